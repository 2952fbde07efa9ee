//! The print of a record: a hash of everything that the rules of its group read of it. Two records of a group with one print
//! have the same verdicts and the same evidence. SHA-256, for who writes a resource must not find another with its print.

use sha2::{Digest as _, Sha256};

use super::graph::Input;
use super::machine::Machine;
use super::value::{Fault, Value};
use crate::functions::path::Found;

/// The first half of a SHA-256.
pub type Print = [u8; 16];

/// The print of the machine's record.
///
/// # Errors
/// A column that cannot be read.
pub fn print(machine: &mut Machine) -> Result<Print, Fault> {
    let mut hash = Sha256::new();
    machine.rule();
    for input in machine.inputs() {
        match input {
            Input::Whole(id) => whole(machine.root(*id)?, &mut hash),
            Input::Paths(id) => match machine.root(*id)? {
                Value::Document(document) => machine.slots(document).iter().for_each(|found| part(*found, &mut hash)),
                other => whole(other, &mut hash),
            },
        }
    }
    let whole: [u8; 32] = hash.finalize().into();
    let (halves, _) = whole.as_chunks();
    Ok(halves[0])
}

fn whole(value: Value, hash: &mut Sha256) {
    match value {
        Value::Time(moment) => {
            hash.update([4]);
            hash.update(moment.to_le_bytes());
        }
        other => part(other.text().map_or(Found::Unknown, Found::Value), hash),
    }
}

/// With its kind and length, so that no two lists of parts look alike.
fn part(found: Found, hash: &mut Sha256) {
    match found {
        Found::Value(text) => {
            hash.update([1]);
            hash.update(text.len().to_le_bytes());
            hash.update(text.as_bytes());
        }
        Found::Absent => hash.update([2]),
        Found::Unknown => hash.update([3]),
    }
}
