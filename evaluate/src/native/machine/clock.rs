//! When what was computed of a record is another, though the record is not.

use super::Machine;
use crate::functions::time;
use crate::native::call::moment as moment_of;
use crate::native::graph::Clock;
use crate::native::node::{Id, Node};
use crate::native::value::{Elements, Fault};

impl<'a> Machine<'a> {
    /// Notes when what a node says is another, where it reads the clock.
    pub(super) fn read_clock(&mut self, id: Id, elements: Elements<'a>) -> Result<(), Fault> {
        let graph = self.around.graph;
        let moment = match (graph.clocks.get(id as usize), &graph.nodes[id as usize]) {
            (Some(Clock::Compared { moment, .. }), _) => *moment,
            (Some(Clock::Daily), Node::Call(_, arguments)) => arguments[0],
            _ => return Ok(()),
        };
        if let Some(moment) = moment_of(self.value(moment, elements)?) {
            let next = graph.clocks[id as usize].next(moment, time::days(self.around.now, moment));
            self.turn = self.turn.into_iter().chain(next).min();
        }
        Ok(())
    }
}
