//! Who owns a resource and how much it matters: context from files and tags, laid on each change. Knows no provider, no rule and no destination.

mod config;
mod enricher;
mod error;
mod read;
mod stage;
mod table;

pub use config::{Config, File, Format, Settings};
pub use enricher::{Enricher, InUse};
pub use error::EnrichError;
pub use stage::Stage;
