//! The lookup of rules: what an event's rule is about, for searches that start with the rule.

use schemas::finding::RuleInfo;

/// `rule_id,title,severity,frameworks`, by id.
pub(super) fn csv(rules: &[RuleInfo]) -> String {
    let mut rows: Vec<[String; 4]> = rules.iter().map(row).collect();
    rows.sort();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["rule_id", "title", "severity", "frameworks"].map(str::to_owned);
    for row in std::iter::once(header).chain(rows) {
        // Writing to memory does not fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(rule: &RuleInfo) -> [String; 4] {
    let frameworks = rule
        .frameworks
        .iter()
        .map(|(name, ids)| format!("{name}: {}", ids.join(" ")));
    let frameworks = frameworks.collect::<Vec<_>>().join("; ");
    [
        rule.id.clone(),
        rule.title.clone(),
        rule.severity.as_str().to_owned(),
        frameworks,
    ]
}
