//! `kind = "syslog"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::general::General;

/// `kind = "syslog"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// Host and port of the receiver: `siem.example:6514`.
    pub address: String,
    /// What the message is.
    #[serde(default)]
    pub format: Format,
    /// Without TLS (RFC 6587 in place of RFC 5425): what is sent can be read on the way.
    #[serde(default)]
    pub plain: bool,
    /// PEM file of authorities to trust besides the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// PEM file with a certificate and its key, for receivers that want to know us by one.
    #[serde(default)]
    pub identity: Option<PathBuf>,
    /// HOSTNAME of the header.
    #[serde(default = "hostname")]
    pub hostname: String,
    /// The facility, 0 to 23; 16 is local0.
    #[serde(default = "facility")]
    pub facility: u8,
    /// The longest message that the receiver takes whole.
    #[serde(default = "max_message")]
    pub max_message: Size,
    /// How long the connection, and the receiver's reading to the end, may take.
    #[serde(default = "timeout")]
    pub timeout: Span,
}

/// What the message is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Common Event Format, version 0.
    #[default]
    Cef,
    /// Log Event Extended Format, version 2.0, its attributes divided by tabs.
    Leef,
    /// The OCSF event, JSON.
    Ocsf,
}

fn hostname() -> String {
    "tripline".to_owned()
}

fn facility() -> u8 {
    16
}

fn max_message() -> Size {
    Size(8_192)
}

fn timeout() -> Span {
    Span::seconds(30)
}

impl Config {
    /// The address without its port.
    pub(super) fn host(&self) -> &str {
        let host = self
            .address
            .rsplit_once(':')
            .map_or(self.address.as_str(), |(host, _)| host);
        host.trim_start_matches('[').trim_end_matches(']')
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let port = self
            .address
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse::<u16>().ok());
        if port.is_none() || self.host().is_empty() || self.address.contains(['/', ' ']) {
            let fix = "write host and port, \"siem.example:6514\"";
            problem("address", format!("is {:?}", self.address), fix);
        }
        // RFC 5424, section 6: PRINTUSASCII, at most 255 of them.
        let printable = self.hostname.bytes().all(|byte| byte.is_ascii_graphic());
        if self.hostname.is_empty() || self.hostname.len() > 255 || !printable {
            let fix = "write at most 255 ASCII characters without spaces";
            problem("hostname", format!("is {:?}", self.hostname), fix);
        }
        if self.facility > 23 {
            problem(
                "facility",
                format!("is {}", self.facility),
                "write 0 to 23; 16 is local0",
            );
        }
        if self.max_message.0 < 2_048 {
            // RFC 5425, section 4.3.1.
            problem(
                "max_message",
                "is below 2kB".to_owned(),
                "every receiver takes 2048 bytes",
            );
        }
        if self.timeout.0.is_zero() {
            problem("timeout", "is 0".to_owned(), "write a span of time as \"30s\"");
        }
        if self.plain && (self.ca.is_some() || self.identity.is_some()) {
            let fix = "leave `plain` out, or `ca` and `identity`";
            problem("plain", "leaves no use for `ca` and `identity`".to_owned(), fix);
        }
        problems
    }
}
