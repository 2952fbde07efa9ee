//! Rules that were stopped: how often, why, and which are not asked for a while because of the time that they took. For the log,
//! the metric and `/readyz`. Knows no plan.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;

use super::apart::{LIMIT, Stopped};
use super::verdict::RESTS;

/// A run that took longer than this is held against its rule.
const SLOW: Duration = Duration::from_millis(100);

/// So much slow time at once, and the rule rests.
const ALLOWED: Duration = Duration::from_secs(3 * LIMIT.as_secs());

/// A tenth of the time that passes is forgiven, so that no rule takes more than a tenth of the process's time for long.
const FORGIVEN: u32 = 10;

/// How long a rule that was stopped is named.
const NAMED: Duration = Duration::from_secs(3_600);

/// The log names a rule no more often than this.
const LOGGED: Duration = Duration::from_secs(60);

/// Rules in trouble, by id.
#[derive(Debug)]
pub struct Watch {
    troubled: Mutex<BTreeMap<String, Ledger>>,
    stopped: Counter<u64>,
}

#[derive(Debug)]
struct Ledger {
    /// Slow time that is not forgiven yet, as of `at`.
    spent: Duration,
    at: Instant,
    resting: bool,
    stops: u64,
    why: Option<(Stopped, Instant)>,
    logged: Option<Instant>,
}

impl Ledger {
    fn new(now: Instant) -> Self {
        Self {
            spent: Duration::ZERO,
            at: now,
            resting: false,
            stops: 0,
            why: None,
            logged: None,
        }
    }

    fn forgive(&mut self, now: Instant) {
        let passed = now.saturating_duration_since(self.at);
        self.spent = self.spent.saturating_sub(passed / FORGIVEN);
        self.at = now;
        self.resting &= !self.spent.is_zero();
    }

    /// How long it still rests.
    fn rest(&self) -> u64 {
        (self.spent * FORGIVEN).as_secs() + 1
    }
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            troubled: Mutex::default(),
            stopped: opentelemetry::global::meter("tripline")
                .u64_counter("tripline.rules.stopped")
                .with_description("evaluations that were stopped; their verdicts are unknown")
                .build(),
        }
    }
}

impl Watch {
    /// Why a rule is not to be asked now.
    pub fn rests(&self, rule: &str) -> Option<String> {
        self.rests_at(rule, Instant::now())
    }

    fn rests_at(&self, rule: &str, now: Instant) -> Option<String> {
        let mut troubled = self.troubled.lock().unwrap_or_else(PoisonError::into_inner);
        let trouble = troubled.get_mut(rule)?;
        trouble.forgive(now);
        let rest = trouble.rest();
        trouble.resting.then(|| format!("{RESTS}{rest}s"))
    }

    /// A rule was asked, and took so long.
    pub fn took(&self, rule: &str, took: Duration) {
        if took > SLOW {
            self.note(rule, took, None, Instant::now());
        }
    }

    /// A rule was stopped after so long.
    pub fn stopped(&self, rule: &str, why: &Stopped, took: Duration) {
        let attributes = [
            KeyValue::new("rule", rule.to_owned()),
            KeyValue::new("reason", why.as_str()),
        ];
        self.stopped.add(1, &attributes);
        self.note(rule, took, Some(why), Instant::now());
    }

    fn note(&self, rule: &str, took: Duration, why: Option<&Stopped>, now: Instant) {
        let mut troubled = self.troubled.lock().unwrap_or_else(PoisonError::into_inner);
        let trouble = troubled.entry(rule.to_owned()).or_insert_with(|| Ledger::new(now));
        trouble.forgive(now);
        trouble.spent += took;
        if trouble.spent >= ALLOWED && !trouble.resting {
            trouble.resting = true;
            let seconds = trouble.rest();
            tracing::error!(
                rule,
                seconds,
                "a rule takes too long and is not asked for a while; its verdicts are unknown meanwhile"
            );
        }
        let Some(why) = why else { return };
        trouble.stops += 1;
        trouble.why = Some((why.clone(), now));
        if trouble.logged.is_none_or(|logged| now.duration_since(logged) >= LOGGED) {
            trouble.logged = Some(now);
            let stops = trouble.stops;
            tracing::error!(rule, stops, reason = %why, "a rule was stopped; its verdict on the record is unknown");
        }
    }

    /// The rules that were stopped in the last hour, and what is to be said of each.
    pub fn report(&self) -> BTreeMap<String, String> {
        self.report_at(Instant::now())
    }

    fn report_at(&self, now: Instant) -> BTreeMap<String, String> {
        let mut troubled = self.troubled.lock().unwrap_or_else(PoisonError::into_inner);
        troubled.values_mut().for_each(|trouble| trouble.forgive(now));
        let named = |at: Instant| now.duration_since(at) < NAMED;
        troubled
            .retain(|_, trouble| !trouble.spent.is_zero() || trouble.why.as_ref().is_some_and(|(_, at)| named(*at)));
        let say = |(rule, trouble): (&String, &Ledger)| {
            let rest = match trouble.resting {
                true => format!("; not asked for another {}s", trouble.rest()),
                false => String::new(),
            };
            match &trouble.why {
                Some((why, at)) => {
                    let ago = now.duration_since(*at).as_secs();
                    let times = trouble.stops;
                    Some((
                        rule.clone(),
                        format!("stopped {times} times, last {ago}s ago: {why}{rest}"),
                    ))
                }
                None if trouble.resting => Some((rule.clone(), format!("takes too long{rest}"))),
                None => None,
            }
        };
        troubled.iter().filter_map(say).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_takes_too_long_rests_and_is_asked_again() {
        let (watch, now) = (Watch::default(), Instant::now());
        let seconds = Duration::from_secs;
        watch.note("r", seconds(2), Some(&Stopped::Late), now);
        watch.note("r", seconds(2), Some(&Stopped::Late), now);
        assert_eq!(watch.rests_at("r", now), None, "4 s of 6 are spent");
        watch.note("r", seconds(2), Some(&Stopped::Late), now);
        assert!(watch.rests_at("r", now).is_some_and(|why| why.contains("61s")));
        assert_eq!(watch.rests_at("other", now), None);
        let said = watch.report_at(now + seconds(30));
        assert_eq!(
            said["r"],
            "stopped 3 times, last 30s ago: it did not end within 2s; not asked for another 31s"
        );
        assert!(watch.rests_at("r", now + seconds(59)).is_some());
        assert_eq!(watch.rests_at("r", now + seconds(61)), None);
        assert!(watch.report_at(now + seconds(3_000)).contains_key("r"));
        assert!(watch.report_at(now + NAMED).is_empty());
    }

    #[test]
    fn quick_work_and_panics_cost_no_rest() {
        let (watch, now) = (Watch::default(), Instant::now());
        (0..1_000).for_each(|_| watch.took("quick", SLOW));
        let panicked = Stopped::Panicked("x".to_owned());
        (0..1_000).for_each(|_| watch.note("r", Duration::from_micros(10), Some(&panicked), now));
        assert_eq!((watch.rests_at("quick", now), watch.rests_at("r", now)), (None, None));
        assert!(watch.report_at(now)["r"].starts_with("stopped 1000 times, last 0s ago: it panicked: x"));
    }
}
