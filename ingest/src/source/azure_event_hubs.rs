//! `kind = "azure_event_hubs"`: hubs over Kafka's protocol. What a record becomes: `adapter/azure.rs`.
//!
//! Documents: Microsoft, "What is Azure Event Hubs for Apache Kafka", "Apache Kafka configurations for Event Hubs" (recommended librdkafka
//! settings), "Use Azure Event Hubs from Apache Kafka applications" (SASL PLAIN, `$ConnectionString`),
//! "Microsoft Entra ID: OAUTHBEARER" (scope `https://NAMESPACE.servicebus.windows.net/.default`).

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

    fn open(&self, at: &str, progress: Progress, clock: Clock) -> Result<Box<dyn Source>, IngestError> {
        if let Some(secret) = &self.connection_string {
            expose(&format!("{at}.connection_string"), secret)?;
        }
        if let Some(identity) = &self.identity {
            identity.check(&format!("{at}.identity"))?;
        }
        Ok(Box::new(poll::open(self, &progress, clock)))
    }
}
