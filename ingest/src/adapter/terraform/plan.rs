//! Changes of a plan, and what plans and states have in common. Knows no document.

use std::collections::HashSet;

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use super::configuration::Configuration;
use super::draft::Drafts;
use super::overlay;
use super::reference::{self, Links};
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::field::{self, Object};
use crate::shape::Shape;

/// What holds for every resource of one document.
pub(super) struct Plan<'a> {
    pub context: &'a Context<'a>,
    pub time: Option<i64>,
    pub configuration: Configuration<'a>,
}

/// A change and the values that its configuration will hold.
type Planned = (ConfigChange, Option<Object>);

impl Plan<'_> {
    /// The changes of a plan. What drifted and is not changed stands as it was found: a plan that only refreshes has nothing else.
    pub(super) fn changes(&self, changes: Value, drift: Option<Value>) -> Result<Vec<Item>, DecodeError> {
        let list = list(changes, "resource_changes")?;
        let address = |value: &Value| value.get("address").and_then(Value::as_str).map(str::to_owned);
        let changed: HashSet<String> = list.iter().filter_map(address).collect();
        let mut drafts = Drafts::default();
        for value in list {
            self.draft("resource_changes", drafts.len(), value, &mut drafts);
        }
        let drift = drift
            .filter(|drift| !drift.is_null())
            .map(|drift| self::list(drift, "resource_drift"));
        for (position, value) in drift.transpose()?.unwrap_or_default().into_iter().enumerate() {
            if address(&value).is_none_or(|address| !changed.contains(&address)) {
                self.draft("resource_drift", position, value, &mut drafts);
            }
        }
        Ok(drafts.finish(self.context))
    }

    fn draft(&self, key: &str, position: usize, mut value: Value, drafts: &mut Drafts) {
        let (part, position) = (drafts.len(), position.to_string());
        match self.change(&mut value).under(&format!("{key}[{position}]")) {
            Ok((change, Some(values))) => {
                let links = self.links(&change.resource_uid);
                drafts.draft(Item::change(part, change).at(&[key, &position]), values, links);
            }
            Ok((change, None)) => drafts.push(Item::change(part, change).at(&[key, &position])),
            Err(error) => {
                let item = Item::reject(part, error, overlay::without_values(value));
                drafts.push(item.at(&[key, &position]));
            }
        }
    }

    /// What the attributes of the resource at the address refer to.
    pub(super) fn links(&self, address: &str) -> Links {
        let written = self.configuration.of(address);
        written
            .map(|written| reference::links(&self.configuration, written))
            .unwrap_or_default()
    }

    fn change(&self, value: &mut Value) -> Result<Planned, DecodeError> {
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
            return Ok((change, None));
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
            return Err(DecodeError::nothing(format!(
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

    fn finish(&self, mut change: ConfigChange, mut after: Value, body: &Object) -> Planned {
        if let Some(sensitive) = body.get("after_sensitive") {
            overlay::redact(&mut after, sensitive);
        }
        if let Some(unknown) = body.get("after_unknown") {
            overlay::mark_unknown(&mut after, unknown);
        }
        let mut values = match after {
            Value::Object(values) => values,
            _ => Object::new(),
        };
        self.lay(&change, &mut values, is_new(body));
        change.tags = field::tags(values.get("tags").or_else(|| values.get("labels")));
        (change, Some(values))
    }

    /// Lays what authors wrote over the values.
    pub(super) fn lay(&self, change: &ConfigChange, values: &mut Object, is_new: bool) {
        if let Some(written) = self.configuration.of(&change.resource_uid) {
            let overlay = reference::Overlay {
                configuration: &self.configuration,
                written,
                resource_type: &change.resource_type,
                is_new,
            };
            overlay.lay(values);
        }
    }
}

/// Whether the resource is made, for the first time or in place of another.
fn is_new(body: &Object) -> bool {
    let actions = body.get("actions").and_then(Value::as_array);
    actions.is_some_and(|actions| actions.iter().any(|action| action == "create"))
}

fn list(value: Value, key: &str) -> Result<Vec<Value>, DecodeError> {
    match value {
        Value::Array(list) => Ok(list),
        other => Err(DecodeError::invalid(
            key,
            format!("not a list: {}", field::describe(&other)),
        )),
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
        ["read"] => Err(DecodeError::nothing(format!(
            "`{address}` is only read and not changed"
        ))),
        ["forget"] | ["create", "forget"] | ["forget", "create"] => Err(DecodeError::nothing(format!(
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
