//! Resources that stand in another's `resources`, as exports of a whole group write them: each becomes a record of its own, the outer one
//! keeps them. Knows no type.
//!
//! Document: Azure Resource Manager, "Set name and type for child resources". A nested one without an id has that of its parent with its own
//! type and name behind it; one of another provider extends the parent.

use serde_json::Value;

use crate::adapter::Item;
use crate::field::Object;

use super::id::is_resource_id;

/// How deep resources may nest.
const DEEPEST: usize = 8;

/// A nested resource.
pub(super) struct Nested {
    /// Keys that lead to it from the resource around it.
    place: Vec<String>,
    value: Value,
}

/// Every resource within the value.
pub(super) fn of(value: &Value) -> Vec<Nested> {
    let mut out = Vec::new();
    if let Some(object) = value.as_object()
        && let Some(id) = text(object, &["id", "ResourceId"]).filter(|id| is_resource_id(id))
    {
        let kind = text(object, &["type", "ResourceType"]).unwrap_or_default();
        within(object, (id, kind), &[], DEEPEST, &mut out);
    }
    out
}

/// The items of a list, each followed by what became of the resources within it.
pub(super) fn behind(items: Vec<Item>, nested: Vec<Vec<Nested>>, decode: impl Fn(Value) -> Vec<Item>) -> Vec<Item> {
    let mut out = Vec::with_capacity(items.len());
    for (item, nested) in items.into_iter().zip(nested) {
        let (part, outer) = (item.part, item.place.clone());
        out.push(item);
        for Nested { place, value } in nested {
            let place: Vec<String> = outer.iter().cloned().chain(place).collect();
            out.extend(decode(value).into_iter().map(|inner| Item {
                part,
                place: place.clone(),
                ..inner
            }));
        }
    }
    out
}

fn within(object: &Object, parent: (&str, &str), place: &[String], left: usize, out: &mut Vec<Nested>) {
    let list = ["resources", "Resources"]
        .into_iter()
        .find_map(|key| Some((key, object.get(key)?.as_array()?)));
    let (Some((key, list)), Some(left)) = (list, left.checked_sub(1)) else {
        return;
    };
    for (at, value) in list.iter().enumerate() {
        let Some((mut child, id)) = named(value, parent) else {
            continue;
        };
        let place: Vec<String> = place.iter().cloned().chain([key.to_owned(), at.to_string()]).collect();
        let kind = text(&child, &["type", "ResourceType"]).unwrap_or_default().to_owned();
        within(&child, (&id, &kind), &place, left, out);
        if text(&child, &["ResourceId"]).is_none() {
            child.insert("id".to_owned(), id.into());
        }
        out.push(Nested {
            place,
            value: Value::Object(child),
        });
    }
}

/// The nested resource and its id; `None` where it says neither.
fn named(value: &Value, (parent, parent_type): (&str, &str)) -> Option<(Object, String)> {
    let child = value.as_object()?;
    if let Some(id) = text(child, &["id", "ResourceId"]).filter(|id| is_resource_id(id)) {
        return (!id.eq_ignore_ascii_case(parent)).then(|| (child.clone(), id.to_owned()));
    }
    let kind = text(child, &["type", "ResourceType"])?;
    let name = text(child, &["name", "Name"])?.rsplit('/').next()?;
    let own = kind
        .get(..parent_type.len())
        .filter(|start| !parent_type.is_empty() && start.eq_ignore_ascii_case(parent_type))
        .and_then(|_| kind[parent_type.len()..].strip_prefix('/'));
    let id = match own {
        Some(own) if !own.contains('/') => format!("{parent}/{own}/{name}"),
        Some(_) => return None,
        None => format!("{parent}/providers/{kind}/{name}"),
    };
    Some((child.clone(), id))
}

fn text<'o>(object: &'o Object, keys: &[&str]) -> Option<&'o str> {
    keys.iter()
        .find_map(|key| object.get(*key)?.as_str())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_resources_have_ids() {
        let server = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/a";
        let diagnostics = format!("{server}/providers/Microsoft.Insights/diagnosticSettings/d");
        let record = json!({"id": server, "type": "Microsoft.Sql/servers", "properties": {}, "resources": [
            {"type": "Microsoft.Sql/servers/firewallRules", "name": "all", "properties": {}},
            {"type": "microsoft.sql/servers/databases", "name": "a/db", "resources": [
                {"type": "Microsoft.Sql/servers/databases/transparentDataEncryption", "name": "current"}]},
            {"type": "Microsoft.Insights/diagnosticSettings", "name": "d"},
            {"id": diagnostics, "name": "d"},
            {"name": "of no type"}, 5]});
        let ids: Vec<String> = of(&record)
            .iter()
            .map(|nested| nested.value["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            ids,
            [
                format!("{server}/firewallRules/all"),
                format!("{server}/databases/db/transparentDataEncryption/current"),
                format!("{server}/databases/db"),
                diagnostics.clone(),
                diagnostics,
            ]
        );
        assert_eq!(of(&record)[1].place, ["resources", "1", "resources", "0"]);
        assert!(of(&json!({"resources": [{"type": "a.b/c", "name": "n"}]})).is_empty());
    }
}
