//! Findings to requests and responses to answers: one folder a destination. The loop that delivers is `pipeline::delivery`.
//! Knows neither how findings are made nor where they are kept.

mod address;
mod columns;
pub mod config;
pub mod destination;
mod digest;
pub mod endpoint;
mod error;
mod filter;
mod general;
mod guid;
mod gzip;
mod hold_back;
mod kind;
mod pace;
mod quiet;
pub mod sample;
mod status;
pub mod transport;
mod trial;

pub use config::{Config, Settings};
pub use destination::{Destination, Entry, build, open};
pub use error::SinkError;
pub use filter::Filter;
pub use general::{General, Mode, Remote};
pub use pace::Pace;
pub use quiet::Quiet;
pub use trial::Trial;
