//! Bytes to configuration changes: splits an input into records and gives each to the adapter of its shape.
//! Knows the list of adapters and nothing of any provider; neither bus nor HTTP.
//!
//! A record is what is counted, from 0, in results, rejects and `origin`:
//! - input of many documents (top-level array, JSON lines, documents one after another, several YAML documents): each is a record,
//!   and everything that comes out of one shares its position, however many resources it wraps;
//! - input of one document that wraps many (`configurationItems`, `records`, `resource_changes`, `Resources`, `items`, …): each
//!   wrapped item is a record, counted in the order in which it stands, those of an object (`Resources`) by name;
//! - input of one document of one resource: record 0.
//!
//! Every record becomes at least one change, exactly one reject for each wrapped item that could not be taken, or is named among
//! those that bring nothing about.

mod adapters;
mod limits;
mod pubsub;
mod words;

use schemas::ConfigChange;
use serde_json::Value;

pub use adapters::may_be_partial;

use crate::adapter::mapping::{self, Mapping};
use crate::adapter::{Context, DecodeError, Item, Under, identify_by_content};
use crate::document::{self, Document, bounds, encoding};
use crate::field;
use crate::hints::Hints;

/// A change with the position of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedChange {
    /// Position of the record in its input, from 0.
    pub record: usize,
    /// Line of the input on which the record (or the resource within it) starts, from 1, where the input has lines.
    pub line: Option<usize>,
    /// The change.
    pub change: ConfigChange,
}

/// A record, or a wrapped item, that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Position of the record in its input, from 0.
    pub record: usize,
    /// What is wrong, naming the field.
    pub reason: String,
    /// Whether it is infrastructure at all.
    pub cause: Cause,
    /// The record's bytes; of a wrapped item its own, so that the rest of the wrapper is not taken twice in a replay. Empty where they
    /// may hold secrets.
    pub bytes: Vec<u8>,
}

/// What kind of thing could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Infrastructure, and something is wrong with it.
    Broken,
    /// A template of Helm or Jinja that nobody has rendered.
    Unrendered,
    /// Something else: no word of a known shape stands in it.
    Foreign,
}

/// A valid record that brings nothing about: an output, a data source, a resource whose condition is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// Position of the record in its input, from 0.
    pub record: usize,
    /// Why.
    pub reason: String,
}

/// What one input became.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// In the order of the input.
    pub changes: Vec<DecodedChange>,
    /// In the order of the input.
    pub rejected: Vec<Reject>,
    /// In the order of the input.
    pub nothing: Vec<Nothing>,
}

/// Splits the bytes into records and decodes each: by the first mapping that takes it, else by its shape. `now` is ms since the Unix
/// epoch. Never panics and loses nothing.
pub fn decode(bytes: &[u8], hints: &Hints, mappings: &[Mapping], now: i64) -> Decoded {
    let decoder = Decoder {
        hints,
        mappings,
        context: Context {
            name: &hints.name,
            account: hints.account.as_deref(),
            region: hints.region.as_deref(),
            cluster: hints.cluster.as_deref(),
            observed_at: now,
        },
    };
    let bytes = match encoding::utf8(bytes) {
        Ok(bytes) => bytes,
        Err(reason) => return refused(bytes, reason),
    };
    let (most, mut decoded) = (bounds::records(bytes.len()), Decoded::default());
    let documents = document::split(&bytes, hints.says_yaml());
    if documents.list.is_empty() {
        decoded.nothing.push(nothing(0, "a document of nothing"));
    }
    for (position, document) in documents.list.into_iter().enumerate() {
        let record = if documents.single { None } else { Some(position) };
        decoder.document(document, record, bytes.len(), &mut decoded);
        if decoded.changes.len() + decoded.rejected.len() > most {
            return refused(&bytes, bounds::too_many(most));
        }
    }
    adapters::lay(decoded.changes.iter_mut().map(|decoded| &mut decoded.change));
    decoded
}

/// An input that is refused as a whole.
fn refused(bytes: &[u8], reason: String) -> Decoded {
    Decoded {
        rejected: vec![unread(0, DecodeError::refused(reason), bytes)],
        ..Decoded::default()
    }
}

/// A reject with the bytes as they came, which nobody has taken secrets out of.
fn unread(record: usize, error: DecodeError, bytes: &[u8]) -> Reject {
    let withheld = matches!(error, DecodeError::Withheld(_)) || !adapters::may_hold_secret(bytes);
    let error = if withheld { error } else { error.withheld() };
    reject(record, &error, bytes.to_vec())
}

struct Decoder<'a> {
    hints: &'a Hints,
    mappings: &'a [Mapping],
    context: Context<'a>,
}

impl Decoder<'_> {
    /// `record` is the document's position, or `None` where its parts are counted instead.
    fn document(&self, document: Document, record: Option<usize>, input: usize, out: &mut Decoded) {
        let Document { bytes, line, body } = document;
        let items = match body.value(input) {
            Err(reason) if words::is_foreign(bytes) => Err(DecodeError::Foreign(reason)),
            Err(reason) => Err(DecodeError::refused(reason)),
            Ok(value) => self.adapt(value),
        };
        let items = match items {
            Ok(items) if items.is_empty() => Err(DecodeError::nothing("holds no resource")),
            items => items,
        };
        let items = match items {
            Ok(items) => items,
            Err(error) if error.is_nothing() => {
                return out.nothing.push(nothing(record.unwrap_or(0), error.to_string()));
            }
            Err(error) => return out.rejected.push(unread(record.unwrap_or(0), error, bytes)),
        };
        let lines = items
            .iter()
            .any(|item| !item.place.is_empty())
            .then(|| document::Lines::new(bytes));
        for item in items {
            let record = record.unwrap_or(item.part);
            let inner = lines.as_ref().and_then(|lines| lines.find(&item.place));
            let line = inner.map_or(line, |inner| line + inner);
            match item.outcome {
                Ok(change) => match limits::check(&change) {
                    Ok(()) => out.changes.push(self.stamped(change, record, line)),
                    Err(error) => out.rejected.push(reject(record, &error, kept(&change))),
                },
                Err((error, _)) if error.is_nothing() => out.nothing.push(nothing(record, error.to_string())),
                Err((error, mut value)) => {
                    adapters::hide_secrets(&mut value);
                    out.rejected
                        .push(reject(record, &error, value.to_string().into_bytes()));
                }
            }
        }
    }

    /// The change with its id and origin.
    fn stamped(&self, mut change: ConfigChange, record: usize, line: usize) -> DecodedChange {
        if change.id.is_empty() {
            identify_by_content(&mut change);
        }
        if change.actor.is_none() {
            change.actor.clone_from(&self.hints.actor);
        }
        change.origin = Some(format!("{}:{record}", self.hints.origin()));
        DecodedChange {
            record,
            line: Some(line),
            change,
        }
    }

    /// Gives a document to the adapter of its shape. An array within a document (a line of JSON lines that is an array) is decoded
    /// element by element.
    fn adapt(&self, value: Value) -> Result<Vec<Item>, DecodeError> {
        let Value::Array(elements) = value else {
            return self.adapt_object(value);
        };
        let mut items = Vec::new();
        for (part, element) in elements.into_iter().enumerate() {
            match self.adapt_object(element.clone()) {
                Ok(inner) => items.extend(inner.into_iter().map(|item| Item { part, ..item })),
                Err(error) => items.push(Item::reject(part, error, element)),
            }
        }
        Ok(items)
    }

    fn adapt_object(&self, value: Value) -> Result<Vec<Item>, DecodeError> {
        if !value.is_object() {
            return Err(DecodeError::refused(format!(
                "not an object: {}",
                field::describe(&value)
            )));
        }
        if let Some(mapping) = mapping::choose(self.mappings, &value, self.context.name) {
            return mapping::decode(mapping, value, &self.context);
        }
        if let Some(inner) = pubsub::opened(&value) {
            return self.adapt(inner?).under("message.data");
        }
        let shape = self
            .hints
            .shape
            .or_else(|| adapters::recognise(&value))
            .ok_or_else(|| match adapters::lacks(&value) {
                Some(lacks) => DecodeError::refused(format!("no known shape: it looks like {lacks}")),
                None => DecodeError::Foreign(
                    "no known shape: not a record of any supported source, and no mapping in the config takes it"
                        .to_owned(),
                ),
            })?;
        adapters::decode(shape, value, &self.context)
    }
}

/// Bytes that may hold secrets are not kept.
fn reject(record: usize, error: &DecodeError, bytes: Vec<u8>) -> Reject {
    let bytes = match error {
        DecodeError::Withheld(_) => Vec::new(),
        _ => bytes,
    };
    let mut reason = error.to_string();
    limits::shorten(&mut reason);
    let cause = match error {
        _ if reason.starts_with(document::yaml::UNRENDERED) => Cause::Unrendered,
        error if error.is_foreign() => Cause::Foreign,
        _ => Cause::Broken,
    };
    Reject {
        record,
        reason,
        cause,
        bytes,
    }
}

fn nothing(record: usize, reason: impl Into<String>) -> Nothing {
    let mut reason = reason.into();
    limits::shorten(&mut reason);
    Nothing { record, reason }
}

/// The state of a change that cannot go on: what its record was is taken apart already.
fn kept(change: &ConfigChange) -> Vec<u8> {
    change.configuration.clone().unwrap_or_default().into_bytes()
}
