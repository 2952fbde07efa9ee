//! What the stage counts.

use opentelemetry::KeyValue;
use opentelemetry::metrics::Counter;
use schemas::{Activity, Verdict};

use super::admission::Dropped;

/// The counters of one stage.
#[derive(Debug)]
pub(super) struct Metrics {
    verdicts: Counter<u64>,
    findings: Counter<u64>,
    dropped: Counter<u64>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let meter = opentelemetry::global::meter("tripline");
        let counter = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            verdicts: counter("tripline.verdicts", "verdicts by kind"),
            findings: counter("tripline.findings", "finding events by activity"),
            dropped: counter("tripline.changes.dropped", "late and duplicate changes"),
        }
    }

    pub(super) fn verdict(&self, verdict: Verdict) {
        self.verdicts.add(1, &[KeyValue::new("verdict", verdict.as_str())]);
    }

    pub(super) fn finding(&self, activity: Activity) {
        self.findings.add(1, &[KeyValue::new("activity", activity.as_str())]);
    }

    pub(super) fn dropped(&self, dropped: Dropped) {
        self.dropped.add(1, &[KeyValue::new("kind", dropped.as_str())]);
    }
}
