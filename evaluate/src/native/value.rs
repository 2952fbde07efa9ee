//! Values of the native form: borrowed from the record, the graph or the arena of the batch. Knows no node and no Arrow.

use std::cell::{Cell, OnceCell};

use super::node::{Id, Name};
use crate::functions::path::Found;

/// One value; copied freely, for what is long lies in the record or the arena.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// NULL: not known.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// A moment, ms since the Unix epoch.
    Time(i64),
    /// A text, or the text of a JSON value.
    Text(&'a str),
    /// A text of which many paths are read: they are looked up together.
    Document(&'a Document<'a>),
    /// A list.
    List(&'a [Value<'a>]),
    /// A struct.
    Record(&'a Record<'a>),
}

/// A JSON text with the values at the paths that are read of it, found at the first question.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text.
    pub text: &'a str,
    /// Which paths: number of a trie in the graph.
    pub trie: u32,
    /// What stands at each.
    pub slots: OnceCell<&'a [Found<'a>]>,
}

/// A struct whose members are computed when they are asked for, once.
#[derive(Debug)]
pub struct Record<'a> {
    /// Names of the members.
    pub names: &'a [Name],
    /// What computes them; empty where all were known from the start.
    pub members: &'a [Id],
    /// The elements that the members' expressions are about.
    pub elements: Elements<'a>,
    /// Those that were computed.
    pub cells: &'a [Cell<Option<Value<'a>>>],
}

/// The elements that the enclosing lambdas are bound to, outermost first.
pub type Elements<'a> = &'a [Value<'a>];

/// Why an expression has no value; it makes the rule undecided.
pub type Fault = Box<str>;

impl<'a> Value<'a> {
    /// A text, `None` for anything else.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Document(document) => Some(document.text),
            _ => None,
        }
    }

    /// A whole number, `None` for anything else.
    pub fn int(self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(number),
            _ => None,
        }
    }

    /// A list, `None` for anything else.
    pub fn list(self) -> Option<&'a [Value<'a>]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is NULL.
    pub fn is_null(self) -> bool {
        matches!(self, Value::Null)
    }
}

impl From<Option<bool>> for Value<'_> {
    fn from(truth: Option<bool>) -> Self {
        truth.map_or(Value::Null, Value::Bool)
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Value::Null, Value::Int)
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Value::Null, Value::Text)
    }
}
