//! What an inventory of a provider has to tell. Knows no provider.

use std::collections::BTreeSet;

use futures::future::BoxFuture;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::source::{Document, Fault, Progress};

/// What the id of a row begins with that has none.
const NAMELESS: &str = "?";

/// What is listed by itself: a type, a table.
#[derive(Debug, Clone)]
pub(in crate::source) struct Part {
    pub(in crate::source) name: String,
    /// How many resources it has, where that is said beforehand.
    pub(in crate::source) count: Option<u64>,
}

/// A resource of a page.
#[derive(Debug, Clone)]
pub(in crate::source) struct Listed {
    pub(in crate::source) id: String,
    /// Another one where the resource is another than it was; holds what its end has to say.
    pub(in crate::source) version: String,
    pub(in crate::source) row: Value,
    /// Why it goes to `rejected` as it is.
    pub(in crate::source) refused: Option<String>,
}

/// A page.
#[derive(Debug, Default)]
pub(in crate::source) struct Paged {
    pub(in crate::source) resources: Vec<Listed>,
    pub(in crate::source) next: Option<String>,
    /// How many resources all pages have, where that is said.
    pub(in crate::source) total: Option<u64>,
}

/// A resource as it is handed over.
pub(in crate::source) struct Fetched {
    pub(in crate::source) id: String,
    pub(in crate::source) version: String,
    pub(in crate::source) document: Document,
}

/// What changed of late, told apart from any listing.
pub(in crate::source) struct Recent {
    pub(in crate::source) part: String,
    /// Resources as they are now.
    pub(in crate::source) fetched: Vec<Fetched>,
    /// What went, under a version that no listed state has: should it come again as it was, it is told, and a listing without it ends it.
    pub(in crate::source) ended: Vec<Fetched>,
    /// To be remembered with them.
    pub(in crate::source) entries: Vec<(String, Option<String>)>,
}

/// What of a provider has to be told.
pub(in crate::source) trait Inventory: Send {
    /// What is listed one after the other; `before` was listed before.
    fn parts<'a>(&'a mut self, before: &'a BTreeSet<String>) -> BoxFuture<'a, Result<Vec<Part>, Fault>>;

    /// A page of a part as of a moment; nothing where the token is no longer believed, so that the part has to begin again.
    fn page<'a>(
        &'a mut self,
        part: &'a str,
        token: Option<&'a str>,
        as_of: i64,
    ) -> BoxFuture<'a, Result<Option<Paged>, Fault>>;

    /// These as records. What went meanwhile is left out.
    fn fetch<'a>(&'a mut self, part: &'a str, changed: Vec<Listed>) -> BoxFuture<'a, Result<Vec<Fetched>, Fault>>;

    /// The record that says that a resource went; `progress` has what is there of other parts.
    fn end(&self, part: &str, ended: (&str, &str), as_of: i64, progress: &Progress) -> Option<Document>;

    /// What changed since it was last asked, where the provider tells and it is time to ask. May be dropped before it is done.
    fn recent<'a>(&'a mut self, _: &'a Progress) -> BoxFuture<'a, Result<Option<Recent>, Fault>> {
        Box::pin(std::future::ready(Ok(None)))
    }

    /// The moment that a listing shows which begins now.
    fn as_of(&self, now: i64) -> i64 {
        now
    }
}

impl Listed {
    /// A row that has no id, or none that can be read: known again by its content.
    pub(in crate::source) fn nameless(row: Value, reason: String) -> Self {
        Self {
            id: format!("{NAMELESS}{}", digest(&row)),
            version: String::new(),
            row,
            refused: Some(reason),
        }
    }
}

/// Whether an entry is of a row without an id.
pub(super) fn is_nameless(id: &str) -> bool {
    id.starts_with(NAMELESS)
}

/// What tells one state of a row from another.
pub(in crate::source) fn digest(row: &Value) -> String {
    let hash = Sha256::digest(row.to_string().as_bytes());
    hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
