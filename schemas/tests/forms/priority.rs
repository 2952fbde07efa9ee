//! How urgent a finding is, and why.

use schemas::priority::Level;
use schemas::{Context, Finding, Priority, Severity};

use crate::sample;

fn finding(severity: Severity, attack: &[&str], words: &[(&str, &str)]) -> Finding {
    let mut finding = sample::finding();
    finding.rule.severity = severity;
    finding.rule.attack = attack.iter().map(|id| (*id).to_owned()).collect();
    finding.related.clear();
    finding.resource.context = Context::default();
    finding.resource.tags.clear();
    for (name, value) in words {
        let context = &mut finding.resource.context;
        match *name {
            "environment" => context.environment = Some((*value).to_owned()),
            "criticality" => context.criticality = Some((*value).to_owned()),
            tag if tag.starts_with("tag:") => {
                let tag = tag.trim_start_matches("tag:").to_owned();
                finding.resource.tags.insert(tag, (*value).to_owned());
            }
            label => drop(context.labels.insert(label.to_owned(), (*value).to_owned())),
        }
    }
    finding
}

#[test]
fn a_score_is_the_sum_of_its_reasons() {
    let check = |severity, attack: &[&str], words: &[(&str, &str)], score: i64, level: Level, reasons: &[&str]| {
        let priority = Priority::of(&finding(severity, attack, words));
        assert_eq!(
            (priority.score, priority.level()),
            (score, level),
            "{:?}",
            priority.reasons
        );
        assert_eq!(priority.reasons, reasons);
    };
    check(
        Severity::High,
        &["T1562"],
        &[],
        60,
        Level::High,
        &["severity high: +60"],
    );
    check(
        Severity::Critical,
        &["T1078", "T1190"],
        &[
            ("environment", "Production"),
            ("criticality", "high"),
            ("data_class", "PII"),
        ],
        100,
        Level::Critical,
        &[
            "severity critical: +75",
            "can be attacked from outside (T1190): +15",
            "criticality high: +5",
            "environment Production: +5",
            "data_class PII: +10",
        ],
    );
    check(
        Severity::Low,
        &["T1190"],
        &[("environment", "sandbox"), ("tag:exposure", "internal")],
        1,
        Level::Low,
        &[
            "severity low: +20",
            "exposure internal: -10",
            "environment sandbox: -15",
        ],
    );
    check(
        Severity::Medium,
        &[],
        &[("tag:internet-facing", "true")],
        55,
        Level::Medium,
        &["severity medium: +40", "internet-facing true: +15"],
    );
}

#[test]
fn it_says_whose_severity_it_is() {
    let mut finding = sample::finding();
    finding.rule.severity = Severity::Medium;
    let reasons = Priority::of(&finding).reasons;
    assert_eq!(
        reasons[0],
        "severity medium, that of aws_s3_bucket_public_access_block too: +40"
    );
}
