//! Log Event Extended Format, version 2.0: a header divided by bars, then attributes divided by tabs. Names are LEEF's own where it has one.

use chrono::{DateTime, SecondsFormat};
use schemas::ocsf::link;
use schemas::{Finding, Priority};

use super::cef;

/// The divider, as the header names it.
const DIVIDER: &str = "x09";

/// `LEEF:2.0|Tripline|Tripline|0.1.0|rule|x09|devTime=…`
pub(super) fn message(finding: &Finding, told: i64) -> String {
    let (rule, resource) = (&finding.rule, &finding.resource);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let time = |millis| {
        let time = DateTime::from_timestamp_millis(millis).unwrap_or_default();
        time.to_rfc3339_opts(SecondsFormat::Millis, true)
    };
    let attributes = [
        ("devTime", time(told)),
        ("devTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSX".to_owned()),
        ("sev", cef::severity(rule.severity).to_string()),
        ("cat", resource.resource_type.clone()),
        ("usrName", text(&finding.change.actor)),
        ("resource", resource.uid.clone()),
        ("title", rule.title.clone()),
        ("activity", finding.activity.as_str().to_owned()),
        ("verdict", finding.verdict.as_str().to_owned()),
        ("severity", rule.severity.as_str().to_owned()),
        ("priority", Priority::of(finding).score.to_string()),
        ("eventId", format!("{}:{}", finding.uid, finding.sequence)),
        ("findingUid", finding.uid.clone()),
        ("changeTime", time(finding.time)),
        ("provider", resource.provider.clone()),
        ("account", text(&resource.account)),
        ("region", text(&resource.region)),
        ("owner", text(&resource.context.owner)),
        ("environment", text(&resource.context.environment)),
        ("reason", text(&finding.reason)),
        (
            "fix",
            rule.remediation
                .cli
                .clone()
                .unwrap_or_else(|| rule.remediation.console.clone()),
        ),
        ("url", link(resource).unwrap_or_default()),
        ("evidence", finding.evidence.clone()),
    ];
    let given = attributes.into_iter().filter(|(_, value)| !value.is_empty());
    let given: Vec<String> = given.map(|(key, value)| format!("{key}={}", plain(&value))).collect();
    let id = plain(&rule.id).replace('|', " ");
    format!(
        "LEEF:2.0|Tripline|Tripline|{}|{id}|{DIVIDER}|{}",
        env!("CARGO_PKG_VERSION"),
        given.join("\t")
    )
}

/// LEEF has no way to write the divider, the end of a line or any other control within a value.
fn plain(text: &str) -> String {
    text.replace(cef::is_obeyed, " ")
}
