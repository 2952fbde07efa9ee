//! What the loop counts, by destination.

use std::time::Duration;

use opentelemetry::metrics::{Counter, Gauge, Histogram};
use opentelemetry::{KeyValue, global};

use super::waiting::Part;

pub(super) struct Metrics {
    sink: [KeyValue; 1],
    /// For what is not summed: a worker must not write over another's.
    worker: [KeyValue; 2],
    delivered: Counter<u64>,
    retried: Counter<u64>,
    dead: Counter<u64>,
    filtered: Counter<u64>,
    duration: Histogram<f64>,
    held: Gauge<u64>,
    age: Gauge<f64>,
    lag: Gauge<u64>,
    late: Gauge<u64>,
    width: Gauge<u64>,
}

fn count(events: usize) -> u64 {
    u64::try_from(events).unwrap_or(u64::MAX)
}

impl Metrics {
    pub(super) fn new(sink: &str, worker: usize) -> Self {
        let meter = global::meter("tripline");
        let counter = |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        Self {
            sink: [KeyValue::new("sink", sink.to_owned())],
            worker: [
                KeyValue::new("sink", sink.to_owned()),
                KeyValue::new("worker", worker.to_string()),
            ],
            delivered: counter("tripline.sink.delivered", "findings that the destination has"),
            retried: counter("tripline.sink.retried", "requests that have to be sent again"),
            dead: counter("tripline.sink.dead_lettered", "findings that went to dead_letters"),
            filtered: counter("tripline.sink.filtered", "findings that the sink's filter keeps back"),
            duration: meter
                .f64_histogram("tripline.sink.request.duration")
                .with_description("from a request to its answer, by status")
                .with_unit("s")
                .with_boundaries(vec![
                    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
                ])
                .build(),
            held: meter
                .u64_gauge("tripline.sink.held")
                .with_description("1 while a credential or the config is wrong and nothing moves")
                .build(),
            width: meter
                .u64_gauge("tripline.sink.concurrency")
                .with_description(
                    "requests that may be under way; 0 while the destination is away or busy and only tried",
                )
                .build(),
            age: meter
                .f64_gauge("tripline.sink.oldest_undelivered.age")
                .with_description("how long the oldest finding in flight has been on the bus")
                .with_unit("s")
                .build(),
            lag: meter
                .u64_gauge("tripline.sink.lag")
                .with_description("findings in flight, and those that are still to be read")
                .build(),
            late: meter
                .u64_gauge("tripline.sink.late")
                .with_description("1 while a finding has waited for longer than the destination's pace.alarm_after")
                .build(),
        }
    }

    pub(super) fn delivered(&self, events: usize) {
        self.delivered.add(count(events), &self.sink);
    }

    pub(super) fn retried(&self) {
        self.retried.add(1, &self.sink);
    }

    pub(super) fn dead(&self) {
        self.dead.add(1, &self.sink);
    }

    pub(super) fn filtered(&self) {
        self.filtered.add(1, &self.sink);
    }

    pub(super) fn request(&self, took: Duration, status: Option<u16>) {
        let status = status.map_or_else(|| "none".to_owned(), |status| status.to_string());
        let [sink] = self.sink.clone();
        self.duration
            .record(took.as_secs_f64(), &[sink, KeyValue::new("status", status)]);
    }

    pub(super) fn width(&self, requests: usize) {
        self.width.record(count(requests), &self.sink);
    }

    pub(super) fn held(&self, held: bool) {
        self.held.record(u64::from(held), &self.worker);
    }

    /// What waits.
    pub(super) fn waiting(&self, part: Part) {
        self.age.record(part.oldest.as_secs_f64(), &self.worker);
        self.lag.record(part.findings, &self.worker);
        self.late.record(u64::from(part.late), &self.worker);
    }
}
