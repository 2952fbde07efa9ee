//! Nodes of the graph: what each computes, and what they are made of. Knows neither SQL nor records nor the graph that holds them.

use super::function::Function;
use crate::functions::json::{Absence, read::Kind};
use crate::functions::path;

/// A node's number.
pub type Id = u32;

/// A member's name, by number.
pub type Name = u32;

/// Names of the members of `json_entries`: every graph knows them first.
pub static ENTRY: [Name; 2] = [0, 1];

/// Names of the members of `iam_policy_statements`, known next.
pub static STATEMENT: [Name; 9] = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/// No such number.
pub const NONE: u32 = u32::MAX;

/// What a node computes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    /// A constant.
    Constant(Constant),
    /// A column of `changes`.
    Column(usize),
    /// The element that a lambda is bound to, of this list, the lambda standing under so many others.
    Element {
        /// The list.
        list: Id,
        /// How many.
        level: usize,
    },
    /// All, in three values.
    And(Box<[Id]>),
    /// Any, in three values.
    Or(Box<[Id]>),
    /// Not.
    Not(Id),
    /// `IS NULL`.
    IsNull(Id),
    /// `IS TRUE` or `IS FALSE`.
    Is(Id, bool),
    /// A comparison.
    Compare(Comparison, Id, Id),
    /// `IS NOT DISTINCT FROM`.
    Same(Id, Id),
    /// `IN` constants, by number of their set.
    In(Id, u32),
    /// Arithmetic.
    Arithmetic(Arithmetic, Id, Id),
    /// A text against a constant pattern, by its number.
    Matches(Id, u32),
    /// A text against a pattern that is computed.
    MatchesComputed(PatternKind, Id, Id),
    /// The first branch whose condition is TRUE, else the last.
    Case(Box<[(Id, Id)]>, Option<Id>),
    /// The first that is not NULL.
    Coalesce(Box<[Id]>),
    /// Another type; `TRY_CAST` gives NULL where it fails.
    Cast {
        /// Of what.
        value: Id,
        /// To what.
        to: Target,
        /// NULL where it fails.
        safe: bool,
    },
    /// A value at a path of a JSON document.
    Json(Json),
    /// A function of values.
    Call(Function, Box<[Id]>),
    /// Some element satisfies.
    Any(Lambda),
    /// The elements that satisfy.
    Filter(Lambda),
    /// Each element, changed.
    Transform(Lambda),
    /// A struct.
    Struct(Box<[Name]>, Box<[Id]>),
    /// A member of a struct.
    Field(Id, Name),
}

/// A list and what is computed of each element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lambda {
    /// The list.
    pub list: Id,
    /// Computed of each.
    pub body: Id,
    /// Under so many other lambdas.
    pub level: usize,
}

/// Reading JSON: as what, from which document, along which steps.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Json {
    /// As what the value is read.
    pub kind: Kind,
    /// What an absent path gives.
    pub absence: Absence,
    /// The default, where there is one.
    pub default: Option<Id>,
    /// The document.
    pub document: Id,
    /// The steps.
    pub steps: Box<[Step]>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A member.
    Member(Box<str>),
    /// An element, from 0.
    Position(i64),
    /// A member or element that is computed.
    Computed(Id),
}

/// A constant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Constant {
    /// NULL.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number's bits.
    Float(u64),
    /// A text.
    Text(Box<str>),
    /// A list.
    List(Box<[Constant]>),
    /// A struct.
    Record(Box<[Name]>, Box<[Constant]>),
}

/// A comparison.
#[allow(missing_docs, reason = "they say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Arithmetic of whole numbers (wrapping, as Arrow's) and of numbers.
#[allow(missing_docs, reason = "they say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// The kind of a pattern.
#[allow(missing_docs, reason = "they say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatternKind {
    /// `LIKE`, `ILIKE`.
    Like { any_case: bool },
    /// `~`, `~*`.
    Regex { any_case: bool },
}

/// The type that a cast makes.
#[allow(missing_docs, reason = "they say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    Bool,
    Int,
    Float,
    Text,
}

impl Step {
    /// The step of a path; one that is computed leads nowhere.
    pub fn constant(&self) -> path::Step<'_> {
        match self {
            Self::Member(name) => path::Step::Member(name),
            Self::Position(position) => path::Step::Position(*position),
            Self::Computed(_) => path::Step::Position(-1),
        }
    }
}

/// A count as a number of the graph; four thousand million nodes do not fit into memory.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}
