//! A scan's report for people: the worst first, with place, evidence and what to do, and a summary in which unknown is never pass.

use std::collections::BTreeMap;
use std::io::{self, Write};

use schemas::{Activity, Severity, Verdict};

use crate::scan::report::{Found, Report};
use crate::style::Style;
use crate::visible::visible;

/// Evidence longer than this is cut.
const EVIDENCE: usize = 160;

/// So many rejects are printed one by one.
const REJECTS: usize = 10;

pub(super) fn print(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for found in report.told().0 {
        finding(out, found, style)?;
    }
    unknown(out, report, style)?;
    rejected(out, report, style)?;
    summary(out, report, style)
}

fn finding(out: &mut dyn Write, found: &Found, style: Style) -> io::Result<()> {
    let (finding, rule) = (&found.finding, &found.finding.rule);
    let severity = format!("{:<8}", rule.severity.as_str().to_uppercase());
    writeln!(
        out,
        "{} {}",
        style.severity(rule.severity, severity),
        style.strong(&rule.title)
    )?;
    let resource = &finding.resource;
    let name = resource.name.as_deref().filter(|name| !resource.uid.ends_with(*name));
    let name = name.map(|name| format!("{name} · ")).unwrap_or_default();
    writeln!(
        out,
        "         {} · {}",
        visible(&format!("{name}{}", resource.uid)),
        style.faint(&resource.resource_type)
    )?;
    writeln!(out, "         {}", style.faint(found.place()))?;
    for (column, value) in evidence(&finding.evidence) {
        writeln!(
            out,
            "         {} {}",
            style.faint(format!("{column}:")),
            visible(&value)
        )?;
    }
    for related in &finding.related {
        let text = format!("{} ({}, {})", related.title, related.severity.as_str(), related.rule_id);
        writeln!(out, "         {} {text}", style.faint("also:"))?;
    }
    let fix = rule
        .remediation
        .console
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if !fix.is_empty() {
        writeln!(out, "         {} {}", style.good("fix:"), visible(&fix))?;
    }
    if let Some(cli) = &rule.remediation.cli {
        writeln!(
            out,
            "         {} {}",
            style.good("    "),
            visible(&cli.lines().collect::<Vec<_>>().join(" "))
        )?;
    }
    let attack = if rule.attack.is_empty() {
        String::new()
    } else {
        format!(" · {}", rule.attack.join(" "))
    };
    writeln!(out, "         {}\n", style.faint(format!("{}{attack}", rule.id)))
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
        let text = value
            .as_str()
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
    let mut rules: BTreeMap<&str, (usize, &Found)> = BTreeMap::new();
    for found in report
        .found
        .iter()
        .filter(|found| found.finding.verdict == Verdict::Unknown)
    {
        rules.entry(&found.finding.rule.id).or_insert((0, found)).0 += 1;
    }
    for (rule, (count, first)) in &rules {
        let reason = first.finding.reason.as_deref().unwrap_or("the record does not say");
        let others = if *count > 1 {
            format!(" and {} more", count - 1)
        } else {
            String::new()
        };
        let text = format!("{rule}: {}{others}: {reason}", first.finding.resource.uid);
        writeln!(out, "{} {}", style.faint("UNKNOWN "), visible(&text))?;
    }
    if rules.is_empty() { Ok(()) } else { writeln!(out) }
}

fn rejected(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for rejected in report.rejected.iter().take(REJECTS) {
        let record = rejected
            .record
            .map(|record| format!(", record {record}"))
            .unwrap_or_default();
        let text = format!("{}{record}: {}", rejected.file, rejected.reason);
        writeln!(out, "{} {}", style.error("REJECTED"), visible(&text))?;
    }
    if report.rejected.len() > REJECTS {
        writeln!(
            out,
            "{} and {} more",
            style.error("REJECTED"),
            report.rejected.len() - REJECTS
        )?;
    }
    if report.rejected.is_empty() {
        Ok(())
    } else {
        writeln!(out)
    }
}

fn summary(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    let count = |verdict: fn(&Found) -> bool| report.found.iter().filter(|found| verdict(found)).count();
    let (told, inside) = report.told();
    let unknown = count(|found| found.finding.verdict == Verdict::Unknown);
    let accepted = count(|found| found.finding.activity == Activity::Suppressed);
    let in_baseline = count(|found| found.in_baseline);
    let head = format!(
        "{} in {} of {}",
        plural(report.resources, "resource"),
        plural(report.records, "record"),
        plural(report.files, "file")
    );
    let fails = match told.len() {
        0 => style.good("0 fail"),
        failed => style.error(format!("{failed} fail{}", by_severity(&told))),
    };
    write!(out, "{head}: {fails}, {} pass, {unknown} unknown", report.passes)?;
    for (number, word) in [
        (inside, "more told inside them"),
        (accepted, "accepted by exception"),
        (in_baseline, "known from the baseline"),
        (report.gone, "of the baseline no longer found"),
        (report.older, "in states that a newer record replaced"),
        (report.rejected.len(), "rejected"),
    ] {
        if number > 0 {
            write!(out, ", {number} {word}")?;
        }
    }
    writeln!(out)?;
    if unknown > 0 {
        writeln!(out, "{}", style.faint("unknown is not pass: the records do not say"))?;
    }
    Ok(())
}

fn by_severity(told: &[&Found]) -> String {
    let mut counts: BTreeMap<std::cmp::Reverse<Severity>, usize> = BTreeMap::new();
    for found in told {
        *counts
            .entry(std::cmp::Reverse(found.finding.rule.severity))
            .or_default() += 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(severity, count)| format!("{count} {}", severity.0.as_str()))
        .collect();
    format!(" ({})", parts.join(", "))
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// What must not go unsaid where standard output is for machines.
pub fn warn(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let unknown = report
        .found
        .iter()
        .filter(|found| found.finding.verdict == Verdict::Unknown)
        .count();
    if unknown > 0 {
        writeln!(
            out,
            "{unknown} verdicts are unknown, which is not pass: the records do not say"
        )?;
    }
    if !report.rejected.is_empty() {
        rejected(out, report, Style::plain())?;
    }
    Ok(())
}
