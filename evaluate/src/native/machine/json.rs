//! Reading JSON: paths of one document are looked up together; how a value is read is `functions::json::read`.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use smallvec::SmallVec;

use super::Machine;
use crate::functions::json::Absence;
use crate::functions::json::read::{self, Kind};
use crate::functions::path::{self, Found};
use crate::functions::scan;
use crate::native::budget::reading;
use crate::native::node::{ENTRY, Id, Json, NONE, Step};
use crate::native::value::{Document, Elements, Fault, Record, Value};

impl<'a> Machine<'a> {
    pub(super) fn json(&mut self, id: Id, json: &'a Json, elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let (found, scanned) = self.find(id, json, elements)?;
        match (found, json.absence, json.default) {
            (Found::Absent, Absence::Default, Some(default)) => self.value(default, elements),
            (Found::Absent, Absence::Empty, _) => Ok(Value::List(&[])),
            (Found::Value(text), ..) if matches!(json.kind, Kind::Array | Kind::List | Kind::Texts) => {
                Ok(self.items(id, json.kind, text))
            }
            _ if scanned => Ok(self.made(read::read_scanned(json.kind, found))),
            _ => Ok(self.made(read::read(json.kind, found))),
        }
    }

    /// What stands there, and whether a look at its syntax is behind it.
    fn find(&mut self, id: Id, json: &'a Json, elements: Elements<'a>) -> Result<(Found<'a>, bool), Fault> {
        let note = self.around.graph.notes[id as usize];
        let document = self.value(json.document, elements)?;
        if let Value::Document(document) = document
            && note.slot != NONE
            && document.trie == note.trie
        {
            return Ok((self.slots(document)[note.slot as usize], true));
        }
        let Some(text) = document.text() else {
            return Ok((Found::Unknown, false));
        };
        self.budget
            .spend(reading(&document), self.around.arena, self.around.over)?;
        let mut steps: SmallVec<[path::Step<'a>; 8]> = SmallVec::new();
        for step in &json.steps {
            steps.push(match step {
                Step::Member(name) => path::Step::Member(name),
                Step::Position(position) => path::Step::Position(*position),
                Step::Computed(id) => match self.value(*id, elements)? {
                    Value::Int(position) => path::Step::Position(position),
                    other => match other.text() {
                        Some(name) => path::Step::Member(name),
                        None => return Ok((Found::Unknown, false)),
                    },
                },
            });
        }
        Ok((
            scan::find(text, &steps).unwrap_or_else(|| path::find(text, &steps)),
            false,
        ))
    }

    /// A text of which paths are read.
    pub(super) fn document(&self, text: &'a str, trie: u32) -> Value<'a> {
        Value::Document(self.around.arena.alloc(Document {
            text,
            trie,
            slots: OnceCell::new(),
        }))
    }

    /// What stands at each path of a document's trie.
    pub fn slots(&self, document: &'a Document<'a>) -> &'a [Found<'a>] {
        document.slots.get_or_init(|| {
            let trie = &self.around.graph.tries[document.trie as usize];
            let found = self
                .around
                .arena
                .alloc_slice_fill_copy(trie.paths.len(), Found::Unknown);
            if trie.scan.scan(document.text, found).is_none() {
                for (steps, found) in trie.paths.iter().zip(found.iter_mut()) {
                    let steps: SmallVec<[path::Step; 8]> = steps.iter().map(Step::constant).collect();
                    *found = path::find(document.text, &steps);
                }
            }
            &*found
        })
    }

    /// The elements of an array, each a document where paths are read of it.
    fn items(&self, id: Id, kind: Kind, text: &'a str) -> Value<'a> {
        let trie = self.around.graph.notes[id as usize].elements;
        let mut plain: SmallVec<[Value<'a>; 16]> = SmallVec::new();
        let each = |item: &'a str| {
            plain.push(match read::definite(item) {
                Some(text) if kind == Kind::Texts => {
                    read::scalar(text).map_or(Value::Null, |text| Value::Text(self.borrowed(text)))
                }
                Some(text) if trie != NONE => self.document(text, trie),
                Some(text) => Value::Text(text),
                None => Value::Null,
            });
        };
        if scan::elements(text, each).is_some() {
            return Value::List(self.around.arena.alloc_slice_copy(&plain));
        }
        let Some(read::Value::List(items)) = read::read(kind, Found::Value(text)) else {
            return Value::Null;
        };
        let made = items.into_iter().map(|item| match item {
            Some(text) if trie != NONE => self.document(self.borrowed(text), trie),
            Some(text) => Value::Text(self.borrowed(text)),
            None => Value::Null,
        });
        Value::List(self.around.arena.alloc_slice_fill_iter(made))
    }

    fn borrowed(&self, text: Cow<'a, str>) -> &'a str {
        match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.around.arena.alloc_str(&text),
        }
    }

    fn made(&self, value: Option<read::Value<'a>>) -> Value<'a> {
        let arena = self.around.arena;
        match value {
            None => Value::Null,
            Some(read::Value::Text(text)) => Value::Text(self.borrowed(text)),
            Some(read::Value::Int(number)) => Value::Int(number),
            Some(read::Value::Float(number)) => Value::Float(number),
            Some(read::Value::Bool(flag)) => Value::Bool(flag),
            Some(read::Value::List(items)) => {
                let made = items
                    .into_iter()
                    .map(|item| item.map_or(Value::Null, |text| Value::Text(self.borrowed(text))));
                Value::List(arena.alloc_slice_fill_iter(made))
            }
            Some(read::Value::Entries(entries)) => {
                let made = entries.into_iter().map(|(key, value)| {
                    let members = [Value::Text(arena.alloc_str(&key)), Value::from(value)];
                    Value::Record(arena.alloc(Record {
                        names: &ENTRY,
                        members: &[],
                        elements: &[],
                        cells: arena.alloc(members.map(|member| Cell::new(Some(member)))),
                    }))
                });
                Value::List(arena.alloc_slice_fill_iter(made))
            }
        }
    }
}
