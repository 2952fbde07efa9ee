//! The admin socket: what `ask` can answer is asked of the process that has the bus open, and of the bus itself where none runs.
//! Knows the way of a question, not its meaning.

mod call;
mod config;
mod listen;

pub use call::{ask, collect, everybody, is_running, open, running};
pub use config::{Config, Listen, Settings};
pub use listen::Listener;

/// Where questions are posted.
const PATH: &str = "/v1/ask";
