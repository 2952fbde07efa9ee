//! Common Event Format, version 0: a header of seven fields divided by bars, then `key=value`. Keys are those of ArcSight's dictionary,
//! whose own fields hold what it has no word for; texts are cut at the dictionary's lengths.

use schemas::ocsf::link;
use schemas::{Finding, Priority, Severity};

/// `CEF:0|Tripline|Tripline|0.1.0|rule|title|8|rt=… externalId=…`
pub(super) fn message(finding: &Finding, told: i64) -> String {
    let rule = &finding.rule;
    let head = ["Tripline", "Tripline", env!("CARGO_PKG_VERSION"), &rule.id, &rule.title].map(header);
    let severity = severity(rule.severity);
    let pairs: Vec<String> = pairs(finding, told)
        .into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(key, value, most)| format!("{key}={}", extension(&value, most)))
        .collect();
    format!("CEF:0|{}|{severity}|{}", head.join("|"), pairs.join(" "))
}

/// 0 to 3 is low, 4 to 6 medium, 7 and 8 high, 9 and 10 very high.
pub(super) fn severity(severity: Severity) -> u8 {
    match severity {
        Severity::Informational => 1,
        Severity::Low => 3,
        Severity::Medium => 5,
        Severity::High => 8,
        Severity::Critical => 10,
    }
}

/// Key, value, characters that the dictionary has room for.
fn pairs(finding: &Finding, told: i64) -> Vec<(&'static str, String, usize)> {
    let (resource, context) = (&finding.resource, &finding.resource.context);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let fix = &finding.rule.remediation;
    vec![
        ("rt", told.to_string(), 20),
        ("start", finding.time.to_string(), 20),
        ("externalId", format!("{}:{}", finding.uid, finding.sequence), 64),
        ("act", finding.activity.as_str().to_owned(), 63),
        ("outcome", finding.verdict.as_str().to_owned(), 63),
        ("cat", resource.resource_type.clone(), 1_023),
        ("suser", text(&finding.change.actor), 1_023),
        (
            "msg",
            finding
                .reason
                .clone()
                .unwrap_or_else(|| finding.rule.description.clone()),
            1_023,
        ),
        ("request", link(resource).unwrap_or_default(), 1_023),
        ("cn1Label", "priority".to_owned(), 1_023),
        ("cn1", Priority::of(finding).score.to_string(), 20),
        ("cs1Label", "resource".to_owned(), 1_023),
        ("cs1", resource.uid.clone(), 4_000),
        ("cs2Label", "account".to_owned(), 1_023),
        ("cs2", text(&resource.account), 4_000),
        ("cs3Label", "owner".to_owned(), 1_023),
        ("cs3", text(&context.owner), 4_000),
        ("cs4Label", "environment".to_owned(), 1_023),
        ("cs4", text(&context.environment), 4_000),
        ("cs5Label", "evidence".to_owned(), 1_023),
        ("cs5", finding.evidence.clone(), usize::MAX),
        ("cs6Label", "fix".to_owned(), 1_023),
        ("cs6", fix.cli.clone().unwrap_or_else(|| fix.console.clone()), 1_000),
        ("flexString1Label", "findingUid".to_owned(), 128),
        ("flexString1", finding.uid.clone(), 1_023),
    ]
}

fn header(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('|', "\\|");
    text.replace(is_obeyed, " ")
}

fn extension(text: &str, most: usize) -> String {
    let kept: String = text.chars().take(most).collect();
    let kept = kept.replace('\\', "\\\\").replace('=', "\\=");
    let kept = kept.replace('\r', "\\r").replace('\n', "\\n");
    kept.replace(is_obeyed, " ")
}

/// Whether a receiver, or the terminal that its file is read on, could obey the character and not show it: CEF knows an escape for the end
/// of a line alone.
pub(super) fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
