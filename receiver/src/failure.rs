//! A receiver that fails by plan: it is busy and says for how long, or fails before or after it took what was posted. Counts who
//! comes back earlier than told. Knows no endpoint.

mod mix;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;

use mix::Fault;

/// What is under way when a pause is asked for may still arrive.
const GRACE: Duration = Duration::from_millis(250);

/// Clocks that count differently.
const SLACK: Duration = Duration::from_millis(50);

/// What becomes of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Failure {
    /// They are served.
    #[default]
    None,
    /// 429 with `Retry-After` of so many seconds; nothing is taken.
    Busy(u64),
    /// 500; nothing is taken.
    Failing,
    /// What is posted is taken, and the answer is 500.
    Forgetful,
    /// So many of a hundred requests fail, each otherwise than the one before it.
    Mixed(u8),
}

#[derive(Debug, Default)]
struct State {
    failure: Failure,
    met: u64,
    early: u64,
    /// Requests that a mixture was asked about.
    drawn: u64,
    /// From when to when nobody is to come.
    pause: Option<(Instant, Instant)>,
}

tokio::task_local! {
    /// Whether who sent the request that is served is told at once that it was taken.
    static TOLD: bool;
}

/// Whether the sender of the request that is served here is told at once what became of it.
pub(crate) fn is_told() -> bool {
    TOLD.try_with(|told| *told).unwrap_or(true)
}

/// The failures of one receiver. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Failures(Arc<Mutex<State>>);

impl Failures {
    /// From now on.
    pub fn turn(&self, failure: Failure) {
        self.with(|state| state.failure = failure);
    }

    /// How many requests met a failure.
    pub fn met(&self) -> u64 {
        self.with(|state| state.met)
    }

    /// How many requests came earlier than `Retry-After` asked.
    pub fn early(&self) -> u64 {
        self.with(|state| state.early)
    }

    /// Who comes from now on was told nothing: another process, or one that lost our answer.
    pub fn forget(&self) {
        self.with(|state| state.pause = None);
    }

    /// The router, failing by plan.
    pub fn around(&self, router: Router) -> Router {
        let failures = self.clone();
        router.layer(from_fn(move |request: Request, next: Next| {
            let failures = failures.clone();
            async move { failures.serve(request, next).await }
        }))
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn arrive(&self, now: Instant) -> Fault {
        self.with(|state| {
            if state.pause.is_some_and(|(from, until)| from < now && now < until) {
                state.early += 1;
            }
            let fault = match state.failure {
                Failure::None => None,
                Failure::Busy(seconds) => Some(Fault::Busy(seconds)),
                Failure::Failing => Some(Fault::Status(500)),
                Failure::Forgetful => Some(Fault::Forgetful),
                Failure::Mixed(share) => {
                    state.drawn += 1;
                    Fault::drawn(state.drawn, share)
                }
            };
            state.met += u64::from(fault.is_some());
            if let Some(Fault::Busy(seconds) | Fault::BusyUntil(seconds)) = fault {
                let until = now + Duration::from_secs(seconds) - SLACK;
                state.pause = Some((now + GRACE, until));
            }
            fault.unwrap_or(Fault::Nothing)
        })
    }

    async fn serve(&self, request: Request, next: Next) -> Response {
        let fault = self.arrive(Instant::now());
        TOLD.scope(fault.tells(), fault.serve(request, next)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_back_too_early_is_counted() {
        let (failures, now) = (Failures::default(), Instant::now());
        failures.turn(Failure::Busy(2));
        assert_eq!(failures.arrive(now), Fault::Busy(2));
        failures.turn(Failure::None);
        for (after, early) in [(100, 0), (300, 1), (1_900, 2), (2_000, 2)] {
            failures.arrive(now + Duration::from_millis(after));
            assert_eq!(failures.early(), early, "{after} ms later");
        }
        assert_eq!(failures.met(), 1);
    }

    #[test]
    fn another_process_was_told_nothing() {
        let (failures, now) = (Failures::default(), Instant::now());
        failures.turn(Failure::Busy(2));
        failures.arrive(now);
        failures.forget();
        failures.turn(Failure::Failing);
        assert_eq!(failures.arrive(now + Duration::from_secs(1)), Fault::Status(500));
        assert_eq!(failures.early(), 0);
    }

    #[test]
    fn a_mixture_has_its_share_and_every_kind() {
        let (failures, now) = (Failures::default(), Instant::now());
        failures.turn(Failure::Mixed(30));
        let mut kinds = std::collections::HashSet::new();
        for _ in 0..10_000 {
            kinds.insert(std::mem::discriminant(&failures.arrive(now)));
        }
        assert!((2_700..3_300).contains(&failures.met()), "{}", failures.met());
        // Four of them are a status each; and what is served.
        assert_eq!(kinds.len(), Fault::KINDS.len() - 3 + 1);
    }
}
