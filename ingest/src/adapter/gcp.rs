//! Google Cloud: Cloud Asset Inventory feeds, exports and search results, and objects as `gcloud … list --format json` prints them. Knows the wrappers; an asset is read in `gcp/asset.rs`, an API object in `gcp/api.rs`.
//!
//! A configuration is `{"resource": …, "iam_policy": …}` with what the message carries: a feed sends one content type a message,
//! so most changes are partial and are laid over what is known of the asset.

mod api;
mod asset;
mod name;
mod search;

use serde_json::Value;

use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Item};
use crate::field::{self, Object};

/// Lists of assets: of `assets.list` and `batchGetAssetsHistory`, of the two searches.
const LISTS: [&str; 2] = ["assets", "results"];

/// Whether the document is one of Google Cloud's.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    asset::recognises(object) || search::recognises(object) || api::recognises(object) || list_key(object).is_some()
}

fn list_key(object: &Object) -> Option<&'static str> {
    let is_ours = |value: &Value| {
        value
            .as_object()
            .is_some_and(|element| asset::recognises(element) || search::recognises(element))
    };
    LISTS.into_iter().find(|key| {
        object
            .get(*key)
            .and_then(Value::as_array)
            .is_some_and(|list| list.iter().any(is_ours))
    })
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if let Some(key) = list_key(&object) {
        let list = wrapped::take_list(&mut object, key)?;
        return Ok(wrapped::each(list, key, |value| one(value, context)));
    }
    Ok(wrapped::only(Value::Object(object), |value| one(value, context)))
}

fn one(value: &mut Value, context: &Context) -> Result<schemas::ConfigChange, DecodeError> {
    let object = wrapped::as_object_mut(value)?;
    if asset::recognises(object) {
        asset::decode(object, context)
    } else if search::recognises(object) {
        search::decode(object, context)
    } else {
        api::decode(object, context)
    }
}
