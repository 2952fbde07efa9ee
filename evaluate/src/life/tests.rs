//! The whole life of a finding, told as a list of records and the event that each makes.

use std::collections::BTreeMap;

use super::*;
use crate::stage::admission::advance;
use schemas::finding::Remediation;
use schemas::{Completeness, Severity};

fn rule() -> Arc<RuleInfo> {
    Arc::new(RuleInfo {
        id: "aws_s3_bucket_public".into(),
        hash: "0".into(),
        title: "open".into(),
        description: "open".into(),
        severity: Severity::High,
        remediation: Remediation::default(),
        attack: vec![],
        frameworks: BTreeMap::new(),
        references: vec![],
    })
}

fn change(id: &str, time: i64, kind: ChangeKind) -> ConfigChange {
    ConfigChange {
        id: id.into(),
        source: "aws_config".into(),
        shape: "aws_config".into(),
        provider: "aws".into(),
        account: Some("111122223333".into()),
        region: None,
        resource_type: "AWS::S3::Bucket".into(),
        resource_uid: "arn:aws:s3:::b".into(),
        resource_name: None,
        kind,
        time,
        observed_at: time + 1,
        version: None,
        actor: None,
        tags: BTreeMap::new(),
        completeness: Completeness::Full,
        configuration: Some("{}".into()),
        prior: None,
        origin: None,
        context: None,
    }
}

enum Step {
    Verdict(Verdict, &'static str),
    Delete,
}

/// Runs the steps one millisecond apart and compares what each emitted.
fn check(steps: &[Step], exceptions: &[Exception], expect: &[Option<Activity>]) {
    let rule = rule();
    let mut state = None;
    let mut sequence = 0;
    for (number, (step, expect)) in steps.iter().zip(expect).enumerate() {
        let time = i64::try_from(number).unwrap() + 1;
        let kind = if matches!(step, Step::Delete) {
            ChangeKind::Delete
        } else {
            ChangeKind::Update
        };
        let change = change(&format!("c{number}"), time, kind);
        let mut now = advance(state.take(), &change);
        let judgements: Vec<Judgement> = match step {
            Step::Verdict(verdict, evidence) => {
                vec![Judgement {
                    rule: Arc::clone(&rule),
                    verdict: *verdict,
                    evidence: (*evidence).into(),
                    reason: None,
                }]
            }
            Step::Delete => vec![],
        };
        let rule_of = |id: &str| (id == rule.id).then(|| Arc::clone(&rule));
        let events = apply(&mut now, &change, &judgements, exceptions, &rule_of);
        assert_eq!(events.first().map(|event| event.activity), *expect, "step {number}");
        assert!(events.len() < 2);
        for event in events {
            sequence += 1;
            assert_eq!(event.sequence, sequence, "sequence at step {number}");
        }
        state = Some(now);
    }
}

use Activity::{New, Reopened, Resolved, Suppressed, Unknown, Updated};
use Step::{Delete, Verdict as V};

#[test]
fn opened_updated_resolved_reopened() {
    check(
        &[
            V(Verdict::Pass, "{}"),
            V(Verdict::Fail, "1"),
            V(Verdict::Fail, "1"),
            V(Verdict::Fail, "2"),
            V(Verdict::Pass, "2"),
            V(Verdict::Pass, "2"),
            V(Verdict::Fail, "2"),
            Delete,
        ],
        &[],
        &[
            None,
            Some(New),
            None,
            Some(Updated),
            Some(Resolved),
            None,
            Some(Reopened),
            Some(Resolved),
        ],
    );
}

#[test]
fn unknown_neither_opens_nor_closes() {
    check(
        &[
            V(Verdict::Unknown, "{}"),
            V(Verdict::Unknown, "{}"),
            V(Verdict::Fail, "1"),
            V(Verdict::Unknown, "{}"),
            V(Verdict::Fail, "1"),
            V(Verdict::Unknown, "{}"),
            V(Verdict::Pass, "{}"),
        ],
        &[],
        &[
            Some(Unknown),
            None,
            Some(New),
            Some(Unknown),
            Some(Updated),
            Some(Unknown),
            Some(Resolved),
        ],
    );
}

#[test]
fn an_undecided_resource_that_goes_is_closed() {
    check(
        &[V(Verdict::Unknown, "{}"), Delete, V(Verdict::Pass, "{}")],
        &[],
        &[Some(Unknown), Some(Resolved), None],
    );
}

#[test]
fn an_exception_suppresses_once() {
    let exception = Exception {
        rule: "aws_*".into(),
        resource: "*".into(),
        account: "*".into(),
        reason: "public website".into(),
        approver: "ciso".into(),
        expires: serde_json::from_str("\"2100-01-01\"").unwrap(),
    };
    check(
        &[V(Verdict::Fail, "1"), V(Verdict::Fail, "2"), V(Verdict::Pass, "2")],
        &[exception],
        &[Some(Suppressed), None, Some(Resolved)],
    );
}

#[test]
fn a_withdrawn_rule_closes_its_finding() {
    let rule = rule();
    let opened = change("a", 1, ChangeKind::Update);
    let mut state = advance(None, &opened);
    let judgement = Judgement {
        rule: Arc::clone(&rule),
        verdict: Verdict::Fail,
        evidence: "1".into(),
        reason: None,
    };
    apply(&mut state, &opened, &[judgement], &[], &|_| Some(Arc::clone(&rule)));
    let next = change("b", 2, ChangeKind::Update);
    let mut state = advance(Some(state), &next);
    let events = apply(&mut state, &next, &[], &[], &|_| None);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].activity, Resolved);
    assert_eq!(events[0].reason.as_deref(), Some("the rule was withdrawn"));
}
