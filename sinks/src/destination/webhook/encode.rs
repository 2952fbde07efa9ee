//! One finding as the payload of Standard Webhooks: `type`, `timestamp`, `data`.

use chrono::{DateTime, SecondsFormat};
use schemas::Finding;
use schemas::ocsf;
use serde::Serialize;

#[derive(Serialize)]
struct Payload {
    r#type: String,
    timestamp: String,
    data: serde_json::Value,
}

pub(super) fn payload(finding: &Finding) -> Result<Vec<u8>, String> {
    let time = DateTime::from_timestamp_millis(finding.time).unwrap_or_default();
    let payload = Payload {
        r#type: format!("finding.{}", finding.activity.as_str()),
        timestamp: time.to_rfc3339_opts(SecondsFormat::Millis, true),
        data: ocsf::event(finding),
    };
    serde_json::to_vec(&payload).map_err(|error| error.to_string())
}
