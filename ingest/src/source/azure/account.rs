//! Who we are at Entra ID: an application with a secret or with another issuer's token, or the managed identity of the machine. Pure.

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::IngestError;
use crate::source::kind::expose;

/// An application of Entra ID. Without any key the managed identity of the machine.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Account {
    /// The directory (tenant) id.
    pub tenant_id: Option<String>,
    /// The application (client) id; of a user-assigned managed identity too.
    pub client_id: Option<String>,
    /// The application's secret.
    pub client_secret: Option<Secret>,
    /// A token of another issuer that stands for the secret (workload identity federation): the file that AKS mounts,
    /// `file:/var/run/secrets/azure/tokens/azure-identity-token`.
    pub federated_token: Option<Secret>,
    /// Where tokens are asked for, if not at `https://login.microsoftonline.com`.
    pub authority: Option<String>,
}

impl Account {
    /// Whether it is an application, and not the machine.
    pub(in crate::source) fn is_application(&self) -> bool {
        self.client_secret.is_some() || self.federated_token.is_some()
    }

    /// What is wrong; `at` is where it stands.
    pub(in crate::source) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), what, fix));
        };
        if self.client_secret.is_some() && self.federated_token.is_some() {
            problem(
                "federated_token",
                "stands beside `client_secret`",
                "write one of the two",
            );
        }
        let application = self.is_application() || self.tenant_id.is_some();
        if application && !self.is_application() {
            let fix = "write the secret, or leave out all keys for the managed identity of the machine";
            problem("client_secret", "is missing", fix);
        }
        for (key, id) in [("tenant_id", &self.tenant_id), ("client_id", &self.client_id)] {
            let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
            match id {
                None if application => {
                    problem(key, "is missing", "write the id that Entra ID shows of the application")
                }
                Some(id) if id.is_empty() || !id.chars().all(fit) => {
                    problem(key, &format!("is {id:?}"), "write the id that Entra ID shows");
                }
                _ => {}
            }
        }
        let plain = self
            .authority
            .as_deref()
            .and_then(|authority| authority.strip_prefix("http://"));
        if plain.is_some_and(|rest| !rest.starts_with("127.0.0.1")) {
            problem(
                "authority",
                "is plain http: the secret would be readable on the way",
                "use https",
            );
        }
        problems
    }

    /// Whether the secrets can be had.
    pub(in crate::source) fn check(&self, at: &str) -> Result<(), IngestError> {
        for (key, secret) in [
            ("client_secret", &self.client_secret),
            ("federated_token", &self.federated_token),
        ] {
            if let Some(secret) = secret {
                expose(&format!("{at}.{key}"), secret)?;
            }
        }
        Ok(())
    }
}
