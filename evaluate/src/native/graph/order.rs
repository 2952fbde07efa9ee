//! In which order the parts of AND and OR are asked: the cheap ones first, so that the dear ones are seldom asked at all. The
//! value is the same in every order, but for faults: where a part may have one, the order is the author's.

use super::Graph;
use crate::functions::json::read::Kind;
use crate::native::function::Function;
use crate::native::node::{Constant, Json, Lambda, Node};

/// What a node costs, and whether it may be a fault.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// In nanoseconds, about.
    cost: u32,
    faulty: bool,
}

/// Elements that a list has, about.
const ELEMENTS: u32 = 4;

impl Graph {
    /// Puts the parts of every AND and OR in order.
    pub(super) fn order(&mut self) {
        let mut weights: Vec<Weight> = Vec::with_capacity(self.nodes.len());
        for id in 0..self.nodes.len() {
            if let Node::And(parts) | Node::Or(parts) = &mut self.nodes[id]
                && !parts.iter().any(|part| weights[*part as usize].faulty)
            {
                parts.sort_by_key(|part| weights[*part as usize].cost);
            }
            let weight = self.weight(&self.nodes[id], &weights);
            weights.push(weight);
        }
    }

    fn weight(&self, node: &Node, weights: &[Weight]) -> Weight {
        let mut below = Weight::default();
        Self::for_each_child(node, |child| {
            let child = weights[child as usize];
            below.cost = below.cost.saturating_add(child.cost);
            below.faulty |= child.faulty;
        });
        let (own, faulty) = match node {
            Node::Constant(Constant::List(_) | Constant::Record(..)) => (20, false),
            Node::Constant(_) | Node::Element { .. } => (1, false),
            Node::Column(_) | Node::Struct(..) | Node::Field(..) => (5, false),
            Node::And(parts) | Node::Or(parts) => {
                // The first part is always asked, the others now and then.
                let first = parts.first().map_or(0, |first| weights[*first as usize].cost);
                below.cost = first + (below.cost - first) / 2;
                (5, false)
            }
            Node::Any(lambda) | Node::Filter(lambda) | Node::Transform(lambda) => {
                below.cost = below.cost.saturating_add(each(*lambda, weights));
                (20, false)
            }
            Node::Arithmetic(..) | Node::Cast { safe: false, .. } => (10, true),
            Node::MatchesComputed(..) => (1_000, true),
            Node::Matches(_, pattern) => (self.patterns[*pattern as usize].cost(), false),
            Node::Json(json) => (read(json), false),
            Node::Call(function, _) => call(*function),
            _ => (5, false),
        };
        Weight {
            cost: below.cost.saturating_add(own),
            faulty: below.faulty || faulty,
        }
    }
}

fn each(lambda: Lambda, weights: &[Weight]) -> u32 {
    weights[lambda.body as usize].cost.saturating_mul(ELEMENTS - 1)
}

fn read(json: &Json) -> u32 {
    match json.kind {
        Kind::Array | Kind::List | Kind::Texts | Kind::Keys | Kind::Entries | Kind::Length => 100,
        Kind::Document => 200,
        Kind::Json | Kind::AsText | Kind::Text | Kind::Int | Kind::Float | Kind::Bool | Kind::Has => 20,
    }
}

/// Functions that never fail are named; of the others it is not known.
fn call(function: Function) -> (u32, bool) {
    use Function as F;
    match function {
        F::CidrIsAny | F::PortIn | F::StartsWith | F::EndsWith | F::Contains | F::ArnPart => (20, false),
        F::CidrIsPublic | F::CidrContains | F::WildcardMatch | F::VersionAtLeast | F::DaysSince => (50, false),
        F::PortInRanges => (100, false),
        F::IamPolicyPublic | F::IamPolicyAnySubject | F::IamPolicyAccounts | F::IamPolicyStatements => (2_000, false),
        F::IamConditionLimits => (500, false),
        _ => (50, true),
    }
}
