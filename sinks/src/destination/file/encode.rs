//! One finding as a line: the OCSF event, or a CSV row of its essence.

use chrono::{DateTime, SecondsFormat};
use schemas::Finding;
use schemas::ocsf::{self, link};

/// The columns of a row.
const COLUMNS: [&str; 20] = [
    "time",
    "event_id",
    "activity",
    "verdict",
    "severity",
    "rule",
    "title",
    "provider",
    "account",
    "region",
    "resource_type",
    "resource_uid",
    "resource_name",
    "owner",
    "environment",
    "actor",
    "reason",
    "fix",
    "link",
    "evidence",
];

/// The header's line.
pub(super) fn head() -> Vec<u8> {
    row(&COLUMNS.map(str::to_owned))
}

pub(super) fn ocsf(finding: &Finding) -> Result<Vec<u8>, String> {
    let mut line = serde_json::to_vec(&ocsf::event(finding)).map_err(|error| error.to_string())?;
    line.push(b'\n');
    Ok(line)
}

pub(super) fn csv(finding: &Finding) -> Vec<u8> {
    let (rule, resource) = (&finding.rule, &finding.resource);
    let time = DateTime::from_timestamp_millis(finding.time).unwrap_or_default();
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    row(&[
        time.to_rfc3339_opts(SecondsFormat::Millis, true),
        format!("{}:{}", finding.uid, finding.sequence),
        finding.activity.as_str().to_owned(),
        finding.verdict.as_str().to_owned(),
        rule.severity.as_str().to_owned(),
        rule.id.clone(),
        rule.title.clone(),
        resource.provider.clone(),
        or_empty(&resource.account),
        or_empty(&resource.region),
        resource.resource_type.clone(),
        resource.uid.clone(),
        or_empty(&resource.name),
        or_empty(&resource.context.owner),
        or_empty(&resource.context.environment),
        or_empty(&finding.change.actor),
        or_empty(&finding.reason),
        rule.remediation.console.clone(),
        link(resource).unwrap_or_default(),
        finding.evidence.clone(),
    ])
}

/// Every value in quotes. One that a spreadsheet would take for a formula gets an apostrophe before it
/// (owasp.org/www-community/attacks/CSV_Injection).
fn row<const N: usize>(values: &[String; N]) -> Vec<u8> {
    let quoted = values.iter().map(|value| {
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, value.replace('"', "\"\""))
    });
    let mut line = quoted.collect::<Vec<_>>().join(",").into_bytes();
    line.extend(b"\r\n");
    line
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::sample;

    #[test]
    fn rows_have_the_columns_of_the_header_and_no_formulas() {
        let mut finding = sample::marked(schemas::Activity::New, 1, 1_700_000_000_123);
        finding.resource.name = Some("=cmd|'/c calc'!A1".to_owned());
        finding.rule.title = "a \"b\",\nc".to_owned();
        let text = String::from_utf8([head(), csv(&finding)].concat()).unwrap();
        assert!(text.starts_with("\"time\",\"event_id\","), "{text}");
        assert!(
            text.contains("\"'=cmd|'/c calc'!A1\"") && text.contains("\"a \"\"b\"\",\nc\""),
            "{text}"
        );
        assert!(
            text.contains("\"2023-11-14T22:13:20.123Z\"") && text.ends_with("\r\n"),
            "{text}"
        );
    }
}
