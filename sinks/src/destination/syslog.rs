//! Syslog (RFC 5424) over TLS or TCP, with CEF, LEEF or OCSF as the message. How: docs/sinks/syslog.md.

mod answer;
mod cef;
mod config;
mod encode;
mod leef;
mod preflight;
mod sink;

use std::sync::Arc;

use pipeline::config::Problem;

use self::sink::Syslog;
use crate::error::SinkError;
use crate::general::General;
use crate::kind::{Kind, Opened};
use crate::transport::{Stream, Tls};

pub use config::{Config, Format};

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let tls = match self.plain {
            true => None,
            false => Some(Tls::open(
                at,
                self.host(),
                self.ca.as_deref(),
                self.identity.as_deref(),
            )?),
        };
        Ok(Opened {
            sink: Arc::new(Syslog::new(self.clone())),
            transport: Arc::new(Stream::new(self.address.clone(), tls, self.timeout.0)),
            secrets: Vec::new(),
        })
    }
}
