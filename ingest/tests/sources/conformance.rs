//! What every source must do, whatever it reads from: a restart in the middle, the same again, poison, an expired credential,
//! throttling, many records. What is a kind's own (gaps, FIFO) stands with the kind.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use ingest::source::State;
use serde_json::Value;

use crate::world::{Kept, PATIENCE, Pulling, pull};

/// A provider with something to read.
pub trait Provider {
    /// What names of its resources begin with.
    fn prefix(&self) -> String;
    /// The `[[ingest.source]]` that reads it.
    fn config(&self) -> Value;
    /// Whether a credential is asked for with each request, and not once for a connection.
    fn asks_again(&self) -> bool {
        true
    }
    /// Makes resources of these numbers.
    async fn put(&self, numbers: Range<usize>);
    /// Lets the next records come with one that cannot be read.
    async fn poison(&self);
    /// The credential is no longer believed, or is again.
    async fn believe(&self, believed: bool);
    /// The next requests are answered as the provider throttles.
    fn throttle(&self);
    /// Throttling answers that no request met.
    fn unmet(&self) -> usize;
    /// Whether everything was taken away, where records are taken away.
    async fn is_done(&self) -> bool;
}

fn names(provider: &impl Provider, numbers: Range<usize>) -> BTreeSet<String> {
    numbers.map(|number| format!("{}{number}", provider.prefix())).collect()
}

async fn has(kept: &Kept, provider: &impl Provider, numbers: Range<usize>) {
    let (wanted, prefix) = (names(provider, numbers), provider.prefix());
    kept.until("all resources are there", |kept| kept.there(&prefix) == wanted)
        .await;
}

/// One source through all of it.
pub async fn check(provider: &impl Provider) {
    let (kept, config) = (Arc::new(Kept::default()), provider.config());
    restarts(provider, &kept, &config).await;
    comes_again(provider, &kept, &config).await;
    let pulling = faults(provider, &kept, &config).await;

    // Throttled.
    provider.throttle();
    pulling.stop().await;
    let pulling = pull(&kept, &config).await;
    provider.put(50..60).await;
    has(&kept, provider, 0..60).await;
    assert_eq!(provider.unmet(), 0, "a throttling answer was not met");
    done(provider).await;
    pulling.stop().await;
    assert_eq!(kept.ids(&provider.prefix()).len(), 60, "each record once");
}

/// Everything is acknowledged in the end.
async fn done(provider: &impl Provider) {
    let mut tick = tokio::time::interval(Duration::from_millis(50));
    let asking = async {
        while !provider.is_done().await {
            tick.tick().await;
        }
    };
    let asked = tokio::time::timeout(PATIENCE, asking).await;
    assert!(asked.is_ok(), "something was not acknowledged");
}

/// Many records that are there, over a kill in the midst of them: all of them, each with one id.
pub async fn many(provider: &impl Provider, count: usize) {
    let (kept, config) = (Arc::new(Kept::default()), provider.config());
    let prefix = provider.prefix();
    let pulling = pull(&kept, &config).await;
    kept.until("a third of them", |kept| kept.count() >= count / 3).await;
    pulling.kill().await;
    let pulling = pull(&kept, &config).await;
    kept.until("all of them", |kept| {
        kept.count() >= count && kept.ids(&prefix).len() == count
    })
    .await;
    done(provider).await;
    pulling.stop().await;
    assert_eq!(kept.rejected().len(), 0);
}

/// What is there, what comes, and what comes while the bus takes nothing and the process is killed.
async fn restarts(provider: &impl Provider, kept: &Arc<Kept>, config: &Value) {
    provider.put(0..10).await;
    let pulling = pull(kept, config).await;
    has(kept, provider, 0..10).await;
    provider.put(10..20).await;
    has(kept, provider, 0..20).await;
    kept.busy.store(true, Ordering::SeqCst);
    provider.put(20..30).await;
    let waits = |state: &State| matches!(state, State::Retrying { reason } if reason.contains("no leader"));
    pulling.stands("waiting for the bus", waits).await;
    pulling.kill().await;
    kept.busy.store(false, Ordering::SeqCst);
    let pulling = pull(kept, config).await;
    has(kept, provider, 0..30).await;
    pulling.stop().await;
}

/// Killed between records and progress: the same records have the same ids.
async fn comes_again(provider: &impl Provider, kept: &Arc<Kept>, config: &Value) {
    provider.put(30..40).await;
    kept.forgetful.store(true, Ordering::SeqCst);
    let pulling = pull(kept, config).await;
    has(kept, provider, 0..40).await;
    pulling.kill().await;
    kept.forgetful.store(false, Ordering::SeqCst);
    let ids = kept.ids(&provider.prefix());
    let pulling = pull(kept, config).await;
    provider.put(40..41).await;
    has(kept, provider, 0..41).await;
    let more = kept.ids(&provider.prefix()).len();
    assert_eq!(ids.len() + 1, more, "a record that came again has another id");
    pulling.stop().await;
}

/// What cannot be read is kept, and what follows it comes. An expired credential is said, with what to do, and a new one is taken without a
/// restart.
async fn faults(provider: &impl Provider, kept: &Arc<Kept>, config: &Value) -> Pulling {
    let pulling = pull(kept, config).await;
    provider.poison().await;
    provider.put(41..45).await;
    has(kept, provider, 0..45).await;
    kept.until("the poison is in rejected", |kept| !kept.rejected().is_empty())
        .await;
    let rejected = kept.rejected();
    let whole = rejected
        .iter()
        .all(|rejected| !rejected.bytes.is_empty() && !rejected.reason.is_empty());
    assert!(whole, "{rejected:?}");

    provider.believe(false).await;
    let pulling = match provider.asks_again() {
        true => pulling,
        false => {
            pulling.stop().await;
            pull(kept, config).await
        }
    };
    let held = pulling
        .stands("held", |state| matches!(state, State::Held { .. }))
        .await;
    let State::Held { hint, .. } = held else { unreachable!() };
    assert!(!hint.is_empty());
    provider.put(45..50).await;
    provider.believe(true).await;
    has(kept, provider, 0..50).await;
    pulling.stands("following", |state| *state == State::Following).await;
    pulling
}
