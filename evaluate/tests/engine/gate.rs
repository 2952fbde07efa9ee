//! Change gating: what is not judged again is exactly what judging again would have said. A stage that remembers is held to one
//! that is restarted before each batch and therefore judges everything.

use std::collections::BTreeMap;
use std::sync::Arc;

use evaluate::engine::Detail;
use evaluate::engine::asked::{Asked, Before};
use evaluate::{Config, Evaluate};
use pipeline::bus::{KeyedStore, Outgoing};
use pipeline::transform::Stage;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{ChangeKind, Completeness, ConfigChange};

use crate::fixture::{NOW, change, received, try_engine};

const TABLE: &str = "/* buckets */ CREATE VIEW bucket AS SELECT resource_uid, tags,
  json_get_bool(configuration, 'public') AS public, json_texts(configuration, 'members') AS members,
  json_get_array(configuration, 'grants') AS grants FROM changes WHERE resource_type = 'bucket'";

const RULES: [(&str, &str); 4] = [
    (
        "open",
        "SELECT public, members FROM bucket WHERE public OR any_match(members, lambda m : m = 'allUsers')",
    ),
    (
        "granted",
        "SELECT grants FROM bucket WHERE any_match(grants, lambda g : json_get_int(g, 'port') < 22)",
    ),
    ("untagged", "SELECT tags FROM bucket WHERE NOT json_has(tags, 'owner')"),
    (
        "members",
        "SELECT members FROM bucket WHERE members IS NOT NULL AND array_length(members) > 1",
    ),
];

/// Numbers that look random (Knuth's MMIX multiplier).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

fn some_change(numbers: &mut Numbers, number: i64) -> ConfigChange {
    let public = numbers.pick(&["true", "false", "null", "1", r#"{"$unknown":"x"}"#]);
    let members = numbers.pick(&[r#"["allUsers"]"#, r#"["a","b"]"#, "[]", "null"]);
    let grants = numbers.pick(&["[]", r#"[{"port":21}]"#, r#"[{"port":23},{"port":"x"}]"#]);
    let unread = numbers.below(3);
    let mut change = change(
        "aws_config",
        "bucket",
        &format!(r#"{{"public":{public},"members":{members},"unread":{unread},"grants":{grants}}}"#),
    );
    change.id = format!("c{number}");
    change.resource_uid = format!("r{}", numbers.below(3));
    change.time = NOW + number - i64::try_from(numbers.below(2)).unwrap();
    // A day a step, so that the exception ends in the middle.
    change.observed_at = NOW + number * 86_400_000;
    match numbers.below(12) {
        0 => (change.kind, change.configuration) = (ChangeKind::Delete, None),
        1 => change.completeness = Completeness::Reference,
        2 => change.completeness = Completeness::Partial,
        3 => change.tags = BTreeMap::from([("owner".to_owned(), "o".to_owned())]),
        _ => {}
    }
    change
}

fn stage(exceptions: bool, state: &KeyedStore) -> Evaluate {
    let engine = Arc::new(try_engine(&[("bucket", TABLE)], &RULES).unwrap());
    let mut config = Config::default();
    if exceptions {
        let exception = r#"[{"rule": "open", "reason": "known", "approver": "a", "expires": "2026-11-12"}]"#;
        config.exceptions = serde_json::from_str(exception).unwrap();
    }
    let codec = Arc::new(Codec::embedded().unwrap());
    let mut stage = Evaluate::new(engine, codec, &config, Box::new(|_| ()), Topic::Changes);
    stage.assigned(0, state.clone());
    stage
}

fn check(seed: u64, exceptions: bool) {
    let (codec, mut numbers) = (Codec::embedded().unwrap(), Numbers(seed));
    let state = KeyedStore::in_memory();
    let (mut remembers, mut forgets) = (stage(exceptions, &state), stage(exceptions, &state));
    let mut last: Option<ConfigChange> = None;
    for batch in 0..12_i64 {
        let mut changes = Vec::new();
        for position in 0..=i64::try_from(numbers.below(3)).unwrap() {
            let mut change = some_change(&mut numbers, 2 * (batch * 4 + position));
            // Half of the changes say nothing new.
            if let Some(last) = last.as_ref().filter(|_| numbers.below(2) == 0) {
                change.configuration.clone_from(&last.configuration);
                change.resource_uid.clone_from(&last.resource_uid);
                change.tags.clone_from(&last.tags);
                (change.kind, change.completeness) = (last.kind, last.completeness);
            }
            last = Some(change.clone());
            changes.push(received(1, codec.encode_change(&change).unwrap().into()));
        }
        forgets.assigned(0, state.clone());
        let (one, other): (Vec<Outgoing>, _) =
            (remembers.process(&changes).unwrap(), forgets.process(&changes).unwrap());
        assert_eq!(one, other, "seed {seed}, batch {batch}");
        state.apply(&one);
    }
}

#[test]
fn a_stage_that_remembers_says_what_one_that_judges_all_says() {
    for seed in 0..150 {
        check(seed, seed % 3 == 0);
    }
}

#[test]
fn what_no_rule_reads_is_no_reason_to_judge_again() {
    let rules = [RULES[0], RULES[1]];
    let engine = try_engine(&[("bucket", TABLE)], &rules).unwrap();
    let bucket = |configuration: &str| change("aws_config", "bucket", configuration);
    let first = bucket(r#"{"public":true,"grants":[{"port":1,"x":1}],"unread":1}"#);
    let ask = |change: &ConfigChange, before| {
        engine
            .answer(
                &[Asked {
                    change,
                    before,
                    at: None,
                }],
                Detail::Findings,
            )
            .pop()
            .unwrap()
    };
    let answer = ask(&first, Before::Nothing);
    assert_eq!(answer.verdicts.map(|verdicts| verdicts.len()), Some(2));
    let before = Before::Print(answer.print.unwrap());
    for (configuration, again) in [
        (r#"{"public":true,"grants":[{"port":1,"x":1}],"unread":2}"#, false),
        (
            r#"{"unread":[{"public":false}],"grants":[{"port":1,"x":1}],"public":true}"#,
            false,
        ),
        (r#"{"public":false,"grants":[{"port":1,"x":1}],"unread":1}"#, true),
        (r#"{"public":true,"grants":[{"port":2,"x":1}],"unread":1}"#, true),
        (r#"{"public":true,"unread":1}"#, true),
        (r#"{"public":true,"grants":[{"port":1,"x":1}],"unread":1"#, true),
    ] {
        let answer = ask(&bucket(configuration), before);
        assert_eq!(answer.verdicts.is_some(), again, "{configuration}");
    }
    let tagged = ConfigChange {
        tags: BTreeMap::from([("a".to_owned(), "b".to_owned())]),
        time: NOW + 1,
        ..first.clone()
    };
    assert!(
        ask(&tagged, before).verdicts.is_none(),
        "neither tags nor times are read"
    );
}

#[test]
fn what_the_clock_decides_is_always_judged() {
    let rule = "SELECT public FROM bucket WHERE days_since(json_get_str(tags, 'made')) > 90";
    let engine = try_engine(&[("bucket", TABLE)], &[("old", rule)]).unwrap();
    let bucket = change("aws_config", "bucket", "{}");
    let asked = Asked {
        change: &bucket,
        before: Before::Nothing,
        at: None,
    };
    let answer = engine.answer(&[asked], Detail::Findings).pop().unwrap();
    assert_eq!(
        (answer.print, answer.verdicts.map(|verdicts| verdicts.len())),
        (None, Some(1))
    );
}

#[test]
fn the_proof_of_some_rules_is_what_all_of_them_say() {
    let judge = evaluate::Judge::new(Arc::new(try_engine(&[("bucket", TABLE)], &RULES).unwrap()));
    let mut numbers = Numbers(7);
    for number in 0..200 {
        let change = some_change(&mut numbers, number);
        let whole = judge.judge(&[&change], Detail::All).concat();
        let some = ["members", "granted", "no such rule"];
        let expect: Vec<_> = whole
            .into_iter()
            .filter(|said| some.contains(&said.rule.id.as_str()))
            .collect();
        assert_eq!(judge.proof(&change, &some), expect, "{change:?}");
    }
}
