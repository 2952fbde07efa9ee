//! CloudFormation and SAM templates, JSON and YAML (short tags have become their long form before). Knows templates' sections;
//! intrinsic functions are resolved in `cloudformation/resolve.rs`, conditions in `cloudformation/condition.rs`.
//!
//! A resource's configuration is its `Properties` with every intrinsic resolved where the template decides it:
//! - a value that the template does not decide is `{"$unknown": why}`;
//! - a reference to another resource is the text `ref:LogicalId` or `getatt:LogicalId.Attribute`, an import `import:Name`: what it will
//!   be is not known, that it is set is;
//! - `AWS::NoValue` removes the property.

mod condition;
mod each;
mod parameter;
mod resolve;
mod serverless;
mod stack;
mod text;

use resolve::{TRANSFORM, Template};
use schemas::ConfigChange;
use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use crate::adapter::{Context, DecodeError, Item, Under};
use crate::document::bare::holds;
use crate::field::{self, Object};
use crate::shape::Shape;

/// Resource attributes beside `Properties` that say something of the resource's life.
const ATTRIBUTES: [&str; 7] = [
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "UpdatePolicy",
    "UpdateReplacePolicy",
];

/// Whether the document is a template: `Resources` whose members have CloudFormation types.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let Some(resources) = object.get("Resources") else {
        return object.contains_key("AWSTemplateFormatVersion");
    };
    let typed = |resource: &Value| {
        resource
            .get("Type")
            .and_then(Value::as_str)
            .is_some_and(|name| name.contains("::"))
    };
    object.contains_key("AWSTemplateFormatVersion")
        || object.contains_key("Transform")
        || resources
            .as_object()
            .is_some_and(|resources| resources.values().any(typed))
}

/// Whether a bare text that cannot be read may be a template with hidden parameters: their defaults must not be kept with the reject.
pub fn may_hold_secret(bare: &[u8]) -> bool {
    holds(bare, b"NoEcho:")
}

/// Decodes a template: one record for each of its resources. One that is refused as a whole and holds the literal default of a
/// `NoEcho` parameter is not kept.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let template = field::into_object(value, "template")?;
    let secret = |parameter: &Value| parameter.get("NoEcho").is_some() && parameter.get("Default").is_some();
    let holds_secret = template
        .get("Parameters")
        .and_then(Value::as_object)
        .is_some_and(|parameters| parameters.values().any(secret));
    document(template, context).map_err(|error| if holds_secret { error.withheld() } else { error })
}

fn document(mut template: Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let resources = match template.remove("Resources") {
        Some(Value::Object(resources)) => resources,
        Some(other) => {
            return Err(DecodeError::invalid(
                "Resources",
                format!("not an object: {}", field::describe(&other)),
            ));
        }
        None => return Err(DecodeError::missing("Resources")),
    };
    if resources.is_empty() {
        return Ok(Vec::new());
    }
    let resources = each::written_out(resources, field::optional_object(&template, "Parameters")?);
    let globals = serverless::globals(&template)?;
    let template = Template::new(&template, &resources, context)?;
    let mut stack = stack::Stack::default();
    for (part, (name, resource)) in resources.iter().enumerate() {
        let place = ["Resources", name];
        match decode_resource(name, resource, &template, globals.as_ref(), context).under(&format!("Resources.{name}"))
        {
            Ok((change, configuration)) => stack.draft(name, Item::change(part, change).at(&place), configuration),
            Err(error) => {
                let value = Value::Object(Map::from_iter([(name.clone(), resource.clone())]));
                stack.push(Item::reject(part, error, value).at(&place));
            }
        }
    }
    Ok(stack.finish())
}

fn decode_resource(
    name: &str,
    resource: &Value,
    template: &Template,
    globals: Option<&Object>,
    context: &Context,
) -> Result<(ConfigChange, Object), DecodeError> {
    if name.starts_with(each::LOOP) {
        return Err(DecodeError::refused(format!(
            "`{name}` is a loop; expand it first (aws cloudformation get-template --template-stage Processed)"
        )));
    }
    if name == TRANSFORM {
        return Err(DecodeError::refused(
            "a macro puts resources in that the template does not hold; read what it makes (aws cloudformation get-template \
             --template-stage Processed)",
        ));
    }
    let resource = resource.as_object().ok_or_else(|| {
        DecodeError::refused(format!(
            "field `Resources.{name}`: not an object: {}",
            field::describe(resource)
        ))
    })?;
    let resource_type = field::text(resource, "Type")?;
    if let Some(condition) = field::optional_text(resource, "Condition")?
        && template.condition(condition) == Some(false)
    {
        return Err(DecodeError::nothing(format!(
            "condition `{condition}` is false: `Resources.{name}` is not created"
        )));
    }
    let empty = Object::new();
    let properties = field::optional_object(resource, "Properties")?.unwrap_or(&empty);
    let is_macro = properties.contains_key(TRANSFORM) || resource.contains_key(TRANSFORM);
    let merged = globals.and_then(|globals| serverless::merged(globals, resource_type, properties));
    let mut configuration = template.resolve_object(merged.as_ref().unwrap_or(properties));
    if is_macro {
        configuration = Object::from_iter([(UNKNOWN.to_owned(), TRANSFORM.into())]);
    }
    let uid = format!("{}#{name}", context.name);
    let mut change = context.change("cloudformation", Shape::CloudFormation, "aws", resource_type, &uid);
    change.resource_name = Some(name.to_owned());
    change.tags = field::tags(configuration.get("Tags"));
    let attributes: Object = ATTRIBUTES
        .iter()
        .filter_map(|key| resource.get(*key).map(|value| ((*key).to_owned(), value.clone())))
        .collect();
    if !attributes.is_empty() && !is_macro {
        configuration.insert("$attributes".to_owned(), Value::Object(attributes));
    }
    if template.exhausted() {
        return Err(DecodeError::refused("the template's values repeat to more than 64 MiB"));
    }
    Ok((change, configuration))
}
