//! Tines by a story's webhook: the whole finding, with what happened to it. What is sent: the template beside; how it is set up: docs/sinks/tines.md.

mod config;

use std::collections::BTreeMap;

use pipeline::config::Problem;

use super::http::{self, Platform};
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened};

pub use config::Config;

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn problems(&self, _at: &str) -> Vec<Problem> {
        Vec::new()
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let built_in = include_str!("tines/template.toml");
        let platform = Platform {
            name: &self.general.name,
            url_key: "url",
            credential_key: "url",
            template: &http::text(at, self.template.as_deref(), built_in)?,
            settings: BTreeMap::from([]),
            secrets: BTreeMap::from([("url", http::secret_url(at, &self.url, self.remote.allow_http)?)]),
            credential: None,
            http: &self.remote.http,
        };
        http::open(at, platform)
    }
}
