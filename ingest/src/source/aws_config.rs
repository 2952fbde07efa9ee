//! `kind = "aws_config"`: what AWS Config has recorded, by its advanced queries, of one account or of an aggregator. What a record becomes:
//! `adapter/aws_config.rs`.
//!
//! Documents: AWS Config API Reference, `SelectResourceConfig`, `SelectAggregateResourceConfig`, `BatchGetResourceConfig`,
//! `BatchGetAggregateResourceConfig`; Developer Guide, "Query Components for AWS Config".

mod config;
mod poll;
mod row;

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
        self.credentials.check(&format!("{at}.credentials"))?;
        Ok(poll::open(self, progress, clock))
    }
}
