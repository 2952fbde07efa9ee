//! Any receiver of signed webhooks (Standard Webhooks 1.0.0): docs/sinks/webhook.md.

mod answer;
mod config;
mod encode;
mod preflight;
mod signature;
mod sink;

use std::sync::Arc;

use pipeline::config::{Problem, Secret};

use self::sink::Webhook;
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};
use crate::transport::Client;

pub use config::Config;
pub use signature::Key;

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn workers(&self) -> usize {
        4
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let key = format!("{at}.secret");
        let parse = |secret: &Secret| {
            let text = expose(&key, secret)?;
            Key::parse(&text).map_err(|what| SinkError::Secret { key: key.clone(), what })
        };
        let keys = self.secret.as_slice().iter().map(parse).collect::<Result<_, _>>()?;
        Ok(Opened {
            sink: Arc::new(Webhook::new(self.clone(), keys)),
            transport: Arc::new(Client::open(at, &self.remote.http, self.guard())?),
            secrets: Vec::new(),
        })
    }
}
