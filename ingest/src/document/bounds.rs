//! How much one input may become. What is sent is small; what it stands for must not be without end: records, values in memory, texts of
//! reasons. All bounds grow with the input, from what a body may have by default on. Knows no notation.

use std::cell::Cell;

use serde_json::Value;

/// Inputs below this many bytes may become as much as one of this many: the default of `ingest.http.body_limit`.
const LEAST: usize = 16 << 20;
/// A record for so many bytes; the smallest real ones have some 300.
const BYTES_A_RECORD: usize = 256;
/// What the values of one document may take in memory, for each of its bytes. Real records of all shapes take 3 to 6.
const WEIGHT_A_BYTE: usize = 6;
/// What documents within texts may take beyond that.
const INNER: usize = 1 << 20;

/// A value's own place, a list element's share of what is made of it, an object's first node (`BTreeMap`, eleven entries of 56 bytes).
const VALUE: usize = 32;
const ELEMENT: usize = 600;
const OBJECT: usize = 640;
const ENTRY: usize = 96;

/// Records that an input of so many bytes may hold.
pub fn records(bytes: usize) -> usize {
    bytes.max(LEAST) / BYTES_A_RECORD
}

/// Why an input of too many records is refused whole.
pub fn too_many(most: usize) -> String {
    format!("more than {most} records in one input; send them in several")
}

/// What is left of the memory that values may take.
#[derive(Debug)]
pub struct Weight {
    left: Cell<usize>,
}

/// The values would take more than they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("holds more values than its bytes may become; send its records apart")]
pub struct TooHeavy;

impl Weight {
    /// For the documents of an input of so many bytes.
    pub fn of_input(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes.max(LEAST).saturating_mul(WEIGHT_A_BYTE)),
        }
    }

    /// For a document that stands as text within another.
    pub fn of_text(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes.saturating_mul(WEIGHT_A_BYTE).saturating_add(INNER)),
        }
    }

    /// A scalar.
    pub fn scalar(&self, bytes: usize) -> Result<(), TooHeavy> {
        self.take(VALUE + bytes)
    }

    /// An object.
    pub fn object(&self) -> Result<(), TooHeavy> {
        self.take(OBJECT)
    }

    /// An entry of an object, beside its value.
    pub fn entry(&self, key: &str) -> Result<(), TooHeavy> {
        self.take(ENTRY + key.len())
    }

    /// An element of a list, beside its value.
    pub fn element(&self) -> Result<(), TooHeavy> {
        self.take(ELEMENT)
    }

    /// So many bytes of anything.
    pub fn take(&self, bytes: usize) -> Result<(), TooHeavy> {
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => {
                self.left.set(0);
                Err(TooHeavy)
            }
        }
    }

    /// What is left.
    pub fn left(&self) -> usize {
        self.left.get()
    }
}

/// What a value takes in memory.
pub fn weight(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => VALUE,
        Value::String(text) => VALUE + text.len(),
        Value::Array(list) => VALUE + list.iter().map(|value| ELEMENT + weight(value)).sum::<usize>(),
        Value::Object(object) => {
            let entry = |(key, value): (&String, &Value)| ENTRY + key.len() + weight(value);
            OBJECT + object.iter().map(entry).sum::<usize>()
        }
    }
}
