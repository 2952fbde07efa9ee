//! The graph of a group: every expression that some rule of it reads, once. Built from the leaves up; equal nodes are one.
//! Knows neither SQL nor records.

mod finish;
mod input;
mod note;
mod order;
mod turn;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::node::{Constant, Id, Name, Node, PatternKind, Step, number};
use super::pattern::Pattern;
use crate::functions::iam::LISTS;

pub use note::{Clock, Input, Note, Trie};

/// So many computed patterns are remembered: they come from records, whose texts have no end.
const COMPUTED_PATTERNS: usize = 256;

/// Members of an `IN` list that are not NULL, and whether one was.
#[derive(Debug, Default)]
pub struct Set {
    /// Texts, sorted.
    pub texts: Vec<Box<str>>,
    /// Whole numbers, sorted.
    pub numbers: Vec<i64>,
    /// NULL is a member.
    pub null: bool,
}

/// Patterns by their kind and text.
type Computed = HashMap<(PatternKind, Box<str>), Arc<Pattern>>;

/// Nodes, the patterns and sets that they name, and what is known of each once the graph is finished.
#[derive(Debug)]
pub struct Graph {
    /// The nodes; one never names a later one.
    pub nodes: Vec<Node>,
    /// Patterns, compiled.
    pub patterns: Vec<Pattern>,
    /// Sets of `IN`.
    pub sets: Vec<Set>,
    /// Names of members.
    pub names: Vec<Box<str>>,
    /// How each node is evaluated.
    pub notes: Vec<Note>,
    /// The paths that are looked up together.
    pub tries: Vec<Trie>,
    /// What of a record is read at all.
    pub inputs: Vec<Input>,
    /// How each node reads the clock; empty where none does.
    pub clocks: Vec<Clock>,
    /// How many values are kept for a record.
    pub kept: usize,
    /// Patterns that were computed, while they are few.
    computed: Mutex<Computed>,
    ids: HashMap<Node, Id>,
    pattern_ids: HashMap<(PatternKind, Box<str>), u32>,
    set_ids: HashMap<Vec<Constant>, u32>,
    name_ids: HashMap<Box<str>, Name>,
}

impl Default for Graph {
    fn default() -> Self {
        let mut graph = Self {
            nodes: Vec::new(),
            patterns: Vec::new(),
            sets: Vec::new(),
            names: Vec::new(),
            notes: Vec::new(),
            tries: Vec::new(),
            inputs: Vec::new(),
            clocks: Vec::new(),
            kept: 0,
            computed: Mutex::default(),
            ids: HashMap::new(),
            pattern_ids: HashMap::new(),
            set_ids: HashMap::new(),
            name_ids: HashMap::new(),
        };
        let statement = ["sid", "effect"].into_iter().chain(LISTS).chain(["condition"]);
        for name in ["key", "value"].into_iter().chain(statement) {
            graph.name(name);
        }
        graph
    }
}

impl Graph {
    /// The number of a node.
    pub fn add(&mut self, node: Node) -> Id {
        if let Some(id) = self.ids.get(&node) {
            return *id;
        }
        let id = number(self.nodes.len());
        self.nodes.push(node.clone());
        self.ids.insert(node, id);
        id
    }

    /// The node of a number.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// The number of a name.
    pub fn name(&mut self, name: &str) -> Name {
        if let Some(known) = self.name_ids.get(name) {
            return *known;
        }
        let number = number(self.names.len());
        self.names.push(name.into());
        self.name_ids.insert(name.into(), number);
        number
    }

    /// The number of a pattern, compiled.
    ///
    /// # Errors
    /// It is none.
    pub fn pattern(&mut self, kind: PatternKind, text: &str) -> Result<u32, String> {
        if let Some(known) = self.pattern_ids.get(&(kind, text.into())) {
            return Ok(*known);
        }
        let pattern = Pattern::new(kind, text)?;
        let number = number(self.patterns.len());
        self.patterns.push(pattern);
        self.pattern_ids.insert((kind, text.into()), number);
        Ok(number)
    }

    /// A pattern that an expression computed; compiling one costs more than the whole of most verdicts.
    ///
    /// # Errors
    /// It is none.
    pub fn computed(&self, kind: PatternKind, text: &str) -> Result<Arc<Pattern>, String> {
        let mut known = self.computed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known.get(&(kind, text.into())) {
            return Ok(Arc::clone(pattern));
        }
        let pattern = Arc::new(Pattern::new(kind, text)?);
        if known.len() >= COMPUTED_PATTERNS {
            known.clear();
        }
        known.insert((kind, text.into()), Arc::clone(&pattern));
        drop(known);
        Ok(pattern)
    }

    /// The number of a set; `None` where it holds more than texts and whole numbers.
    pub fn set(&mut self, members: Vec<Constant>) -> Option<u32> {
        if let Some(known) = self.set_ids.get(&members) {
            return Some(*known);
        }
        let mut set = Set::default();
        for member in &members {
            match member {
                Constant::Text(text) => set.texts.push(text.clone()),
                Constant::Int(number) => set.numbers.push(*number),
                Constant::Null => set.null = true,
                _ => return None,
            }
        }
        set.texts.sort();
        set.numbers.sort_unstable();
        let number = number(self.sets.len());
        self.sets.push(set);
        self.set_ids.insert(members, number);
        Some(number)
    }

    /// Calls with every node that a node reads.
    pub fn for_each_child(node: &Node, mut visit: impl FnMut(Id)) {
        match node {
            // The list of an element says which element is meant; it is not read again.
            Node::Constant(_) | Node::Column(_) | Node::Element { .. } => {}
            Node::And(ids) | Node::Or(ids) | Node::Coalesce(ids) | Node::Call(_, ids) | Node::Struct(_, ids) => {
                ids.iter().copied().for_each(visit);
            }
            Node::Not(id)
            | Node::IsNull(id)
            | Node::Is(id, _)
            | Node::In(id, _)
            | Node::Matches(id, _)
            | Node::Cast { value: id, .. }
            | Node::Field(id, _) => visit(*id),
            Node::Compare(_, a, b) | Node::Same(a, b) | Node::Arithmetic(_, a, b) | Node::MatchesComputed(_, a, b) => {
                visit(*a);
                visit(*b);
            }
            Node::Case(branches, otherwise) => {
                for (condition, value) in branches {
                    visit(*condition);
                    visit(*value);
                }
                otherwise.iter().copied().for_each(visit);
            }
            Node::Json(json) => {
                visit(json.document);
                json.default.iter().copied().for_each(&mut visit);
                for step in &json.steps {
                    if let Step::Computed(id) = step {
                        visit(*id);
                    }
                }
            }
            Node::Any(lambda) | Node::Filter(lambda) | Node::Transform(lambda) => {
                visit(lambda.list);
                visit(lambda.body);
            }
        }
    }
}
