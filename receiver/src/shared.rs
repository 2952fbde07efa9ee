//! What all handlers share: who may send what, what arrived, tokens and channels.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use flate2::read::GzDecoder;
use schemas::Clock;
use serde_json::Value;
use tokio::sync::mpsc;

use crate::failure;
use crate::incidents::Incidents;
use crate::signature::Key;

/// A reason not to take an event, if there is one.
pub type Against = Arc<dyn Fn(&Value) -> Option<String> + Send + Sync>;

/// Who may send what.
#[derive(Clone)]
pub struct Options {
    /// The collector's token.
    pub token: String,
    /// The directory (tenant) of the application that may send rows.
    pub tenant: String,
    /// Its id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Keys of webhooks.
    pub keys: Vec<Key>,
    /// The largest request that the collector takes, as sent.
    pub collector_limit: usize,
    /// The largest request that the Logs Ingestion endpoint takes, as sent.
    pub rows_limit: usize,
    /// The largest request that the webhook receiver takes.
    pub webhook_limit: usize,
    /// Whether the collector keeps the objects before an invalid one, as Splunk does.
    pub keeps_before_invalid: bool,
    /// Indexer acknowledgment: after how many questions a batch is confirmed.
    pub ack_after: Option<u32>,
    /// A say in what is taken, to see what becomes of what is not.
    pub against: Against,
    /// What the incident-response platforms keep.
    pub incidents: Incidents,
    /// The time of day.
    pub clock: Clock,
}

impl Options {
    /// One credential for all three: token, client secret and, after `whsec_`, webhook key.
    pub fn new(token: &str, key: Key) -> Self {
        Self {
            token: token.to_owned(),
            tenant: "local".to_owned(),
            client_id: "tripline".to_owned(),
            client_secret: token.to_owned(),
            keys: vec![key],
            collector_limit: 838_860_800,
            rows_limit: 1 << 20,
            webhook_limit: 1 << 20,
            keeps_before_invalid: true,
            ack_after: None,
            against: Arc::new(|_| None),
            incidents: Incidents::default(),
            clock: Clock::system(),
        }
    }
}

/// Where a finding was posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// `POST /services/collector/event`
    SplunkHec,
    /// `POST /dataCollectionRules/{rule}/streams/{stream}`
    Sentinel,
    /// `POST /webhook`
    Webhook,
    /// `/rest/api/2`
    Jira,
    /// `/v2/alerts`
    Opsgenie,
    /// `POST /v2/enqueue`
    Pagerduty,
    /// `/api/global/em/jsonv2` and `/api/now/table/incident`
    Servicenow,
    /// `/api/chat.postMessage`
    Slack,
    /// `POST /story/{secret}`
    Story,
    /// `POST /workflows/teams`
    Teams,
    /// `/api/v1`
    Thehive,
    /// `/xsoar/public/v1`
    Xsoar,
}

impl Endpoint {
    /// The kind of sink that posts there.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SplunkHec => "splunk_hec",
            Self::Sentinel => "sentinel",
            Self::Webhook => "webhook",
            Self::Jira => "jira",
            Self::Opsgenie => "opsgenie",
            Self::Pagerduty => "pagerduty",
            Self::Servicenow => "servicenow",
            Self::Slack => "slack",
            Self::Story => "story",
            Self::Teams => "teams",
            Self::Thehive => "thehive",
            Self::Xsoar => "xsoar",
        }
    }
}

/// A finding that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// Where it was posted to.
    pub endpoint: Endpoint,
    /// The event's id: equal for duplicates.
    pub event_id: String,
    /// The OCSF event.
    pub finding: Value,
    /// What it came in: envelope, row or payload.
    pub wrapped: Value,
    /// Whether its sender is told at once that it was taken; not where the answer fails by plan.
    pub told: bool,
}

/// Acknowledgment ids of one channel, from 0, and how often each was asked for.
#[derive(Default)]
pub(crate) struct Channel {
    pub(crate) next: u64,
    pub(crate) asked: BTreeMap<u64, u32>,
}

/// What all handlers share.
pub(crate) struct Shared {
    pub(crate) options: Options,
    arrivals: mpsc::UnboundedSender<Arrival>,
    /// Access tokens and until when they are good, ms since the Unix epoch.
    pub(crate) tokens: Mutex<HashMap<String, i64>>,
    pub(crate) channels: Mutex<HashMap<String, Channel>>,
}

impl Shared {
    pub(crate) fn new(options: Options, arrivals: mpsc::UnboundedSender<Arrival>) -> Self {
        Self {
            options,
            arrivals,
            tokens: Mutex::default(),
            channels: Mutex::default(),
        }
    }

    pub(crate) fn arrive(&self, arrivals: Vec<Arrival>) {
        let told = failure::is_told();
        for mut arrival in arrivals {
            arrival.told = told;
            // Nobody listens any more: then nobody wants to know.
            let _ = self.arrivals.send(arrival);
        }
    }
}

/// A poisoned lock only says that another request panicked; counters and tokens are still whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Inflates as far as `limit`.
pub(crate) fn inflate(body: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    let mut inflated = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let read = GzDecoder::new(body).take(most).read_to_end(&mut inflated);
    match read {
        Err(_) => Err("not gzip"),
        Ok(size) if size > limit => Err("too large when inflated"),
        Ok(_) => Ok(inflated),
    }
}
