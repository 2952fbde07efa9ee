//! What was fetched, kept; what could not be, not asked for again for a while. Nothing waits for an address that another caller chose.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use url::Url;

use super::Refusal;
use super::fetch::Fetcher;

/// How long an address that failed is left alone.
const PAUSE: i64 = 60_000;
/// Hosts that are asked at once.
const HOSTS: usize = 8;
/// Answers that are kept: SNS has one current certificate a region. Failures are as many.
const KEPT: usize = 64;

/// What was fetched, by address.
pub(super) struct Fetched {
    fetcher: Fetcher,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    good: HashMap<Url, Vec<u8>>,
    /// Until when each is left alone, and why.
    failed: HashMap<Url, (i64, Refusal)>,
    /// Hosts that are being asked.
    asked: HashSet<String>,
}

/// A host that is being asked; forgotten when done.
struct Asking<'f> {
    fetched: &'f Fetched,
    host: String,
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.fetched.lock().asked.remove(&self.host);
    }
}

impl Fetched {
    pub(super) fn new(fetcher: Fetcher) -> Self {
        Self {
            fetcher,
            inner: Mutex::default(),
        }
    }

    /// What stands at the address, as `read` makes it of the bytes.
    pub(super) async fn get(
        &self,
        url: &Url,
        now: i64,
        read: impl Fn(&[u8]) -> Result<Vec<u8>, Refusal>,
    ) -> Result<Vec<u8>, Refusal> {
        let asking = match self.enter(url, now) {
            Ok(asking) => asking,
            Err(known) => return known,
        };
        let got = match self.fetcher.get(url).await {
            Ok(bytes) => read(&bytes),
            Err(error) => Err(Refusal::Unverifiable(error.to_string())),
        };
        self.lock().note(url, &got, now);
        drop(asking);
        got
    }

    /// The right to ask the host, or what is known already.
    fn enter(&self, url: &Url, now: i64) -> Result<Asking<'_>, Result<Vec<u8>, Refusal>> {
        let mut inner = self.lock();
        if let Some(good) = inner.good.get(url) {
            return Err(Ok(good.clone()));
        }
        inner.failed.retain(|_, (until, _)| *until > now);
        if let Some((_, refusal)) = inner.failed.get(url) {
            return Err(Err(refusal.clone()));
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        if inner.asked.contains(&host) || inner.asked.len() >= HOSTS {
            return Err(Err(Refusal::Unverifiable(format!("{host} is being asked already"))));
        }
        inner.asked.insert(host.clone());
        Ok(Asking { fetched: self, host })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // The data is whole between statements, so a panic elsewhere does not spoil it.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn note(&mut self, url: &Url, got: &Result<Vec<u8>, Refusal>, now: i64) {
        match got {
            Ok(bytes) => {
                if self.good.len() >= KEPT {
                    self.good.clear();
                }
                self.good.insert(url.clone(), bytes.clone());
            }
            Err(refusal) => {
                if self.failed.len() >= KEPT {
                    self.failed.clear();
                }
                let until = now.saturating_add(PAUSE);
                self.failed.insert(url.clone(), (until, refusal.clone()));
            }
        }
    }
}
