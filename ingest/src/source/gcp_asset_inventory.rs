//! `kind = "gcp_asset_inventory"`: all assets of an organization, a folder or a project. What a record becomes: `adapter/gcp.rs`.
//!
//! Documents: Cloud Asset Inventory REST reference, `assets.list`, `exportAssets`; "Quotas and limits".

mod asset;
mod config;
mod export;
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
        if let Some(key) = &self.credentials {
            expose(&format!("{at}.credentials"), key)?;
        }
        Ok(poll::open(self, progress, clock))
    }
}
