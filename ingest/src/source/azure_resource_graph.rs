//! `kind = "azure_resource_graph"`: all resources of subscriptions or management groups, by Azure Resource Graph. What a record becomes:
//! `adapter/azure.rs`.
//!
//! Documents: Azure Resource Graph REST reference, "Resources - Resources" (2021-03-01); "Working with large Azure resource data sets";
//! "Guidance for throttled requests in Azure Resource Graph"; "Get resource changes".

mod answer;
mod changes;
mod config;
mod poll;

use pipeline::config::Problem;
use schemas::Clock;

use super::kind::Kind;
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
        self.identity.check(&format!("{at}.identity"))?;
        Ok(poll::open(self, progress, clock))
    }
}
