//! One finding as HEC has it: metadata, the OCSF event, flat indexed fields. Only keys that the collector knows: after an
//! unknown one Splunk answers 200 and indexes nothing more.

use std::collections::BTreeMap;

use schemas::ocsf;
use schemas::{Finding, Priority};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::config::{Config, Time};

#[derive(Serialize)]
struct Envelope<'f> {
    time: Box<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<&'f str>,
    source: &'f str,
    sourcetype: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<&'f str>,
    event: Value,
    fields: BTreeMap<&'static str, String>,
}

pub(super) fn envelope(config: &Config, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
    let time = match config.time {
        Time::Told => told,
        Time::Change => finding.time,
    };
    let envelope = Envelope {
        time: RawValue::from_string(seconds(time)).map_err(|error| error.to_string())?,
        host: config.host.as_deref(),
        source: &config.source,
        sourcetype: &config.sourcetype,
        index: config.index.as_deref(),
        event: ocsf::event(finding),
        fields: fields(finding),
    };
    serde_json::to_vec(&envelope).map_err(|error| error.to_string())
}

/// Seconds with three decimals as a JSON number, written in decimal: a double does not hold every millisecond.
fn seconds(millis: i64) -> String {
    let (sign, millis) = (if millis < 0 { "-" } else { "" }, millis.unsigned_abs());
    format!("{sign}{}.{:03}", millis / 1_000, millis % 1_000)
}

/// The indexed fields; from `account` on where they are known.
pub const FIELDS: [&str; 14] = [
    "event_id",
    "finding_uid",
    "sequence",
    "activity",
    "verdict",
    "severity",
    "priority",
    "rule_id",
    "provider",
    "resource_type",
    "account",
    "region",
    "owner",
    "environment",
];

/// Indexed fields, to search and to recognise duplicates by without opening the event.
fn fields(finding: &Finding) -> BTreeMap<&'static str, String> {
    let (rule, resource) = (&finding.rule, &finding.resource);
    let mut fields = BTreeMap::from([
        ("event_id", format!("{}:{}", finding.uid, finding.sequence)),
        ("finding_uid", finding.uid.clone()),
        ("sequence", finding.sequence.to_string()),
        ("activity", finding.activity.as_str().to_owned()),
        ("verdict", finding.verdict.as_str().to_owned()),
        ("severity", rule.severity.as_str().to_owned()),
        ("priority", Priority::of(finding).score.to_string()),
        ("rule_id", rule.id.clone()),
        ("provider", resource.provider.clone()),
        ("resource_type", resource.resource_type.clone()),
    ]);
    let context = &resource.context;
    let optional = [
        ("account", &resource.account),
        ("region", &resource.region),
        ("owner", &context.owner),
        ("environment", &context.environment),
    ];
    for (name, value) in optional {
        // A blank value would make some collectors refuse the event.
        if let Some(value) = value.as_ref().filter(|value| !value.trim().is_empty()) {
            fields.insert(name, value.clone());
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FIELDS, fields, seconds};

    #[test]
    fn fields_are_those_that_are_listed() {
        let mut finding = crate::sample::marked(schemas::Activity::New, 1, 0);
        let resource = &mut finding.resource;
        let context = &mut resource.context;
        for value in [
            &mut resource.account,
            &mut resource.region,
            &mut context.owner,
            &mut context.environment,
        ] {
            *value = Some("x".to_owned());
        }
        let sent = fields(&finding);
        let sent: BTreeSet<&str> = sent.keys().copied().collect();
        assert_eq!(sent, BTreeSet::from(FIELDS));
    }

    #[test]
    fn time_keeps_its_milliseconds() {
        assert_eq!(seconds(1_700_000_000_007), "1700000000.007");
        assert_eq!(seconds(9_007_199_254_740_993), "9007199254740.993");
        assert_eq!(seconds(0), "0.000");
        assert_eq!(seconds(-1_500), "-1.500");
    }
}
