//! The one list of kinds, and a destination ready to deliver: its sink, how it is reached, how it fares.

pub mod email;
pub mod file;
pub mod http;
pub mod jira;
pub mod kafka;
pub mod opsgenie;
pub mod pagerduty;
pub mod parquet;
pub mod sentinel;
pub mod servicenow;
pub mod slack;
pub mod splunk_hec;
pub mod syslog;
pub mod teams;
pub mod thehive;
pub mod tines;
pub mod webhook;
pub mod xsoar;

use std::path::Path;
use std::sync::Arc;

use pipeline::bus::{Bus, BusError};
use pipeline::config::Problem;
use pipeline::delivery::{self, Digest, Health, Pace, Sink};
use schemars::JsonSchema;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Clock, Finding};
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::digest::Digesting;
use crate::error::SinkError;
use crate::filter::Filter;
use crate::general::General;
use crate::hold_back::HoldBack;
use crate::kind::Kind;
use crate::pace::By;
use crate::trial::Trial;

/// One `[[sink]]` of the config.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// Splunk by its HTTP Event Collector.
    SplunkHec(splunk_hec::Config),
    /// Microsoft Sentinel by Azure Monitor's Logs Ingestion API.
    Sentinel(sentinel::Config),
    /// Any receiver of signed webhooks (Standard Webhooks 1.0.0).
    Webhook(webhook::Config),
    /// A file or standard output.
    File(file::Config),
    /// Syslog (RFC 5424) with CEF, LEEF or OCSF.
    Syslog(syslog::Config),
    /// E-mail by SMTP.
    Email(email::Config),
    /// Any HTTP API by a template of your own.
    Http(http::Config),
    /// Jira: an issue a finding.
    Jira(jira::Config),
    /// Opsgenie and Jira Service Management Operations: an alert a finding.
    Opsgenie(opsgenie::Config),
    /// A topic of Apache Kafka.
    Kafka(kafka::Config),
    /// Parquet files in a store in a cloud or a folder, as Amazon Security Lake has them.
    Parquet(parquet::Config),
    /// PagerDuty: an alert a finding.
    Pagerduty(pagerduty::Config),
    /// ServiceNow: events of Event Management, or incidents.
    Servicenow(servicenow::Config),
    /// Slack: a message a finding, and its thread.
    Slack(slack::Config),
    /// Microsoft Teams: a card an event.
    Teams(teams::Config),
    /// TheHive 5: an alert a finding.
    Thehive(thehive::Config),
    /// Tines: a story's webhook.
    Tines(tines::Config),
    /// Cortex XSOAR: an incident a finding.
    Xsoar(xsoar::Config),
}

impl Entry {
    fn kind(&self) -> &dyn Kind {
        match self {
            Self::SplunkHec(config) => config,
            Self::Sentinel(config) => config,
            Self::Webhook(config) => config,
            Self::File(config) => config,
            Self::Syslog(config) => config,
            Self::Email(config) => config,
            Self::Http(config) => config,
            Self::Jira(config) => config,
            Self::Opsgenie(config) => config,
            Self::Kafka(config) => config,
            Self::Parquet(config) => config,
            Self::Pagerduty(config) => config,
            Self::Servicenow(config) => config,
            Self::Slack(config) => config,
            Self::Teams(config) => config,
            Self::Thehive(config) => config,
            Self::Tines(config) => config,
            Self::Xsoar(config) => config,
        }
    }

    /// The name in the config.
    pub fn name(&self) -> &str {
        &self.kind().general().name
    }

    /// The file that it is, if it is one.
    pub fn file(&self) -> Option<&Path> {
        self.kind().file()
    }

    /// Whether it asks for what cannot be decided.
    pub fn wants_unknowns(&self) -> bool {
        self.kind().general().filter.unknowns
    }

    /// What is wrong with it; `at` is its key, `sink[2]`.
    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let kind = self.kind();
        let mut problems = kind.general().problems(at);
        problems.extend(kind.remote().iter().flat_map(|remote| remote.http.problems(at)));
        problems.extend(kind.problems(at));
        problems
    }
}

/// A destination. Cheap to clone; all clones share the health.
#[derive(Clone)]
pub struct Destination {
    /// The name in the config.
    pub name: String,
    trial: Trial,
    filter: Filter,
    workers: usize,
    pace: Pace,
    hold_back: Arc<HoldBack>,
    digest: Option<Digest>,
    digest_by: Option<By>,
    clock: Clock,
    health: Health,
}

/// Reads secrets and certificates and builds the destinations, in the order of the config. Connects to nothing.
pub fn build(entries: &[Entry]) -> Result<Vec<Destination>, SinkError> {
    open(entries).into_iter().collect()
}

/// The same, each by itself: what is wrong with one hides nothing of the others.
pub fn open(entries: &[Entry]) -> Vec<Result<Destination, SinkError>> {
    let numbered = entries.iter().enumerate();
    numbered
        .map(|(position, entry)| Destination::open(format!("sink[{position}]"), entry.kind()))
        .collect()
}

fn pace(general: &General, kind: &dyn Kind) -> Pace {
    let pace = Pace::from(&general.pace);
    Pace {
        linger: kind.linger().unwrap_or(pace.linger),
        ..pace
    }
}

impl Destination {
    fn open(key: String, kind: &dyn Kind) -> Result<Self, SinkError> {
        let (general, mut opened) = (kind.general(), kind.open(&key)?);
        let alone = opened.sink.limits().records;
        let digest = general.digest(alone);
        if digest.is_some() {
            if alone > 1 {
                let setting = if general.pace.digest_above.is_some() {
                    "pace.digest_above"
                } else {
                    "mode"
                };
                return Err(SinkError::Digest {
                    key: format!("{key}.{setting}"),
                });
            }
            opened.sink = Arc::new(Digesting::new(opened.sink, general.pace.digest_link.clone()));
        }
        Ok(Self {
            name: general.name.clone(),
            trial: Trial {
                key,
                sink: opened.sink,
                transport: opened.transport,
                secrets: opened.secrets,
            },
            filter: general.filter.clone(),
            workers: general.workers.unwrap_or_else(|| kind.workers()),
            pace: pace(general, kind),
            hold_back: Arc::new(HoldBack::of(general)),
            digest,
            digest_by: general.pace.digest_by,
            clock: Clock::system(),
            health: Health::default(),
        })
    }

    /// How it fares.
    pub fn health(&self) -> Health {
        self.health.clone()
    }

    /// The consumer group: one a destination, so that a dead one delays nobody else.
    pub fn group(&self) -> String {
        format!("sink-{}", self.name)
    }

    /// Haste and patience other than the config's, for tests.
    pub fn at_pace(mut self, change: impl FnOnce(&mut Pace)) -> Self {
        change(&mut self.pace);
        self
    }

    /// Another time of day than the machine's, for tests.
    pub fn at_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// To try it out.
    pub fn trial(&self) -> &Trial {
        &self.trial
    }

    /// Delivers findings from the bus until told to stop.
    pub async fn run(self, bus: &Bus, codec: Arc<Codec>, stop: CancellationToken) -> Result<(), BusError> {
        let mut settings = delivery::Settings::new(codec);
        settings.health = self.health.clone();
        settings.pace = self.pace;
        settings.digest = self.digest;
        settings.clock = self.clock.clone();
        settings.group = self
            .digest_by
            .map(|by| Arc::new(move |finding: &Finding| by.of(finding)) as delivery::Group);
        let (filter, asked) = (self.filter.clone(), Arc::clone(&self.trial.sink));
        settings.wanted = Arc::new(move |finding| filter.passes(finding) && asked.wants(finding));
        let hold_back = Arc::clone(&self.hold_back);
        settings.hold_back = Arc::new(move |finding, record, now| hold_back.wait(finding, record, now));
        settings.workers = self.workers;
        let stop = stop.child_token();
        let mut workers = JoinSet::new();
        for number in 0..self.workers {
            settings.worker = number;
            let Some(worker) = bus.join(&self.group(), &[Topic::Findings], &[], &stop).await? else {
                break;
            };
            let (sink, transport) = (
                Arc::clone(&self.trial.sink) as Arc<dyn Sink>,
                Arc::clone(&self.trial.transport),
            );
            workers.spawn(delivery::run(worker, sink, transport, settings.clone(), stop.clone()));
        }
        let mut result = Ok(());
        while let Some(ended) = workers.join_next().await {
            let ended = ended.unwrap_or_else(|error| Err(BusError::Broken(format!("sink {}: {error}", self.name))));
            // One that failed takes the others with it: whoever runs us decides whether to begin again.
            stop.cancel();
            result = result.and(ended);
        }
        result
    }
}
