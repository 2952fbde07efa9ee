//! One JSON object a line: verdicts, findings, OCSF. The form of verdict lines is relied upon elsewhere; see docs/scan.md.

use std::io::{self, Write};

use schemas::Verdict;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::scan::judge::{Judged, Outcome};
use crate::scan::report::{Found, Report};

/// One rule and one resource that it concerns.
#[derive(Debug, Serialize)]
struct VerdictLine<'a> {
    file: &'a str,
    record: usize,
    rule: &'a str,
    resource_type: &'a str,
    resource_uid: &'a str,
    verdict: &'a str,
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
            Outcome::Change(change, judgements) => {
                let (resource_type, resource_uid) = (change.resource_type.as_str(), change.resource_uid.as_str());
                if judgements.is_empty() {
                    line(
                        out,
                        &NoneLine {
                            file,
                            record,
                            resource_type,
                            resource_uid,
                            verdict: "none",
                        },
                    )?;
                }
                for judgement in judgements {
                    let (rule, verdict) = (judgement.rule.id.as_str(), judgement.verdict.as_str());
                    let evidence = raw(&judgement.evidence);
                    line(
                        out,
                        &VerdictLine {
                            file,
                            record,
                            rule,
                            resource_type,
                            resource_uid,
                            verdict,
                            evidence: &evidence,
                        },
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// Fail and unknown in the form of verdict lines, then what could not be read.
pub(super) fn findings(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for Found {
        finding, file, record, ..
    } in &report.found
    {
        let evidence = raw(&finding.evidence);
        let found = VerdictLine {
            file,
            record: *record,
            rule: &finding.rule.id,
            resource_type: &finding.resource.resource_type,
            resource_uid: &finding.resource.uid,
            verdict: finding.verdict.as_str(),
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
        .found
        .iter()
        .filter(|found| !found.in_baseline || found.finding.verdict == Verdict::Unknown);
    shown.try_for_each(|found| line(out, &schemas::ocsf::compliance_finding(&found.finding)))
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
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
