//! The texts of a template, compiled: requests out of them, conditions and values. The only file that knows the template language
//! beside its filters.

use std::borrow::Cow;
use std::collections::BTreeMap;

use bytes::Bytes;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use pipeline::delivery::{Method, Request};
use serde_json::{Map, Value};

use super::filters;
use super::template::{Step, Template, Verb};
use crate::kind::HIDDEN;

/// What the config gives to a template.
#[derive(Clone, Default)]
pub(super) struct Values {
    pub(super) settings: BTreeMap<String, String>,
    pub(super) secrets: BTreeMap<String, String>,
}

impl Values {
    /// Secrets that are not there stay so; a header without a value is left out.
    pub(super) fn hidden(&self) -> Self {
        let hide = |(name, secret): (&String, &String)| {
            let shown = match (secret.is_empty(), secret.split_once(' ')) {
                (true, _) => String::new(),
                // `Basic …`, `Bearer …`
                (false, Some((scheme @ ("Basic" | "Bearer"), _))) => format!("{scheme} {HIDDEN}"),
                (false, _) => HIDDEN.to_owned(),
            };
            (name.clone(), shown)
        };
        Self {
            settings: self.settings.clone(),
            secrets: self.secrets.iter().map(hide).collect(),
        }
    }
}

/// Compiled texts by step.
pub(super) struct Renderer {
    environment: Environment<'static>,
}

/// Where a text stands in its template.
fn name(step: &str, part: &str) -> String {
    format!("{step}/{part}")
}

fn describe(error: &Error) -> String {
    let place = error.name().unwrap_or_default();
    let line = error.line().map(|line| format!(" line {line}")).unwrap_or_default();
    format!("{place}{line}: {error}")
}

impl Renderer {
    /// Compiles every text of the template.
    pub(super) fn new(template: &Template, values: &Values) -> Result<Self, String> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| match name.ends_with("/body") {
            true => AutoEscape::Json,
            false => AutoEscape::None,
        });
        filters::add(&mut environment);
        environment.add_global("settings", minijinja::Value::from_serialize(&values.settings));
        environment.add_global("secrets", minijinja::Value::from_serialize(&values.secrets));
        let mut renderer = Self { environment };
        for (position, step) in template.steps.iter().enumerate() {
            renderer.compile(&position.to_string(), step)?;
        }
        if let Some(probe) = &template.probe {
            renderer.compile("probe", probe)?;
        }
        let meanings = template.answers.iter().map(|meaning| meaning.when.as_str());
        let conditions = template.steps.iter().filter_map(|step| step.when.as_deref());
        let takes = template
            .steps
            .iter()
            .flat_map(|step| step.take.values().map(String::as_str));
        for expression in meanings.chain(conditions).chain(takes) {
            let compiled = renderer.environment.compile_expression(expression);
            compiled.map_err(|error| format!("`{expression}`: {}", describe(&error)))?;
        }
        Ok(renderer)
    }

    fn compile(&mut self, at: &str, step: &Step) -> Result<(), String> {
        let headers = step
            .headers
            .iter()
            .map(|(header, text)| (format!("headers.{header}"), text));
        let body = step.body.iter().map(|text| ("body".to_owned(), text));
        let url = std::iter::once(("url".to_owned(), &step.url));
        for (part, text) in url.chain(headers).chain(body) {
            let added = self.environment.add_template_owned(name(at, &part), text.clone());
            added.map_err(|error| format!("step {}", describe(&error)))?;
        }
        Ok(())
    }

    fn text(&self, at: &str, part: &str, context: &Map<String, Value>) -> Result<String, String> {
        let template = self.environment.get_template(&name(at, part));
        let rendered = template.and_then(|template| template.render(context));
        rendered.map_err(|error| format!("step {}", describe(&error)))
    }

    /// The request of that step; its body is whole JSON or an error.
    pub(super) fn request(&self, at: &str, step: &Step, context: &Map<String, Value>) -> Result<Request, String> {
        let mut headers = vec![("content-type".into(), "application/json".to_owned())];
        for header in step.headers.keys() {
            let value = self.text(at, &format!("headers.{header}"), context)?;
            if !value.is_empty() {
                headers.retain(|(name, _): &(Cow<str>, String)| *name != header.to_ascii_lowercase());
                headers.push((header.to_ascii_lowercase().into(), value));
            }
        }
        let body = match &step.body {
            None => Vec::new(),
            Some(_) => compact(&self.text(at, "body", context)?).map_err(|error| format!("step {at}/body: {error}"))?,
        };
        Ok(Request {
            method: match step.method {
                Verb::Get => Method::Get,
                Verb::Post => Method::Post,
                Verb::Put => Method::Put,
                Verb::Patch => Method::Patch,
            },
            url: self.text(at, "url", context)?.trim().to_owned(),
            headers,
            body: Bytes::from(body),
        })
    }

    /// An expression's value; what is not there is `null`.
    pub(super) fn value(&self, expression: &str, context: &Map<String, Value>) -> Result<Value, String> {
        let compiled = self
            .environment
            .compile_expression(expression)
            .map_err(|error| describe(&error))?;
        let value = compiled.eval(context);
        match value {
            Ok(value) if value.is_undefined() => Ok(Value::Null),
            Ok(value) => serde_json::to_value(&value).map_err(|error| error.to_string()),
            Err(error) if error.kind() == minijinja::ErrorKind::UndefinedError => Ok(Value::Null),
            Err(error) => Err(format!("`{expression}`: {}", describe(&error))),
        }
    }

    /// Whether an expression holds.
    pub(super) fn holds(&self, expression: &str, context: &Map<String, Value>) -> Result<bool, String> {
        let compiled = self
            .environment
            .compile_expression(expression)
            .map_err(|error| describe(&error))?;
        match compiled.eval(context) {
            Ok(value) => Ok(value.is_true()),
            // `body.error` of an answer without one.
            Err(error) if error.kind() == minijinja::ErrorKind::UndefinedError => Ok(false),
            Err(error) => Err(format!("`{expression}`: {}", describe(&error))),
        }
    }
}

/// The JSON without the template's blanks.
fn compact(text: &str) -> Result<Vec<u8>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    serde_json::to_vec(&value).map_err(|error| error.to_string())
}
