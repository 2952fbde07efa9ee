//! `kind = "kubernetes"`: a cluster's objects by list and watch. What an object becomes: `adapter/kubernetes.rs`.
//!
//! Documents: Kubernetes, "Kubernetes API Concepts" (efficient detection of changes, retrieving large results sets in chunks, 410 Gone).

mod access;
mod config;
mod discovery;
mod event;
mod follow;
mod kubeconfig;
mod poll;
mod request;

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
        if let Some(token) = &self.token {
            expose(&format!("{at}.token"), token)?;
        }
        Ok(Box::new(poll::Kubernetes::new(self.clone(), progress)))
    }
}
