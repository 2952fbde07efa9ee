//! The configuration before a change, made of the one after it and the notification's `configurationItemDiff`
//! (<https://docs.aws.amazon.com/config/latest/developerguide/example-sns-notification.html>): keys like `Configuration.IpPermissions.0`,
//! names with a capital that the configuration may not have, and a number for an element of a list, whose place it does not say. Where
//! one of the changed values is not found there is no configuration before: half of one would be wrong.

use serde_json::Value;

use crate::adapter::aws;
use crate::field::Object;

/// Changed properties times values: each is looked for among all. Beyond it is not told; what is known of the resource tells instead.
const MOST_LOOKS: usize = 1 << 22;

/// The configuration as it was; `None` where the difference does not tell.
pub(super) fn configuration(after: &Value, diff: &Object) -> Option<Value> {
    let changed = diff.get("changedProperties")?.as_object()?;
    if changed.len().saturating_mul(values(after)) > MOST_LOOKS {
        return None;
    }
    let mut before = after.clone();
    let mut told = false;
    for (key, change) in changed {
        let Some(path) = path(key) else { continue };
        let value = |name: &str| expanded(change.get(name).cloned().unwrap_or_default());
        undo(&mut before, &path, &value("previousValue"), &value("updatedValue"))?;
        told = true;
    }
    told.then_some(before)
}

/// How many there are, at any depth.
fn values(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(values).sum(),
        Value::Object(object) => object.values().map(values).sum(),
        _ => 0,
    }
}

/// Where a changed property stands in our configuration; `None` for what is not part of it.
fn path(key: &str) -> Option<Vec<&str>> {
    let mut steps = key.split('.');
    let mut path = match steps.next()? {
        "Configuration" => Vec::new(),
        "SupplementaryConfiguration" => vec!["supplementaryConfiguration"],
        "Relationships" => vec!["relationships"],
        "Tags" => vec!["tags"],
        _ => return None,
    };
    path.extend(steps);
    Some(path)
}

/// JSON texts opened, as they are in the configuration.
fn expanded(value: Value) -> Value {
    let mut holder = Object::new();
    holder.insert("value".to_owned(), value);
    aws::expand_fields(&mut holder);
    holder.remove("value").unwrap_or_default()
}

fn undo(root: &mut Value, path: &[&str], previous: &Value, updated: &Value) -> Option<()> {
    let (last, parents) = path.split_last()?;
    let mut at = root;
    for step in parents {
        let object = at.as_object_mut()?;
        let name = name(object, step);
        at = object.get_mut(&name)?;
    }
    match at {
        Value::Array(elements) => {
            if !updated.is_null() {
                elements.remove(position(elements, updated, previous.is_null())?);
            }
            if !previous.is_null() {
                elements.push(previous.clone());
            }
        }
        Value::Object(object) => {
            let name = name(object, last);
            match (previous.is_null(), updated.is_null() || object.contains_key(&name)) {
                (_, false) => return None,
                (true, _) => drop(object.remove(&name)),
                (false, _) => drop(object.insert(name, previous.clone())),
            }
        }
        _ => return None,
    }
    Some(())
}

/// The element that a difference means: the one that is equal, or, where it only goes away, the one that has all that is said.
fn position(elements: &[Value], updated: &Value, may_have_more: bool) -> Option<usize> {
    let equal = elements.iter().position(|element| element == updated);
    let has_all = |element: &Value| match (element, updated) {
        (Value::Object(element), Value::Object(updated)) => {
            updated.iter().all(|(name, value)| element.get(name) == Some(value))
        }
        _ => false,
    };
    let more = || {
        let mut found = elements.iter().enumerate().filter(|(_, element)| has_all(element));
        let first = found.next()?.0;
        found.next().is_none().then_some(first)
    };
    equal.or_else(|| may_have_more.then(more).flatten())
}

/// The name of a member as its object writes names.
fn name(object: &Object, written: &str) -> String {
    if object.contains_key(written) {
        return written.to_owned();
    }
    if let Some(name) = object.keys().find(|name| name.eq_ignore_ascii_case(written)) {
        return name.clone();
    }
    let small = object
        .keys()
        .any(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut letters = written.chars();
    match letters.next() {
        Some(first) if small => first.to_ascii_lowercase().to_string() + letters.as_str(),
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(after: Value, changed: Value, expect: Option<Value>) {
        let diff = json!({"changedProperties": changed, "changeType": "UPDATE"});
        assert_eq!(configuration(&after, diff.as_object().unwrap()), expect, "{diff}");
    }

    /// The forms of <https://repost.aws/knowledge-center/config-configurationitemdiff>.
    #[test]
    fn what_came_went_and_became_another() {
        check(
            json!({"ipPermissions": [{"fromPort": 22, "ipRanges": ["0.0.0.0/0"]}, {"fromPort": 80}], "groupName": "web"}),
            json!({"Configuration.IpPermissions.0": {"previousValue": null, "updatedValue": {"fromPort": 22}, "changeType": "CREATE"}}),
            Some(json!({"ipPermissions": [{"fromPort": 80}], "groupName": "web"})),
        );
        check(
            json!({"ipPermissions": []}),
            json!({"Configuration.IpPermissions.0": {"previousValue": {"fromPort": 22}, "updatedValue": null, "changeType": "DELETE"}}),
            Some(json!({"ipPermissions": [{"fromPort": 22}]})),
        );
        check(
            json!({"attachmentCount": 3, "relationships": [{"resourceId": "a"}]}),
            json!({
                "Configuration.AttachmentCount": {"previousValue": 2, "updatedValue": 3, "changeType": "UPDATE"},
                "Relationships.0": {"previousValue": null, "updatedValue": {"resourceId": "a"}, "changeType": "CREATE"},
            }),
            Some(json!({"attachmentCount": 2, "relationships": []})),
        );
        check(
            json!({"state": {"code": 80}}),
            json!({"Configuration.KeyName": {"previousValue": "k", "updatedValue": null, "changeType": "DELETE"},
                "Configuration.State.Code": {"previousValue": 16, "updatedValue": 80, "changeType": "UPDATE"}}),
            Some(json!({"state": {"code": 16}, "keyName": "k"})),
        );
    }

    #[test]
    fn what_is_not_found_is_not_guessed() {
        check(
            json!({"ipPermissions": [{"fromPort": 22, "a": 1}, {"fromPort": 22, "a": 2}]}),
            json!({"Configuration.IpPermissions.0": {"previousValue": null, "updatedValue": {"fromPort": 22}, "changeType": "CREATE"}}),
            None,
        );
        check(
            json!({"a": 1}),
            json!({"Configuration.B.C": {"previousValue": 1, "updatedValue": 2, "changeType": "UPDATE"}}),
            None,
        );
        check(
            json!({"a": 1}),
            json!({"AvailabilityZone": {"previousValue": "a", "updatedValue": "b"}}),
            None,
        );
    }

    #[test]
    fn many_changes_of_many_values_are_not_looked_for() {
        // The configuration and its list are values too.
        let after = |count: usize| json!({"ports": vec![0; count - 2]});
        let told = |changes: usize, count: usize| {
            let change = json!({"previousValue": 1, "updatedValue": 0, "changeType": "UPDATE"});
            let changed = (0..changes).map(|at| (format!("Configuration.Ports.{at}"), change.clone()));
            let diff = json!({"changedProperties": changed.collect::<Object>()});
            configuration(&after(count), diff.as_object().unwrap()).is_some()
        };
        let count = 1 << 14;
        for (changes, is_told) in [(255, true), (256, true), (257, false)] {
            assert_eq!(MOST_LOOKS, 256 * count);
            assert_eq!(told(changes, count), is_told, "{changes}");
        }
    }
}
