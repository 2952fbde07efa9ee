//! What the engine is asked of a change, and what it answers: verdicts, or that they are what they were.

use schemas::ConfigChange;

use super::verdict::BranchVerdict;
use crate::native::Print;

/// A change, and what is known of its resource.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The change.
    pub change: &'a ConfigChange,
    /// What was known before it.
    pub before: Before,
    /// The moment by which it is decided, ms since the Unix epoch; `None`: the engine's clock says it.
    pub at: Option<i64>,
}

/// What is known of the resource before a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Nobody asks.
    Unasked,
    /// Nothing: the verdicts are wanted, and the print for the next time.
    Nothing,
    /// The print of the change that was judged last.
    Print(Print),
}

/// The answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What the verdicts rest on, where it was asked for and they rest on nothing but the change.
    pub print: Option<Print>,
    /// The first moment at which some verdict may be another though the change is not; `None`: never.
    pub turn: Option<i64>,
    /// `None`: the print is the one that was known, so verdicts and evidence are what they were.
    pub verdicts: Option<Vec<BranchVerdict>>,
}

impl<'a> Asked<'a> {
    /// Asks for the verdicts.
    pub fn verdicts(change: &'a ConfigChange) -> Self {
        Self {
            change,
            before: Before::Unasked,
            at: None,
        }
    }
}

impl Answer {
    /// Verdicts alone.
    pub fn of(verdicts: Vec<BranchVerdict>) -> Self {
        Self {
            print: None,
            turn: None,
            verdicts: Some(verdicts),
        }
    }
}
