//! A scan's report as JUnit XML, which every CI system shows: a suite a file, a case a rule and resource; unknown is skipped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::Arc;

use schemas::Verdict;

use crate::scan::report::entry::Entry;
use crate::scan::report::{Found, Passed, Rejected, Report};
use crate::visible::is_obeyed;

/// The counts of one file.
#[derive(Debug, Default)]
struct Suite {
    tests: usize,
    failures: usize,
    skipped: usize,
    errors: usize,
}

/// Writes suite by suite and case by case. The form is that of Ant's schema (windyroad/JUnit-Schema), which asks for a time, a host and a
/// moment: a verdict takes none of its own, the host is not said, the moment is that of the scan.
pub(super) fn print(out: &mut dyn Write, report: &Report, now: i64) -> io::Result<()> {
    let mut order: Vec<&Entry> = report.entries.iter().collect();
    order.sort_by(|one, other| report.file(one).name.cmp(&report.file(other).name));
    let mut passed: Vec<&Passed> = report.passed.iter().collect();
    passed.sort_by_key(|passed| Arc::clone(&report.names.file(passed.file).name));
    let mut rejected: Vec<&Rejected> = report.rejected.iter().collect();
    rejected.sort_by_key(|rejected| Arc::clone(&rejected.file));
    let moment = moment(now);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")?;
    for (id, (file, suite)) in suites(report).into_iter().enumerate() {
        let Suite {
            tests,
            failures,
            skipped,
            errors,
        } = suite;
        let name = escape(file);
        writeln!(
            out,
            "  <testsuite name=\"{name}\" package=\"tripline\" id=\"{id}\" timestamp=\"{moment}\" hostname=\"localhost\" \
             tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n    <properties/>"
        )?;
        for passed in of(&passed, file, |passed| Arc::clone(&report.names.file(passed.file).name)) {
            let (rule, resource) = (report.names.rule(passed.rule), report.names.resource(passed.resource));
            writeln!(out, "    {}/>", head(&rule.id, &resource.uid))?;
        }
        for entry in of(&order, file, |entry| Arc::clone(&report.file(entry).name)) {
            writeln!(out, "    {}", case(&report.read(entry)?))?;
        }
        for rejected in of(&rejected, file, |rejected| Arc::clone(&rejected.file)) {
            let name = rejected
                .record
                .map_or_else(|| "file".to_owned(), |record| format!("record {record}"));
            let reason = escape(&rejected.reason);
            let head = head("rejected", &name);
            writeln!(
                out,
                "    {head}><error type=\"rejected\" message=\"{reason}\"/></testcase>"
            )?;
        }
        writeln!(out, "    <system-out/>\n    <system-err/>\n  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// The part of a list that is of the file; the list is in the order of its files.
fn of<'l, T>(list: &'l [&'l T], file: &str, name: impl Fn(&T) -> Arc<str>) -> &'l [&'l T] {
    let from = list.partition_point(|row| &*name(row) < file);
    let to = list.partition_point(|row| &*name(row) <= file);
    &list[from..to]
}

fn suites(report: &Report) -> BTreeMap<&str, Suite> {
    let mut suites: BTreeMap<&str, Suite> = BTreeMap::new();
    for passed in &report.passed {
        suites.entry(&report.names.file(passed.file).name).or_default().tests += 1;
    }
    for entry in &report.entries {
        let suite = suites.entry(&report.file(entry).name).or_default();
        suite.tests += 1;
        if entry.counts() {
            suite.failures += 1;
        } else {
            suite.skipped += 1;
        }
    }
    for rejected in &report.rejected {
        let suite = suites.entry(&rejected.file).or_default();
        suite.tests += 1;
        suite.errors += 1;
    }
    suites
}

/// `2027-01-31T08:15:30`, UTC: the schema takes no zone.
fn moment(now: i64) -> String {
    let moment = chrono::DateTime::from_timestamp_millis(now).unwrap_or_default();
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}

fn head(class: &str, name: &str) -> String {
    format!(
        "<testcase classname=\"{}\" name=\"{}\" time=\"0\"",
        escape(class),
        escape(name)
    )
}

fn case(found: &Found) -> String {
    let (finding, rule) = (&found.finding, &found.finding.rule);
    let reason = finding.reason.as_deref();
    let body = match finding.verdict {
        Verdict::Unknown => {
            let reason = reason.unwrap_or("the record does not say");
            format!("<skipped message=\"unknown, which is not pass: {}\"/>", escape(reason))
        }
        _ if found.in_baseline => "<skipped message=\"known from the baseline\"/>".to_owned(),
        _ if !found.counts => format!("<skipped message=\"{}\"/>", escape(reason.unwrap_or("accepted"))),
        _ => format!(
            "<failure type=\"{}\" message=\"{}\">{}</failure>",
            rule.severity.as_str(),
            escape(&rule.title),
            escape(&format!(
                "{}\n{}\n{}",
                found.place(),
                finding.evidence,
                rule.remediation.console
            ))
        ),
    };
    format!("{}>{body}</testcase>", head(&rule.id, &finding.resource.uid))
}

/// XML 1.0 text: its five entities; characters that XML cannot hold, and those that a terminal or browser obeys, are shown as `\u{…}`: who
/// reads a report shows what a character reference stands for.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            letter if is_obeyed(letter) || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(escaped, "\\u{{{:x}}}", letter as u32);
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn texts_become_xml() {
        for (text, expect) in [
            ("a<b & \"c\"", "a&lt;b &amp; &quot;c&quot;"),
            ("a\u{1b}[31m\n", "a\\u{1b}[31m&#10;"),
            ("a\u{85}b\u{202e}\u{fffe}", "a\\u{85}b\\u{202e}\\u{fffe}"),
            ("größe", "größe"),
        ] {
            assert_eq!(escape(text), expect, "{text}");
        }
    }
}
