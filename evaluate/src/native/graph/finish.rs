//! What is known of a graph once all rules are in it: which values are worth keeping for a record, and which paths are looked up
//! together.

use std::collections::HashMap;

use super::Graph;
use super::note::{Note, Trie};
use crate::functions::json::read::Kind;
use crate::functions::scan;
use crate::native::function::Function;
use crate::native::node::{Id, NONE, Node, Step, number};

/// Whose texts a trie is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Origin {
    Node(Id),
    ElementsOf(Id),
}

impl Graph {
    /// Decides how each node is evaluated. `roots` are read from outside.
    pub fn finish(&mut self, roots: &[Id]) {
        self.order();
        self.notes = self.nodes.iter().map(|_| Note::default()).collect();
        self.mark_free();
        self.keep(roots);
        self.plant();
        self.gather(roots);
        self.mark_clocks(roots);
    }

    fn mark_free(&mut self) {
        for id in 0..self.nodes.len() {
            let free = match &self.nodes[id] {
                Node::Element { level, .. } => 1_u32 << (level % 32),
                Node::Any(lambda) | Node::Filter(lambda) | Node::Transform(lambda) => {
                    let body = self.notes[lambda.body as usize].free & !(1 << (lambda.level % 32));
                    self.notes[lambda.list as usize].free | body
                }
                node => {
                    let mut free = 0;
                    Self::for_each_child(node, |child| free |= self.notes[child as usize].free);
                    free
                }
            };
            self.notes[id].free = free;
        }
    }

    /// Keeps what is read more than once, or again for each element, of the record as a whole.
    fn keep(&mut self, roots: &[Id]) {
        let mut uses = vec![0_u32; self.nodes.len()];
        roots.iter().for_each(|root| uses[*root as usize] += 1);
        for (id, node) in self.nodes.iter().enumerate() {
            let each = match node {
                Node::Any(_) | Node::Filter(_) | Node::Transform(_) => true,
                _ => self.notes[id].free != 0,
            };
            Self::for_each_child(node, |child| uses[child as usize] += if each { 2 } else { 1 });
        }
        for (id, uses) in uses.into_iter().enumerate() {
            let dear = !matches!(
                self.nodes[id],
                Node::Constant(_) | Node::Element { .. } | Node::Not(_) | Node::IsNull(_) | Node::Is(..)
            );
            if dear && self.notes[id].free == 0 && uses > 1 {
                self.keep_one(number(id));
            }
        }
    }

    /// Gathers the paths by the text that they are read of.
    fn plant(&mut self) {
        let mut tries: HashMap<Origin, u32> = HashMap::new();
        for id in 0..self.nodes.len() {
            let Node::Json(json) = &self.nodes[id] else { continue };
            if json.steps.is_empty() || json.steps.iter().any(|step| matches!(step, Step::Computed(_))) {
                continue;
            }
            let Some(origin) = self.origin(json.document) else {
                continue;
            };
            let steps = json.steps.clone();
            let trie = *tries.entry(origin).or_insert_with(|| {
                self.tries.push(Trie::default());
                number(self.tries.len() - 1)
            });
            let paths = &mut self.tries[trie as usize].paths;
            let slot = paths.iter().position(|known| *known == steps).unwrap_or_else(|| {
                paths.push(steps);
                paths.len() - 1
            });
            let note = &mut self.notes[id];
            (note.slot, note.trie) = (number(slot), trie);
        }
        for trie in &mut self.tries {
            let paths = trie
                .paths
                .iter()
                .map(|steps| steps.iter().map(Step::constant).collect());
            trie.scan = scan::Trie::new(paths);
        }
        for (origin, trie) in tries {
            match origin {
                Origin::Node(id) => {
                    self.notes[id as usize].document = trie;
                    self.keep_one(id);
                }
                Origin::ElementsOf(list) => {
                    self.notes[list as usize].elements = trie;
                }
            }
        }
    }

    fn keep_one(&mut self, id: Id) {
        if self.notes[id as usize].kept == NONE {
            self.notes[id as usize].kept = number(self.kept);
            self.kept += 1;
        }
    }

    fn origin(&self, document: Id) -> Option<Origin> {
        match self.node(document) {
            Node::Element { list, .. } => self.list_of(*list).map(Origin::ElementsOf),
            Node::Call(Function::ElementAt, arguments) => self.list_of(arguments[0]).map(Origin::ElementsOf),
            _ => (self.notes[document as usize].free == 0).then_some(Origin::Node(document)),
        }
    }

    /// The list whose elements, unchanged, are those of a list.
    fn list_of(&self, list: Id) -> Option<Id> {
        match self.node(list) {
            Node::Json(json) => matches!(json.kind, Kind::Array | Kind::List).then_some(list),
            Node::Filter(lambda) => self.list_of(lambda.list),
            _ => None,
        }
    }
}
