//! What the stage counts.

use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;
use schemas::{Activity, Verdict};

use super::admission::Dropped;
use crate::engine::verdict;
use crate::judge::Judgement;

/// The counters of one stage.
#[derive(Debug)]
pub(super) struct Metrics {
    verdicts: Counter<u64>,
    findings: Counter<u64>,
    dropped: Counter<u64>,
    clamped: Counter<u64>,
    stuck: Counter<u64>,
    unsent: Counter<u64>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let meter = opentelemetry::global::meter("tripline");
        let counter = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            verdicts: counter("tripline.verdicts", "verdicts by kind, unknown ones by reason"),
            findings: counter("tripline.findings", "finding events by activity"),
            dropped: counter("tripline.changes.dropped", "changes that are not applied, by kind"),
            clamped: counter(
                "tripline.changes.clamped",
                "changes whose time lay too far ahead, by source",
            ),
            stuck: counter(
                "tripline.resources.stuck",
                "resources whose changes are late again and again, by source",
            ),
            unsent: counter("tripline.findings.unsent", "finding events that the bus would not take"),
        }
    }

    pub(super) fn verdict(&self, judgement: &Judgement) {
        let verdict = KeyValue::new("verdict", judgement.verdict.as_str());
        match judgement.verdict {
            Verdict::Unknown => {
                let reason = KeyValue::new("reason", reason(judgement));
                self.verdicts.add(1, &[verdict, reason]);
            }
            Verdict::Pass | Verdict::Fail => self.verdicts.add(1, &[verdict]),
        }
    }

    pub(super) fn finding(&self, activity: Activity) {
        self.findings.add(1, &[KeyValue::new("activity", activity.as_str())]);
    }

    pub(super) fn dropped(&self, dropped: Dropped) {
        self.dropped.add(1, &[KeyValue::new("kind", dropped.as_str())]);
    }

    pub(super) fn clamped(&self, source: &str) {
        self.clamped.add(1, &[KeyValue::new("source", source.to_owned())]);
    }

    pub(super) fn stuck(&self, source: &str) {
        self.stuck.add(1, &[KeyValue::new("source", source.to_owned())]);
    }

    pub(super) fn unsent(&self) {
        self.unsent.add(1, &[]);
    }
}

/// Why a verdict is unknown, as one of a few words.
fn reason(judgement: &Judgement) -> &'static str {
    match judgement.reason.as_deref() {
        None => "not_said",
        Some(verdict::NO_CONFIGURATION) => "no_configuration",
        Some(reason) if reason.starts_with(verdict::STOPPED) || reason.starts_with(verdict::RESTS) => "stopped",
        Some(_) => "evaluation_failed",
    }
}
