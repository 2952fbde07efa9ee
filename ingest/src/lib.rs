//! Provider bytes to configuration changes: one folder a source, and the ways in (HTTP, files, folders).
//! Knows neither rules nor destinations.
//!
//! [`decode()`] splits an input into records and gives each to the adapter of its [`Shape`]: `decode/adapters.rs` is the one list of them,
//! `adapter.rs` what each keeps to.

mod adapter;
pub mod config;
mod decode;
pub mod document;
mod error;
mod field;
mod hints;
mod input;
mod shape;
pub mod source;

pub use adapter::DecodeError;
pub use adapter::mapping::Mapping;
pub use config::{Config, Settings};
pub use decode::{Cause, Decoded, DecodedChange, Nothing, Reject, decode, may_be_partial};
pub use error::IngestError;
pub use hints::Hints;
pub use input::accept::{AcceptError, Acceptor, Receipt};
pub use input::files;
pub use input::listener::{Listener, check_tls};
pub use input::outlet::{Batch, Outlet, OutletError, Remembered};
pub use input::post;
pub use input::proof::fetch::Fetcher;
pub use input::watch::Watch;
pub use shape::Shape;
