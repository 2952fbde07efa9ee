//! Posts of the steps of all resources, each until it is accepted, those of one resource in their order. Knows what was accepted.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ingest::Hints;
use ingest::post::Poster;
use serde_json::Value;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::endpoint::TOKEN;
use super::script::{Kind, Resource};
use super::truth::Steps;

/// Resources are shared out among so many clients.
pub const CLIENTS: usize = 4;

/// How long a client waits for an answer before it posts the same again, to another listener where there is one.
const ANSWER: Duration = Duration::from_secs(3);

/// Before a refused or failed post is tried again.
const RETRY: Duration = Duration::from_millis(50);

/// The clients.
#[derive(Debug)]
pub struct Load {
    posters: Vec<Poster>,
    resources: Vec<Resource>,
    accepted: Mutex<Steps>,
    published: AtomicU64,
    held: AtomicBool,
    /// Answers that say that a good record is none.
    refused: Mutex<Vec<String>>,
}

impl Load {
    /// To these listeners: so many pods, and other resources beside them.
    ///
    /// # Errors
    /// No HTTP client can be made.
    pub fn new(listeners: &[std::net::SocketAddr], pods: usize) -> anyhow::Result<Self> {
        let poster = |at: &std::net::SocketAddr| Poster::new(&format!("http://{at}"), Some(TOKEN.to_owned()));
        let kinds = [
            (Kind::Pod, pods),
            (Kind::Bucket, pods / 2),
            (Kind::Service, 12),
            (Kind::Namespace, 6),
        ];
        let all = kinds
            .into_iter()
            .flat_map(|(kind, count)| (0..count).map(move |number| Resource { kind, number }));
        Ok(Self {
            posters: listeners.iter().map(poster).collect::<Result<_, _>>()?,
            resources: all.collect(),
            accepted: Mutex::default(),
            published: AtomicU64::new(0),
            held: AtomicBool::new(false),
            refused: Mutex::default(),
        })
    }

    /// How many steps of each resource were accepted.
    pub fn steps(&self) -> Steps {
        self.accepted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many records were.
    pub fn published(&self) -> u64 {
        self.published.load(Ordering::Relaxed)
    }

    /// Whether clients wait before their next step.
    pub fn hold(&self, held: bool) {
        self.held.store(held, Ordering::Relaxed);
    }

    /// Good records that were called none.
    pub fn refused(&self) -> Vec<String> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is told once.
    pub async fn still(self: Arc<Self>) {
        for resource in self.resources.iter().filter(|resource| resource.kind.is_still()) {
            self.step(*resource, 0).await;
        }
    }

    /// Steps of a client's resources in turn, with a pause after each, until told to stop: then the step in hand is ended.
    pub async fn client(self: Arc<Self>, client: usize, pause: Duration, stop: CancellationToken) {
        let moving = self.resources.iter().filter(|resource| !resource.kind.is_still());
        let mine: Vec<Resource> = moving.skip(client).step_by(CLIENTS).copied().collect();
        for step in 0.. {
            for resource in &mine {
                if stop.is_cancelled() {
                    return;
                }
                self.step(*resource, step).await;
                sleep(pause).await;
                while self.held.load(Ordering::Relaxed) && !stop.is_cancelled() {
                    sleep(pause).await;
                }
            }
        }
    }

    /// The same steps again that another load had accepted.
    pub async fn again(self: &Arc<Self>, steps: &Steps) {
        let mut clients = tokio::task::JoinSet::new();
        for client in 0..CLIENTS {
            let (load, all) = (Arc::clone(self), steps.clone());
            clients.spawn(async move {
                for (resource, steps) in all.into_iter().skip(client).step_by(CLIENTS) {
                    for step in 0..steps {
                        load.step(resource, step).await;
                    }
                }
            });
        }
        clients.join_all().await;
    }

    async fn step(&self, resource: Resource, step: u64) {
        for body in resource.step(step) {
            self.post(&body, resource.number).await;
        }
        let mut accepted = self.accepted.lock().unwrap_or_else(PoisonError::into_inner);
        *accepted.entry(resource).or_default() += 1;
    }

    async fn post(&self, body: &Value, first: usize) {
        let bytes = body.to_string().into_bytes();
        for poster in self.posters.iter().cycle().skip(first % self.posters.len().max(1)) {
            let answer = timeout(ANSWER, poster.post(bytes.clone(), &Hints::default())).await;
            if let Ok(Ok(answer)) = answer {
                match answer.status {
                    200..300 => {
                        self.published.fetch_add(1, Ordering::Relaxed);
                        return;
                    }
                    408 | 429 | 500.. => {}
                    status => {
                        let refused = format!("{status} {} to {body}", answer.body);
                        self.refused
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .push(refused);
                        return;
                    }
                }
            }
            sleep(RETRY).await;
        }
    }
}
