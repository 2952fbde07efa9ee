//! `kind = "gcp_pubsub"`: a subscription to a feed of Cloud Asset Inventory. What a record becomes: `adapter/gcp.rs`.
//!
//! Document: Cloud Pub/Sub REST reference, `projects.subscriptions` (`pull`, `acknowledge`, `modifyAckDeadline`).

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

    fn open(&self, at: &str, _: Progress, clock: Clock) -> Result<Box<dyn Source>, IngestError> {
        if let Some(key) = &self.credentials {
            expose(&format!("{at}.credentials"), key)?;
        }
        Ok(Box::new(poll::Subscription::new(self.clone(), clock)))
    }
}
