//! Hides values of secure parameters where a template spells them: defaults, and what is handed to a nested deployment. Knows no
//! resource.

use serde_json::Value;

use super::value::SENSITIVE;
use crate::field::Object;

/// The type of a nested deployment, in lower case.
pub(super) const DEPLOYMENT: &str = "microsoft.resources/deployments";

/// Whether the parameter's type is `secureString` or `secureObject`.
pub(super) fn is_secure(declared: &Value) -> bool {
    declared
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|name| name.to_ascii_lowercase().starts_with("secure"))
}

/// Hides them in the value, at any depth.
pub(super) fn hide(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::Object(parameters)) = object.get_mut("parameters") {
                for declared in parameters.values_mut().filter(|declared| is_secure(declared)) {
                    if let Some(default) = declared.get_mut("defaultValue") {
                        *default = SENSITIVE.into();
                    }
                }
            }
            let is_deployment = object
                .get("type")
                .and_then(Value::as_str)
                .is_some_and(|name| name.eq_ignore_ascii_case(DEPLOYMENT));
            if let Some(Value::Object(properties)) = object.get_mut("properties").filter(|_| is_deployment) {
                let template = properties.get("template").cloned();
                hide_given(properties, template.as_ref());
            }
            object.values_mut().for_each(hide);
        }
        Value::Array(list) => list.iter_mut().for_each(hide),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Hides what the properties of a deployment hand to its template, but what goes to a parameter that is declared and not secure. What
/// a linked template declares stands elsewhere.
pub(super) fn hide_given(properties: &mut Object, template: Option<&Value>) {
    let declared = template
        .and_then(|template| template.get("parameters"))
        .and_then(Value::as_object);
    let is_open = |name: &str| {
        let declared = declared.and_then(|declared| declared.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)));
        declared.is_some_and(|(_, declared)| declared.get("type").is_some_and(Value::is_string) && !is_secure(declared))
    };
    match properties.get_mut("parameters") {
        Some(Value::Object(given)) => {
            for (_, value) in given.iter_mut().filter(|(name, _)| !is_open(name)) {
                *value = SENSITIVE.into();
            }
        }
        Some(other) if !other.is_null() => *other = SENSITIVE.into(),
        _ => {}
    }
}
