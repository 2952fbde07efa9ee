//! What an adapter makes of one item of a document. Knows no provider.

use schemas::{ChangeKind, ConfigChange, identity};
use serde_json::Value;

use super::error::DecodeError;

/// What an adapter made of one item of a document.
#[derive(Debug)]
pub struct Item {
    /// Position of the item within its wrapper, from 0; 0 where there is no wrapper.
    pub part: usize,
    /// Keys from the document's root to the item, to find its line: `["Resources", "Bucket"]`. Empty: the document's own line.
    pub place: Vec<String>,
    /// The change, or why there is none together with the item.
    pub outcome: Result<ConfigChange, (DecodeError, Value)>,
}

impl Item {
    /// A change.
    pub fn change(part: usize, change: ConfigChange) -> Self {
        Self {
            part,
            place: Vec::new(),
            outcome: Ok(change),
        }
    }

    /// An item that could not be taken.
    pub fn reject(part: usize, error: DecodeError, value: Value) -> Self {
        Self {
            part,
            place: Vec::new(),
            outcome: Err((error, value)),
        }
    }

    /// The same, with the keys that lead to it.
    pub fn at(mut self, place: &[&str]) -> Self {
        self.place = place.iter().map(|key| (*key).to_owned()).collect();
        self
    }
}

/// Sets the id from what the source itself calls this version of the resource.
pub fn identify(change: &mut ConfigChange, identity: &[&str]) {
    change.id = identity::change_id(&change.source, &change.resource_uid, identity);
}

/// Without a name of its own a version is identified by its content, and by its time where the provider gave one: a listing
/// that is read again tomorrow is the same change.
pub fn identify_by_content(change: &mut ConfigChange) {
    let time = if change.time == change.observed_at {
        String::new()
    } else {
        change.time.to_string()
    };
    let kind = match change.kind {
        ChangeKind::Create => "create",
        ChangeKind::Update => "update",
        ChangeKind::Delete => "delete",
        ChangeKind::Snapshot => "snapshot",
    };
    let configuration = change.configuration.clone().unwrap_or_default();
    identify(change, &[&time, kind, &configuration]);
}
