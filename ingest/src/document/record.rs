//! Documents of an input. Knows no notation.

use serde_json::Value;

/// A document, or why it is none, with the bytes from which it was read.
#[derive(Debug)]
pub struct Document<'a> {
    /// The record's own bytes.
    pub bytes: &'a [u8],
    /// Line on which the record starts, from 1.
    pub line: usize,
    /// The value, or what is wrong.
    pub value: Result<Value, String>,
}

/// The documents of one input.
#[derive(Debug)]
pub struct Documents<'a> {
    /// In the order in which they stand.
    pub list: Vec<Document<'a>>,
    /// The input is one document and not a list of some: parts of it are counted as records.
    pub single: bool,
}
