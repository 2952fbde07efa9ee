//! `kind = "webhook"`: its keys, and what can be wrong with them. Pure.

use pipeline::config::{OneOrMore, Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::{Endpoint, Reach};
use crate::general::{General, Remote};
use crate::transport::Guard;

/// `kind = "webhook"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// Where findings are posted to.
    pub url: Endpoint,
    /// The key that signs, `whsec_` and 24 to 64 bytes in base64. While it is replaced: the new and the old one.
    pub secret: OneOrMore<Secret>,
    /// Let requests go to private addresses: a receiver inside the own network.
    #[serde(default)]
    pub allow_private: bool,
}

impl Config {
    /// Where requests may go.
    pub(super) fn guard(&self) -> Guard {
        match (self.url.reach(), self.allow_private) {
            (Reach::Loopback, _) => Guard::Loopback,
            (_, true) => Guard::Open,
            (_, false) => Guard::Public,
        }
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let url = format!("{at}.url");
        let mut problems = self.url.problems(&url, self.remote.allow_http);
        if self.url.reach() == Reach::Private && !self.allow_private {
            let fix = "set `allow_private = true` if the receiver is inside your own network";
            problems.push(Problem::new(url, "is an address of a private or special range", fix));
        }
        if self.secret.as_slice().is_empty() {
            let fix = "set `secret = \"env:WEBHOOK_SECRET\"`; make one with: echo whsec_$(openssl rand -base64 32)";
            problems.push(Problem::new(format!("{at}.secret"), "is an empty list", fix));
        }
        problems
    }
}
