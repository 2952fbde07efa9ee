//! What the stage counts.

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Counter, Gauge};
use schemas::{Activity, Finding, Severity, Verdict};

use super::admission::Dropped;
use crate::engine::verdict;
use crate::judge::Judgement;

/// What a batch came to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How often each verdict, and why where it is unknown. Few: a list is searched faster than a map.
    verdicts: Vec<((Verdict, Option<&'static str>), u64)>,
    /// How often each kind of event, by provider.
    findings: Vec<((Activity, Severity, String), u64)>,
    unchanged: u64,
}

impl Tally {
    pub(super) fn verdict(&mut self, judgement: &Judgement) {
        let reason = (judgement.verdict == Verdict::Unknown).then(|| reason(judgement));
        let kind = (judgement.verdict, reason);
        match self.verdicts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => self.verdicts.push((kind, 1)),
        }
    }

    pub(super) fn finding(&mut self, finding: &Finding) {
        let (activity, severity) = (finding.activity, finding.rule.severity);
        let provider = &finding.resource.provider;
        let mut kinds = self.findings.iter_mut();
        match kinds.find(|((a, s, p), _)| (*a, *s) == (activity, severity) && p == provider) {
            Some((_, count)) => *count += 1,
            None => self.findings.push(((activity, severity, provider.clone()), 1)),
        }
    }

    pub(super) fn unchanged(&mut self) {
        self.unchanged += 1;
    }
}

/// The counters of one stage.
#[derive(Debug)]
pub(super) struct Metrics {
    verdicts: Counter<u64>,
    findings: Counter<u64>,
    unchanged: Counter<u64>,
    dropped: Counter<u64>,
    clamped: Counter<u64>,
    stuck: Counter<u64>,
    unsent: Counter<u64>,
    judged_again: Counter<u64>,
    left: Gauge<u64>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let meter = opentelemetry::global::meter("tripline");
        let counter = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            verdicts: counter("tripline.verdicts", "verdicts by kind, unknown ones by reason"),
            findings: counter("tripline.findings", "finding events by activity, severity and provider"),
            unchanged: counter(
                "tripline.changes.unchanged",
                "changes in which all that rules read is as it was: their verdicts stand",
            ),
            dropped: counter("tripline.changes.dropped", "changes that are not applied, by kind"),
            clamped: counter(
                "tripline.changes.clamped",
                "changes whose time lay too far ahead, by source",
            ),
            stuck: counter(
                "tripline.resources.stuck",
                "resources whose changes are late again and again, by source",
            ),
            judged_again: counter(
                "tripline.review.resources",
                "resources that were judged again without a record",
            ),
            left: meter
                .u64_gauge("tripline.review.left")
                .with_description(
                    "resources still to be looked at for whether they are to be judged again, at most, by partition",
                )
                .build(),
            unsent: counter("tripline.findings.unsent", "finding events that the bus would not take"),
        }
    }

    /// Counts a batch at once: to count each verdict would cost more than to judge it.
    pub(super) fn tallied(&self, tally: &Tally) {
        for ((verdict, reason), count) in &tally.verdicts {
            let verdict = KeyValue::new("verdict", verdict.as_str());
            match reason {
                Some(reason) => self.verdicts.add(*count, &[verdict, KeyValue::new("reason", *reason)]),
                None => self.verdicts.add(*count, &[verdict]),
            }
        }
        for ((activity, severity, provider), count) in &tally.findings {
            let by = [
                KeyValue::new("activity", activity.as_str()),
                KeyValue::new("severity", severity.as_str()),
                KeyValue::new("provider", provider.clone()),
            ];
            self.findings.add(*count, &by);
        }
        self.unchanged.add(tally.unchanged, &[]);
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

    pub(super) fn judged_again(&self, resources: usize) {
        self.judged_again.add(resources as u64, &[]);
    }

    pub(super) fn left(&self, partition: i32, resources: u64) {
        let partition = KeyValue::new("partition", i64::from(partition));
        self.left.record(resources, &[partition]);
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
