//! A scan's report as SARIF 2.1.0 (OASIS standard), which code hosts show beside the line. Unknown is kind `open`: "there was
//! insufficient information to decide" (section 3.27.9).

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

use schemas::finding::RuleInfo;
use schemas::{Activity, Severity, Verdict};
use serde_json::{Value, json};

use super::passed_over;
use crate::scan::report::{Found, Rejected, Report};
use crate::visible::visible_json;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log result by result, so that a million of them take no memory.
pub(super) fn print(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let rules = rules(report);
    let index: HashMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(at, rule)| (rule.id.as_str(), at))
        .collect();
    let tool = json!({"driver": {
        "name": "Tripline",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    }});
    let invocations = json!([{
        "executionSuccessful": report.unreadable == 0 && report.said_anything(),
        "toolExecutionNotifications": notifications(report),
    }]);
    writeln!(out, "{{\n  \"$schema\": {},", json!(SCHEMA))?;
    writeln!(out, "  \"version\": \"2.1.0\",\n  \"runs\": [{{")?;
    for (name, value) in [("tool", &tool), ("invocations", &invocations)] {
        write!(out, "    \"{name}\": ")?;
        write_json(out, value)?;
        writeln!(out, ",")?;
    }
    write!(out, "    \"columnKind\": \"unicodeCodePoints\",\n    \"results\": [")?;
    for (at, entry) in report.entries.iter().enumerate() {
        let found = report.read(entry)?;
        let index = index.get(found.finding.rule.id.as_str()).copied();
        write!(out, "{}\n      ", if at > 0 { "," } else { "" })?;
        write_json(out, &result(&found, index, report.has_baseline))?;
    }
    writeln!(out, "\n    ]\n  }}]\n}}")
}

fn write_json(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    write!(out, "{}", visible_json(&value.to_string()))
}

/// The rules that found something, by id.
fn rules(report: &Report) -> Vec<&RuleInfo> {
    let places: BTreeSet<u32> = report.entries.iter().map(|entry| entry.rule).collect();
    let mut rules: Vec<&RuleInfo> = places.into_iter().map(|place| report.names.rule(place)).collect();
    rules.sort_by(|one, other| one.id.cmp(&other.id));
    rules
}

fn descriptor(rule: &RuleInfo) -> Value {
    let mut help = format!("{}\n\n{}", rule.description, rule.remediation.console);
    let mut markdown = format!("{}\n\n**Fix:** {}", rule.description, rule.remediation.console);
    for (language, text) in [("sh", &rule.remediation.cli), ("hcl", &rule.remediation.terraform)] {
        if let Some(text) = text {
            help.push_str(&format!("\n\n{text}"));
            markdown.push_str(&format!("\n\n```{language}\n{text}\n```"));
        }
    }
    let mut tags = vec!["security".to_owned()];
    tags.extend(rule.attack.iter().map(|technique| format!("attack/{technique}")));
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "help": {"text": help, "markdown": markdown},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {
            "tags": tags,
            "precision": "high",
            "security-severity": score(rule.severity),
            "frameworks": rule.frameworks,
        },
    });
    if let Some(link) = rule.references.first() {
        descriptor["helpUri"] = json!(link);
    }
    descriptor
}

fn result(found: &Found, index: Option<usize>, has_baseline: bool) -> Value {
    let finding = &found.finding;
    let unknown = finding.verdict == Verdict::Unknown;
    let reason = finding
        .reason
        .as_deref()
        .map(|reason| format!(" ({reason})"))
        .unwrap_or_default();
    let name = finding.resource.name.as_deref().unwrap_or(&finding.resource.uid);
    let mut physical = json!({"artifactLocation": {"uri": uri(&found.id)}});
    if let Some(line) = found.line {
        physical["region"] = json!({"startLine": line});
    }
    let mut result = json!({
        "ruleId": finding.rule.id,
        "kind": if unknown { "open" } else { "fail" },
        "level": if unknown { "none" } else { level(finding.rule.severity) },
        "message": {"text": format!("{}: {name}{reason}", finding.rule.title)},
        "locations": [{
            "physicalLocation": physical,
            "logicalLocations": [{"fullyQualifiedName": finding.resource.uid, "kind": "resource"}],
        }],
        "partialFingerprints": {"triplineFinding/v1": finding.uid},
        "properties": {
            "evidence": serde_json::from_str::<Value>(&finding.evidence).unwrap_or_default(),
            "resourceType": finding.resource.resource_type,
            "record": found.record,
        },
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if has_baseline {
        result["baselineState"] = json!(if found.in_baseline { "unchanged" } else { "new" });
    }
    if finding.activity == Activity::Suppressed {
        result["suppressions"] = json!([{"kind": "external", "status": "accepted", "justification": finding.reason}]);
    }
    result
}

/// Records that could not be read, so that an empty list of results is not taken for a clean bill.
fn notifications(report: &Report) -> Vec<Value> {
    let notification = |rejected: &Rejected| {
        let record = rejected
            .record
            .map(|record| format!("record {record}: "))
            .unwrap_or_default();
        json!({
            "level": if rejected.record.is_some() { "warning" } else { "error" },
            "message": {"text": format!("{record}{}", rejected.reason)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&rejected.file)}}}],
        })
    };
    let passed_over = passed_over::sources(report)
        .into_iter()
        .map(|text| json!({"level": "note", "message": {"text": format!("passed over: {text}")}}));
    let warnings = report
        .warnings
        .iter()
        .map(|text| json!({"level": "warning", "message": {"text": text}}));
    let rejected = report.rejected.iter().map(notification);
    rejected.chain(passed_over).chain(warnings).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Informational => "note",
    }
}

/// GitHub's bands of `security-severity`: critical above 9.0, high from 7.0, medium from 4.0, low above 0.0.
fn score(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "3.0",
        Severity::Informational => "0.0",
    }
}

/// A path as a URI reference (RFC 3986): bytes that it may not hold are percent-encoded.
fn uri(file: &str) -> String {
    if file == "-" {
        return "stdin".to_owned();
    }
    let mut uri = String::with_capacity(file.len());
    for byte in file.strip_prefix("./").unwrap_or(file).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    if file.starts_with('/') {
        format!("file://{uri}")
    } else {
        uri
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        for (path, expect) in [
            ("-", "stdin"),
            ("./a b.yaml", "a%20b.yaml"),
            ("/a/ö.json", "file:///a/%C3%B6.json"),
            ("x/y:z", "x/y%3Az"),
        ] {
            assert_eq!(uri(path), expect, "{path}");
        }
    }
}
