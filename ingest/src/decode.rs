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
//! Every record becomes at least one change or exactly one reject for each wrapped item that could not be taken.

use schemas::{ChangeKind, Completeness, ConfigChange, identity};
use serde_json::Value;

use crate::document::{self, Document};
pub use crate::field::DecodeError;
use crate::mapping::Mapping;
use crate::shape::Shape;

/// Where an input comes from and what is known of it beside its bytes.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file's name or the endpoint; some shapes need it (`describe-security-groups.json`), template uids begin with it.
    pub name: &'a str,
    /// What `origin` of each change begins with: the file, the request id.
    pub origin: String,
    /// Now, ms since the Unix epoch.
    pub observed_at: i64,
    /// The shape, where the caller knows it; otherwise it is recognised.
    pub hint: Option<Shape>,
    /// Mappings from config for records of the user's own form; asked before the shapes.
    pub mappings: &'a [Mapping],
    /// Account, subscription or project of records that do not name theirs.
    pub account: Option<&'a str>,
    /// Region of records that do not name theirs.
    pub region: Option<&'a str>,
    /// Kubernetes cluster of the records.
    pub cluster: Option<&'a str>,
}

impl<'a> Source<'a> {
    /// A source of which only the name and the time are known.
    pub fn new(name: &'a str, observed_at: i64) -> Self {
        Self {
            name,
            origin: name.to_owned(),
            observed_at,
            hint: None,
            mappings: &[],
            account: None,
            region: None,
            cluster: None,
        }
    }
}

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
    /// The record's bytes; of a wrapped item its own, so that the rest of the wrapper is not taken twice in a replay.
    pub bytes: Vec<u8>,
}

/// What one input became.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// In the order of the input.
    pub changes: Vec<DecodedChange>,
    /// In the order of the input.
    pub rejected: Vec<Reject>,
}

/// What an adapter made of one item of a document.
#[derive(Debug)]
pub struct Item {
    /// Position of the item within its wrapper, from 0; 0 where there is no wrapper.
    pub part: usize,
    /// Keys from the document's root to the item, to find its line: `["Resources", "Bucket"]`. Empty: the document's own line.
    pub place: Vec<String>,
    /// The change, or why there is none together with the item.
    pub outcome: Result<ConfigChange, (DecodeError, Value)>,
}

impl Item {
    /// A change.
    pub fn change(part: usize, change: ConfigChange) -> Self {
        Self {
            part,
            place: Vec::new(),
            outcome: Ok(change),
        }
    }

    /// An item that could not be taken.
    pub fn reject(part: usize, error: DecodeError, value: Value) -> Self {
        Self {
            part,
            place: Vec::new(),
            outcome: Err((error, value)),
        }
    }

    /// The same, with the keys that lead to it.
    pub fn at(mut self, place: &[&str]) -> Self {
        self.place = place.iter().map(|key| (*key).to_owned()).collect();
        self
    }
}

/// What an adapter may know beside the document.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The input.
    pub source: &'a Source<'a>,
}

impl Context<'_> {
    /// A change with what every source fills alike: a full snapshot as of now, of the source's default account and region.
    /// The adapter overwrites what its record says better. `id` stays empty unless the adapter calls [`identify`].
    pub fn change(
        &self,
        feed: &str,
        shape: Shape,
        provider: &str,
        resource_type: &str,
        resource_uid: &str,
    ) -> ConfigChange {
        ConfigChange {
            id: String::new(),
            source: feed.to_owned(),
            shape: shape.as_str().to_owned(),
            provider: provider.to_owned(),
            account: self.source.account.map(str::to_owned),
            region: self.source.region.map(str::to_owned),
            resource_type: resource_type.to_owned(),
            resource_uid: resource_uid.to_owned(),
            resource_name: None,
            kind: ChangeKind::Snapshot,
            time: self.source.observed_at,
            observed_at: self.source.observed_at,
            version: None,
            actor: None,
            tags: std::collections::BTreeMap::new(),
            completeness: Completeness::Full,
            configuration: None,
            prior: None,
            origin: None,
            context: None,
        }
    }
}

/// Sets the id from what the source itself calls this version of the resource.
pub fn identify(change: &mut ConfigChange, identity: &[&str]) {
    change.id = identity::change_id(&change.source, &change.resource_uid, identity);
}

/// Without a name of its own a version is identified by its content, and by its time where the provider gave one: a listing
/// that is read again tomorrow is the same change.
fn identify_by_content(change: &mut ConfigChange) {
    let time = if change.time == change.observed_at {
        String::new()
    } else {
        change.time.to_string()
    };
    let kind = match change.kind {
        ChangeKind::Create => "create",
        ChangeKind::Update => "update",
        ChangeKind::Delete => "delete",
        ChangeKind::Snapshot => "snapshot",
    };
    let configuration = change.configuration.clone().unwrap_or_default();
    identify(change, &[&time, kind, &configuration]);
}

/// Splits the bytes into records and decodes each by its shape. Never panics and loses nothing.
pub fn decode(bytes: &[u8], source: &Source) -> Decoded {
    let mut decoded = Decoded::default();
    let documents = document::split(bytes);
    for (position, document) in documents.list.into_iter().enumerate() {
        let base = if documents.single { None } else { Some(position) };
        decode_document(document, base, source, &mut decoded);
    }
    decoded
}

/// `record` is the document's position, or `None` where its parts are counted instead.
fn decode_document(document: Document, record: Option<usize>, source: &Source, out: &mut Decoded) {
    let Document { bytes, line, value } = document;
    let reject = |reason: String| Reject {
        record: record.unwrap_or(0),
        reason,
        bytes: bytes.to_vec(),
    };
    let items = match value {
        Err(reason) if may_hold_secret(bytes) => {
            let error = DecodeError::refused(reason).withheld();
            return out.rejected.push(Reject {
                bytes: Vec::new(),
                ..reject(error.to_string())
            });
        }
        Err(reason) => return out.rejected.push(reject(reason)),
        Ok(value) => match adapt(value, &Context { source }) {
            Err(error @ DecodeError::Withheld(_)) => {
                return out.rejected.push(Reject {
                    bytes: Vec::new(),
                    ..reject(error.to_string())
                });
            }
            Err(error) => return out.rejected.push(reject(error.to_string())),
            Ok(items) => items,
        },
    };
    if items.is_empty() {
        return out.rejected.push(reject("holds no resource".to_owned()));
    }
    let lines = items
        .iter()
        .any(|item| !item.place.is_empty())
        .then(|| document::Lines::new(bytes));
    for item in items {
        let record = record.unwrap_or(item.part);
        let inner = lines.as_ref().and_then(|lines| lines.find(&item.place));
        let line = inner.map_or(line, |inner| line + inner);
        match item.outcome {
            Ok(change) => out.changes.push(accept(change, record, line, source)),
            Err((error, value)) => out.rejected.push(refuse(record, &error, &value)),
        }
    }
}

fn accept(mut change: ConfigChange, record: usize, line: usize, source: &Source) -> DecodedChange {
    if change.id.is_empty() {
        identify_by_content(&mut change);
    }
    change.origin = Some(format!("{}:{record}", source.origin));
    DecodedChange {
        record,
        line: Some(line),
        change,
    }
}

/// Bytes that may hold secrets are not kept.
fn refuse(record: usize, error: &DecodeError, value: &Value) -> Reject {
    let bytes = match error {
        DecodeError::Withheld(_) => Vec::new(),
        _ => value.to_string().into_bytes(),
    };
    Reject {
        record,
        reason: error.to_string(),
        bytes,
    }
}

/// Whether bytes that cannot be read may hold secrets, which nobody can take out of them.
fn may_hold_secret(bytes: &[u8]) -> bool {
    crate::terraform::may_be(bytes) || crate::kubernetes::may_hold_secret(bytes) || crate::arm::may_hold_secret(bytes)
}

/// Gives a document to the adapter of its shape. An array within a document (a line of JSON lines that is an array) is decoded
/// element by element.
fn adapt(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    if let Value::Array(elements) = value {
        let mut items = Vec::new();
        for (part, element) in elements.into_iter().enumerate() {
            match adapt_object(element.clone(), context) {
                Ok(inner) => items.extend(inner.into_iter().map(|item| Item { part, ..item })),
                Err(error) => items.push(Item::reject(part, error, element)),
            }
        }
        return Ok(items);
    }
    adapt_object(value, context)
}

fn adapt_object(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    if !value.is_object() {
        return Err(DecodeError::refused(format!(
            "not an object: {}",
            crate::field::describe(&value)
        )));
    }
    if let Some(mapping) = crate::mapping::choose(&value, context) {
        return crate::mapping::decode(mapping, value, context);
    }
    let shape = match context.source.hint {
        Some(shape) => shape,
        None => Shape::recognise(&value).ok_or_else(|| {
            DecodeError::refused(
                "no known shape: not a record of any supported source, and no mapping in the config takes it",
            )
        })?,
    };
    shape.decode(value, context)
}
