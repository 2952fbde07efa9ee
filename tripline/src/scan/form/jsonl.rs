//! One JSON object a line: verdicts, findings, OCSF. The form of verdict lines is relied upon elsewhere; see docs/scan.md.

use std::io::{self, Write};

use evaluate::Judgement;
use schemas::{Activity, ConfigChange, Verdict};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::scan::judge::{Judged, Outcome};
use crate::scan::report::{Found, Report};
use crate::visible::visible_json;

/// One rule and one resource that it concerns.
#[derive(Debug, Serialize)]
struct VerdictLine<'a> {
    file: &'a str,
    record: usize,
    rule: &'a str,
    severity: &'a str,
    title: &'a str,
    resource_type: &'a str,
    resource_uid: &'a str,
    verdict: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<&'a str>,
    evidence: &'a RawValue,
}

/// A resource that no rule concerns.
#[derive(Debug, Serialize)]
struct NoneLine<'a> {
    file: &'a str,
    record: usize,
    resource_type: &'a str,
    resource_uid: &'a str,
    verdict: &'a str,
}

/// A record that brings nothing about.
#[derive(Debug, Serialize)]
struct NothingLine<'a> {
    file: &'a str,
    record: usize,
    verdict: &'a str,
    nothing: &'a str,
}

/// A record that cannot be read; `record` is null where the whole input cannot.
#[derive(Debug, Serialize)]
struct RejectedLine<'a> {
    file: &'a str,
    record: Option<usize>,
    verdict: &'a str,
    reason: &'a str,
}

/// Every verdict.
pub fn verdicts(out: &mut dyn Write, judged: &[Judged]) -> io::Result<()> {
    for Judged {
        file, record, outcome, ..
    } in judged
    {
        let (file, record) = (file.as_ref(), *record);
        match outcome {
            Outcome::Rejected(reason) => {
                line(
                    out,
                    &RejectedLine {
                        file,
                        record: Some(record),
                        verdict: "rejected",
                        reason,
                    },
                )?;
            }
            Outcome::Nothing(reason) => {
                let nothing = NothingLine {
                    file,
                    record,
                    verdict: "none",
                    nothing: reason,
                };
                line(out, &nothing)?;
            }
            Outcome::Change(change, judgements) => judgement_lines(out, file, record, change, judgements)?,
        }
    }
    Ok(())
}

/// A line a judgement, or one that says that no rule concerns the resource.
fn judgement_lines(
    out: &mut dyn Write,
    file: &str,
    record: usize,
    change: &ConfigChange,
    judgements: &[Judgement],
) -> io::Result<()> {
    let (resource_type, resource_uid) = (change.resource_type.as_str(), change.resource_uid.as_str());
    if judgements.is_empty() {
        let none = NoneLine {
            file,
            record,
            resource_type,
            resource_uid,
            verdict: "none",
        };
        line(out, &none)?;
    }
    for judgement in judgements {
        let rule = judgement.rule.as_ref();
        let evidence = raw(&judgement.evidence);
        let verdict = VerdictLine {
            file,
            record,
            rule: &rule.id,
            severity: rule.severity.as_str(),
            title: &rule.title,
            resource_type,
            resource_uid,
            verdict: judgement.verdict.as_str(),
            suppressed: None,
            evidence: &evidence,
        };
        line(out, &verdict)?;
    }
    Ok(())
}

/// Fail and unknown in the form of verdict lines, then what could not be read.
pub(super) fn findings(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for entry in &report.entries {
        let Found {
            finding, file, record, ..
        } = report.read(entry)?;
        let evidence = raw(&finding.evidence);
        let found = VerdictLine {
            file: &file,
            record,
            rule: &finding.rule.id,
            severity: finding.rule.severity.as_str(),
            title: &finding.rule.title,
            resource_type: &finding.resource.resource_type,
            resource_uid: &finding.resource.uid,
            verdict: finding.verdict.as_str(),
            suppressed: (finding.activity == Activity::Suppressed)
                .then(|| finding.reason.as_deref().unwrap_or_default()),
            evidence: &evidence,
        };
        line(out, &found)?;
    }
    for rejected in &report.rejected {
        let (file, record, reason) = (rejected.file.as_ref(), rejected.record, rejected.reason.as_str());
        line(
            out,
            &RejectedLine {
                file,
                record,
                verdict: "rejected",
                reason,
            },
        )?;
    }
    Ok(())
}

/// Findings as a destination gets them.
pub(super) fn ocsf(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut shown = report
        .entries
        .iter()
        .filter(|entry| !entry.in_baseline || entry.verdict == Verdict::Unknown);
    shown.try_for_each(|entry| line(out, &schemas::ocsf::compliance_finding(&report.read(entry)?.finding)))
}

/// Evidence is JSON text by contract; printed over several lines it is brought to one, so that a line is a line.
fn raw(evidence: &str) -> Box<RawValue> {
    let compact = match serde_json::from_str::<serde_json::Value>(evidence) {
        Ok(value) if evidence.contains('\n') => value.to_string(),
        Ok(_) => evidence.to_owned(),
        Err(_) => serde_json::Value::from(evidence).to_string(),
    };
    RawValue::from_string(compact).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let line = serde_json::to_string(value)?;
    writeln!(out, "{}", visible_json(&line))
}
