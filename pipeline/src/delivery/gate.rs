//! When a destination may be asked: one answer for all of its workers, so that what one of them was told holds for the others.
//! A circuit breaker: after a failure it is shut for a while, then one worker tries (half open), and only when that goes well do the others
//! follow, half as many as before and one more after each round that went well. Pure but for waking those who wait.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

/// How long to wait for another's try where nothing wakes us.
const TRY: Duration = Duration::from_secs(1);

/// More workers than this nobody has.
const WIDE: usize = 256;

/// Answers faster than this, in s, are fast whatever they were before.
const SLOW: f64 = 0.05;

#[derive(Debug, Default)]
struct State {
    /// In a row; what several workers had under way at once is one.
    failures: u32,
    /// Shut until then, and after it until a try goes well.
    until: Option<Instant>,
    /// Somebody tries.
    tried: bool,
    /// Requests under way.
    under_way: usize,
    /// So many may be; without it as many as there are workers.
    limit: Option<usize>,
    /// Requests in a row that went well since the limit was raised.
    good: usize,
    /// How long a request took of late, in s.
    took: Option<f64>,
}

impl State {
    /// Half as many as were under way.
    fn narrow(&mut self) {
        self.limit = Some((self.under_way / 2).max(1));
        self.good = 0;
    }

    /// One more, once as many went well as may be under way and answers do not become slower for it.
    fn widen(&mut self, took: Duration) {
        let took = took.as_secs_f64();
        let slower = self.took.is_some_and(|before| took > 2.0 * before && took > SLOW);
        self.took = Some(self.took.map_or(took, |before| 0.9 * before + 0.1 * took));
        let Some(limit) = self.limit.filter(|_| !slower) else {
            return;
        };
        self.good += 1;
        if self.good >= limit {
            self.good = 0;
            self.limit = (limit < WIDE).then_some(limit + 1);
        }
    }
}

/// Shared by the workers of a destination.
#[derive(Debug, Default)]
pub(super) struct Gate(watch::Sender<State>);

/// Leave for one request. Dropped without an outcome, another may try.
#[derive(Debug)]
pub(super) struct Pass {
    gate: Arc<Gate>,
    /// The one try of a gate that was shut.
    tries: bool,
    done: bool,
}

impl Gate {
    /// Leave for a request, or how long to wait.
    pub(super) fn enter(self: &Arc<Self>, now: Instant) -> Result<Pass, Duration> {
        let mut entered = Err(TRY);
        self.0.send_if_modified(|state| {
            entered = match state.until {
                None if state.limit.is_some_and(|limit| state.under_way >= limit) => Err(TRY),
                None => Ok(false),
                Some(until) if until > now => Err(until - now),
                Some(_) if state.tried => Err(TRY),
                Some(_) => Ok(true),
            };
            state.tried |= entered == Ok(true);
            state.under_way += usize::from(entered.is_ok());
            false
        });
        entered.map(|tries| Pass {
            gate: Arc::clone(self),
            tries,
            done: false,
        })
    }

    /// How many requests may be under way of so many workers; 0 while it is shut.
    pub(super) fn width(&self, workers: usize) -> usize {
        let state = self.0.borrow();
        match state.until {
            Some(_) => 0,
            None => state.limit.map_or(workers, |limit| limit.min(workers)),
        }
    }

    /// Whether requests would have to wait.
    pub(super) fn is_shut(&self) -> bool {
        self.0.borrow().until.is_some()
    }

    /// To be woken when there is something new.
    pub(super) fn watch(&self) -> Watch {
        let mut changes = self.0.subscribe();
        changes.mark_unchanged();
        Watch(changes)
    }
}

/// Tells of changes.
#[derive(Debug)]
pub(super) struct Watch(watch::Receiver<State>);

impl Watch {
    /// Returns once something changed since the last call.
    pub(super) async fn changed(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending().await
        }
    }
}

impl Pass {
    /// It went well: open for all. What was under way when the gate was shut does not open it.
    pub(super) fn succeeded(mut self, took: Duration) {
        self.end(|state, tried| {
            if tried || state.until.is_none() {
                state.failures = 0;
                state.until = None;
                state.widen(took);
            }
        });
    }

    /// It went well, and the destination asks for a pause.
    pub(super) fn pause(mut self, now: Instant, wait: Duration) {
        self.end(|state, tried| {
            if tried || state.until.is_none() {
                state.failures = 0;
                state.narrow();
            }
            state.until = state.until.max(now.checked_add(wait));
        });
    }

    /// It failed: shut for all, for as long as `wait` says after so many failures in a row.
    pub(super) fn failed(mut self, now: Instant, wait: impl FnOnce(u32) -> Duration) {
        self.end(|state, tried| {
            if tried || state.until.is_none() {
                state.failures = state.failures.saturating_add(1);
                state.narrow();
            }
            state.until = state.until.max(now.checked_add(wait(state.failures)));
        });
    }

    fn end(&mut self, outcome: impl FnOnce(&mut State, bool)) {
        self.done = true;
        let tries = self.tries;
        self.gate.0.send_if_modified(|state| {
            let before = (state.until, state.tried);
            outcome(state, tries);
            state.tried &= !tries;
            state.under_way = state.under_way.saturating_sub(1);
            before != (state.until, state.tried) || state.limit.is_some()
        });
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if !self.done {
            self.end(|_, _| {});
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// As a worker with doubling waits does it.
    fn fail(pass: Pass, now: Instant) {
        pass.failed(now, |failures| SECOND * (1 << (failures - 1)));
    }

    #[test]
    fn one_is_told_to_wait_and_all_do() {
        let (gate, now) = (Arc::new(Gate::default()), Instant::now());
        fail(gate.enter(now).unwrap(), now);
        assert_eq!(gate.enter(now).err(), Some(SECOND));
        assert_eq!(gate.enter(now + SECOND / 2).err(), Some(SECOND / 2));
        assert!(gate.is_shut());
    }

    #[test]
    fn one_tries_and_the_others_follow_when_it_goes_well() {
        let (gate, now) = (Arc::new(Gate::default()), Instant::now());
        fail(gate.enter(now).unwrap(), now);
        let later = now + SECOND;
        let tried = gate.enter(later).unwrap();
        assert_eq!(gate.enter(later).err(), Some(TRY));
        fail(tried, later);
        assert_eq!(gate.enter(later).err(), Some(2 * SECOND), "the second failure in a row");
        let later = later + 2 * SECOND;
        gate.enter(later).unwrap().succeeded(SECOND);
        assert!(gate.enter(later).is_ok() && !gate.is_shut());
        fail(gate.enter(later).unwrap(), later);
        assert_eq!(
            gate.enter(later).err(),
            Some(SECOND),
            "counted from the beginning again"
        );
    }

    #[test]
    fn what_was_under_way_together_fails_once_and_opens_nothing() {
        let (gate, now) = (Arc::new(Gate::default()), Instant::now());
        let passes: Vec<Pass> = (0..4).map(|_| gate.enter(now).unwrap()).collect();
        for (number, pass) in passes.into_iter().enumerate() {
            match number {
                2 => pass.succeeded(SECOND),
                _ => fail(pass, now),
            }
        }
        assert_eq!(gate.enter(now).err(), Some(SECOND));
    }

    #[test]
    fn after_a_failure_fewer_go_at_once_and_one_more_after_each_good_round() {
        let (gate, mut now) = (Arc::new(Gate::default()), Instant::now());
        let enter = |gate: &Arc<Gate>, now| {
            std::iter::from_fn(|| gate.enter(now).ok())
                .take(6)
                .collect::<Vec<Pass>>()
        };
        let mut passes = enter(&gate, now);
        assert_eq!((passes.len(), gate.width(6)), (6, 6), "nothing went wrong yet");
        fail(passes.remove(0), now);
        assert_eq!(gate.width(6), 0, "shut");
        drop(passes);
        now += SECOND;
        gate.enter(now).unwrap().succeeded(SECOND);
        let mut widths = vec![gate.width(6)];
        while widths.last() != Some(&6) && widths.len() < 20 {
            let passes = enter(&gate, now);
            assert_eq!(passes.len(), gate.width(6));
            passes.into_iter().for_each(|pass| pass.succeeded(SECOND));
            widths.push(gate.width(6));
        }
        assert_eq!(widths, [3, 4, 5, 6]);
        // Answers that become slower for it are no good round.
        fail(gate.enter(now).unwrap(), now);
        now += SECOND;
        for _ in 0..3 {
            gate.enter(now).unwrap().succeeded(10 * SECOND);
        }
        assert_eq!(gate.width(6), 1);
    }

    #[test]
    fn a_try_that_is_given_up_is_left_to_another() {
        let (gate, now) = (Arc::new(Gate::default()), Instant::now());
        fail(gate.enter(now).unwrap(), now);
        let later = now + SECOND;
        drop(gate.enter(later).unwrap());
        assert!(gate.enter(later).is_ok());
    }

    #[test]
    fn a_pause_that_is_asked_for_is_no_failure() {
        let (gate, now) = (Arc::new(Gate::default()), Instant::now());
        gate.enter(now).unwrap().pause(now, 3 * SECOND);
        assert_eq!(gate.enter(now).err(), Some(3 * SECOND));
        let later = now + 3 * SECOND;
        fail(gate.enter(later).unwrap(), later);
        assert_eq!(gate.enter(later).err(), Some(SECOND));
    }
}
