//! What a schema says a value is: a plain value with a type in words, a table, many tables.

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// A schema that is asked about its types.
pub(super) struct Types(Value);

type Object = Map<String, Value>;

/// What stands behind a key.
pub(super) enum Form<'a> {
    /// One value, its type in words.
    Value(String),
    /// `[key]`, in one of these forms.
    Table(Vec<&'a Object>),
    /// `[[key]]`
    Tables(Vec<&'a Object>),
    /// `[key.NAME]`
    Named(Vec<&'a Object>),
}

impl Types {
    pub(super) fn of<T: JsonSchema>() -> Self {
        Self(pipeline::config::inlined::<T>())
    }

    pub(super) fn root(&self) -> &Object {
        static EMPTY: std::sync::OnceLock<Object> = std::sync::OnceLock::new();
        self.0.as_object().unwrap_or_else(|| EMPTY.get_or_init(Object::new))
    }

    /// The forms that a value may have, `null` left out.
    fn forms<'a>(&'a self, schema: &'a Value) -> Vec<&'a Object> {
        let Some(object) = schema.as_object() else {
            return Vec::new();
        };
        for key in ["anyOf", "oneOf", "allOf"] {
            if let Some(forms) = object.get(key).and_then(Value::as_array) {
                return forms.iter().flat_map(|form| self.forms(form)).collect();
            }
        }
        if object.get("type").and_then(Value::as_str) == Some("null") {
            Vec::new()
        } else {
            vec![object]
        }
    }

    fn tables<'a>(&'a self, schema: &'a Value) -> Vec<&'a Object> {
        self.forms(schema)
            .into_iter()
            .filter(|object| object.contains_key("properties"))
            .collect()
    }

    pub(super) fn form<'a>(&'a self, schema: &'a Value) -> Form<'a> {
        let tables = self.tables(schema);
        if !tables.is_empty() {
            return Form::Table(tables);
        }
        for object in self.forms(schema) {
            let inner = object.get("items").map(|items| self.tables(items)).unwrap_or_default();
            if !inner.is_empty() {
                return Form::Tables(inner);
            }
            let inner = object
                .get("additionalProperties")
                .map(|values| self.tables(values))
                .unwrap_or_default();
            if !inner.is_empty() {
                return Form::Named(inner);
            }
        }
        Form::Value(self.words(schema))
    }

    /// The type of a value in words.
    fn words(&self, schema: &Value) -> String {
        let mut words: Vec<String> = Vec::new();
        for object in self.forms(schema) {
            let word = self.word(object);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if words.is_empty() {
            "any".to_owned()
        } else {
            words.join(" or ")
        }
    }

    fn word(&self, object: &Object) -> String {
        if let Some(fixed) = object.get("const") {
            return format!("`{fixed}`");
        }
        if let Some(values) = object.get("enum").and_then(Value::as_array) {
            return values
                .iter()
                .map(|value| format!("`{value}`"))
                .collect::<Vec<_>>()
                .join(", ");
        }
        let kind = match object.get("type") {
            Some(Value::String(kind)) => kind.as_str(),
            // `["string", "null"]`: optional.
            Some(Value::Array(kinds)) => kinds
                .iter()
                .filter_map(Value::as_str)
                .find(|kind| *kind != "null")
                .unwrap_or("any"),
            _ => "any",
        };
        match kind {
            "string" => "text".to_owned(),
            "integer" => "whole number".to_owned(),
            "array" => format!(
                "list of {}",
                object
                    .get("items")
                    .map_or_else(|| "any".to_owned(), |items| self.words(items))
            ),
            "object" => match object.get("additionalProperties") {
                Some(values @ Value::Object(_)) => format!("table of {}", self.words(values)),
                _ => "table".to_owned(),
            },
            other => other.to_owned(),
        }
    }

    /// The documentation of the key, or else that of its type.
    pub(super) fn description(&self, schema: &Value) -> String {
        let own = schema.get("description").and_then(Value::as_str);
        let of_type = || {
            self.forms(schema)
                .into_iter()
                .find_map(|object| object.get("description")?.as_str())
        };
        own.or_else(of_type).unwrap_or_default().replace('\n', " ")
    }
}
