//! A file or standard output: findings as JSON lines or CSV, for whatever reads files. How: docs/sinks/file.md.

mod answer;
mod config;
mod encode;
mod preflight;
mod sink;

use std::path::Path;
use std::sync::Arc;

use pipeline::config::Problem;

use self::sink::Lines;
use crate::error::SinkError;
use crate::general::General;
use crate::kind::{Kind, Opened};
use crate::transport::File;

pub use config::{Config, Format};

impl Kind for Config {
    fn general(&self) -> &General {
        &self.general
    }

    fn file(&self) -> Option<&Path> {
        (self.path != Path::new("-")).then_some(self.path.as_path())
    }

    fn problems(&self, at: &str) -> Vec<Problem> {
        self.problems(at)
    }

    fn open(&self, _at: &str) -> Result<Opened, SinkError> {
        let head = match self.format {
            Format::Ocsf => Vec::new(),
            Format::Csv => encode::head(),
        };
        Ok(Opened {
            sink: Arc::new(Lines::new(self.general.name.clone(), self.format)),
            transport: Arc::new(File::new(self.path.clone(), head)),
            secrets: Vec::new(),
        })
    }
}
