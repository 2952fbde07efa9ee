//! How requests get to a destination: into a file, to a mail server, a topic or a store, or over HTTP, within a guard, with a token where one is wanted. Only this room of the crate names
//! reqwest. Knows no destination.

mod endpoints;
mod file;
mod guard;
mod http;
mod objects;
mod smtp;
mod stream;
mod token;
mod topic;

pub(crate) use endpoints::{ENDPOINT, Endpoints};
pub(crate) use file::File;
pub use guard::Guard;
pub use http::{Client, Http};
pub(crate) use objects::Objects;
pub use smtp::Security;
pub(crate) use smtp::{Login, LoginProof, STAGE, Server, Smtp};
pub(crate) use stream::{Stream, Tls};
pub use token::{Authorized, Credential, Proof, Tokens};
pub(crate) use topic::{Topic, add as add_entry};
