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

    fn open(&self, at: &str, progress: Progress, clock: Clock) -> Result<Box<dyn Source>, IngestError> {
        for (name, property) in &self.properties {
            expose(&format!("{at}.properties.\"{name}\""), &property.0)?;
        }
        let more = [
            (
                "oauth.client_secret",
                self.oauth.as_ref().and_then(|oauth| oauth.client_secret.as_ref()),
            ),
            (
                "registry.password",
                self.registry.as_ref().and_then(|registry| registry.password.as_ref()),
            ),
            (
                "registry.token",
                self.registry.as_ref().and_then(|registry| registry.token.as_ref()),
            ),
        ];
        for (key, secret) in more {
            secret.map_or(Ok(String::new()), |secret| expose(&format!("{at}.{key}"), secret))?;
        }
        Ok(Box::new(poll::open(self, &progress, clock)))
    }
}
