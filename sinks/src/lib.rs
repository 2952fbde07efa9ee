//! Findings to requests and responses to answers: one folder a destination. The loop that delivers is `pipeline::delivery`.
//! Knows neither how findings are made nor where they are kept.

mod address;
pub mod config;
pub mod destination;
mod digest;
pub mod endpoint;
mod error;
mod filter;
mod guid;
mod gzip;
mod kind;
mod pace;
pub mod sample;
mod status;
pub mod transport;
mod trial;

pub use config::{Config, Settings};
pub use destination::{Destination, Entry, build, open};
pub use error::SinkError;
pub use filter::Filter;
pub use pace::Pace;
pub use trial::Trial;
