//! `kind = "azure_event_hubs"`: hubs over Kafka's protocol. What a record becomes: `adapter/azure.rs`.
//!
//! Documents: Microsoft, "What is Azure Event Hubs for Apache Kafka", "Apache Kafka configurations for Event Hubs" (recommended librdkafka
//! settings), "Use Azure Event Hubs from Apache Kafka applications" (SASL PLAIN, `$ConnectionString`).

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
        expose(&format!("{at}.connection_string"), &self.connection_string)?;
        Ok(Box::new(poll::open(self, &progress)))
    }
}
