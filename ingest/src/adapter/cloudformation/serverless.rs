//! `Globals` of SAM templates, laid under each serverless resource. Knows no other section.
//! AWS SAM Developer Guide, "Globals section of the AWS SAM template": texts and numbers of the resource replace, maps merge, lists join.

use serde_json::Value;

use crate::adapter::DecodeError;
use crate::field::{self, Object};

/// The template's `Globals`, if it is a SAM template with some.
pub(super) fn globals(template: &Object) -> Result<Option<Object>, DecodeError> {
    Ok(field::optional_object(template, "Globals")?.cloned())
}

/// The properties with the globals of the resource's type under them, if there are some.
pub(super) fn merged(globals: &Object, resource_type: &str, properties: &Object) -> Option<Object> {
    let section = resource_type.strip_prefix("AWS::Serverless::")?;
    let mut merged = globals.get(section)?.as_object()?.clone();
    lay_over(&mut merged, properties);
    Some(merged)
}

fn lay_over(under: &mut Object, over: &Object) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(Value::Object(below)), Value::Object(above)) => lay_over(below, above),
            (Some(Value::Array(below)), Value::Array(above)) => below.extend(above.iter().cloned()),
            _ => {
                under.insert(key.clone(), value.clone());
            }
        }
    }
}
