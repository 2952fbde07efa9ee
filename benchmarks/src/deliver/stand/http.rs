//! `receiver` on a port, every request kept, and a loop of reqwest alone that sends the same requests by as many connections.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context as _;
use receiver::{Arrival, Key, Options, Receiver, Recorded, Recorder, Routes, objects, router};
use reqwest::header::{ACCEPT, CONNECTION, CONTENT_LENGTH, HOST};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinSet;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::files::Files;
use crate::deliver::bare::Bare;
use crate::deliver::kind::{SECRET, TOKEN};

/// The receiver.
pub struct Http {
    url: String,
    recorder: Recorder,
    /// Of a store: where its objects are.
    kept: Option<Files>,
    _stop: DropGuard,
}

impl Http {
    /// The collector, the platforms and all the others.
    pub fn receiver(acknowledges: bool, delay: Duration) -> anyhow::Result<(Self, UnboundedReceiver<Arrival>)> {
        let mut options = Options::new(TOKEN, Key::parse(SECRET).map_err(anyhow::Error::msg)?);
        options.ack_after = acknowledges.then_some(1);
        let (sender, arrivals) = unbounded_channel();
        Ok((Self::open(router(options, sender), delay, None)?, arrivals))
    }

    /// Objects, looked into in the folder.
    pub fn store(folder: &Path, delay: Duration) -> anyhow::Result<(Self, UnboundedReceiver<String>)> {
        let (files, ids) = Files::parquet(folder)?;
        Ok((Self::open(objects(folder.to_owned()), delay, Some(files))?, ids))
    }

    fn open(routes: Routes, delay: Duration, kept: Option<Files>) -> anyhow::Result<Self> {
        let recorder = Recorder::delayed(delay);
        let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), recorder.around(routes))?;
        let (url, stop) = (receiver.url(), CancellationToken::new());
        tokio::spawn(receiver.run(stop.clone()));
        Ok(Self {
            url,
            recorder,
            kept,
            _stop: stop.drop_guard(),
        })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn begin(&mut self) {
        if let Some(files) = &mut self.kept {
            files.begin();
        }
        self.recorder.begin();
    }

    pub fn finished(&self) -> Option<SystemTime> {
        self.kept.as_ref()?.finished()
    }

    /// Each of so many senders waits for the answer to its request before the next.
    pub async fn bare(&mut self, workers: usize) -> anyhow::Result<Bare> {
        let requests = Arc::new(self.recorder.take());
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .context("no HTTP client")?;
        let (next, mut senders) = (Arc::new(AtomicUsize::new(0)), JoinSet::new());
        let begun = Instant::now();
        for _ in 0..workers {
            let (requests, next, client) = (Arc::clone(&requests), Arc::clone(&next), client.clone());
            let url = self.url.clone();
            senders.spawn(async move {
                while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    send(&client, &url, request).await?;
                }
                Ok::<_, reqwest::Error>(())
            });
        }
        while let Some(sent) = senders.join_next().await {
            sent??;
        }
        Ok((requests.len(), begun.elapsed().as_secs_f64()))
    }
}

async fn send(client: &reqwest::Client, url: &str, recorded: &Recorded) -> Result<(), reqwest::Error> {
    let mut headers = recorded.headers.clone();
    for ours in [HOST, CONTENT_LENGTH, ACCEPT, CONNECTION] {
        headers.remove(ours);
    }
    let request = client.request(recorded.method.clone(), format!("{url}{}", recorded.path));
    let answer = request.headers(headers).body(recorded.body.clone()).send().await?;
    answer.bytes().await.map(drop)
}
