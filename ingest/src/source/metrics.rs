//! What the driver counts, by source.

use opentelemetry::metrics::{Counter, Gauge};
use opentelemetry::{KeyValue, global};

use super::health::State;
use crate::input::accept::Receipt;

pub(super) struct Metrics {
    source: KeyValue,
    records: Counter<u64>,
    failures: Counter<u64>,
    lag: Gauge<u64>,
    answered: Gauge<f64>,
    held: Gauge<u64>,
}

impl Metrics {
    pub(super) fn new(source: &str) -> Self {
        let meter = global::meter("tripline");
        let counter = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            source: KeyValue::new("source", source.to_owned()),
            records: counter("tripline.source.records", "records that a source brought, by outcome"),
            failures: counter("tripline.source.failures", "requests of a source that did not succeed"),
            lag: meter
                .u64_gauge("tripline.source.lag")
                .with_description("records that wait at the provider, where it says so")
                .build(),
            answered: meter
                .f64_gauge("tripline.source.answered.age")
                .with_description("how long ago the provider last answered")
                .with_unit("s")
                .build(),
            held: meter
                .u64_gauge("tripline.source.held")
                .with_description("1 while a credential, a right or the config is wrong and nothing moves")
                .build(),
        }
    }

    pub(super) fn taken(&self, receipt: &Receipt) {
        for (outcome, count) in [("accepted", receipt.accepted), ("rejected", receipt.rejected)] {
            let labels = [self.source.clone(), KeyValue::new("outcome", outcome)];
            self.records.add(count as u64, &labels);
        }
    }

    pub(super) fn failed(&self) {
        self.failures.add(1, std::slice::from_ref(&self.source));
    }

    pub(super) fn stands(&self, state: &State, lag: Option<u64>, silence: i64) {
        let source = [self.source.clone()];
        self.held
            .record(u64::from(matches!(state, State::Held { .. })), &source);
        self.answered.record(silence.max(0) as f64 / 1_000.0, &source);
        if let Some(lag) = lag {
            self.lag.record(lag, &source);
        }
    }
}
