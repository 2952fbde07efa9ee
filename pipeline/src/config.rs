//! Config: loading, secrets, errors that name file, line, what is wrong and the fix. Knows no section's meaning.

mod document;
mod environment;
pub mod load;
mod mistake;
mod pattern;
mod place;
mod schema;
mod syntax;
pub mod value;
mod wrong;

pub use load::{Loaded, defaults, parse, read};
pub use mistake::{Mistake, Mistakes};
pub use pattern::Pattern;
pub use schema::inlined;
pub use value::{OneOrMore, Problem, Secret, Size, Span};
