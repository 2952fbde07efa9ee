//! The last span of a finding's trace: from the request to the destination's answer, a child of what the finding carries.

use std::collections::HashMap;
use std::time::SystemTime;

use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::{SpanKind, TraceContextExt, Tracer};
use opentelemetry::{Context, KeyValue, global};
use opentelemetry_sdk::propagation::TraceContextPropagator;

use super::Event;

/// One span for each delivered event that has a trace.
pub(super) fn delivered(sink: &str, events: &[Event], started: SystemTime) {
    let tracer = global::tracer("tripline.delivery");
    let propagator = TraceContextPropagator::new();
    for event in events {
        let Some(traceparent) = &event.finding.traceparent else {
            continue;
        };
        let carrier = HashMap::from([("traceparent".to_owned(), traceparent.clone())]);
        let parent = propagator.extract_with_context(&Context::new(), &carrier);
        if !parent.span().span_context().is_valid() {
            continue;
        }
        let builder = tracer
            .span_builder("deliver")
            .with_kind(SpanKind::Client)
            .with_start_time(started)
            .with_attributes([
                KeyValue::new("tripline.sink", sink.to_owned()),
                KeyValue::new("tripline.finding.uid", event.finding.uid.clone()),
                KeyValue::new("tripline.finding.activity", event.finding.activity.as_str()),
            ]);
        drop(tracer.build_with_context(builder, &parent));
    }
}
