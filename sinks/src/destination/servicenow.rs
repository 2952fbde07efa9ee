//! ServiceNow: events of Event Management, or incidents by the Table API. What is sent: the templates beside; how it is set up: docs/sinks/servicenow.md.

mod config;

use std::collections::BTreeMap;

use pipeline::config::Problem;

use super::http::{self, Platform};
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened};

pub use config::{Config, Table};

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
        let built_in = match self.table {
            Table::Event => include_str!("servicenow/event.toml"),
            Table::Incident => include_str!("servicenow/incident.toml"),
        };
        let auth = self.auth.open(&format!("{at}.auth"))?;
        let platform = Platform {
            name: &self.general.name,
            url_key: "url",
            credential_key: "auth",
            template: &http::text(at, self.template.as_deref(), built_in)?,
            settings: BTreeMap::from([
                ("url", self.url.base()),
                ("close_code", self.close_code.clone()),
                ("assignment_group", self.assignment_group.clone().unwrap_or_default()),
            ]),
            secrets: BTreeMap::from([("authorization", auth.header)]),
            credential: auth.credential,
            http: &self.remote.http,
        };
        http::open(at, platform)
    }
}
