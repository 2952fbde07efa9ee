//! Cortex XSOAR by its API: an incident a finding, closed when it is resolved. What is sent: the template beside; how it is set up: docs/sinks/xsoar.md.

mod config;

use std::collections::BTreeMap;

use pipeline::config::Problem;

use super::http::{self, Platform};
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};

pub use config::Config;

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
        let built_in = include_str!("xsoar/template.toml");
        let platform = Platform {
            name: &self.general.name,
            url_key: "url",
            credential_key: "api_key",
            template: &http::text(at, self.template.as_deref(), built_in)?,
            settings: BTreeMap::from([
                ("url", self.base()),
                ("api_key_id", self.api_key_id.clone().unwrap_or_default()),
                ("incident_type", self.incident_type.clone()),
                ("close_reason", self.close_reason.clone()),
            ]),
            secrets: BTreeMap::from([("api_key", expose(&format!("{at}.api_key"), &self.api_key)?)]),
            credential: None,
            http: &self.remote.http,
        };
        http::open(at, platform)
    }
}
