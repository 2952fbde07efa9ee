//! What the rules of a graph read of a record at all: equal inputs, equal verdicts and evidence.

use super::{Graph, Input};
use crate::native::function::Function;
use crate::native::node::{Id, NONE, Node};

impl Graph {
    /// Gathers the inputs; `roots` are read from outside.
    pub(super) fn gather(&mut self, roots: &[Id]) {
        let mut whole: Vec<bool> = vec![false; self.nodes.len()];
        for root in roots {
            whole[*root as usize] = true;
        }
        for (id, node) in self.nodes.iter().enumerate() {
            let (note, document) = match node {
                Node::Json(json) => (self.notes[id], json.document),
                _ => (self.notes[id], NONE),
            };
            Self::for_each_child(node, |child| {
                let by_path =
                    child == document && note.slot != NONE && note.trie == self.notes[child as usize].document;
                whole[child as usize] |= !by_path;
            });
        }
        let columns = (0..)
            .zip(&self.nodes)
            .filter(|(_, node)| matches!(node, Node::Column(_)));
        let inputs = columns.map(|(id, _)| {
            if whole[id as usize] {
                Input::Whole(id)
            } else {
                Input::Paths(id)
            }
        });
        self.inputs = inputs.collect();
    }

    /// Whether its values change while the record does not.
    pub fn reads_clock(&self) -> bool {
        let is_clock = |node: &Node| matches!(node, Node::Call(Function::DaysSince, _));
        self.nodes.iter().any(is_clock)
    }
}
