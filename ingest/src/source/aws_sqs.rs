//! `kind = "aws_sqs"`: a queue into which SNS, EventBridge or S3 put what AWS Config tells. What a record becomes: `adapter/aws_config.rs`.
//!
//! Documents: Amazon SQS API Reference and Developer Guide (visibility timeout, FIFO delivery logic, dead-letter queues).

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

    fn open(&self, at: &str, _: Progress, _: Clock) -> Result<Box<dyn Source>, IngestError> {
        self.credentials.check(&format!("{at}.credentials"))?;
        Ok(Box::new(poll::Queue::new(self.clone())))
    }
}
