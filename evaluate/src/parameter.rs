//! Rule parameters: declared in the header with type, default and meaning, set by an overlay, written into the SQL as literals.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sqlparser::ast::{Array, Expr, Value};

use crate::error::RuleError;

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterType {
    /// A whole number.
    Integer,
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    TextList,
    /// A list of whole numbers.
    IntegerList,
}

impl ParameterType {
    fn in_words(self) -> &'static str {
        match self {
            Self::Integer => "an integer",
            Self::Text => "a text",
            Self::Boolean => "true or false",
            Self::TextList => "a list of texts",
            Self::IntegerList => "a list of integers",
        }
    }
}

/// One parameter as the header declares it, with its value in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: ParameterType,
    /// The value, unless an overlay sets another.
    pub default: Json,
    /// What it means, for whoever sets it.
    pub meaning: String,
}

impl Parameter {
    /// The same parameter with another value.
    ///
    /// # Errors
    /// The value is not of the declared type.
    pub fn with_value(&self, name: &str, value: &Json) -> Result<Self, RuleError> {
        let changed = Self {
            default: value.clone(),
            ..self.clone()
        };
        changed.check(name)?;
        Ok(changed)
    }

    /// Whether the value is of the declared type.
    ///
    /// # Errors
    /// It is not.
    pub fn check(&self, name: &str) -> Result<(), RuleError> {
        let fits = match self.kind {
            ParameterType::Integer => self.default.is_i64(),
            ParameterType::Text => self.default.is_string(),
            ParameterType::Boolean => self.default.is_boolean(),
            ParameterType::TextList => self
                .default
                .as_array()
                .is_some_and(|list| list.iter().all(Json::is_string)),
            ParameterType::IntegerList => self
                .default
                .as_array()
                .is_some_and(|list| list.iter().all(Json::is_i64)),
        };
        if fits {
            return Ok(());
        }
        Err(RuleError::new(
            format!("parameter `{name}` is {}, not {}", self.default, self.kind.in_words()),
            "give a value of the declared type",
        ))
    }

    /// The value as one SQL expression.
    pub fn literal(&self) -> Expr {
        match &self.default {
            Json::Array(items) => Expr::Array(Array {
                elem: items.iter().map(scalar).collect(),
                named: true,
            }),
            value => scalar(value),
        }
    }

    /// The value as the members of an `IN` list; an empty list yields the empty text, which no identifier equals.
    pub fn literals(&self) -> Vec<Expr> {
        match &self.default {
            Json::Array(items) if items.is_empty() => vec![scalar(&Json::String(String::new()))],
            Json::Array(items) => items.iter().map(scalar).collect(),
            value => vec![scalar(value)],
        }
    }
}

fn scalar(value: &Json) -> Expr {
    let value = match value {
        Json::Bool(flag) => Value::Boolean(*flag),
        Json::Number(number) => Value::Number(number.to_string(), false),
        Json::String(text) => Value::SingleQuotedString(text.clone()),
        _ => Value::Null,
    };
    Expr::Value(value.with_empty_span())
}
