//! Provider bytes to configuration changes: one file a source, and the ways in (HTTP, files, folders).
//! Knows neither rules nor destinations.
//!
//! [`decode::decode`] splits an input into records and gives each to the adapter of its [`shape::Shape`]. An adapter is one file:
//! `recognises(&Value) -> bool` and `decode(Value, &Context) -> Result<Vec<Item>, DecodeError>`.

pub mod arm;
pub mod aws;
pub mod aws_api;
pub mod aws_config;
pub mod azure;
pub mod cloudformation;
pub mod decode;
pub mod document;
pub mod field;
pub mod gcp;
pub mod kubernetes;
pub mod mapping;
pub mod scan_result;
pub mod shape;
pub mod terraform;
pub mod wrapped;

pub use decode::{Decoded, DecodedChange, Reject, Source, decode};
pub use field::DecodeError;
pub use mapping::Mapping;
pub use shape::Shape;
