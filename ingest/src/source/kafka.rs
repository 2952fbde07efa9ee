//! `kind = "kafka"`: topics of anybody's Kafka with records as JSON. What a record becomes: the adapter of its shape, or a mapping.

mod config;
mod poll;

use pipeline::config::Problem;
use schemas::Clock;

use super::kind::{Kind, expose};
use super::{Progress, Source};
use crate::error::IngestError;

pub use config::Config;

impl Kind for Config {
    fn name(&self) -> &str {
        &self.name
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str, progress: Progress, _: Clock) -> Result<Box<dyn Source>, IngestError> {
        for (name, property) in &self.properties {
            expose(&format!("{at}.properties.\"{name}\""), &property.0)?;
        }
        Ok(Box::new(poll::open(self, &progress)))
    }
}
