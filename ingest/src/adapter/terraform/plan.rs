//! Changes of a plan, and what plans and states have in common. Knows no document.

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use super::overlay;
use super::reference::{self, References};
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::field::{self, Object};
use crate::shape::Shape;

/// What holds for every resource of one document.
pub(super) struct Plan<'a> {
    pub context: &'a Context<'a>,
    pub time: Option<i64>,
    pub references: References<'a>,
}

impl Plan<'_> {
    pub(super) fn changes(&self, changes: Value) -> Result<Vec<Item>, DecodeError> {
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
    pub(super) fn resource(&self, object: &Object) -> Result<ConfigChange, DecodeError> {
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
