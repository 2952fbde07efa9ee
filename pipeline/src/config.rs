//! Config: loading, secrets, errors that name file, line, what is wrong and the fix. Knows no section's meaning.

pub mod load;
mod pattern;
mod place;
mod schema;
pub mod value;

pub use load::{Loaded, Mistake, Mistakes, parse, read};
pub use pattern::Pattern;
pub use schema::inlined;
pub use value::{OneOrMore, Problem, Secret, Size, Span};
