//! How requests get to a destination: into a file, or over HTTP, within a guard, with a token where one is wanted. Only this room of the crate names
//! reqwest. Knows no destination.

mod endpoints;
mod file;
mod guard;
mod http;
mod stream;
mod token;

pub(crate) use endpoints::{ENDPOINT, Endpoints};
pub(crate) use file::File;
pub use guard::Guard;
pub use http::{Client, Http};
pub(crate) use stream::{Stream, Tls};
pub use token::{Authorized, Credential, Proof};
