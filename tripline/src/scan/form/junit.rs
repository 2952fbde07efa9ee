//! A scan's report as JUnit XML, which every CI system shows: a suite a file, a case a rule and resource; unknown is skipped.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use schemas::Verdict;

use crate::scan::report::{Found, Report};

/// The cases of one file.
#[derive(Debug, Default)]
struct Suite {
    failures: usize,
    skipped: usize,
    errors: usize,
    cases: Vec<String>,
}

pub(super) fn print(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut suites: BTreeMap<&str, Suite> = BTreeMap::new();
    for passed in &report.passed {
        let case = format!(
            "<testcase classname=\"{}\" name=\"{}\"/>",
            escape(&passed.rule),
            escape(&passed.resource)
        );
        suites.entry(&passed.file).or_default().cases.push(case);
    }
    for found in &report.found {
        let suite = suites.entry(&found.file).or_default();
        match found.finding.verdict {
            Verdict::Fail if found.counts() => suite.failures += 1,
            Verdict::Pass => {}
            Verdict::Fail | Verdict::Unknown => suite.skipped += 1,
        }
        suite.cases.push(case(found));
    }
    for rejected in &report.rejected {
        let suite = suites.entry(&rejected.file).or_default();
        suite.errors += 1;
        let name = rejected
            .record
            .map_or_else(|| "file".to_owned(), |record| format!("record {record}"));
        suite.cases.push(format!(
            "<testcase classname=\"rejected\" name=\"{}\"><error message=\"{}\"/></testcase>",
            escape(&name),
            escape(&rejected.reason)
        ));
    }
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tripline\">"
    )?;
    for (file, suite) in &suites {
        let Suite {
            failures,
            skipped,
            errors,
            cases,
        } = suite;
        let tests = cases.len();
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">",
            escape(file)
        )?;
        for case in cases {
            writeln!(out, "    {case}")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn case(found: &Found) -> String {
    let (finding, rule) = (&found.finding, &found.finding.rule);
    let head = format!(
        "<testcase classname=\"{}\" name=\"{}\" file=\"{}\">",
        escape(&rule.id),
        escape(&finding.resource.uid),
        escape(&found.file)
    );
    let reason = finding.reason.as_deref();
    let body = match finding.verdict {
        Verdict::Unknown => {
            let reason = reason.unwrap_or("the record does not say");
            format!("<skipped message=\"unknown, which is not pass: {}\"/>", escape(reason))
        }
        _ if found.in_baseline => "<skipped message=\"known from the baseline\"/>".to_owned(),
        _ if !found.counts() => format!("<skipped message=\"{}\"/>", escape(reason.unwrap_or("accepted"))),
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
    format!("{head}{body}</testcase>")
}

/// XML 1.0 text: its five entities; characters that XML cannot hold are shown as `\u{…}`.
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
            letter if (letter as u32) < 0x20 || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
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
            ("größe", "größe"),
        ] {
            assert_eq!(escape(text), expect, "{text}");
        }
    }
}
