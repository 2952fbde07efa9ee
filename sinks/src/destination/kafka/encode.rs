//! A finding as a record's value, and what stands beside it in headers.

use pipeline::bus::kafka::foreign::Entry;
use pipeline::delivery::Event;
use schemas::Finding;
use schemas::ocsf::compliance_finding;

use super::config::Format;

/// The OCSF event; its size serves for that of the Avro form, which is smaller.
pub(super) fn ocsf(finding: &Finding) -> Result<Vec<u8>, String> {
    serde_json::to_vec(&compliance_finding(finding)).map_err(|error| error.to_string())
}

/// The record. Its key is the finding's uid, so that the events of a finding stay in order and a compacted topic keeps the last.
pub(super) fn entry(format: Format, event: &Event) -> Entry {
    let (value, content) = match (format, &event.received.record.value) {
        (Format::Avro, Some(value)) => (value.clone(), "application/vnd.confluent.avro"),
        _ => (event.body.clone(), "application/json"),
    };
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Entry {
        key: event.finding.uid.clone().into(),
        value,
        headers: vec![
            header("content-type", content),
            header("event_id", &event.id()),
            header("activity", event.finding.activity.as_str()),
            header("severity", event.finding.rule.severity.as_str()),
        ],
    }
}
