//! How requests get to a destination: over HTTP, within a guard, with a token where one is wanted. Only this room of the crate names
//! reqwest. Knows no destination.

mod guard;
mod http;
mod token;

pub use guard::Guard;
pub use http::{Client, Http};
pub use token::{Authorized, Credential};
