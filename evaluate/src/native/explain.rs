//! A graph in words: each node that a rule reads, once, in the order in which they rest on each other; with a record, its value too.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::evidence;
use super::graph::Graph;
use super::machine::Machine;
use super::node::PatternKind;
use super::node::{Arithmetic, Comparison, Constant, Id, Json, Lambda, NONE, Node, Step};

/// A longer value is cut here.
const SHOWN: usize = 120;

/// The nodes below some roots, one a line; with a machine the value of each that is about the record as a whole.
pub fn nodes(graph: &Graph, roots: &[Id], mut machine: Option<&mut Machine>) -> String {
    let mut out = String::new();
    for id in below(graph, roots) {
        let node = graph.node(id);
        if let Node::Constant(_) | Node::Column(_) | Node::Element { .. } = node {
            continue;
        }
        let kept = if graph.notes[id as usize].kept == NONE {
            ' '
        } else {
            '*'
        };
        let _ = write!(out, "  {kept}n{id} = {}", Shown(graph, id).words());
        if let Some(machine) = machine.as_deref_mut()
            && graph.notes[id as usize].free == 0
        {
            let mut shown = Vec::new();
            machine.rule();
            let written = machine
                .root(id)
                .and_then(|value| evidence::write(value, machine, &mut shown));
            let value = match written {
                Ok(()) => String::from_utf8_lossy(&shown).into_owned(),
                Err(fault) => format!("fault: {fault}"),
            };
            let cut: String = value.chars().take(SHOWN).collect();
            let _ = write!(
                out,
                "\n        → {cut}{}",
                if cut.len() < value.len() { "…" } else { "" }
            );
        }
        out.push('\n');
    }
    out
}

/// How a node is named by others.
pub fn name(graph: &Graph, id: Id) -> String {
    Shown(graph, id).name()
}

/// The paths that are read of the documents below some roots.
pub fn paths(graph: &Graph, roots: &[Id]) -> Vec<String> {
    let json = below(graph, roots).into_iter().filter_map(|id| match graph.node(id) {
        Node::Json(json) => Some(format!("{}{}", Shown(graph, json.document).name(), path(graph, json))),
        _ => None,
    });
    json.collect::<BTreeSet<_>>().into_iter().collect()
}

fn below(graph: &Graph, roots: &[Id]) -> BTreeSet<Id> {
    let (mut found, mut waiting) = (BTreeSet::new(), roots.to_vec());
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            Graph::for_each_child(graph.node(id), |child| waiting.push(child));
        }
    }
    found
}

fn path(graph: &Graph, json: &Json) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) => format!(".{name}"),
        Step::Position(position) => format!("[{position}]"),
        Step::Computed(id) => format!("[{}]", Shown(graph, *id).name()),
    };
    json.steps.iter().map(step).collect()
}

/// A node to be shown.
#[derive(Clone, Copy)]
struct Shown<'g>(&'g Graph, Id);

impl Shown<'_> {
    /// How others name it: what is short by itself, else its number.
    fn name(self) -> String {
        match self.0.node(self.1) {
            Node::Constant(constant) => constant_words(self.0, constant),
            Node::Column(position) => crate::batch::name(*position).to_owned(),
            Node::Element { level, .. } => format!("e{level}"),
            _ => format!("n{}", self.1),
        }
    }

    fn other(self, id: Id) -> String {
        Self(self.0, id).name()
    }

    fn all(self, ids: &[Id], between: &str) -> String {
        ids.iter().map(|id| self.other(*id)).collect::<Vec<_>>().join(between)
    }

    fn words(self) -> String {
        let graph = self.0;
        match graph.node(self.1) {
            Node::Constant(_) | Node::Column(_) | Node::Element { .. } => self.name(),
            Node::And(parts) => self.all(parts, " AND "),
            Node::Or(parts) => self.all(parts, " OR "),
            Node::Not(of) => format!("NOT {}", self.other(*of)),
            Node::IsNull(of) => format!("{} IS NULL", self.other(*of)),
            Node::Is(of, truth) => format!("{} IS {}", self.other(*of), truth.to_string().to_uppercase()),
            Node::Compare(comparison, a, b) => {
                format!("{} {} {}", self.other(*a), comparison.sign(), self.other(*b))
            }
            Node::Same(a, b) => format!("{} IS NOT DISTINCT FROM {}", self.other(*a), self.other(*b)),
            Node::In(of, set) => self.set(*of, *set),
            Node::Arithmetic(operation, a, b) => {
                format!("{} {} {}", self.other(*a), operation.sign(), self.other(*b))
            }
            Node::Matches(of, pattern) => {
                format!("{} matches {:?}", self.other(*of), graph.patterns[*pattern as usize])
            }
            Node::MatchesComputed(kind, a, b) => {
                let word = if let PatternKind::Like { .. } = kind {
                    "LIKE"
                } else {
                    "~"
                };
                format!("{} {word} {}", self.other(*a), self.other(*b))
            }
            Node::Case(branches, otherwise) => {
                let branch = |(when, then): &(Id, Id)| format!("WHEN {} THEN {}", self.other(*when), self.other(*then));
                let branches: Vec<String> = branches.iter().map(branch).collect();
                let otherwise = otherwise.map_or(String::new(), |id| format!(" ELSE {}", self.other(id)));
                format!("CASE {}{otherwise} END", branches.join(" "))
            }
            Node::Coalesce(parts) => format!("coalesce({})", self.all(parts, ", ")),
            Node::Cast { value, to, safe } => {
                format!(
                    "{}CAST({} AS {to:?})",
                    if *safe { "TRY_" } else { "" },
                    self.other(*value)
                )
            }
            Node::Json(json) => self.json(json),
            Node::Call(function, arguments) => format!("{function:?}({})", self.all(arguments, ", ")),
            Node::Any(lambda) => self.lambda("any_match", lambda),
            Node::Filter(lambda) => self.lambda("array_filter", lambda),
            Node::Transform(lambda) => self.lambda("array_transform", lambda),
            Node::Struct(names, members) => {
                let member = |(name, id): (&u32, &Id)| format!("{}: {}", graph.names[*name as usize], self.other(*id));
                let members: Vec<String> = names.iter().zip(members).map(member).collect();
                format!("{{{}}}", members.join(", "))
            }
            Node::Field(of, name) => format!("{}['{}']", self.other(*of), graph.names[*name as usize]),
        }
    }

    fn set(self, of: Id, set: u32) -> String {
        let set = &self.0.sets[set as usize];
        let texts = set.texts.iter().map(|text| format!("'{text}'"));
        let numbers = set.numbers.iter().map(ToString::to_string);
        let mut members: Vec<String> = texts.chain(numbers).collect();
        members.sort();
        members.extend(set.null.then(|| "NULL".to_owned()));
        format!("{} IN ({})", self.other(of), members.join(", "))
    }

    fn json(self, json: &Json) -> String {
        let default = json
            .default
            .map_or(String::new(), |id| format!(" or {}", self.other(id)));
        let document = self.other(json.document);
        format!("{:?} at {document}{}{default}", json.kind, path(self.0, json))
    }

    fn lambda(self, name: &str, lambda: &Lambda) -> String {
        format!(
            "{name}({}, e{}: {})",
            self.other(lambda.list),
            lambda.level,
            self.other(lambda.body)
        )
    }
}

fn constant_words(graph: &Graph, constant: &Constant) -> String {
    match constant {
        Constant::Null => "NULL".to_owned(),
        Constant::Bool(flag) => flag.to_string(),
        Constant::Int(number) => number.to_string(),
        Constant::Float(bits) => f64::from_bits(*bits).to_string(),
        Constant::Text(text) => format!("'{text}'"),
        Constant::List(items) => {
            let items: Vec<String> = items.iter().map(|item| constant_words(graph, item)).collect();
            format!("[{}]", items.join(", "))
        }
        Constant::Record(names, members) => {
            let member = |(name, member): (&u32, &Constant)| {
                format!("{}: {}", graph.names[*name as usize], constant_words(graph, member))
            };
            let members: Vec<String> = names.iter().zip(members).map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

impl Comparison {
    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

impl Arithmetic {
    fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
            Self::Modulo => '%',
        }
    }
}
