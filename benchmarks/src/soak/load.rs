//! Posts of valid and of broken records, counted by what was answered. Each client has resources of its own and changes one only
//! after the last change was accepted, so that nothing is late.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ingest::Hints;
use ingest::post::Poster;
use serde_json::json;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::ledger::Ledger;

/// Resources of the client that posts at a pace.
pub const PACED: usize = 16;

/// Between its posts.
pub const PACE: Duration = Duration::from_millis(25);

/// Before a refused or failed post is tried again.
const RETRY: Duration = Duration::from_millis(100);

/// Who posts. Cheap to clone.
#[derive(Clone)]
pub struct Traffic {
    poster: Poster,
    ledger: Arc<Ledger>,
    resources: usize,
    counts: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Traffic {
    /// To a listener.
    ///
    /// # Errors
    /// No HTTP client can be made.
    pub fn new(url: &str, ledger: Arc<Ledger>, resources: usize) -> anyhow::Result<Self> {
        let poster = Poster::new(url, Some(super::site::TOKEN.to_owned()))?;
        let counts = Arc::default();
        Ok(Self {
            poster,
            ledger,
            resources,
            counts,
        })
    }

    /// Answers by kind of post and status.
    pub fn counts(&self) -> BTreeMap<String, u64> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn count(&self, kind: &str, status: Option<u16>) {
        let status = status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(format!("{kind} {status}")).or_default() += 1;
    }

    async fn post(&self, kind: &str, body: Vec<u8>) -> Option<u16> {
        let status = self
            .poster
            .post(body, &Hints::default())
            .await
            .ok()
            .map(|answer| answer.status);
        self.count(kind, status);
        status
    }

    /// One change of a resource, posted until it is accepted or told to stop.
    async fn change(&self, kind: &str, resource: usize, stop: &CancellationToken) {
        let body = self.pod(resource);
        loop {
            if let Some(200..300) = self.post(kind, body.clone()).await {
                return self.ledger.accept(resource);
            }
            // What may have been accepted without an answer must be asked for again, whoever is told to stop.
            tokio::select! {
                () = stop.cancelled() => sleep(RETRY).await,
                () = sleep(RETRY) => {}
            }
        }
    }

    /// The next change of a pod: privileged and not, in turn.
    fn pod(&self, resource: usize) -> Vec<u8> {
        let changed = self.ledger.of(resource);
        let pod = json!({"apiVersion": "v1", "kind": "Pod",
            "metadata": {"name": format!("pod-{resource}"), "uid": resource.to_string(), "resourceVersion": (changed + 1).to_string()},
            "spec": {"privileged": changed.is_multiple_of(2)}});
        pod.to_string().into_bytes()
    }

    /// Posts as fast as it is answered.
    pub async fn full_speed(self, client: usize, clients: usize, stop: CancellationToken) {
        for resource in (0..self.resources)
            .filter(|resource| resource % clients == client)
            .collect::<Vec<_>>()
            .into_iter()
            .cycle()
        {
            if stop.is_cancelled() {
                return;
            }
            self.change("valid", resource, &stop).await;
        }
    }

    /// One change at the pace of a quiet day; how long its acceptance took, if it was accepted at once.
    pub async fn paced(&self) -> Option<Duration> {
        let paced = (self.resources..self.resources + PACED).min_by_key(|resource| self.ledger.of(*resource))?;
        let begun = Instant::now();
        match self.post("paced", self.pod(paced)).await {
            Some(200..300) => {
                self.ledger.accept(paced);
                Some(begun.elapsed())
            }
            _ => {
                self.change("paced", paced, &CancellationToken::new()).await;
                None
            }
        }
    }

    /// Posts what cannot be read.
    pub async fn broken(self, stop: CancellationToken) {
        for body in broken_bodies().into_iter().cycle() {
            if stop.is_cancelled() {
                return;
            }
            self.post("broken", body).await;
        }
    }
}

/// Each broken in another way.
fn broken_bodies() -> Vec<Vec<u8>> {
    vec![
        b"{\"apiVersion\": \"v1\", \"kind\": \"Pod\"".to_vec(),
        b"{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": 7}".to_vec(),
        b"{\"a\": 1, \"a\": 2}".to_vec(),
        b"{\"nothing\": \"that anybody knows\"}".to_vec(),
        vec![b'['; 200_000],
        "{\"a\":".repeat(50_000).into_bytes(),
        vec![0xff; 4_096],
        b"a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n".to_vec(),
        b"{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"Fn::Transform\": {\"Ref\": \"A\"}}}}}".to_vec(),
        format!("{{\"n\": {}}}", "9".repeat(10_000)).into_bytes(),
        b"\n".repeat(100_000),
        Vec::new(),
    ]
}

/// Times of acceptance.
#[derive(Debug, Default)]
pub struct Latencies(Vec<Duration>);

impl Latencies {
    /// One more.
    pub fn push(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// All of another.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The time within which so many of a thousand were accepted.
    pub fn per_mille(&self, share: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = sorted.len() * share / 1_000;
        sorted
            .get(at.min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Display for Latencies {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (half, most) = (self.per_mille(500), self.per_mille(990));
        write!(
            out,
            "accepted within {half:.1?} (half), {most:.1?} (99 %) of {} posts",
            self.0.len()
        )
    }
}
