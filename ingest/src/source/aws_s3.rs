//! `kind = "aws_s3"`: snapshots and histories that AWS Config puts into a bucket, found by listing it. What a record becomes:
//! `adapter/aws_config.rs`.
//!
//! Documents: AWS Config Developer Guide, "Viewing configuration history and snapshots in S3" (keys; month and day are not padded); Amazon S3
//! API Reference, `ListObjectsV2`.

mod config;
mod denied;
mod poll;
mod walk;

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
        Ok(Box::new(poll::Bucket::new(self.clone(), progress, clock)))
    }
}
