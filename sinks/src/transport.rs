//! How requests get to a destination: into a file, or over HTTP, within a guard, with a token where one is wanted. Only this room of the crate names
//! reqwest. Knows no destination.

mod file;
mod guard;
mod http;
mod token;

pub(crate) use file::File;
pub use guard::Guard;
pub use http::{Client, Http};
pub use token::{Authorized, Credential};
