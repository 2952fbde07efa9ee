//! Child resources that stand beside their parent in the same file, laid into the parent's `resources`, where a nested one stands: a
//! server's parameters, an app's configuration. So that a child that is not there is known not to be. Knows no type.
//!
//! Document: Azure Resource Manager, "Set name and type for child resources": outside of its parent a child has the types and names of
//! both, `Microsoft.Web/sites/config` and `app/web`.

use std::collections::HashMap;

use serde_json::Value;

use crate::adapter::Item;
use crate::document::json;

/// Bytes that children may add to the parents of one file.
const BUDGET: usize = 64 << 20;
/// How much deeper than by itself a child stands in its parent.
const DEEPER: usize = 2;

/// Lays children over their parents.
pub(super) fn lay(items: &mut [Item]) {
    let mut parents: HashMap<(String, String), usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(named) = named(item) {
            parents.entry(named).or_insert(at);
        }
    }
    let mut children: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let parent = named(item).and_then(|(kind, name)| {
            let (kind, name) = (kind.rsplit_once('/')?.0, name.rsplit_once('/')?.0);
            parents.get(&(kind.to_owned(), name.to_owned()))
        });
        if let Some(parent) = parent.filter(|parent| !is_nested(item, &items[**parent])) {
            children.entry(*parent).or_default().push(at);
        }
    }
    let mut left = BUDGET;
    let mut laid: Vec<(usize, String)> = Vec::new();
    for (parent, children) in &children {
        if let Some(text) = with_children(items, *parent, children, &mut left) {
            laid.push((*parent, text));
        }
    }
    for (parent, text) in laid {
        if let Ok(change) = &mut items[parent].outcome {
            change.configuration = Some(text);
        }
    }
}

/// Type and whole name, both in lower case: Azure compares them without case.
fn named(item: &Item) -> Option<(String, String)> {
    let change = item.outcome.as_ref().ok()?;
    let name = change.resource_name.as_deref()?.to_lowercase();
    Some((change.resource_type.clone(), name))
}

/// Whether the child stands in the parent already.
fn is_nested(child: &Item, parent: &Item) -> bool {
    child.place.len() > parent.place.len() && child.place.starts_with(&parent.place)
}

fn with_children(items: &[Item], parent: usize, children: &[usize], left: &mut usize) -> Option<String> {
    let read = |at: usize| {
        let text = items[at].outcome.as_ref().ok()?.configuration.as_deref()?;
        serde_json::from_str::<Value>(text).ok()
    };
    let mut values = read(parent)?;
    let list = values
        .as_object_mut()?
        .entry("resources")
        .or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(list) = list else { return None };
    for child in children {
        let value = read(*child)?;
        *left = left.saturating_sub(value.to_string().len());
        let fits = *left > 0 && json::depth(&value) + DEEPER <= json::DEEPEST;
        list.push(if fits {
            value
        } else {
            super::value::unknown("too large, or nested too deep")
        });
    }
    Some(values.to_string())
}
