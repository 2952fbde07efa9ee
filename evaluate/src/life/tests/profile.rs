//! What a profile leaves out is kept in the state alone, and does not lead.

use super::*;

/// Tells one step more, by a profile.
fn step(
    state: ResourceState,
    number: i64,
    judged: &[(&str, Verdict)],
    profile: &[&str],
) -> (Vec<String>, ResourceState) {
    let (rules, leaders) = (rules(), [PUBLIC.to_owned()]);
    let find = |id: &str| rules.iter().find(|rule| rule.id == id).map(Arc::clone);
    let terms = Terms {
        exceptions: &[],
        rule_of: &find,
        leaders_of: &|id| if id == BLOCK { &leaders[..] } else { &[] },
        is_told: &|id| profile.contains(&id),
        again: None,
    };
    let judgement = |(id, verdict): &(&str, Verdict)| Judgement {
        rule: find(id).unwrap(),
        verdict: *verdict,
        evidence: "1".into(),
        reason: None,
    };
    let judgements: Vec<Judgement> = judged.iter().map(judgement).collect();
    let change = change(&format!("p{number}"), number, ChangeKind::Update);
    let mut state = advance(Some(state), &change);
    let events = apply(&mut state, &change, &judgements, &terms);
    let said = |event: Event| format!("{} {}", event.finding.activity.as_str(), event.finding.rule.id);
    (events.into_iter().map(said).collect(), state)
}

#[test]
fn a_rule_outside_the_profile_is_kept_in_the_state_alone() {
    let start = ResourceState::new("arn:aws:s3:::b");
    let (none, state) = step(start, 1, &[(PUBLIC, Fail)], &[BLOCK]);
    assert!(none.is_empty(), "{none:?}");
    assert_eq!((state.findings[0].verdict, state.findings[0].open), (Fail, false));
    let (told, state) = step(state, 2, &[(PUBLIC, Fail)], &[PUBLIC, BLOCK]);
    assert_eq!(told, ["new aws_s3_bucket_public"]);
    let (told, state) = step(state, 3, &[(PUBLIC, Fail)], &[BLOCK]);
    assert_eq!(told, ["suppressed aws_s3_bucket_public"]);
    let (told, state) = step(state, 4, &[(PUBLIC, Fail)], &[BLOCK]);
    assert!(told.is_empty(), "{told:?}");
    let (told, state) = step(state, 5, &[(PUBLIC, Fail)], &[PUBLIC]);
    assert_eq!(told, ["reopened aws_s3_bucket_public"]);
    let (told, _) = step(state, 6, &[(PUBLIC, Pass)], &[]);
    assert_eq!(told, ["resolved aws_s3_bucket_public"]);
}

#[test]
fn a_leader_outside_the_profile_does_not_lead() {
    let both = [(PUBLIC, Fail), (BLOCK, Fail)];
    let start = || ResourceState::new("arn:aws:s3:::b");
    assert_eq!(step(start(), 1, &both, &[BLOCK]).0, ["new aws_s3_bucket_block"]);
    assert_eq!(step(start(), 1, &both, &[PUBLIC]).0, ["new aws_s3_bucket_public"]);
}
