//! What a rule may cost: time, steps and memory. One that wants more is unknown, with the reason, and named; the others decide.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use evaluate::Judge;
use evaluate::engine::Detail;
use schemas::{ConfigChange, Verdict};

use crate::fixture::{change, try_engine};

/// One of each kind that decides: native, DataFusion's expressions, a plan.
const OTHERS: [(&str, &str, Verdict); 3] = [
    (
        "native",
        "SELECT resource_uid FROM changes WHERE json_get_bool(configuration, 'open')",
        Verdict::Fail,
    ),
    (
        "expressions",
        "SELECT resource_uid FROM changes WHERE levenshtein(resource_type, 'bucket') = 0",
        Verdict::Fail,
    ),
    (
        "plan",
        "SELECT resource_uid FROM (SELECT resource_uid, unnest(json_get_array(configuration, 'few')) AS e FROM changes) WHERE e = '3'",
        Verdict::Fail,
    ),
];

struct Asked {
    verdicts: BTreeMap<String, (Verdict, String)>,
    stopped: BTreeMap<String, String>,
    took: Duration,
}

/// What one more rule and the others say of a record.
fn ask(rule: &str, record: &ConfigChange, native: bool) -> Asked {
    let mut rules: Vec<(&str, &str)> = OTHERS.iter().map(|(id, sql, _)| (*id, *sql)).collect();
    rules.push(("greedy", rule));
    let mut engine = try_engine(&[], &rules).unwrap_or_else(|errors| panic!("{rule}: {errors:?}"));
    if !native {
        engine = engine.without_native();
    }
    let judge = Judge::new(Arc::new(engine));
    let begun = Instant::now();
    let judgements = judge.judge(&[record], Detail::Findings).concat();
    let said = |judgement: evaluate::Judgement| {
        let reason = judgement.reason.unwrap_or_default();
        (judgement.rule.id.clone(), (judgement.verdict, reason))
    };
    Asked {
        verdicts: judgements.into_iter().map(said).collect(),
        stopped: judge.engine().stopped(),
        took: begun.elapsed(),
    }
}

/// The rule is unknown with these words and named with them, the others decide, and soon.
fn check(rule: &str, record: &ConfigChange, native: bool, words: &str) {
    let said = ask(rule, record, native);
    for (id, _, expect) in OTHERS {
        assert_eq!(said.verdicts[id].0, expect, "{rule}: {id}: {:?}", said.verdicts[id]);
    }
    let (verdict, reason) = &said.verdicts["greedy"];
    assert_eq!(*verdict, Verdict::Unknown, "{rule}");
    assert!(reason.contains(words), "{rule}: {reason}");
    assert!(said.stopped["greedy"].contains(words), "{rule}: {:?}", said.stopped);
    assert_eq!(said.stopped.len(), 1, "{rule}: {:?}", said.stopped);
    assert!(said.took < Duration::from_secs(30), "{rule}: {:?}", said.took);
}

/// A list of so many elements, and beside it a text of so many characters.
fn record(elements: usize, characters: usize) -> ConfigChange {
    let list: Vec<String> = (0..elements).map(|at| at.to_string()).collect();
    let (list, text) = (list.join(","), "a".repeat(characters));
    change(
        "aws_config",
        "bucket",
        &format!(r#"{{"open": true, "few": [1, 2, 3], "list": [{list}], "text": "{text}"}}"#),
    )
}

#[test]
fn a_rule_that_does_not_end_costs_itself_alone() {
    let large = record(100, 600_000);
    for rule in [
        // One call that takes minutes, as an expression and in a plan.
        "SELECT resource_uid FROM changes WHERE levenshtein(configuration, repeat('b', 10000)) > 3",
        "SELECT resource_uid FROM (SELECT resource_uid, configuration, unnest(json_get_array(configuration, 'few')) AS e FROM changes)
         WHERE levenshtein(configuration, repeat(e, 10000)) < 0",
        // Rows without end, a few at a time.
        "SELECT resource_uid FROM (SELECT resource_uid, unnest(generate_series(1, 10000)) AS c
         FROM (SELECT resource_uid, unnest(generate_series(1, 10000)) AS b
         FROM (SELECT resource_uid, unnest(generate_series(1, 10000)) AS a FROM changes))) WHERE c < 0",
        "SELECT resource_uid FROM (SELECT resource_uid, levenshtein(repeat('a', 2000), repeat(CAST(n AS text), 2000)) AS l
         FROM (SELECT resource_uid, unnest(generate_series(1, 10000)) AS n FROM changes)) WHERE l < 0",
    ] {
        check(rule, &large, true, "it did not end within 2s");
    }
}

#[test]
fn a_rule_that_takes_too_much_memory_costs_itself_alone() {
    let large = record(20_000, 200_000);
    for rule in [
        "SELECT resource_uid FROM changes WHERE repeat(configuration, 10000) = 'a'",
        "SELECT resource_uid FROM changes WHERE lpad(resource_uid, 10000, 'b') = 'a' OR replace(repeat(configuration, 2), 'a', configuration) = 'b'",
        "SELECT resource_uid FROM changes WHERE regexp_replace(repeat(configuration, 10), 'a*', configuration, 'g') = 'a'",
        "SELECT resource_uid FROM changes WHERE array_length(array_repeat(configuration, 10000)) = 1",
        "SELECT resource_uid FROM changes WHERE array_to_string(array_repeat('a', 9000), configuration) = 'a'",
        // A reasonable rule and an unreasonable record.
        "SELECT configuration FROM (SELECT configuration, unnest(json_get_array(configuration, 'list')) AS e FROM changes) WHERE e = 'x'",
        "SELECT resource_uid, count(*) AS n FROM (SELECT resource_uid, repeat(e, 3000) AS e
         FROM (SELECT resource_uid, unnest(json_get_array(configuration, 'list')) AS e FROM changes)) GROUP BY resource_uid, e HAVING count(*) > 1",
    ] {
        check(rule, &large, true, "it wants too much memory");
    }
    let copied = "SELECT resource_uid FROM changes WHERE any_match(json_get_array(configuration, 'list'), lambda e : json_as_text(configuration, 'text') = e)";
    check(copied, &large, false, "it wants too much memory");
}

#[test]
fn what_is_evaluated_natively_has_a_bound_in_steps_and_memory() {
    let large = record(20_000, 200_000);
    let check = |rule: &str, words: &str| check(rule, &large, true, words);
    check(
        "SELECT resource_uid FROM changes WHERE any_match(json_get_array(configuration, 'list'), lambda a :
         any_match(json_get_array(configuration, 'list'), lambda b : a = 'x' AND b = 'y'))",
        "it takes more than 10000000 steps",
    );
    check(
        "SELECT resource_uid FROM changes WHERE wildcard_match(concat('*', json_as_text(configuration, 'text'), 'b'), json_as_text(configuration, 'text'))",
        "it takes more than 10000000 steps",
    );
    check(
        "SELECT resource_uid FROM changes WHERE any_match(json_get_array(configuration, 'list'), lambda a : concat(configuration, a) = 'x')",
        "it wants too much memory",
    );
    check(
        "SELECT resource_uid FROM changes WHERE replace(json_as_text(configuration, 'text'), 'a', configuration) = 'x'",
        "it wants too much memory",
    );
    check(
        "SELECT resource_uid FROM changes WHERE regexp_replace(json_as_text(configuration, 'text'), 'a', repeat('b', 400), 'g') = 'x'",
        "it wants too much memory",
    );
}

/// Every level doubles what the one before it makes.
#[test]
fn a_rule_that_doubles_itself_again_and_again_is_answered() {
    let mut from = "(SELECT resource_uid, resource_uid AS x FROM changes)".to_owned();
    for _ in 0..20 {
        from = format!("(SELECT resource_uid, concat(x, x) AS x FROM {from} AS t)");
    }
    let begun = Instant::now();
    let _ = try_engine(
        &[],
        &[(
            "doubling",
            &format!("SELECT resource_uid FROM {from} AS t WHERE x = 'a'"),
        )],
    );
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}
