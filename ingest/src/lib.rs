//! Provider bytes to configuration changes: one file a source, and the ways in (HTTP, files, folders).
//! Knows neither rules nor destinations.
//!
//! [`decode::decode`] splits an input into records and gives each to the adapter of its [`shape::Shape`]. An adapter is one file:
//! `recognises(&Value) -> bool` and `decode(Value, &Context) -> Result<Vec<Item>, DecodeError>`.

pub mod accept;
pub mod arm;
pub mod aws;
pub mod aws_api;
pub mod aws_config;
pub mod azure;
pub mod clock;
pub mod cloudformation;
pub mod config;
pub mod decode;
pub mod document;
pub mod error;
pub mod field;
pub mod files;
pub mod gcp;
pub mod gzip;
pub mod kubernetes;
pub mod listener;
pub mod mapping;
pub mod outlet;
pub mod post;
pub mod proof;
pub mod scan_result;
pub mod shape;
pub mod terraform;
pub mod watch;
pub mod wrapped;

pub use accept::{AcceptError, Acceptor, Input, Receipt};
pub use clock::Clock;
pub use config::{Config, Settings};
pub use decode::{Decoded, DecodedChange, Reject, Source, decode};
pub use error::IngestError;
pub use field::DecodeError;
pub use listener::Listener;
pub use mapping::Mapping;
pub use outlet::{Batch, Outlet, OutletError};
pub use shape::Shape;
pub use watch::Watch;
