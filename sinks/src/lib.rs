//! Findings to requests and responses to verdicts: one file a destination. The loop that delivers is `pipeline::delivery`.
//! Knows neither how findings are made nor where they are kept.

mod answer;
pub mod check;
pub mod config;
mod destination;
mod error;
mod filter;
mod gzip;
pub mod receiver;
pub mod sentinel;
pub mod splunk_hec;
pub mod token;
pub mod transport;
pub mod webhook;

pub use config::{Config, Settings};
pub use destination::{Destination, build};
pub use error::SinkError;
pub use filter::Filter;
