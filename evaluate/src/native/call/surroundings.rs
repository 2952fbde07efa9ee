//! What functions need beside their arguments. Knows no function.

use std::cell::Cell;

use bumpalo::Bump;

use crate::native::budget::Over;
use crate::native::graph::Graph;

/// What functions need beside their arguments.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Patterns and names.
    pub graph: &'a Graph,
    /// Where new values are put.
    pub arena: &'a Bump,
    /// The moment of evaluation, ms since the Unix epoch.
    pub now: i64,
    /// What the rule has exceeded.
    pub over: &'a Cell<Option<Over>>,
}
