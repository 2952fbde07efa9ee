//! Resources of a state, or of a plan's `planned_values` where there are no `resource_changes`. Knows modules; no changes.

use schemas::change::UNKNOWN;
use schemas::{ChangeKind, ConfigChange};
use serde_json::{Map, Value};

use super::draft::Drafts;
use super::overlay;
use super::plan::Plan;
use crate::adapter::{DecodeError, Item, Under};
use crate::field::{self, Object};

/// Whether the document is a raw state file (`terraform.tfstate`) and not the output of `terraform show -json`.
pub(super) fn is_file(object: &Object) -> bool {
    let marks = ["version", "lineage", "serial", "terraform_version", "resources"];
    !object.contains_key("format_version") && marks.iter().filter(|mark| object.contains_key(**mark)).count() > 2
}

/// The resources of `root_module` and of all modules below it, in order.
pub(super) fn resources(plan: &Plan, key: &str, mut values: Value) -> Result<Vec<Item>, DecodeError> {
    let root = values
        .get_mut("root_module")
        .map(Value::take)
        .ok_or_else(|| DecodeError::missing(format!("{key}.root_module")))?;
    let mut drafts = Drafts::default();
    module(
        plan,
        &format!("{key}.root_module"),
        root,
        key == "planned_values",
        &mut drafts,
    )?;
    Ok(drafts.finish(plan.context))
}

fn module(plan: &Plan, path: &str, module_value: Value, planned: bool, drafts: &mut Drafts) -> Result<(), DecodeError> {
    let mut object = field::into_object(module_value, path)?;
    let resources = list(&mut object, "resources").under(path)?;
    for (position, mut value) in resources.into_iter().enumerate() {
        let part = drafts.len();
        match resource(plan, &mut value, planned).under(&format!("{path}.resources[{position}]")) {
            Ok((change, values)) => {
                let links = plan.links(&change.resource_uid);
                drafts.draft(Item::change(part, change), values, links);
            }
            Err(error) => drafts.push(Item::reject(part, error, overlay::without_values(value))),
        }
    }
    for (position, child) in list(&mut object, "child_modules").under(path)?.into_iter().enumerate() {
        module(
            plan,
            &format!("{path}.child_modules[{position}]"),
            child,
            planned,
            drafts,
        )?;
    }
    Ok(())
}

fn list(object: &mut Object, key: &str) -> Result<Vec<Value>, DecodeError> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => Ok(list),
        Some(other) => Err(DecodeError::invalid(
            key,
            format!("not a list: {}", field::describe(&other)),
        )),
    }
}

fn resource(plan: &Plan, value: &mut Value, planned: bool) -> Result<(ConfigChange, Object), DecodeError> {
    let object = value
        .as_object_mut()
        .ok_or_else(|| DecodeError::refused("resource is not an object"))?;
    let mut change = plan.resource(object)?;
    if field::optional_object(object, "values")?.is_none() {
        return Err(DecodeError::missing("values"));
    }
    overlay::check_marks(object, "sensitive_values")?;
    let mut values = object.get_mut("values").map(Value::take).unwrap_or_default();
    if let Some(sensitive) = object.get("sensitive_values") {
        overlay::redact(&mut values, sensitive);
    }
    let mut values = field::into_object(values, "values")?;
    if let (true, Some(written)) = (planned, plan.configuration.of(&change.resource_uid)) {
        // `planned_values` leaves out what is known after apply only: an attribute with an expression and without a value is that.
        for attribute in written.expressions.keys() {
            let later = || Value::Object(Map::from_iter([(UNKNOWN.to_owned(), overlay::LATER.into())]));
            values.entry(attribute).or_insert_with(later);
        }
    }
    plan.lay(&change, &mut values, false);
    change.kind = ChangeKind::Snapshot;
    change.tags = field::tags(values.get("tags").or_else(|| values.get("labels")));
    Ok((change, values))
}
