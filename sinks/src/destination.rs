//! A destination ready to deliver: its sink, how it is reached, how it fares.

use std::sync::Arc;

use pipeline::bus::{Bus, BusError};
use pipeline::config::Secret;
use pipeline::delivery::{self, Health, Pace, Sink, Transport};
use rand::Rng;
use schemas::Clock;
use schemas::topic::Topic;
use schemas::wire::Codec;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::config::{Entry, Settings};
use crate::sentinel::Sentinel;
use crate::splunk_hec::SplunkHec;
use crate::token::{Authorized, Credential};
use crate::transport::{Client, Guard};
use crate::webhook::{self, Key, Webhook};
use crate::{SinkError, sentinel, splunk_hec};

/// Each kind with its own type, for the preflight; the loop sees only the sink in it.
#[derive(Clone)]
pub(crate) enum Kind {
    SplunkHec(Arc<SplunkHec>),
    Sentinel(Arc<Sentinel>),
    Webhook(Arc<Webhook>),
}

/// A destination. Cheap to clone; all clones share the health.
#[derive(Clone)]
pub struct Destination {
    /// The name in the config.
    pub name: String,
    /// Its key in the config, `sink[2]`.
    pub(crate) key: String,
    pub(crate) kind: Kind,
    pub(crate) transport: Arc<dyn Transport>,
    workers: usize,
    pace: Pace,
    health: Health,
}

/// Reads secrets and certificates and builds the destinations, in the order of the config. Connects to nothing.
pub fn build(settings: &Settings) -> Result<Vec<Destination>, SinkError> {
    let entries = settings.entries().iter().enumerate();
    entries
        .map(|(position, entry)| Destination::open(format!("sink[{position}]"), entry))
        .collect()
}

impl Destination {
    fn open(key: String, entry: &Entry) -> Result<Self, SinkError> {
        match entry {
            Entry::SplunkHec(config) => Self::splunk_hec(key, config),
            Entry::Sentinel(config) => Self::sentinel(key, config),
            Entry::Webhook(config) => Self::webhook(key, config),
        }
    }

    fn splunk_hec(key: String, config: &splunk_hec::Config) -> Result<Self, SinkError> {
        let token = expose(&format!("{key}.token"), &config.token)?;
        let transport = Client::open(&key, &config.http, Guard::Open)?;
        Ok(Self {
            name: config.name.clone(),
            kind: Kind::SplunkHec(Arc::new(SplunkHec::new(config.clone(), &token, guid()))),
            transport: Arc::new(transport),
            workers: config.workers,
            pace: (&config.pace).into(),
            health: Health::default(),
            key,
        })
    }

    fn sentinel(key: String, config: &sentinel::Config) -> Result<Self, SinkError> {
        let credential = Credential {
            url: config.token_url(),
            client_id: config.client_id.clone(),
            client_secret: expose(&format!("{key}.client_secret"), &config.client_secret)?,
            scope: config.scope.clone(),
        };
        let client = Arc::new(Client::open(&key, &config.http, Guard::Open)?);
        Ok(Self {
            name: config.name.clone(),
            kind: Kind::Sentinel(Arc::new(Sentinel::new(config.clone()))),
            transport: Arc::new(Authorized::new(client, credential, Clock::system())),
            workers: config.workers,
            pace: (&config.pace).into(),
            health: Health::default(),
            key,
        })
    }

    fn webhook(key: String, config: &webhook::Config) -> Result<Self, SinkError> {
        let at = format!("{key}.secret");
        let parse = |secret: &Secret| {
            let text = expose(&at, secret)?;
            Key::parse(&text).map_err(|what| SinkError::Secret { key: at.clone(), what })
        };
        let keys = config.secret.as_slice().iter().map(parse).collect::<Result<_, _>>()?;
        let guard = match (config.is_loopback(), config.allow_private) {
            (true, _) => Guard::Loopback,
            (false, true) => Guard::Open,
            (false, false) => Guard::Public,
        };
        Ok(Self {
            name: config.name.clone(),
            kind: Kind::Webhook(Arc::new(Webhook::new(config.clone(), keys))),
            transport: Arc::new(Client::open(&key, &config.http, guard)?),
            workers: config.workers,
            pace: (&config.pace).into(),
            health: Health::default(),
            key,
        })
    }

    /// The pair of pure functions.
    pub fn sink(&self) -> Arc<dyn Sink> {
        match &self.kind {
            Kind::SplunkHec(sink) => Arc::clone(sink) as Arc<dyn Sink>,
            Kind::Sentinel(sink) => Arc::clone(sink) as Arc<dyn Sink>,
            Kind::Webhook(sink) => Arc::clone(sink) as Arc<dyn Sink>,
        }
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

    /// Delivers findings from the bus until told to stop.
    pub async fn run(self, bus: &Bus, codec: Arc<Codec>, stop: CancellationToken) -> Result<(), BusError> {
        let mut settings = delivery::Settings::new(codec);
        settings.health = self.health.clone();
        settings.pace = self.pace;
        let stop = stop.child_token();
        let mut workers = JoinSet::new();
        for number in 0..self.workers {
            settings.worker = number;
            let worker = bus.worker(&self.group(), &[Topic::Findings], &[]).await?;
            let (sink, transport) = (self.sink(), Arc::clone(&self.transport));
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

fn expose(key: &str, secret: &Secret) -> Result<String, SinkError> {
    secret.expose().map_err(|what| SinkError::Secret {
        key: key.to_owned(),
        what,
    })
}

/// A random GUID (RFC 9562, version 4).
fn guid() -> String {
    let bits: u128 = rand::rng().random();
    let bits = (bits & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
