//! Microsoft Sentinel by Azure Monitor's Logs Ingestion API. Table and stream: compose/sentinel; limits and answers: docs/sinks/sentinel.md.

mod answer;
mod asim;
mod config;
mod encode;
mod preflight;
mod sink;
mod truncate;

use std::sync::Arc;

use pipeline::config::Problem;
use pipeline::file;
use schemas::Clock;

use self::sink::Sentinel;
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Authorized, Client, Credential, Guard, Proof};

pub use asim::ALERT_COLUMNS;
pub use config::{Cloud, Config};
pub use encode::COLUMNS;

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
        let credential = Credential {
            url: self.token_url(),
            client_id: self.client_id.clone(),
            proof: self.proof(at)?,
            scope: self.scope(),
        };
        let client = Arc::new(Client::open(at, &self.remote.http, Guard::Open)?);
        Ok(Opened {
            sink: Arc::new(Sentinel::new(self.clone())),
            transport: Arc::new(Authorized::new(client, credential, Clock::system())),
            secrets: Vec::new(),
        })
    }
}

impl Config {
    fn proof(&self, at: &str) -> Result<Proof, SinkError> {
        if let Some(secret) = &self.client_secret {
            return Ok(Proof::Secret(expose(&format!("{at}.client_secret"), secret)?));
        }
        if let Some(path) = &self.certificate {
            let read = file::bytes(path, file::LIMIT).map_err(|error| error.to_string());
            return read
                .and_then(|pem| Proof::certificate(&pem))
                .map_err(|what| SinkError::Secret {
                    key: format!("{at}.certificate"),
                    what: format!("{}: {what}", path.display()),
                });
        }
        if let Some(command) = &self.azure_cli {
            return Ok(Proof::Cli {
                command: command.clone(),
                tenant: self.tenant.clone(),
            });
        }
        Ok(match &self.federated_token_file {
            Some(path) => Proof::Federated(path.clone()),
            None => Proof::Machine,
        })
    }
}
