//! Terraform and OpenTofu: plans and states as `terraform show -json` prints them. Knows the documents' frame; how values that are
//! not known yet and sensitive ones are laid over is in `terraform/overlay.rs`, what attributes refer to in `terraform/reference.rs`.
//!
//! Documents: Terraform, "JSON Output Format" (format version 1.x; 0.x of Terraform 0.12 to 0.15 has the same frame).
//! A plan's resource is the state after it is applied: `change.after`, with `{"$unknown": …}` where it is known after apply only,
//! and without the text of anything sensitive.

mod overlay;
mod reference;
mod state;

use reference::References;
use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use crate::decode::{Context, DecodeError, Item};
use crate::field::{self, Object, Under};
use crate::shape::Shape;

/// Whether the document is a plan or a state.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let planned = |key: &str, inner: &str| object.get(key).is_some_and(|value| value.get(inner).is_some());
    let is_change = |change: &Value| {
        change.get("change").is_some() && (change.get("address").is_some() || change.get("type").is_some())
    };
    object
        .get("resource_changes")
        .and_then(Value::as_array)
        .is_some_and(|list| list.is_empty() || list.iter().any(is_change))
        || planned("planned_values", "root_module")
        || planned("values", "root_module")
        || (object.contains_key("format_version") && object.contains_key("terraform_version"))
        || state::is_file(object)
}

/// Whether bytes that are no JSON may have been a plan or a state: what in them is secret cannot be told any more.
pub fn may_be(bytes: &[u8]) -> bool {
    const KEYS: [&[u8]; 5] = [
        b"\"resource_changes\"",
        b"\"terraform_version\"",
        b"\"planned_values\"",
        b"_sensitive\"",
        b"\"sensitive_values\"",
    ];
    KEYS.iter()
        .any(|key| bytes.windows(key.len()).any(|window| window == *key))
}

/// Decodes a document: one record for each resource. A document that is refused as a whole may hold secrets, which marks that
/// nobody read would have hidden, so its bytes are not kept.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    document(value, context).map_err(DecodeError::withheld)
}

fn document(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let mut object = field::into_object(value, "record")?;
    if state::is_file(&object) {
        return Err(DecodeError::refused(
            "a raw state file, which holds secrets in clear: post the output of terraform show -json",
        ));
    }
    let version = field::optional_id(&object, "format_version")?;
    if let Some(version) = version {
        let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        match major {
            Some(0 | 1) => {}
            Some(_) => {
                return Err(DecodeError::invalid(
                    "format_version",
                    format!("{version} is newer than 1.x, which is what this version reads"),
                ));
            }
            None => {
                return Err(DecodeError::invalid(
                    "format_version",
                    format!("not a version: {version:?}"),
                ));
            }
        }
    }
    let time = field::optional_time(&object, "timestamp")?;
    let configuration = object.remove("configuration");
    let references = References::new(configuration.as_ref());
    let plan = Plan {
        context,
        time,
        references,
    };
    if let Some(changes) = object.remove("resource_changes") {
        return plan.changes(changes);
    }
    let (key, values) = ["planned_values", "values"]
        .into_iter()
        .find_map(|key| {
            object
                .remove(key)
                .filter(|value| !value.is_null())
                .map(|value| (key, value))
        })
        .ok_or_else(|| DecodeError::missing("resource_changes"))?;
    state::resources(&plan, key, values)
}

/// What holds for every resource of one document.
struct Plan<'a> {
    context: &'a Context<'a>,
    time: Option<i64>,
    references: References<'a>,
}

impl Plan<'_> {
    fn changes(&self, changes: Value) -> Result<Vec<Item>, DecodeError> {
        let list = match changes {
            Value::Array(list) => list,
            other => {
                return Err(DecodeError::invalid(
                    "resource_changes",
                    format!("not a list: {}", field::describe(&other)),
                ));
            }
        };
        let decode = |(part, mut value): (usize, Value)| {
            let position = part.to_string();
            let item = match self.change(&mut value).under(&format!("resource_changes[{position}]")) {
                Ok(change) => Item::change(part, change),
                Err(error) => Item::reject(part, error, overlay::without_values(value)),
            };
            item.at(&["resource_changes", &position])
        };
        Ok(list.into_iter().enumerate().map(decode).collect())
    }

    fn change(&self, value: &mut Value) -> Result<ConfigChange, DecodeError> {
        let object = value
            .as_object_mut()
            .ok_or_else(|| DecodeError::refused("resource change is not an object"))?;
        let mut change = self.resource(object)?;
        let body = field::object(object, "change")?;
        change.kind = kind(&change.resource_uid, body).under("change")?;
        if let Some(deposed) = field::optional_text(object, "deposed")? {
            // The object that a replacement left behind is another than the one that now has the address.
            change.resource_uid = format!("{} (deposed {deposed})", change.resource_uid);
        }
        let after = section(body, "after").under("change")?;
        let before = section(body, "before").under("change")?;
        for key in ["before_sensitive", "after_sensitive"] {
            overlay::check_marks(body, key).under("change")?;
        }
        change.prior = before.map(|before| overlay::redacted(before, body.get("before_sensitive")).to_string());
        if change.kind == ChangeKind::Delete {
            return Ok(change);
        }
        let Some(after) = after else {
            // With everything decided after apply `after` is null or has no key, and `after_unknown` has them all.
            if body
                .get("after_unknown")
                .is_none_or(|unknown| !overlay::marks_anything(unknown))
            {
                return Err(DecodeError::missing("change.after"));
            }
            return Ok(self.finish(change, Value::Object(Object::new()), body));
        };
        Ok(self.finish(change, after, body))
    }

    /// The parts that plans and states have in common.
    fn resource(&self, object: &Object) -> Result<ConfigChange, DecodeError> {
        let resource_type = field::text(object, "type")?;
        let address = match field::optional_text(object, "address")? {
            Some(address) => address.to_owned(),
            // Trimmed plans keep type and name; without either nothing names the resource.
            None => format!(
                "{resource_type}.{}",
                field::optional_text(object, "name")?.ok_or_else(|| DecodeError::missing("address"))?
            ),
        };
        if field::optional_text(object, "mode")? == Some("data") {
            return Err(DecodeError::refused(format!(
                "`{address}` is a data source and not a resource"
            )));
        }
        let provider = provider(field::optional_text(object, "provider_name")?, resource_type);
        let mut change = self
            .context
            .change("terraform", Shape::Terraform, provider, resource_type, &address);
        change.resource_name = field::optional_text(object, "name")?.map(str::to_owned);
        change.time = self.time.unwrap_or(change.observed_at);
        Ok(change)
    }

    fn finish(&self, mut change: ConfigChange, mut after: Value, body: &Object) -> ConfigChange {
        let links = self.references.of(&change.resource_uid);
        if let Some(sensitive) = body.get("after_sensitive") {
            overlay::redact(&mut after, sensitive);
        }
        if let Some(unknown) = body.get("after_unknown") {
            overlay::mark_unknown(&mut after, unknown);
        }
        reference::lay(&mut after, &links);
        change.tags = field::tags(after.get("tags").or_else(|| after.get("labels")));
        change.configuration = Some(after.to_string());
        change
    }
}

/// `before` or `after`: an object, or null.
fn section(body: &Object, key: &str) -> Result<Option<Value>, DecodeError> {
    field::optional_object(body, key).map(|object| object.cloned().map(Value::Object))
}

/// The plan's actions as one kind: "JSON Output Format", change representation, `actions`.
fn kind(address: &str, body: &Object) -> Result<ChangeKind, DecodeError> {
    let list = field::list(body, "actions")?;
    let mut actions = Vec::with_capacity(list.len());
    for action in list {
        actions.push(
            action
                .as_str()
                .ok_or_else(|| DecodeError::invalid("actions", format!("not text: {}", field::describe(action))))?,
        );
    }
    match actions.as_slice() {
        ["no-op"] => Ok(ChangeKind::Snapshot),
        ["create"] => Ok(ChangeKind::Create),
        ["update"] | ["delete", "create"] | ["create", "delete"] => Ok(ChangeKind::Update),
        ["delete"] => Ok(ChangeKind::Delete),
        ["read"] => Err(DecodeError::refused(format!(
            "`{address}` is only read and not changed"
        ))),
        ["forget"] | ["create", "forget"] | ["forget", "create"] => Err(DecodeError::refused(format!(
            "`{address}` is forgotten by Terraform; what becomes of it the plan does not say"
        ))),
        other => Err(DecodeError::invalid(
            "actions",
            format!("not actions of a plan: {other:?}"),
        )),
    }
}

/// `registry.terraform.io/hashicorp/azurerm` → `azure`. Without a provider's name the type's first word tells it.
fn provider<'a>(name: Option<&'a str>, resource_type: &'a str) -> &'a str {
    let short = name
        .and_then(|name| name.rsplit('/').next())
        .unwrap_or_else(|| resource_type.split('_').next().unwrap_or(resource_type));
    match short {
        "aws" | "awscc" => "aws",
        "azurerm" | "azapi" | "azuread" => "azure",
        "google" | "google-beta" => "gcp",
        "kubernetes" | "helm" => "kubernetes",
        other => other,
    }
}
