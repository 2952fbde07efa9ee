//! YAML documents as JSON values. CloudFormation's short tags become their long form (`!Ref X` → `{"Ref": "X"}`); knows
//! nothing else of what a document means.

mod scalar;
mod tag;
mod tree;

use serde_json::Value;

use super::bounds::{self, Weight};
use super::record::{Body, Document, Documents};
use tree::Broken;

/// The reason given for a template of Helm or Jinja that nobody rendered.
pub const UNRENDERED: &str =
    "an unrendered template: `{{` stands where a value should; render it first (helm template)";

/// Splits a text at its document markers and reads each document on its own, so that a broken one costs itself only.
pub fn split(text: &str) -> Documents<'_> {
    let (most, weight) = (bounds::records(text.len()), Weight::of_input(text.len()));
    let mut list: Vec<Document> = Vec::new();
    for (line, chunk) in chunks(text, most) {
        let bytes = chunk.as_bytes();
        match parse(chunk, &weight) {
            Ok(Value::Null) => {}
            Ok(value) => list.push(Document {
                bytes,
                line,
                body: Body::Parsed(value),
            }),
            Err(reason) => list.push(Document {
                bytes,
                line,
                body: Body::Broken(reason),
            }),
        }
        if list.len() > most {
            return Documents::one(text.as_bytes(), Body::Broken(bounds::too_many(most)));
        }
    }
    if list.is_empty() {
        // Comments, markers and nulls: YAML of nothing.
        return Documents { list, single: true };
    }
    let single = list.len() == 1;
    Documents { list, single }
}

/// The documents' texts with the line on which each starts, up to one more than there may be. `---` opens a document, `...` ends one
/// (YAML 1.2.2, section 9.1).
fn chunks(text: &str, most: usize) -> Vec<(usize, &str)> {
    let (mut chunks, mut start, mut first, mut at) = (Vec::new(), 0, 1, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        let marker = bare == "---" || bare.starts_with("--- ") || bare == "...";
        if marker {
            if holds_something(&text[start..at]) {
                chunks.push((first, &text[start..at]));
            }
            if chunks.len() > most {
                return chunks;
            }
            // What follows the marker on its line (`--- !tag`, a comment) belongs to the new document.
            start = at + 3;
            first = number + if bare.len() == 3 { 2 } else { 1 };
        }
        at += line.len();
    }
    if holds_something(&text[start..]) {
        chunks.push((first, &text[start..]));
    }
    chunks
}

/// Comments alone, or directives (`%YAML 1.2`), are no document.
fn holds_something(chunk: &str) -> bool {
    chunk
        .lines()
        .any(|line| !line.trim().is_empty() && !line.starts_with(['#', '%']))
}

fn parse(text: &str, weight: &Weight) -> Result<Value, String> {
    let value = tree::read(text, weight).map_err(|broken| match broken {
        broken @ (Broken::Heavy(_) | Broken::Deep) => broken.to_string(),
        Broken::MappingKey => UNRENDERED.to_owned(),
        _ if text.contains("{{") => UNRENDERED.to_owned(),
        broken => broken.to_string(),
    })?;
    match value {
        // Plain text is not a record; a bare word is most likely a file of another kind.
        Value::String(_) | Value::Bool(_) | Value::Number(_) => Err("neither a JSON nor a YAML object".to_owned()),
        other => Ok(other),
    }
}
