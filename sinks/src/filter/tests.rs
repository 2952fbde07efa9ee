//! Conditions: what passes, what does not because it is not known, and how mistakes are named.
#![allow(clippy::unwrap_used, clippy::expect_used)]
use super::*;
use crate::sample;

fn passes(condition: &str) -> bool {
    let filter: Filter = serde_json::from_value(serde_json::json!({ "where": condition })).unwrap();
    filter.passes(&sample::marked(Activity::New, 1, 1))
}

/// The sample: severity low, an AWS bucket of owner `nobody` in environment `test`, without an account name.
#[test]
fn conditions_hold_or_not() {
    let check = |condition: &str, expect: bool| assert_eq!(passes(condition), expect, "{condition}");
    check("severity >= 'low'", true);
    check("severity > 'low'", false);
    check("severity >= 'informational' AND severity < 'medium'", true);
    check("severity BETWEEN 'medium' AND 'critical'", false);
    check("environment = 'test'", true);
    check("environment <> 'test'", false);
    check("environment IN ('prod', 'test')", true);
    check("environment NOT IN ('prod', 'test')", false);
    check("rule LIKE 'tripline%test' AND NOT (provider = 'azure')", true);
    check("rule LIKE 'trip_ine_sink_test'", true);
    check("rule LIKE '%sink'", false);
    check("rule NOT LIKE 'aws_%'", true);
    check("resource_uid LIKE 'arn:aws:s3:::%-test' OR actor = 'x'", true);
    check("tag('purpose') = 'test'", true);
    check("framework('nist_csf_2.0')", true);
    check("NOT framework('cis_aws_7.0')", true);
    check("activity = 'new'", true);
    check("priority >= 20 AND priority < 21", true);
    check("priority BETWEEN 60 AND 100", false);
}

/// What the finding does not say is neither equal nor unequal.
#[test]
fn what_is_not_known_does_not_pass() {
    let check = |condition: &str, expect: bool| assert_eq!(passes(condition), expect, "{condition}");
    check("account_name = 'x'", false);
    check("account_name <> 'x'", false);
    check("NOT account_name = 'x'", false);
    check("account_name NOT IN ('x')", false);
    check("tag('team') <> 'x'", false);
    check("account_name IS NULL", true);
    check("account_name IS NOT NULL", false);
    check("account_name = 'x' OR severity = 'low'", true);
    check("label('tier') IS NULL AND tag('purpose') IS NOT NULL", true);
}

#[test]
fn mistakes_are_named() {
    let check = |condition: &str, expect: &str| {
        let said = serde_json::from_value::<Filter>(serde_json::json!({ "where": condition }))
            .unwrap_err()
            .to_string();
        assert!(said.contains(expect), "{condition}: {said}");
    };
    check(
        "enviroment = 'prod'",
        "there is no column \"enviroment\"; there are severity",
    );
    check("severity >= 'hi'", "\"hi\" is no severity");
    check("severity >= 3", "write it in single quotes");
    check("priority >= 'high'", "write a number from 1 to 100");
    check("environment = prod", "write it in single quotes");
    check("environment = NULL", "write IS NULL");
    check("'prod' = environment", "a column stands on the left");
    check("lower(environment) = 'prod'", "is no column");
    check("environment", "is no condition; a condition knows AND");
    check("environment = 'prod' environment", "nothing may follow");
    check("environment = 'prod", "Unterminated");
    check("environment ~ 'p'", "is not known; a condition knows");
    check("framework('a', 'b')", "is no condition");
    check("1 = 1", "is no column");
    check("(SELECT 1) = 'x'", "is no column");
    check(
        &format!("{}severity = 'low'{}", "(".repeat(2_000), ")".repeat(2_000)),
        "recursion",
    );
}

#[test]
fn a_chain_is_bounded() {
    let chain = |links: usize| serde_json::json!({ "where": vec!["rule = 'x'"; links].join(" AND ") });
    assert!(serde_json::from_value::<Filter>(chain(500)).is_ok());
    let long = |length: usize| format!("rule = '{}'", "x".repeat(length - "rule = ''".len()));
    for (length, is_read) in [(8_191, true), (8_192, true), (8_193, false)] {
        let filter = serde_json::from_value::<Filter>(serde_json::json!({ "where": long(length) }));
        assert_eq!(filter.is_ok(), is_read, "{length}");
    }
    let refused = serde_json::from_value::<Filter>(chain(20_000)).unwrap_err();
    assert!(refused.to_string().contains("at most 8192"), "{refused}");
}

#[test]
fn a_pattern_takes_no_longer_than_it_must() {
    let mut finding = sample::marked(Activity::New, 1, 1);
    finding.resource.uid = "a".repeat(2_000);
    let pattern = format!("resource_uid LIKE '{}b'", "%a".repeat(200));
    let filter: Filter = serde_json::from_value(serde_json::json!({ "where": pattern })).unwrap();
    let started = std::time::Instant::now();
    assert!(!filter.passes(&finding));
    assert!(started.elapsed().as_secs() < 5);
}
