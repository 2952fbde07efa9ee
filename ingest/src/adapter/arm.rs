//! ARM templates, those that Bicep compiles to among them, and template resources by themselves. Knows templates' sections; expressions
//! are evaluated in `arm/scope.rs`, names and copies of resources made in `arm/resource.rs`.
//!
//! Document: Azure Resource Manager, "Understand the structure and syntax of ARM templates".
//! A resource's configuration is the resource with every expression evaluated where the template decides it, parameters having
//! their default:
//! - a value that the template does not decide is `{"$unknown": why}`;
//! - `resourceId(…)` is the text `ref:type/name`: what it will be is not known, that it is set is;
//! - the value of a secure parameter is the text `(sensitive)`.
//!
//! Nested resources become records of their own beside their parent, which keeps them; resources of nested deployments too. A child that
//! stands apart is laid into its parent likewise.

mod call;
mod children;
mod expression;
mod function;
mod resource;
mod scope;
mod secret;
mod undecided;
mod value;

use scope::{Limits, Scope};
use serde_json::Value;

use crate::adapter::{Context, DecodeError, Item};
use crate::document::bare::holds;
use crate::field::{self, Object};

/// Whether the document is a template, a part of one, or a resource out of one.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let schema = object.get("$schema").and_then(Value::as_str).unwrap_or_default();
    let members = |key: &str| match object.get(key) {
        Some(Value::Array(list)) => list.iter().any(is_bare),
        Some(Value::Object(named)) => named.values().any(is_bare),
        _ => false,
    };
    schema.contains("eploymentTemplate.json")
        || schema.contains("eploymentParameters.json")
        || (object.contains_key("contentVersion") && object.contains_key("resources"))
        || members("resources")
        || is_bare(value)
}

/// A resource out of a template: a type of Azure's and no id yet. A Kubernetes secret has such a type as well
/// (`kubernetes.io/tls`), but its name stands in its metadata.
fn is_bare(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let is_text = |key: &str| object.get(key).is_some_and(Value::is_string);
    if is_text("kind") && object.get("metadata").is_some_and(Value::is_object) && !object.contains_key("name") {
        return false;
    }
    let typed = object.get("type").and_then(Value::as_str).is_some_and(|name| {
        name.split_once('/')
            .is_some_and(|(namespace, rest)| namespace.contains('.') && !rest.is_empty())
    });
    typed && !object.contains_key("id") && (object.contains_key("apiVersion") || object.contains_key("properties"))
}

/// Decodes a template, each of its resources a record, or a resource by itself. Beside a bare resource may stand its template's
/// `parameters` and `variables`.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let template = field::into_object(value, "template")?;
    let decoded = if is_bare_object(&template) {
        bare(&template, context)
    } else {
        whole(&template, context)
    };
    decoded.or_else(|error| {
        if error.is_foreign() {
            return Err(error);
        }
        let mut template = Value::Object(template);
        secret::hide(&mut template);
        Ok(vec![Item::reject(0, error, template)])
    })
}

/// Whether a bare text that cannot be read may be a template with secure parameters: their defaults must not be kept with the reject.
pub fn may_hold_secret(bare: &[u8]) -> bool {
    const MARKS: [&[u8]; 2] = [b"securestring", b"secureobject"];
    let lower = bare.to_ascii_lowercase();
    MARKS.iter().any(|mark| holds(&lower, mark))
}

/// Lays children that stand beside their parents over them.
pub fn lay_children(items: &mut [Item]) {
    children::lay(items);
}

fn is_bare_object(object: &Object) -> bool {
    object.contains_key("type") && !object.contains_key("$schema")
}

fn whole(template: &Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let Some(resources) = field::present(template, "resources") else {
        let schema = field::optional_text(template, "$schema")?.unwrap_or_default();
        return Err(if schema.contains("eploymentParameters.json") {
            DecodeError::Foreign("a file of parameters and not a template".to_owned())
        } else {
            DecodeError::missing("resources")
        });
    };
    let scope = scope(template, context)?;
    let mut walk = resource::Walk::new(context);
    walk.all(resources, &scope, &resource::Place::root())?;
    children::lay(&mut walk.items);
    Ok(walk.items)
}

fn bare(resource: &Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let scope = scope(resource, context)?;
    let mut alone = resource.clone();
    for section in ["parameters", "variables"] {
        alone.remove(section);
    }
    let mut walk = resource::Walk::new(context);
    walk.one(&Value::Object(alone), &scope, &resource::Place::bare());
    Ok(walk.items)
}

fn scope<'a>(template: &'a Object, context: &Context<'a>) -> Result<Scope<'a>, DecodeError> {
    Scope::new(
        template,
        Object::new(),
        (context.account, context.region),
        Limits::new(),
    )
}
