//! Counts records that are gone. Knows no bus.

use opentelemetry::KeyValue;
use schemas::topic::Topic;

/// Adds records that are gone without having been read, by what took them: `retention`, `damage`.
pub fn count(topic: Topic, cause: &'static str, records: u64) {
    let counter = opentelemetry::global::meter("tripline")
        .u64_counter("tripline.bus.lost")
        .with_description("records that are gone and were not read: by retention, or because the log is damaged")
        .build();
    counter.add(
        records,
        &[KeyValue::new("topic", topic.name()), KeyValue::new("cause", cause)],
    );
}
