//! A topic of Apache Kafka, on the bus's cluster or another: a record an event. How: docs/sinks/kafka.md.

mod answer;
mod config;
mod encode;
mod preflight;
mod sink;

use std::sync::Arc;

use pipeline::bus::kafka::foreign::TopicWriter;
use pipeline::config::Problem;

use self::sink::Kafka;
use crate::error::SinkError;
use crate::general::General;
use crate::kind::{Kind, Opened};
use crate::transport::Topic;

pub use config::{Config, Format};

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let writer = TopicWriter::open(self.topic()).map_err(|what| SinkError::Client {
            key: at.to_owned(),
            what,
        })?;
        let secret = self.oauth.iter().filter_map(|oauth| oauth.client_secret.as_ref());
        let exposed = self.properties.values().map(|property| &property.0).chain(secret);
        let exposed = exposed.filter_map(|secret| secret.expose().ok());
        Ok(Opened {
            sink: Arc::new(Kafka::new(self.clone())),
            transport: Arc::new(Topic::new(writer)),
            secrets: exposed.filter(|value| value.len() > 12).collect(),
        })
    }
}
