//! The whole life of a finding, told as a list of records and the events that each makes.

mod profile;

use std::collections::BTreeMap;

use schemas::finding::Remediation;
use schemas::{Completeness, Severity};

use super::*;
use crate::config::Exception;
use crate::stage::admission::advance;

const PUBLIC: &str = "aws_s3_bucket_public";
const BLOCK: &str = "aws_s3_bucket_block";

fn rule(id: &str, severity: Severity) -> Arc<RuleInfo> {
    Arc::new(RuleInfo {
        id: id.into(),
        hash: "0".into(),
        title: "open".into(),
        description: "open".into(),
        severity,
        remediation: Remediation::default(),
        attack: vec![],
        frameworks: Default::default(),
        references: vec![],
    })
}

fn rules() -> [Arc<RuleInfo>; 2] {
    [rule(PUBLIC, Severity::Medium), rule(BLOCK, Severity::High)]
}

pub(super) fn change(id: &str, time: i64, kind: ChangeKind) -> ConfigChange {
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

/// What happens next: verdicts of rules with their evidence, or the end of the resource.
enum Step {
    Judged(Vec<(&'static str, Verdict, &'static str)>),
    Deleted,
}

/// A step in which one rule speaks.
fn one(verdict: Verdict, evidence: &'static str) -> Step {
    Step::Judged(vec![(PUBLIC, verdict, evidence)])
}

/// A step in which the leader and its member speak.
fn both(leader: Verdict, member: Verdict) -> Step {
    Step::Judged(vec![(PUBLIC, leader, "1"), (BLOCK, member, "1")])
}

/// Takes the steps one millisecond apart; the events of each, and the state after the last.
fn live(steps: &[Step], exceptions: &[Exception]) -> (Vec<Vec<Event>>, ResourceState) {
    let (rules, leaders) = (rules(), [PUBLIC.to_owned()]);
    let find = |id: &str| rules.iter().find(|rule| rule.id == id).map(Arc::clone);
    let terms = Terms {
        exceptions,
        rule_of: &find,
        leaders_of: &|id| if id == BLOCK { &leaders[..] } else { &[] },
        is_told: &|_| true,
        again: None,
    };
    let (mut state, mut told) = (None, Vec::new());
    for (number, step) in steps.iter().enumerate() {
        let time = i64::try_from(number).unwrap() + 1;
        let (kind, judgements) = match step {
            Step::Deleted => (ChangeKind::Delete, vec![]),
            Step::Judged(said) => (ChangeKind::Update, said.clone()),
        };
        let judgement = |(id, verdict, evidence): &(&str, Verdict, &str)| Judgement {
            rule: find(id).unwrap(),
            verdict: *verdict,
            evidence: (*evidence).to_owned().into(),
            reason: None,
        };
        let judgements: Vec<Judgement> = judgements.iter().map(judgement).collect();
        let change = change(&format!("c{number}"), time, kind);
        let mut now = advance(state.take(), &change);
        told.push(apply(&mut now, &change, &judgements, &terms));
        state = Some(now);
    }
    (told, state.unwrap())
}

/// Compares what each step told: rule and activity.
fn check(steps: &[Step], exceptions: &[Exception], expect: &[&[(&str, Activity)]]) {
    let (told, _) = live(steps, exceptions);
    let mut sequences: BTreeMap<String, i64> = BTreeMap::new();
    for (number, (told, expect)) in told.iter().zip(expect).enumerate() {
        let events: Vec<(&str, Activity)> = told
            .iter()
            .map(|event| (event.finding.rule.id.as_str(), event.finding.activity))
            .collect();
        assert_eq!(events, *expect, "step {number}");
        for event in told {
            let sequence = sequences.entry(event.finding.rule.id.clone()).or_default();
            *sequence += 1;
            assert_eq!(event.finding.sequence, *sequence, "sequence at step {number}");
        }
    }
    assert_eq!(told.len(), expect.len());
}

use Activity::{New, Reopened, Resolved, Suppressed, Updated};
use Verdict::{Fail, Pass, Unknown};

#[test]
fn opened_updated_resolved_reopened() {
    check(
        &[
            one(Pass, "{}"),
            one(Fail, "1"),
            one(Fail, "1"),
            one(Fail, "2"),
            one(Pass, "2"),
            one(Pass, "2"),
            one(Fail, "2"),
            Step::Deleted,
        ],
        &[],
        &[
            &[],
            &[(PUBLIC, New)],
            &[],
            &[(PUBLIC, Updated)],
            &[(PUBLIC, Resolved)],
            &[],
            &[(PUBLIC, Reopened)],
            &[(PUBLIC, Resolved)],
        ],
    );
}

#[test]
fn unknown_is_no_finding_and_an_open_one_says_once_that_it_cannot_be_decided() {
    check(
        &[
            one(Unknown, "{}"),
            one(Pass, "{}"),
            one(Unknown, "{}"),
            one(Fail, "1"),
            one(Unknown, "{}"),
            one(Unknown, "{}"),
            one(Fail, "1"),
            one(Unknown, "{}"),
            one(Pass, "{}"),
        ],
        &[],
        &[
            &[],
            &[],
            &[],
            &[(PUBLIC, New)],
            &[(PUBLIC, Updated)],
            &[],
            &[(PUBLIC, Updated)],
            &[(PUBLIC, Updated)],
            &[(PUBLIC, Resolved)],
        ],
    );
    let (told, _) = live(&[one(Fail, "1"), one(Unknown, "{}")], &[]);
    let finding = &told[1][0].finding;
    assert_eq!(finding.verdict, Unknown);
    assert_eq!(
        finding.reason.as_deref(),
        Some("can no longer be decided: the record does not say")
    );
}

#[test]
fn what_could_not_be_decided_stays_in_the_state() {
    let (_, state) = live(&[one(Unknown, "{}")], &[]);
    assert_eq!(state.findings[0].verdict, Unknown);
    assert_eq!(state.findings[0].sequence, 0);
}

#[test]
fn an_undecided_resource_goes_without_a_word() {
    check(
        &[one(Unknown, "{}"), Step::Deleted, one(Pass, "{}")],
        &[],
        &[&[], &[], &[]],
    );
}

#[test]
fn an_exception_suppresses_once() {
    check(
        &[one(Fail, "1"), one(Fail, "2"), one(Pass, "2")],
        &[exception("aws_*")],
        &[&[(PUBLIC, Suppressed)], &[], &[(PUBLIC, Resolved)]],
    );
}

fn exception(rule: &str) -> Exception {
    let never = serde_json::from_str("\"2100-01-01\"").unwrap();
    Exception::new(rule.into(), "public website".into(), "ciso".into(), never)
}

#[test]
fn an_exception_covers_what_its_condition_is_true_of() {
    let scoped = |condition: &str| Exception {
        r#where: Some(condition.to_owned().try_into().unwrap()),
        ..exception("*")
    };
    let covered: &[&[(&str, Activity)]] = &[&[(PUBLIC, Suppressed)]];
    let told: &[&[(&str, Activity)]] = &[&[(PUBLIC, New)]];
    for (condition, expect) in [
        ("account = '111122223333' AND severity < 'high'", covered),
        ("account = '111122223333' AND severity >= 'high'", told),
        ("resource_type LIKE 'AWS::S3::%' AND provider IN ('aws')", covered),
        // What is not known is not covered.
        ("environment <> 'production'", told),
        ("environment IS NULL AND owner IS NULL", covered),
        ("tag('team') = 'shop'", told),
    ] {
        check(&[one(Fail, "1")], &[scoped(condition)], expect);
    }
}

#[test]
fn a_member_is_told_inside_its_leader() {
    let (told, state) = live(&[both(Fail, Fail)], &[]);
    assert_eq!(told[0].len(), 1);
    let finding = &told[0][0].finding;
    assert_eq!(finding.rule.id, PUBLIC);
    assert_eq!(
        finding.rule.severity,
        Severity::High,
        "as bad as the worst that it tells"
    );
    let related: Vec<&str> = finding.related.iter().map(|related| related.rule_id.as_str()).collect();
    assert_eq!(related, [BLOCK]);
    let member = state.findings.iter().find(|finding| finding.rule_id == BLOCK).unwrap();
    assert_eq!(
        (member.verdict, member.open),
        (Fail, false),
        "kept in the state, not told"
    );
}

#[test]
fn a_member_speaks_when_its_leader_no_longer_fails() {
    check(
        &[
            both(Fail, Fail),
            both(Fail, Fail),
            both(Pass, Fail),
            both(Pass, Pass),
            both(Fail, Fail),
            both(Fail, Pass),
            both(Pass, Pass),
        ],
        &[],
        &[
            &[(PUBLIC, New)],
            &[],
            &[(PUBLIC, Resolved), (BLOCK, New)],
            &[(BLOCK, Resolved)],
            &[(PUBLIC, Reopened)],
            &[(PUBLIC, Updated)],
            &[(PUBLIC, Resolved)],
        ],
    );
    let (told, _) = live(&[both(Fail, Fail), both(Pass, Fail)], &[]);
    let reason = told[1][0].finding.reason.as_deref();
    assert_eq!(reason, Some("still failing, told by themselves: aws_s3_bucket_block"));
}

#[test]
fn a_leader_that_is_unknown_or_accepted_does_not_lead() {
    check(&[both(Unknown, Fail)], &[], &[&[(BLOCK, New)]]);
    check(
        &[both(Fail, Fail)],
        &[exception(PUBLIC)],
        &[&[(PUBLIC, Suppressed), (BLOCK, New)]],
    );
}

#[test]
fn a_member_that_was_told_before_its_leader_failed_stays_told() {
    check(
        &[both(Pass, Fail), both(Fail, Fail), both(Fail, Pass), both(Pass, Pass)],
        &[],
        &[
            &[(BLOCK, New)],
            &[(PUBLIC, New)],
            &[(PUBLIC, Updated), (BLOCK, Resolved)],
            &[(PUBLIC, Resolved)],
        ],
    );
}

#[test]
fn a_finding_that_was_not_sent_is_told_again() {
    let (mut told, mut state) = live(&[one(Fail, "1")], &[]);
    told.remove(0).remove(0).undo(&mut state);
    assert_eq!((state.findings[0].open, state.findings[0].sequence), (false, 0));
}

#[test]
fn a_withdrawn_rule_closes_its_finding() {
    let opened = change("a", 1, ChangeKind::Update);
    let mut state = advance(None, &opened);
    let judgement = Judgement {
        rule: rule(PUBLIC, Severity::High),
        verdict: Fail,
        evidence: "1".into(),
        reason: None,
    };
    let there = Terms {
        exceptions: &[],
        rule_of: &|id| Some(rule(id, Severity::High)),
        leaders_of: &|_| &[],
        is_told: &|_| true,
        again: None,
    };
    let gone = Terms {
        exceptions: &[],
        rule_of: &|_| None,
        leaders_of: &|_| &[],
        is_told: &|_| true,
        again: None,
    };
    apply(&mut state, &opened, &[judgement], &there);
    let next = change("b", 2, ChangeKind::Update);
    let mut state = advance(Some(state), &next);
    let events = apply(&mut state, &next, &[], &gone);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].finding.activity, Resolved);
    assert_eq!(events[0].finding.reason.as_deref(), Some("the rule was withdrawn"));
}

#[test]
fn other_words_of_a_rule_are_no_news() {
    let judged = |hash: &str| Judgement {
        rule: Arc::new(RuleInfo {
            hash: hash.into(),
            description: hash.into(),
            ..(*rule(PUBLIC, Severity::High)).clone()
        }),
        verdict: Fail,
        evidence: "1".into(),
        reason: None,
    };
    let terms = Terms {
        exceptions: &[],
        rule_of: &|id| Some(rule(id, Severity::High)),
        leaders_of: &|_| &[],
        is_told: &|_| true,
        again: None,
    };
    let first = change("a", 1, ChangeKind::Update);
    let mut state = advance(None, &first);
    assert_eq!(apply(&mut state, &first, &[judged("1")], &terms).len(), 1);
    let next = change("b", 2, ChangeKind::Update);
    let mut state = advance(Some(state), &next);
    assert!(apply(&mut state, &next, &[judged("2")], &terms).is_empty());
    assert_eq!(state.findings[0].rule_hash, "2");
}
