//! When a comparison of days since a moment becomes another, though the record does not: what `days_since(x) > 90` says changes once,
//! on a minute that is known. Knows no rule.

use super::{Clock, Graph};
use crate::native::function::Function;
use crate::native::node::{Constant, Id, Node};

impl Graph {
    /// Says how each node reads the clock; of a graph that does not, nothing.
    pub(super) fn mark_clocks(&mut self, roots: &[Id]) {
        if !self.reads_clock() {
            return;
        }
        let mut clocks = vec![Clock::Unread; self.nodes.len()];
        let mut read_alone: Vec<bool> = vec![false; self.nodes.len()];
        for root in roots {
            read_alone[*root as usize] = true;
        }
        for (id, node) in self.nodes.iter().enumerate() {
            if let Some(clock) = compared(self, node) {
                clocks[id] = clock;
            } else {
                Self::for_each_child(node, |child| read_alone[child as usize] = true);
            }
        }
        for (id, node) in self.nodes.iter().enumerate() {
            if moment(node).is_some() && read_alone[id] {
                clocks[id] = Clock::Daily;
            }
        }
        self.clocks = clocks;
    }
}

/// A comparison of days since a moment with a number that stands still.
fn compared(graph: &Graph, node: &Node) -> Option<Clock> {
    let Node::Compare(comparison, left, right) = node else {
        return None;
    };
    let number = |id: &Id| match graph.node(*id) {
        Node::Constant(Constant::Int(number)) => Some(*number),
        _ => None,
    };
    let days = |id: &Id| moment(graph.node(*id));
    let (moment, comparison, bound) = match (days(left), number(right), number(left), days(right)) {
        (Some(moment), Some(bound), ..) => (moment, *comparison, bound),
        (_, _, Some(bound), Some(moment)) => (moment, comparison.turned(), bound),
        _ => return None,
    };
    Some(Clock::Compared {
        moment,
        comparison,
        bound,
    })
}

/// Where a node's days since a moment take it from.
fn moment(node: &Node) -> Option<Id> {
    match node {
        Node::Call(Function::DaysSince, arguments) => arguments.first().copied(),
        _ => None,
    }
}
