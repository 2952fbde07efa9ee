//! `kind = "email"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{OneOrMore, Problem, Secret, Size, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::destination::http::OAuth2;
use crate::general::General;
use crate::transport::{Security, Server};

/// `kind = "email"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// Host and port of the server: `smtp.example:587` for STARTTLS, `smtp.example:465` for TLS from the first byte.
    pub address: String,
    /// How what is sent is kept from others.
    #[serde(default)]
    pub security: Security,
    /// Who we are to the server; without it nothing is said of that.
    #[serde(default)]
    pub user: Option<String>,
    /// The user's password, or that of an application.
    #[serde(default)]
    pub password: Option<Secret>,
    /// In the password's place a token fetched by OAuth 2.0 client credentials (XOAUTH2), as Microsoft 365 wants it.
    #[serde(default)]
    pub oauth2: Option<OAuth2>,
    /// In the password's place the file with a token that somebody else renews (XOAUTH2), read anew for each login.
    #[serde(default)]
    pub token_file: Option<PathBuf>,
    /// Whom messages come from, one that the server lets the user send as.
    pub from: String,
    /// Whom they go to, all of them or none.
    pub to: OneOrMore<String>,
    /// What we call ourselves to the server (EHLO).
    #[serde(default = "hostname")]
    pub hostname: String,
    /// PEM file of authorities to trust besides the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// PEM file with a certificate and its key, for servers that want to know us by one.
    #[serde(default)]
    pub identity: Option<PathBuf>,
    /// A template of your own in place of the built-in one: `subject`, `text` and `html`.
    #[serde(default)]
    pub template: Option<PathBuf>,
    /// The largest message.
    #[serde(default = "max_message")]
    pub max_message: Size,
    /// How long a connection or an answer may take.
    #[serde(default = "timeout")]
    pub timeout: Span,
}

fn hostname() -> String {
    "sender.invalid".to_owned()
}

fn max_message() -> Size {
    Size(1_000_000)
}

fn timeout() -> Span {
    Span::seconds(60)
}

/// An address as it may stand in a command and a header: one `@`, nothing that ends either (RFC 5321, section 4.1.2, without quoted names).
fn is_address(text: &str) -> bool {
    let fit = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c);
    text.split_once('@').is_some_and(|(local, domain)| {
        let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        !local.is_empty() && local.chars().all(fit) && !domain.is_empty() && domain.chars().all(host)
    })
}

impl Config {
    /// The address without its port.
    pub(super) fn host(&self) -> &str {
        let host = self.address.rsplit_once(':').map(|(host, _)| host);
        host.unwrap_or(&self.address)
            .trim_start_matches('[')
            .trim_end_matches(']')
    }

    /// The domain of who sends, which names messages.
    pub(super) fn domain(&self) -> &str {
        self.from
            .rsplit_once('@')
            .map_or("sender.invalid", |(_, domain)| domain)
    }

    pub(super) fn server(&self) -> Server {
        Server {
            address: self.address.clone(),
            security: self.security,
            hostname: self.hostname.clone(),
            timeout: self.timeout.0,
        }
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        let port = self.address.rsplit_once(':').map(|(_, port)| port.parse::<u16>());
        if !matches!(port, Some(Ok(_))) || self.host().is_empty() || self.address.contains(['/', ' ']) {
            let fix = "write host and port, \"smtp.example:587\"";
            problem("address", format!("is {:?}", self.address), fix);
        }
        let people = self.to.as_slice().iter().map(|to| ("to", to));
        for (key, address) in std::iter::once(("from", &self.from)).chain(people) {
            if !is_address(address) {
                problem(
                    key,
                    format!("has {address:?}"),
                    "write bare addresses, \"soc@example.com\"",
                );
            }
        }
        if self.to.as_slice().is_empty() {
            problem("to", "is empty".to_owned(), "name at least one address");
        }
        let proofs = [
            self.password.is_some(),
            self.oauth2.is_some(),
            self.token_file.is_some(),
        ];
        let proofs = proofs.iter().filter(|given| **given).count();
        if proofs != usize::from(self.user.is_some()) {
            let fix =
                "write `user` and one of `password`, `oauth2`, `token_file`, or none where the server asks for none";
            let what = "stands without `password` or what is in its place, or the other way round";
            problem("user", what.to_owned(), fix);
        }
        let host = self.host();
        let local = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        if self.security == Security::None && self.user.is_some() && !local {
            let fix = "use \"starttls\" or \"tls\": the password or token could be read on the way";
            problem("security", "is \"none\" beside a login".to_owned(), fix);
        }
        if self.hostname.is_empty() || !self.hostname.bytes().all(|byte| byte.is_ascii_graphic()) {
            let fix = "write this machine's name as the network knows it";
            problem("hostname", format!("is {:?}", self.hostname), fix);
        }
        if self.max_message.0 < 64_000 {
            // RFC 5321, section 4.5.3.1.7.
            problem("max_message", "is below 64kB".to_owned(), "every server takes 64 kB");
        }
        if let Some(oauth2) = &self.oauth2 {
            problems.extend(oauth2.token_url.problems(&format!("{at}.oauth2.token_url"), false));
        }
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if self.timeout.0.is_zero() {
            problem("timeout", "is 0".to_owned(), "write a span of time as \"60s\"");
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_nothing_that_ends_a_command() {
        for good in ["soc@example.com", "a.b+c@mail.example"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "soc",
            "@x",
            "a@",
            "a b@x",
            "a@x>\r\nDATA",
            "<a@x>",
            "Soc <a@x>",
            "a@b@c",
            "a@x\n",
            "böb@x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
