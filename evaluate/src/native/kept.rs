//! The values of one record that are worth keeping, by the numbers that the graph gave. Knows no node.

use super::node;
use super::value::Value;

/// Where and for which record a value was kept.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stamp {
    record: u32,
    /// The value's place among those kept for the record.
    at: u32,
}

/// The values that were computed for a record and are worth keeping.
#[derive(Debug)]
pub struct Kept<'a> {
    /// By the number that the graph gave.
    pub stamps: &'a mut [Stamp],
    /// In the order in which they were computed.
    pub values: Vec<Value<'a>>,
    /// The record's number.
    pub record: u32,
}

impl<'a> Kept<'a> {
    /// The value of a number, if it was computed for this record.
    pub fn get(&self, number: u32) -> Option<Value<'a>> {
        let stamp = self.stamps[number as usize];
        (stamp.record == self.record).then(|| self.values[stamp.at as usize])
    }

    /// Keeps a value.
    pub fn put(&mut self, number: u32, value: Value<'a>) {
        let (record, at) = (self.record, node::number(self.values.len()));
        self.stamps[number as usize] = Stamp { record, at };
        self.values.push(value);
    }
}
