//! What one rule may cost on one record, in steps and in bytes. Counted, not timed: a replay stops at the same place. Knows no node.

use std::cell::Cell;

use bumpalo::Bump;

use super::value::{Fault, Value};

/// Steps of one rule on one record: nodes computed, and a step more for each 64 bytes read. Some seconds of the slowest.
pub const STEPS: u64 = 10_000_000;

/// Steps of all rules on one record.
const RECORD: u64 = 8 * STEPS;

/// Bytes that one rule may make of one record, those of the elements that lambdas are bound to included.
pub const MEMORY: usize = 512 << 20;

/// Bytes of one text.
const TEXT: usize = 64 << 20;

/// The arena is looked at each time so many steps are spent.
const LOOK: u64 = 1 << 10;

/// What is left.
#[derive(Debug)]
pub struct Budget {
    granted: u64,
    left: u64,
    of_record: u64,
    ceiling: usize,
}

impl Default for Budget {
    /// For one record.
    fn default() -> Self {
        Self {
            granted: 0,
            left: 0,
            of_record: RECORD,
            ceiling: 0,
        }
    }
}

impl Budget {
    /// Another record.
    pub fn record(&mut self) {
        *self = Self::default();
    }

    /// Another rule on the record.
    pub fn rule(&mut self, arena: &Bump) {
        self.of_record -= self.granted - self.left;
        self.granted = STEPS.min(self.of_record);
        self.left = self.granted;
        self.ceiling = arena.allocated_bytes() + MEMORY;
    }

    /// Spends steps; says so in `over` where there are none left, or the arena has grown too much.
    ///
    /// # Errors
    /// It is so.
    #[inline]
    pub fn spend(&mut self, steps: u64, arena: &Bump, over: &Cell<Option<Over>>) -> Result<(), Fault> {
        let Some(left) = self.left.checked_sub(steps) else {
            self.left = 0;
            return Err(exceeded(Over::Steps, over));
        };
        let look = left / LOOK != self.left / LOOK;
        self.left = left;
        if look && arena.allocated_bytes() > self.ceiling {
            return Err(exceeded(Over::Memory, over));
        }
        Ok(())
    }
}

/// What was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// [`STEPS`].
    Steps,
    /// [`MEMORY`].
    Memory,
}

/// The fault of it.
pub fn exceeded(what: Over, over: &Cell<Option<Over>>) -> Fault {
    over.set(Some(what));
    match what {
        Over::Steps => format!("more than {STEPS} steps").into(),
        Over::Memory => format!("more than {MEMORY} bytes").into(),
    }
}

/// Whether a text of so many bytes may be made.
///
/// # Errors
/// It may not.
pub fn fits(bytes: usize, over: &Cell<Option<Over>>) -> Result<(), Fault> {
    if bytes > TEXT {
        return Err(exceeded(Over::Memory, over));
    }
    Ok(())
}

/// Steps that reading a value costs.
pub fn reading(value: &Value) -> u64 {
    let size = match value {
        Value::Text(text) => text.len() / 64,
        Value::Document(document) => document.text.len() / 64,
        Value::List(items) => items.len() / 4,
        _ => 0,
    };
    size as u64
}
