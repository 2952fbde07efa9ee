//! Splunk by its HTTP Event Collector. Format and codes: docs/sinks/splunk_hec.md.

mod answer;
mod config;
mod encode;
mod preflight;
mod sink;

use std::sync::Arc;

use pipeline::config::Problem;

use self::sink::SplunkHec;
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::guid;
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Client, Endpoints, Guard};

pub use config::{Config, Partial, Time};
pub use encode::FIELDS;

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let token = expose(&format!("{at}.token"), &self.token)?;
        let client = Arc::new(Client::open(at, &self.remote.http, Guard::Open)?);
        let bases = [&self.url].into_iter().chain(&self.more_urls).map(|url| url.base());
        Ok(Opened {
            sink: Arc::new(SplunkHec::new(self.clone(), &token, guid::random())),
            transport: Arc::new(Endpoints::new(client, bases.collect())),
            secrets: vec![token],
        })
    }
}
