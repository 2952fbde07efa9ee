//! `kind = "sentinel"`: its keys, and what can be wrong with them. Pure.

use std::path::PathBuf;

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::endpoint::Endpoint;
use crate::general::{General, Remote};

/// `kind = "sentinel"`
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// What every destination has.
    #[serde(flatten)]
    pub general: General,
    /// How it is reached.
    #[serde(flatten)]
    pub remote: Remote,
    /// The rule's `logsIngestion` endpoint, or that of a data collection endpoint.
    pub endpoint: Endpoint,
    /// The data collection rule's immutable id, `dcr-…`.
    pub rule: String,
    /// The stream that the rule declares.
    #[serde(default = "stream")]
    pub stream: String,
    /// The stream for rows of Microsoft's own table `ASimAlertEventLogs` besides, `Custom-TriplineAlerts`. Without it there are none.
    #[serde(default)]
    pub asim_stream: Option<String>,
    /// The directory (tenant) of the application.
    #[serde(default)]
    pub tenant: String,
    /// The application's (client) id; of a managed identity only where the machine has several.
    #[serde(default)]
    pub client_id: String,
    /// The application's secret.
    #[serde(default)]
    pub client_secret: Option<Secret>,
    /// In its place a PEM file with the application's certificate and its RSA key.
    #[serde(default)]
    pub certificate: Option<PathBuf>,
    /// In its place the file with a token of another issuer, which is read anew each time: workload identity federation.
    #[serde(default)]
    pub federated_token_file: Option<PathBuf>,
    /// In its place the identity of the Azure machine that this runs on.
    #[serde(default)]
    pub managed_identity: bool,
    /// In its place the Azure CLI's command, `az` or its path: whoever is logged in there, for trying things out.
    #[serde(default)]
    pub azure_cli: Option<String>,
    /// Which Azure it is: says where tokens come from and what they are for.
    #[serde(default)]
    pub cloud: Cloud,
    /// Who gives tokens out, in place of the cloud's.
    #[serde(default)]
    pub authority: Option<Endpoint>,
    /// What the token is for, in place of the cloud's.
    #[serde(default)]
    pub scope: Option<String>,
}

fn stream() -> String {
    "Custom-TriplineFindings".to_owned()
}

/// Which Azure it is (learn.microsoft.com/entra/identity-platform/authentication-national-cloud; audiences as in the overview of the Logs
/// Ingestion API).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cloud {
    /// The public one.
    #[default]
    Public,
    /// Azure Government of the United States.
    UsGovernment,
    /// Azure in China, operated by 21Vianet.
    China,
}

impl Cloud {
    fn authority(self) -> &'static str {
        match self {
            Self::Public => "https://login.microsoftonline.com",
            Self::UsGovernment => "https://login.microsoftonline.us",
            Self::China => "https://login.partner.microsoftonline.cn",
        }
    }

    fn scope(self) -> &'static str {
        match self {
            Self::Public => "https://monitor.azure.com/.default",
            Self::UsGovernment => "https://monitor.azure.us/.default",
            Self::China => "https://monitor.azure.cn/.default",
        }
    }
}

/// Where a machine of Azure asks for its own tokens: a service on the machine itself, plain HTTP.
const MACHINE: &str = "http://169.254.169.254";

impl Config {
    /// Where tokens come from: the OAuth 2.0 endpoint of the tenant, or the machine.
    pub(super) fn token_url(&self) -> String {
        let own = if self.managed_identity {
            MACHINE
        } else {
            self.cloud.authority()
        };
        let authority = self
            .authority
            .as_ref()
            .map_or(own, |authority| authority.as_str())
            .trim_end_matches('/');
        match self.managed_identity {
            true => format!("{authority}/metadata/identity/oauth2/token"),
            false => format!("{authority}/{}/oauth2/v2.0/token", self.tenant),
        }
    }

    /// What tokens are for.
    pub(super) fn scope(&self) -> String {
        self.scope.clone().unwrap_or_else(|| self.cloud.scope().to_owned())
    }

    /// What is wrong; `at` is where it stands.
    pub(super) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = self
            .endpoint
            .problems(&format!("{at}.endpoint"), self.remote.allow_http);
        if let Some(authority) = &self.authority {
            problems.extend(authority.problems(&format!("{at}.authority"), self.remote.allow_http));
        }
        let mut problem = |key: &str, value: &str, fix: &str| {
            problems.push(Problem::new(format!("{at}.{key}"), format!("is {value:?}"), fix));
        };
        if !self.rule.starts_with("dcr-") {
            let fix = "take the immutable id from the rule's JSON view; it begins with `dcr-`";
            problem("rule", &self.rule, fix);
        }
        if !self.stream.starts_with("Custom-") {
            let fix = "take its name from the rule's `streamDeclarations`; it begins with `Custom-`";
            problem("stream", &self.stream, fix);
        }
        if let Some(stream) = self
            .asim_stream
            .as_ref()
            .filter(|stream| !stream.starts_with("Custom-"))
        {
            let fix = "take its name from the rule's `streamDeclarations`; it begins with `Custom-`";
            problem("asim_stream", stream, fix);
        }
        let given = [
            self.client_secret.is_some(),
            self.certificate.is_some(),
            self.federated_token_file.is_some(),
            self.managed_identity,
            self.azure_cli.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            problems.push(Problem::new(
                at,
                "does not say by one thing who we are",
                "write one of `client_secret`, `certificate`, `federated_token_file`, `managed_identity = true`, `azure_cli = \"az\"`",
            ));
        }
        problems.extend(self.names(at));
        problems
    }

    /// Tenant and application, which a managed identity and a login of somebody's have no need of.
    fn names(&self, at: &str) -> Vec<Problem> {
        let nameless = self.managed_identity || self.azure_cli.is_some();
        let plain = |text: &str| !text.is_empty() && !text.contains(['/', '?', '#', ' ']);
        let names = [("tenant", &self.tenant), ("client_id", &self.client_id)].into_iter();
        let wrong = names.filter(|(_, value)| !(plain(value) || nameless && value.is_empty()));
        let fix = "take it from the application's overview page in Entra";
        wrong
            .map(|(key, value)| Problem::new(format!("{at}.{key}"), format!("is {value:?}"), fix))
            .collect()
    }
}
