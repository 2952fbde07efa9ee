//! The trace of a record begins, or goes on, where it comes in. W3C Trace Context; spans through OpenTelemetry's global tracer.

use opentelemetry::trace::{
    Span, SpanContext, SpanId, SpanKind, TraceContextExt, TraceFlags, TraceId, TraceState, Tracer,
};
use opentelemetry::{Context, KeyValue, global};
use ring::rand::SecureRandom;

/// The span of one input. Ends when dropped.
pub struct Trace {
    span: global::BoxedSpan,
    traceparent: String,
}

impl Trace {
    /// Goes on with the caller's trace, or begins one.
    pub fn begin(input: &str, incoming: Option<&str>) -> Self {
        let tracer = global::tracer("tripline.ingest");
        let parent = incoming.and_then(parse);
        let context = match parent.clone() {
            Some(parent) => Context::new().with_remote_span_context(parent),
            None => Context::new(),
        };
        let builder = tracer
            .span_builder("ingest")
            .with_kind(SpanKind::Producer)
            .with_attributes([KeyValue::new("tripline.input", input.to_owned())]);
        let span = tracer.build_with_context(builder, &context);
        // Without an exporter spans have no ids of their own: then the caller's, or fresh ones, still join the stages' logs.
        let own = Some(span.span_context().clone()).filter(SpanContext::is_valid);
        let traceparent = write(&own.or(parent).unwrap_or_else(fresh));
        Self { span, traceparent }
    }

    /// As the header has it.
    pub fn traceparent(&self) -> &str {
        &self.traceparent
    }

    /// What came of the input.
    pub fn outcome(&mut self, accepted: usize, rejected: usize) {
        let count = |key: &'static str, n: usize| KeyValue::new(key, i64::try_from(n).unwrap_or(i64::MAX));
        self.span.set_attribute(count("tripline.accepted", accepted));
        self.span.set_attribute(count("tripline.rejected", rejected));
    }
}

fn write(context: &SpanContext) -> String {
    format!(
        "00-{}-{}-{:02x}",
        context.trace_id(),
        context.span_id(),
        context.trace_flags().to_u8()
    )
}

fn fresh() -> SpanContext {
    let mut bytes = [0u8; 24];
    // A failing random source leaves zeros, which the specification calls invalid; readers then begin a trace of their own.
    let _ = ring::rand::SystemRandom::new().fill(&mut bytes);
    let (mut trace, mut span) = ([0u8; 16], [0u8; 8]);
    trace.copy_from_slice(&bytes[..16]);
    span.copy_from_slice(&bytes[16..]);
    SpanContext::new(
        TraceId::from_bytes(trace),
        SpanId::from_bytes(span),
        TraceFlags::SAMPLED,
        false,
        TraceState::default(),
    )
}

/// `version-trace-parent-flags` in lower-case hexadecimal (W3C Trace Context, section 3.2).
fn parse(header: &str) -> Option<SpanContext> {
    let parts: Vec<&str> = header.trim().split('-').collect();
    let [version, trace, span, flags, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let hex = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let well_formed = hex(version, 2) && hex(trace, 32) && hex(span, 16) && hex(flags, 2);
    if !well_formed || *version == "ff" || (*version == "00" && !rest.is_empty()) {
        return None;
    }
    let flags = u8::from_str_radix(flags, 16).ok()?;
    let context = SpanContext::new(
        TraceId::from_hex(trace).ok()?,
        SpanId::from_hex(span).ok()?,
        TraceFlags::new(flags & 1),
        true,
        TraceState::default(),
    );
    context.is_valid().then_some(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expect: Option<&str>) {
        assert_eq!(
            parse(header).map(|context| write(&context)).as_deref(),
            expect,
            "{header}"
        );
    }

    #[test]
    fn only_well_formed_parents_are_taken() {
        let good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        check(good, Some(good));
        check(
            "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            Some(good),
        );
        check("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", None);
        check("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", None);
        check("00-00000000000000000000000000000000-00f067aa0ba902b7-01", None);
        check("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", None);
        check("00-4bf92f-00f067aa0ba902b7-01", None);
        check("", None);
    }

    #[test]
    fn a_trace_goes_on_or_begins() {
        let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assert!(
            Trace::begin("test", Some(parent))
                .traceparent()
                .starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-")
        );
        let (one, other) = (Trace::begin("test", None), Trace::begin("test", Some("nonsense")));
        assert!(parse(one.traceparent()).is_some());
        assert_ne!(one.traceparent(), other.traceparent());
    }
}
