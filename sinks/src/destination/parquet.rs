//! Parquet files in the layout of Amazon Security Lake, into a store in a cloud or a folder. What is in them: `encode.rs` beside; how it is set
//! up: docs/sinks/parquet.md.

mod answer;
mod config;
mod encode;
mod preflight;
mod sink;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use pipeline::config::Problem;

use self::sink::Parquet;
use crate::error::SinkError;
use crate::general::{General, Remote};
use crate::kind::{Kind, Opened, expose};
use crate::transport::{Client, Guard, Objects};

pub use config::Config;

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn remote(&self) -> Option<&Remote> {
        Some(&self.remote)
    }

    fn linger(&self) -> Option<Duration> {
        Some(self.every.0)
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, at: &str) -> Result<Opened, SinkError> {
        let client = Arc::new(Client::open(at, &self.remote.http, Guard::Open)?);
        let mut options = BTreeMap::new();
        for (name, value) in &self.options {
            options.insert(name.clone(), expose(&format!("{at}.options.{name}"), value)?);
        }
        if self.remote.allow_http {
            options.insert("allow_http".to_owned(), "true".to_owned());
        }
        let store = self.location().and_then(|url| Objects::open(&url, &options, client));
        let store = store.map_err(|what| SinkError::Client {
            key: format!("{at}.url"),
            what,
        })?;
        Ok(Opened {
            sink: Arc::new(Parquet::new(self.clone())),
            transport: Arc::new(store),
            secrets: options.into_values().filter(|value| value.len() > 6).collect(),
        })
    }
}
