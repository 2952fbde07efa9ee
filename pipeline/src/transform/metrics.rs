//! What the transform loop counts and measures, by stage.

use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Counter, Gauge, Histogram};

pub struct Metrics {
    stage: &'static str,
    attributes: [KeyValue; 1],
    records: Counter<u64>,
    batches: Counter<u64>,
    undone: Counter<u64>,
    rejected: Counter<u64>,
    process: Histogram<f64>,
    commit: Histogram<f64>,
    lag: Gauge<u64>,
}

impl Metrics {
    pub fn new(stage: &'static str) -> Self {
        let meter = opentelemetry::global::meter("tripline");
        let seconds = |name: &'static str, what: &'static str| {
            let bounds = vec![0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
            meter
                .f64_histogram(name)
                .with_unit("s")
                .with_description(what)
                .with_boundaries(bounds)
                .build()
        };
        let count = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            stage,
            attributes: [KeyValue::new("stage", stage)],
            records: count("tripline.stage.records", "records read and committed"),
            batches: count("tripline.stage.batches", "batches committed"),
            undone: count(
                "tripline.stage.undone",
                "commits that did not happen and were done again",
            ),
            rejected: count(
                "tripline.stage.rejected",
                "records put to `rejected` because the stage failed on them, or what it made of them is more than the bus takes",
            ),
            process: seconds("tripline.stage.process", "time to compute a batch"),
            commit: seconds("tripline.stage.commit", "time to commit a batch"),
            lag: meter
                .u64_gauge("tripline.stage.lag")
                .with_description("records still to be read and committed")
                .build(),
        }
    }

    pub fn stage(&self) -> &'static str {
        self.stage
    }

    pub fn batch(&self, records: usize, processed: Duration, committed: Duration) {
        self.records.add(records as u64, &self.attributes);
        self.batches.add(1, &self.attributes);
        self.process.record(processed.as_secs_f64(), &self.attributes);
        self.commit.record(committed.as_secs_f64(), &self.attributes);
    }

    pub fn undone(&self) {
        self.undone.add(1, &self.attributes);
    }

    pub fn rejected(&self) {
        self.rejected.add(1, &self.attributes);
    }

    pub fn lag(&self, lag: Option<u64>) {
        if let Some(lag) = lag {
            self.lag.record(lag, &self.attributes);
        }
    }
}
