//! `kind = "servicenow"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::destination::http::Auth;
use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "servicenow"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// The instance, `https://example.service-now.com`.
    pub url: Endpoint,
    /// `event` for Event Management, `incident` for the incident table.
    #[serde(default)]
    pub table: Table,
    /// Who we are: `basic` or `oauth2`. The user needs the role `evt_mgmt_integration` for events, `itil` for incidents.
    pub auth: Auth,
    /// Whom new incidents are assigned to, a group's name or sys_id.
    #[serde(default)]
    pub assignment_group: Option<String>,
    /// The resolution code of incidents, one that the instance has.
    #[serde(default = "close_code")]
    pub close_code: String,
    /// A template of your own in place of the built-in one.
    #[serde(default)]
    pub template: Option<PathBuf>,
}

fn close_code() -> String {
    "Resolved by change".to_owned()
}

/// What a finding becomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// An event of Event Management, which makes and closes alerts by its own rules.
    #[default]
    Event,
    /// An incident.
    Incident,
}

impl Config {
    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self.url.problems(&format!("{at}.url"), self.remote.allow_http);
        problems.extend(self.auth.problems(&format!("{at}.auth"), self.remote.allow_http));
        problems
    }
}
