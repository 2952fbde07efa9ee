//! What one machine after another works with, so that no record costs an allocation of its own. Knows no node.

use bumpalo::Bump;
use schemas::ConfigChange;

use super::graph::Graph;
use super::kept::{Kept, Stamp};
use super::machine::Machine;
use super::value::Value;

/// An arena that has grown beyond this is not kept for the next record, bytes.
const ARENA: usize = 64 << 20;

/// What scratches leave to those that come after.
#[derive(Debug, Default)]
pub struct Memory {
    arena: Bump,
    stamps: Vec<Stamp>,
    record: u32,
}

/// The memory of machines, one after another, with the values that one keeps for its record.
#[derive(Debug, Default)]
pub struct Scratch {
    memory: Memory,
    values: Vec<Value<'static>>,
}

impl Scratch {
    /// In the memory of an earlier one.
    pub fn new(memory: Memory) -> Self {
        let values = Vec::with_capacity(memory.stamps.len());
        Self { memory, values }
    }

    /// Its memory, for a later one.
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// Does some work with a machine for one record. `now` is the moment of evaluation.
    pub fn with<T>(
        &mut self,
        graph: &Graph,
        now: i64,
        change: &ConfigChange,
        work: impl for<'a> FnOnce(&mut Machine<'a>) -> T,
    ) -> T {
        let memory = &mut self.memory;
        if memory.arena.allocated_bytes() > ARENA {
            memory.arena = Bump::new();
        }
        memory.arena.reset();
        if memory.record == u32::MAX {
            memory.stamps.fill(Stamp::default());
            memory.record = 0;
        }
        memory.record += 1;
        if memory.stamps.len() < graph.kept {
            memory.stamps.resize(graph.kept, Stamp::default());
        }
        let kept = Kept {
            stamps: &mut memory.stamps,
            values: emptied(std::mem::take(&mut self.values)),
            record: memory.record,
        };
        let mut machine = Machine::new(graph, &memory.arena, now, change, kept);
        let done = work(&mut machine);
        self.values = emptied(machine.into_kept().values);
        done
    }
}

/// The room of a list for values of another lifetime; collecting in place keeps it.
fn emptied<'b>(mut values: Vec<Value<'_>>) -> Vec<Value<'b>> {
    values.clear();
    values.into_iter().map(|_| Value::Null).collect()
}
