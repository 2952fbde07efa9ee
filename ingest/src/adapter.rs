//! The contract of the adapters, one folder each: a document of its shape in, items out. Knows no provider, no list of shapes; the list
//! stands in `decode.rs`.
//!
//! An adapter has `recognises(&Value) -> bool` and `decode(Value, &Context) -> Result<Vec<Item>, DecodeError>`, and where its records
//! hold secrets `may_hold_secret(&[u8]) -> bool` for bytes that cannot be read.

pub(crate) mod arm;
mod aws;
pub(crate) mod aws_api;
pub(crate) mod aws_config;
pub(crate) mod azure;
pub(crate) mod cloudformation;
mod companion;
mod context;
mod error;
pub(crate) mod gcp;
mod item;
pub(crate) mod kubernetes;
pub(crate) mod mapping;
pub(crate) mod scan_result;
pub(crate) mod terraform;
mod wrapped;

pub use context::Context;
pub use error::{DecodeError, Under};
pub use item::Item;
pub(crate) use item::{identify, identify_by_content};
