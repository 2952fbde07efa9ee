//! From a template's resources to changes: conditions, copy loops, nested resources, nested deployments. Knows no function.
//!
//! Documents: Azure Resource Manager, "Resource iteration in ARM templates", "Conditional deployment", "Set name and type for child
//! resources", "Using linked and nested templates" (`expressionEvaluationOptions.scope`: `outer` unless it says `inner`).

use schemas::ConfigChange;
use serde_json::Value;

use super::scope::{MOST_COPIES, Scope};
use super::secret::{self, DEPLOYMENT};
use super::value::{SENSITIVE, is_reference};
use crate::adapter::{Context, DecodeError, Item, Under};
use crate::document::json;
use crate::field::{self, Object};
use crate::shape::Shape;

/// What a record takes beside its configuration, roughly in bytes.
const RECORD: usize = 1024;

/// Where in the file the walk is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Position of the top-level resource.
    part: usize,
    /// Keys from the root.
    keys: Vec<String>,
    /// What uids begin with: the nested deployments around the resource.
    prefix: String,
    /// Type and name of the resource that holds this one.
    parent: Option<(String, String)>,
}

impl Place {
    /// The template itself.
    pub(super) fn root() -> Self {
        Self {
            part: 0,
            keys: Vec::new(),
            prefix: String::new(),
            parent: None,
        }
    }

    /// A resource without a template.
    pub(super) fn bare() -> Self {
        Self::root()
    }

    fn path(&self) -> String {
        self.keys.join(".")
    }
}

/// Collects the records of one file.
pub(super) struct Walk<'a> {
    context: &'a Context<'a>,
    pub(super) items: Vec<Item>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            items: Vec::new(),
        }
    }

    /// A list of resources, or an object of them by symbolic name (`languageVersion` 2.0).
    pub(super) fn all(&mut self, resources: &Value, scope: &Scope, place: &Place) -> Result<(), DecodeError> {
        let entries: Vec<(String, &Value)> = match resources {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(at, value)| (at.to_string(), value))
                .collect(),
            Value::Object(named) => named.iter().map(|(name, value)| (name.clone(), value)).collect(),
            other => {
                return Err(DecodeError::invalid(
                    "resources",
                    format!("not a list: {}", field::describe(other)),
                ));
            }
        };
        for (position, (key, resource)) in entries.into_iter().enumerate() {
            let mut inner = place.clone();
            if place.keys.is_empty() {
                inner.part = position;
            }
            inner.keys.extend(["resources".to_owned(), key]);
            self.one(resource, scope, &inner);
        }
        Ok(())
    }

    /// One resource with its copies.
    pub(super) fn one(&mut self, resource: &Value, scope: &Scope, place: &Place) {
        if let Err(error) = self.copies(resource, scope, place) {
            let error = if place.keys.is_empty() {
                error
            } else {
                error.under(&place.path())
            };
            let mut resource = resource.clone();
            secret::hide(&mut resource);
            self.push(place, Err((error, resource)));
        }
    }

    fn push(&mut self, place: &Place, outcome: Result<ConfigChange, (DecodeError, Value)>) {
        self.items.push(Item {
            part: place.part,
            place: place.keys.clone(),
            outcome,
        });
    }

    fn copies(&mut self, value: &Value, scope: &Scope, place: &Place) -> Result<(), DecodeError> {
        let resource = value
            .as_object()
            .ok_or_else(|| DecodeError::refused(format!("not an object: {}", field::describe(value))))?;
        if resource.get("existing") == Some(&Value::Bool(true)) {
            return Err(DecodeError::nothing("refers to an existing resource and makes none"));
        }
        let Some(copy) = field::optional_object(resource, "copy")? else {
            return self.instance(resource, scope, place);
        };
        let name = field::optional_text(copy, "name").under("copy")?.unwrap_or_default();
        let count = copy.get("count").ok_or_else(|| DecodeError::missing("copy.count"))?;
        match scope.resolve(count).as_i64() {
            Some(0) => Err(DecodeError::nothing("copied 0 times: not created")),
            Some(count @ 1..=MOST_COPIES) => {
                for position in 0..count {
                    self.instance(resource, &scope.within(name, Some(position)), place)?;
                }
                Ok(())
            }
            Some(count) => Err(DecodeError::invalid(
                "copy.count",
                format!("{count} is not from 0 to {MOST_COPIES}"),
            )),
            None => self.instance(resource, &scope.within(name, None), place),
        }
    }

    /// One copy of a resource, then what is nested in it.
    fn instance(&mut self, resource: &Object, scope: &Scope, place: &Place) -> Result<(), DecodeError> {
        if resource.get("condition").map(|condition| scope.resolve(condition)) == Some(Value::Bool(false)) {
            return Err(DecodeError::nothing("its condition is false: not created"));
        }
        let (resource_type, name) = identity(resource, scope, place)?;
        let mut own = resource.clone();
        for key in ["copy", "condition"] {
            own.remove(key);
        }
        let template = own.get_mut("properties").and_then(Value::as_object_mut);
        let template = template
            .and_then(|properties| properties.remove("template"))
            .filter(Value::is_object);
        if let Some(Value::Object(properties)) = own.get_mut("properties").filter(|_| resource_type == DEPLOYMENT) {
            secret::hide_given(properties, template.as_ref());
        }
        let mut configuration = scope.resolve_object(&own);
        configuration.insert("type".to_owned(), resource_type.as_str().into());
        configuration.insert("name".to_owned(), name.as_str().into());
        let tags = field::tags(configuration.get("tags"));
        let region = configuration
            .get("location")
            .filter(|value| !is_reference(value))
            .and_then(Value::as_str);
        let uid = format!(
            "{}#{}{resource_type}/{}",
            self.context.name,
            place.prefix,
            name.to_lowercase()
        );
        let mut change = self
            .context
            .change("arm_template", Shape::Arm, "azure", &resource_type, &uid);
        change.region = region
            .map(|region| region.replace(' ', "").to_lowercase())
            .or(change.region);
        change.tags = tags;
        change.resource_name = Some(name.clone());
        let configuration = Value::Object(configuration);
        if json::depth(&configuration) > json::DEEPEST {
            return Err(DecodeError::refused(format!(
                "its values nest deeper than {}",
                json::DEEPEST
            )));
        }
        let text = configuration.to_string();
        scope.limits.spend(RECORD + text.len());
        if scope.limits.exhausted() {
            return Err(DecodeError::refused("the template's values repeat to more than 64 MiB"));
        }
        change.configuration = Some(text);
        self.push(place, Ok(change));
        match template {
            Some(template) if resource_type == DEPLOYMENT => self.deployment(&own, &template, &name, scope, place),
            _ => self.children(resource, &resource_type, name, scope, place),
        }
    }

    fn children(
        &mut self,
        resource: &Object,
        resource_type: &str,
        name: String,
        scope: &Scope,
        place: &Place,
    ) -> Result<(), DecodeError> {
        let Some(children) = field::present(resource, "resources") else {
            return Ok(());
        };
        let mut inner = place.clone();
        inner.parent = Some((resource_type.to_owned(), name));
        self.all(children, scope, &inner)
    }

    /// The resources of a nested deployment, in its own scope or in the one around it.
    fn deployment(
        &mut self,
        resource: &Object,
        template: &Value,
        name: &str,
        scope: &Scope,
        place: &Place,
    ) -> Result<(), DecodeError> {
        let properties = field::object(resource, "properties")?;
        let template = field::as_object(template, "properties.template")?;
        let Some(resources) = field::present(template, "resources") else {
            return Ok(());
        };
        let mut inner = place.clone();
        inner.prefix = format!("{}{DEPLOYMENT}/{}/", place.prefix, name.to_lowercase());
        inner.keys.extend(["properties".to_owned(), "template".to_owned()]);
        inner.parent = None;
        let options = field::optional_object(properties, "expressionEvaluationOptions").under("properties")?;
        let is_inner = options
            .and_then(|options| options.get("scope"))
            .and_then(Value::as_str)
            .is_some_and(|word| word.eq_ignore_ascii_case("inner"));
        if !is_inner {
            return self.all(resources, scope, &inner);
        }
        let given = field::optional_object(properties, "parameters").under("properties")?;
        let supplied = given.map(|given| supplied(given, scope)).unwrap_or_default();
        let own =
            Scope::new(template, supplied, scope.location(), scope.limits.clone()).under("properties.template")?;
        self.all(resources, &own, &inner)
    }
}

/// Values handed to a nested deployment. What comes out of a key vault is a secret whatever the parameter's type.
fn supplied(given: &Object, scope: &Scope) -> Object {
    let value = |(name, value): (&String, &Value)| {
        let resolved = match (value.get("value"), value.get("reference")) {
            (Some(value), _) => scope.resolve(value),
            (None, Some(_)) => SENSITIVE.into(),
            (None, None) => scope.resolve(value),
        };
        (name.clone(), resolved)
    };
    given.iter().map(value).collect()
}

/// Full type in lower case and full name: a nested resource has the last parts only, its parent the others.
fn identity(resource: &Object, scope: &Scope, place: &Place) -> Result<(String, String), DecodeError> {
    let said = field::text(resource, "type")?;
    let resource_type = match scope.resolve(&said.into()) {
        Value::String(text) => text.to_lowercase(),
        _ => return Err(DecodeError::invalid("type", "the template does not decide it")),
    };
    // A name that is not known yet still tells resources of one template apart.
    let written = field::text(resource, "name")?;
    let name = match scope.resolve(&written.into()) {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => written.to_owned(),
    };
    let Some((parent_type, parent_name)) = &place.parent else {
        return Ok((resource_type, name));
    };
    if resource_type.starts_with(&format!("{parent_type}/")) {
        let full = if name.contains('/') {
            name
        } else {
            format!("{parent_name}/{name}")
        };
        return Ok((resource_type, full));
    }
    // Another provider's type is an extension of the parent, `providers/…` the older way to write one.
    let is_extension = resource_type.split('/').next().is_some_and(|first| first.contains('.'));
    if is_extension {
        return Ok((resource_type, format!("{parent_name}/{name}")));
    }
    Ok((
        format!("{parent_type}/{resource_type}"),
        format!("{parent_name}/{name}"),
    ))
}
