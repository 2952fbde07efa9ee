//! The `[telemetry]` section: logs, OTLP, the page for Prometheus and probes. Pure: reads no secret.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

use crate::config::{Problem, Secret, Span};

/// What the process tells of itself.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port of `/metrics` (Prometheus), `/healthz` and `/readyz`; `"off"` for none. Whoever reaches it may read it.
    #[schemars(with = "String")]
    pub listen: Listen,
    /// Logs, on standard error.
    pub log: Log,
    /// `service.name` of traces and metrics.
    pub service_name: String,
    /// Further resource attributes of traces and metrics: `{"deployment.environment.name" = "production"}`.
    pub attributes: BTreeMap<String, String>,
    /// Traces and metrics to an OpenTelemetry collector.
    pub otlp: Option<Otlp>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: Listen::At(SocketAddr::from(([127, 0, 0, 1], 9464))),
            log: Log::default(),
            service_name: "tripline".to_owned(),
            attributes: BTreeMap::new(),
            otlp: None,
        }
    }
}

/// Logs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `text` for people, `json` for machines.
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug`, `trace`; also by part: `"info,ingest=debug"`.
    pub level: String,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: LogFormat::Text,
            level: "info".to_owned(),
        }
    }
}

/// Forms of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// An OpenTelemetry collector, or whatever speaks OTLP over HTTP (protobuf).
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Otlp {
    /// Its URL, without `/v1/traces`: `http://127.0.0.1:4318`.
    pub endpoint: String,
    /// Headers of each request, such as an API key.
    #[serde(default)]
    pub headers: BTreeMap<String, Secret>,
    /// Whether to send traces: one from each accepted change to its delivered findings.
    #[serde(default = "yes")]
    pub traces: bool,
    /// Share of traces to send, from 0 to 1. A caller's decision goes before it.
    #[serde(default = "all")]
    pub sample: f64,
    /// Whether to send metrics.
    #[serde(default = "yes")]
    pub metrics: bool,
    /// How often to send metrics.
    #[serde(default = "interval")]
    pub interval: Span,
}

fn yes() -> bool {
    true
}

fn all() -> f64 {
    1.0
}

fn interval() -> Span {
    Span::seconds(15)
}

/// An address, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Listen {
    /// Not at all.
    Off,
    /// There.
    At(SocketAddr),
}

impl TryFrom<String> for Listen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "off" => Ok(Self::Off),
            address => address.parse().map(Self::At).map_err(|_| {
                format!("not an address and port: {address:?}; write it as \"127.0.0.1:9464\", or \"off\"")
            }),
        }
    }
}

impl From<Listen> for String {
    fn from(listen: Listen) -> Self {
        match listen {
            Listen::Off => "off".to_owned(),
            Listen::At(address) => address.to_string(),
        }
    }
}

/// A section in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings {
    config: Config,
}

impl Settings {
    /// What was validated.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The same at another address: several processes of one machine may share a config.
    #[must_use]
    pub fn listening(mut self, listen: Listen) -> Self {
        self.config.listen = listen;
        self
    }
}

impl Config {
    /// All that is wrong at once, or settings to start from.
    ///
    /// # Errors
    /// What is wrong.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        if let Err(error) = self.filter() {
            let fix = "write \"info\", or \"info,ingest=debug\"";
            problems.push(Problem::new(
                "telemetry.log.level",
                format!("is not a level: {error}"),
                fix,
            ));
        }
        if let Some(otlp) = &self.otlp {
            if !["http://", "https://"]
                .iter()
                .any(|scheme| otlp.endpoint.starts_with(scheme))
            {
                let fix = "write it as \"http://127.0.0.1:4318\"";
                problems.push(Problem::new("telemetry.otlp.endpoint", "is not an http(s) URL", fix));
            }
            if !(0.0..=1.0).contains(&otlp.sample) {
                problems.push(Problem::new(
                    "telemetry.otlp.sample",
                    "is not between 0 and 1",
                    "write 1.0 for all",
                ));
            }
            if otlp.interval.0.is_zero() {
                problems.push(Problem::new("telemetry.otlp.interval", "is 0", "leave it at \"15s\""));
            }
        }
        if problems.is_empty() {
            Ok(Settings { config: self })
        } else {
            Err(problems)
        }
    }

    /// The level as a filter. What libraries say of themselves below a warning is left out; of the
    /// exporters' own it would feed on itself.
    pub(super) fn filter(&self) -> Result<EnvFilter, String> {
        let quiet = "fjall=warn,lsm_tree=warn,hyper=warn,hyper_util=warn,reqwest=warn,h2=warn,opentelemetry=warn,opentelemetry_sdk=warn,opentelemetry_otlp=warn";
        EnvFilter::try_new(format!("{quiet},{}", self.log.level)).map_err(|error| error.to_string())
    }
}
