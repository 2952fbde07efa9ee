//! The end of a report for people: a table of rules and the counts, in which unknown is never pass.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use schemas::{Activity, Severity, Verdict};

use crate::scan::report::Report;
use crate::scan::report::entry::Entry;
use crate::style::{Style, counted};
use crate::visible::visible;

/// So many rules stand in the table.
const RULES: usize = 20;

pub(super) fn print(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    let (told, inside) = report.told();
    table(out, report, &told, style)?;
    counts(out, report, &told, inside, style)
}

/// A row a rule: severity, on how many resources it is told, title. Worth it only where it is shorter than what stands above.
fn table(out: &mut dyn Write, report: &Report, told: &[&Entry], style: Style) -> io::Result<()> {
    if told.len() < 2 {
        return Ok(());
    }
    let mut rules: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for entry in told {
        rules.entry(entry.rule).or_default().insert(entry.resource);
    }
    let mut rows: Vec<(u32, usize)> = rules
        .into_iter()
        .map(|(rule, resources)| (rule, resources.len()))
        .collect();
    rows.sort_by_key(|(rule, count)| {
        let rule = report.names.rule(*rule);
        (Reverse(rule.severity), Reverse(*count), rule.id.clone())
    });
    writeln!(
        out,
        "{}",
        style.strong(format!("{:<14} {:>9}  rule", "severity", "resources"))
    )?;
    for (rule, count) in rows.iter().take(RULES) {
        let rule = report.names.rule(*rule);
        let severity = style.severity(rule.severity, format!("{:<14}", rule.severity.as_str()));
        writeln!(
            out,
            "{severity} {count:>9}  {} · {}",
            visible(&rule.title),
            style.faint(&rule.id)
        )?;
    }
    if rows.len() > RULES {
        writeln!(out, "{:<14} {:>9}  and {} more rules", "", "", rows.len() - RULES)?;
    }
    writeln!(out)
}

fn counts(out: &mut dyn Write, report: &Report, told: &[&Entry], inside: usize, style: Style) -> io::Result<()> {
    let unknown = report.count(|entry| entry.verdict == Verdict::Unknown);
    let accepted = report.count(|entry| entry.activity == Activity::Suppressed);
    let in_baseline = report.count(|entry| entry.in_baseline);
    let head = format!(
        "{} in {} of {}",
        counted(report.resources, "resource"),
        counted(report.records, "record"),
        counted(report.files, "file")
    );
    let fails = match told.len() {
        0 => style.good("0 fail"),
        failed => style.error(format!("{failed} fail{}", by_severity(told))),
    };
    write!(out, "{head}: {fails}, {} pass, {unknown} unknown", report.passes)?;
    for (number, word) in [
        (inside, "more told inside them"),
        (report.outside, "that the profile leaves out"),
        (accepted, "suppressed"),
        (in_baseline, "known from the baseline"),
        (report.gone, "of the baseline no longer found"),
        (report.older, "in states that a newer record replaced"),
        (report.nothing, "with nothing to judge"),
        (report.rejected.len(), "rejected"),
    ] {
        if number > 0 {
            write!(out, ", {number} {word}")?;
        }
    }
    writeln!(out)?;
    if unknown > 0 {
        writeln!(
            out,
            "{}",
            style.faint(
                "unknown is not pass: the records do not say; `tripline rules explain RULE FILE` shows what they lack"
            )
        )?;
    }
    Ok(())
}

fn by_severity(told: &[&Entry]) -> String {
    let mut counts: BTreeMap<Reverse<Severity>, usize> = BTreeMap::new();
    for entry in told {
        *counts.entry(Reverse(entry.severity)).or_default() += 1;
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(severity, count)| format!("{count} {}", severity.0.as_str()))
        .collect();
    format!(" ({})", parts.join(", "))
}
