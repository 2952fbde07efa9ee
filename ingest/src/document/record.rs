//! Documents of an input. Knows no notation but JSON, which is parsed only when its turn comes: of many documents one is in memory at a
//! time.

use serde_json::Value;

use super::bounds::Weight;
use super::json;

/// A document, or why it is none, with the bytes from which it was read.
#[derive(Debug)]
pub struct Document<'a> {
    /// The record's own bytes.
    pub bytes: &'a [u8],
    /// Line on which the record starts, from 1.
    pub line: usize,
    /// What it says.
    pub body: Body<'a>,
}

/// What a document says.
#[derive(Debug)]
pub enum Body<'a> {
    /// JSON, not parsed yet.
    Json(&'a str),
    /// A value.
    Parsed(Value),
    /// What is wrong.
    Broken(String),
}

/// The documents of one input.
#[derive(Debug)]
pub struct Documents<'a> {
    /// In the order in which they stand.
    pub list: Vec<Document<'a>>,
    /// The input is one document and not a list of some: parts of it are counted as records.
    pub single: bool,
}

impl<'a> Documents<'a> {
    /// An input that is one document, or none.
    pub fn one(bytes: &'a [u8], body: Body<'a>) -> Self {
        Self {
            list: vec![Document { bytes, line: 1, body }],
            single: true,
        }
    }
}

impl Body<'_> {
    /// The value, or what is wrong. `input` is the length of the whole input.
    pub fn value(self, input: usize) -> Result<Value, String> {
        match self {
            Self::Json(text) => json::parse_within(text, &Weight::of_input(input)),
            Self::Parsed(value) => Ok(value),
            Self::Broken(reason) => Err(reason),
        }
    }
}
