//! Config: loading, secrets, errors that name file, line, what is wrong and the fix.

pub mod value;

pub use value::{OneOrMore, Problem, Secret, Size, Span};
