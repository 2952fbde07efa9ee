//! Assets of a listing: what tells one state from another, and what it means that one is not listed any more. Pure.

use serde_json::{Value, json};

use super::config::Content;
use crate::source::listing::{Listed, digest};

/// A line of an export.
pub(super) fn line(line: &[u8]) -> Listed {
    match serde_json::from_slice(line) {
        Ok(asset) => listed(&asset),
        Err(error) => {
            let text = Value::String(String::from_utf8_lossy(line).into_owned());
            Listed::nameless(text, format!("not JSON: {error}"))
        }
    }
}

/// In an export names of fields are as in the API's own language: `asset_type`.
pub(super) fn listed(asset: &Value) -> Listed {
    let text = |key: &str| asset[key].as_str().filter(|text| !text.is_empty());
    match (text("name"), text("assetType").or(text("asset_type"))) {
        (Some(name), Some(asset_type)) => Listed {
            id: name.to_owned(),
            version: format!("{} {asset_type}", digest(asset)),
            row: asset.clone(),
            refused: None,
        },
        (None, _) => Listed::nameless(asset.clone(), "field `name`: missing".to_owned()),
        (_, None) => Listed::nameless(asset.clone(), "field `assetType`: missing".to_owned()),
    }
}

/// An asset that went, as a feed says it (`TemporalAsset`); a policy that went from an asset that is there is one that says nothing.
/// `is_there` is asked of policies.
pub(super) fn end(
    content: Content,
    (name, version): (&str, &str),
    as_of: i64,
    is_there: impl FnOnce() -> bool,
) -> Option<Value> {
    let time = chrono::DateTime::from_timestamp_millis(as_of)?.to_rfc3339();
    let asset_type = version.split_once(' ').map_or("", |(_, name)| name);
    let mut asset = json!({"name": name, "assetType": asset_type, "updateTime": time});
    match content {
        Content::Resource => {
            return Some(json!({"asset": asset, "deleted": true, "window": {"startTime": time}}));
        }
        Content::IamPolicy => asset["iamPolicy"] = json!({}),
        Content::OrgPolicy => asset["orgPolicy"] = json!([]),
    }
    is_there().then_some(asset)
}
