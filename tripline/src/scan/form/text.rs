//! A scan's report for people, resource by resource: the worst first, with place, evidence and what to do.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use schemas::{Activity, Verdict};

use super::{passed_over, summary};
use crate::scan::report::entry::Entry;
use crate::scan::report::{Found, Report};
use crate::style::Style;
use crate::visible::visible;

/// Evidence longer than this is cut.
const EVIDENCE: usize = 160;

/// So many rejects, and so many accepted findings, are printed one by one.
const MOST: usize = 10;

pub(super) fn print(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for group in by_resource(report) {
        resource(out, report, &group, style)?;
    }
    suppressed(out, report, style)?;
    unknown(out, report, style)?;
    rejected(out, report, style)?;
    warnings(out, report, style)?;
    passed_over::print(out, report, style)?;
    summary::print(out, report, style)
}

/// What is told, resource by resource, the one with the worst finding first; within one the worst first.
fn by_resource(report: &Report) -> Vec<Vec<&Entry>> {
    let mut groups: Vec<Vec<&Entry>> = Vec::new();
    let mut places: HashMap<(u32, u32), usize> = HashMap::new();
    for entry in report.told().0 {
        let at = *places.entry((entry.resource, entry.file)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(entry);
    }
    groups
}

/// A resource's name and place, then a few lines for each finding.
fn resource(out: &mut dyn Write, report: &Report, group: &[&Entry], style: Style) -> io::Result<()> {
    for (at, entry) in group.iter().enumerate() {
        let found = report.read(entry)?;
        if at == 0 {
            let resource = &found.finding.resource;
            let name = resource.name.as_deref().filter(|name| !resource.uid.ends_with(*name));
            let name = name.map(|name| format!("{name} · ")).unwrap_or_default();
            let named = style.strong(format!("{name}{}", resource.uid));
            let (kind, place) = (style.faint(&resource.resource_type), style.faint(found.place()));
            writeln!(out, "{named} · {kind} · {place}")?;
        }
        finding(out, &found, style)?;
    }
    writeln!(out)
}

fn finding(out: &mut dyn Write, found: &Found, style: Style) -> io::Result<()> {
    let (finding, rule) = (&found.finding, &found.finding.rule);
    let severity = format!("{:<8}", rule.severity.as_str().to_uppercase());
    let attack = if rule.attack.is_empty() {
        String::new()
    } else {
        format!(" · {}", rule.attack.join(" "))
    };
    writeln!(
        out,
        "  {} {} · {}",
        style.severity(rule.severity, severity),
        visible(&rule.title),
        style.faint(format!("{}{attack}", rule.id))
    )?;
    for (column, value) in evidence(&finding.evidence) {
        let column = style.faint(format!("{column}:"));
        writeln!(out, "           {column} {}", visible(&value))?;
    }
    for related in &finding.related {
        let text = format!("{} ({}, {})", related.title, related.severity.as_str(), related.rule_id);
        writeln!(out, "           {} {}", style.faint("also:"), visible(&text))?;
    }
    let lines = rule
        .remediation
        .console
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let fix = lines.collect::<Vec<_>>().join(" ");
    if !fix.is_empty() {
        writeln!(out, "           {} {}", style.good("fix:"), visible(&fix))?;
    }
    if let Some(cli) = &rule.remediation.cli {
        let cli = cli.lines().collect::<Vec<_>>().join(" ");
        writeln!(out, "                {}", visible(&cli))?;
    }
    Ok(())
}

/// One line a finding that somebody accepted, with the reason: what is suppressed is not gone.
fn suppressed(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    let accepted: Vec<&Entry> = report
        .entries
        .iter()
        .filter(|entry| entry.activity == Activity::Suppressed)
        .collect();
    for entry in accepted.iter().take(MOST) {
        let found = report.read(entry)?;
        let reason = found.finding.reason.as_deref().unwrap_or("accepted");
        let text = format!("{}: {}: {reason}", found.finding.rule.id, found.finding.resource.uid);
        writeln!(out, "{} {}", style.faint("SUPPRESSED"), visible(&text))?;
    }
    if accepted.len() > MOST {
        writeln!(out, "{} and {} more", style.faint("SUPPRESSED"), accepted.len() - MOST)?;
    }
    if accepted.is_empty() { Ok(()) } else { writeln!(out) }
}

/// The columns that say something beside what is printed anyway.
fn evidence(text: &str) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(columns)) = serde_json::from_str(text) else {
        return Vec::new();
    };
    let said = |(name, value): &(String, serde_json::Value)| {
        !value.is_null()
            && !matches!(
                name.as_str(),
                "resource_uid" | "resource_type" | "name" | "account" | "region"
            )
    };
    let short = |(name, value): (String, serde_json::Value)| {
        // An empty text is shown as one, not as nothing.
        let text = value
            .as_str()
            .filter(|text| !text.is_empty())
            .map_or_else(|| value.to_string(), str::to_owned)
            .replace('\n', " ");
        let cut = text
            .char_indices()
            .nth(EVIDENCE)
            .map(|(at, _)| format!("{}…", &text[..at]));
        (name, cut.unwrap_or(text))
    };
    columns.into_iter().filter(said).map(short).collect()
}

/// One line a rule that could not be decided.
fn unknown(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    let mut rules: BTreeMap<&str, (usize, &Entry)> = BTreeMap::new();
    for entry in report.entries.iter().filter(|entry| entry.verdict == Verdict::Unknown) {
        rules.entry(&report.rule(entry).id).or_insert((0, entry)).0 += 1;
    }
    for (rule, (count, first)) in &rules {
        let first = report.read(first)?.finding;
        let reason = first.reason.as_deref().unwrap_or("the record does not say");
        let others = if *count > 1 {
            format!(" and {} more", count - 1)
        } else {
            String::new()
        };
        let text = format!("{rule}: {}{others}: {reason}", first.resource.uid);
        writeln!(out, "{} {}", style.faint("UNKNOWN "), visible(&text))?;
    }
    if rules.is_empty() { Ok(()) } else { writeln!(out) }
}

/// Skips that are not taken, or name no rule.
fn warnings(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for text in &report.warnings {
        writeln!(out, "{} {}", style.error("NOT SKIPPED"), visible(text))?;
    }
    Ok(())
}

fn rejected(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for rejected in report.rejected.iter().take(MOST) {
        let record = rejected
            .record
            .map(|record| format!(", record {record}"))
            .unwrap_or_default();
        let text = format!("{}{record}: {}", rejected.file, rejected.reason);
        writeln!(out, "{} {}", style.error("REJECTED"), visible(&text))?;
    }
    if report.rejected.len() > MOST {
        writeln!(
            out,
            "{} and {} more",
            style.error("REJECTED"),
            report.rejected.len() - MOST
        )?;
    }
    if report.rejected.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

/// What must not go unsaid where standard output is for machines.
pub fn warn(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let unknown = report.count(|entry| entry.verdict == Verdict::Unknown);
    if unknown > 0 {
        writeln!(
            out,
            "{unknown} verdicts are unknown, which is not pass: the records do not say"
        )?;
    }
    if !report.rejected.is_empty() {
        rejected(out, report, Style::plain())?;
    }
    warnings(out, report, Style::plain())?;
    passed_over::print(out, report, Style::plain())
}
