//! Random rules on random records: the engine must say exactly what plain DataFusion over a `MemTable` says.

use evaluate::oracle;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use schemas::Clock;

use crate::fixture::{NOW, change, judge, pack, try_engine, verdict};

/// Three branches of one table that name their columns in another order, or not at all; a computed list of structs, defaults, and a
/// table over it.
const TABLES: [(&str, &str); 2] = [
    (
        "thing",
        r"/* Things. */
CREATE VIEW thing AS
SELECT resource_uid, shape, json_get_int(configuration, 'port') AS port, json_bool_or(false, configuration, 'on') AS on_,
  configuration ->> 'name' AS name, json_texts(configuration, 'ranges') AS ranges,
  array_transform(json_get_array(configuration, 'rules'), lambda r : named_struct(
    'from_port', json_get_int(r, 'from'), 'to_port', json_get_int(r, 'to'), 'ranges', json_texts(r, 'ranges'))) AS rules
FROM changes WHERE shape = 'one' AND resource_type = 'thing'
UNION ALL BY NAME
SELECT shape, resource_uid, json_get_int(configuration, 'port') AS port, json_get_bool(configuration, 'on') AS on_,
  coalesce(configuration ->> 'name', 'none') AS name, json_texts_or_empty(configuration, 'ranges') AS ranges,
  array_transform(json_array_or_empty(configuration, 'rules'), lambda r : named_struct(
    'from_port', json_int_or(0, r, 'from'), 'to_port', json_int_or(65535, r, 'to'), 'ranges', json_texts_or_empty(r, 'ranges'))) AS rules,
  json_get_int(configuration, 'port') AS second_port
FROM changes WHERE shape = 'two' AND resource_type = 'thing'
UNION ALL BY NAME
SELECT json_get_str(configuration, 'name') AS name, resource_uid FROM changes WHERE shape = 'three' AND resource_type = 'thing'",
    ),
    (
        "named_thing",
        "/* Things that may have a name. */ CREATE VIEW named_thing AS SELECT port, second_port, on_, name, ranges, rules, lower(name) AS lower_name FROM thing WHERE name IS NULL OR name <> 'hidden'",
    ),
];

fn atom() -> impl Strategy<Value = String> {
    let comparison = prop::sample::select(vec!["=", "<>", "<", ">="]);
    prop_oneof![
        (comparison, 20..25_i64).prop_map(|(operator, number)| format!("port {operator} {number}")),
        Just("second_port = port".to_owned()),
        Just("on_".to_owned()),
        Just("on_ IS NOT TRUE".to_owned()),
        Just("name IS NULL".to_owned()),
        Just("name LIKE 'a%'".to_owned()),
        Just("name IN ('a', 'b')".to_owned()),
        Just("coalesce(name, 'b') = 'b'".to_owned()),
        Just("array_length(ranges) > 1".to_owned()),
        Just("any_match(ranges, lambda c : cidr_is_any(c))".to_owned()),
        Just("all_match(ranges, lambda c : cidr_is_public(c))".to_owned()),
        (20..25_i64)
            .prop_map(|port| format!("any_match(rules, lambda r : port_in({port}, r['from_port'], r['to_port']))")),
        Just(
            "any_match(rules, lambda r : any_match(r['ranges'], lambda c : cidr_is_any(c)) AND r['from_port'] <= 22)"
                .to_owned()
        ),
        Just("all_match(rules, lambda r : r['to_port'] - r['from_port'] < 5 OR r['from_port'] IS NULL)".to_owned()),
        Just("CASE WHEN on_ THEN port > 22 ELSE name = 'a' END".to_owned()),
        construct(),
    ]
}

/// What rules and tables of the pack are made of, each once.
const CONSTRUCTS: [&str; 52] = [
    "name NOT IN ('a', NULL)",
    "name IN ('a', 'b', 'c', 'd', NULL)",
    "port IN (20, 22, 24, 26)",
    "port BETWEEN 21 AND 23",
    "port NOT BETWEEN 21 AND 23",
    "name LIKE '%d%e_'",
    "name NOT LIKE '%b'",
    "name ILIKE 'HID%'",
    "name ~ '^[ab]$'",
    "name !~ '^h.*n$'",
    "name ~* 'HIDDEN'",
    "regexp_like(name, 'h(i|o)d')",
    "regexp_replace(name, '^(.)(.*)$', '\\2\\1') = 'iddenh'",
    "regexp_replace(name, '[dn]', '', 'g') = 'hie'",
    "(regexp_match(name, '(i)(d)'))[2] = 'd'",
    "upper(name) = 'A' OR lower(name) = 'b'",
    "starts_with(name, 'hid')",
    "strpos(name, 'd') = 3",
    "substr(name, 2, 3) = 'idd'",
    "split_part(name, 'd', 3) = 'en'",
    "replace(name, 'd', '') = 'hien'",
    "rtrim(name, 'n') || 'x' = 'hiddex'",
    "concat(name, CAST(port AS VARCHAR), 'x') = 'a22x'",
    "nullif(name, 'a') IS NULL",
    "nullif(port, 22) < 24",
    "on_ IS DISTINCT FROM (port > 22)",
    "on_ IS NOT DISTINCT FROM NULL",
    "on_ IS UNKNOWN",
    "on_ IS NOT FALSE",
    "on_ = (name = 'a')",
    "TRY_CAST(name AS BIGINT) = 7",
    "CAST(port AS DOUBLE) / 2 > 11.0",
    "port % 2 = 0",
    "-port < -22",
    "port * 2 - 1 >= 45",
    "CASE port WHEN 22 THEN on_ WHEN 23 THEN NOT on_ END",
    "CASE name WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE port END > 1",
    "array_has(ranges, '0.0.0.0/0')",
    "array_has(array_concat(ranges, make_array('x')), 'x')",
    "array_length(array_concat(ranges, coalesce(ranges, make_array(CAST(NULL AS VARCHAR))))) > 2",
    "ranges[1] = '0.0.0.0/0'",
    "ranges[-1] IS NULL",
    "array_length(array_filter(rules, lambda r : r['from_port'] = 22)) > 0",
    "array_filter(rules, lambda r : r['from_port'] = 22)[1]['to_port'] = 24",
    "any_match(array_transform(rules, lambda r : r['from_port'] + 1), lambda n : n > 22)",
    "array_min(array_transform(rules, lambda r : r['to_port'])) < 24",
    "any_match(flatten(array_transform(rules, lambda r : r['ranges'])), lambda c : c = '::/0')",
    "any_match(rules, lambda r : any_match(ranges, lambda c : c = name OR array_has(r['ranges'], c)))",
    "any_match(make_array('a', name, NULL), lambda x : x = 'b')",
    "array_to_string(ranges, '+') = '10.0.0.0/8'",
    "array_has_all(ranges, make_array('8.8.8.8/32'))",
    "any_match(string_to_array(name, 'd'), lambda part : part = 'hi')",
];

fn construct() -> impl Strategy<Value = String> {
    prop::sample::select(CONSTRUCTS.to_vec()).prop_map(|construct| format!("({construct})"))
}

fn condition() -> impl Strategy<Value = String> {
    atom().prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} AND {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            inner.clone().prop_map(|a| format!("NOT ({a})")),
            inner.prop_map(|a| format!("({a}) IS TRUE")),
        ]
    })
}

fn member(values: Vec<&'static str>) -> impl Strategy<Value = Option<&'static str>> {
    prop::option::weighted(0.8, prop::sample::select(values))
}

const RANGES: [&str; 7] = [
    r#"["0.0.0.0/0"]"#,
    r#"["10.0.0.0/8", "8.8.8.8/32"]"#,
    r#"["10.0.0.0/8", null]"#,
    r#"[{"$unknown": "x"}]"#,
    "[]",
    "null",
    r#""::/0""#,
];

fn object(members: Vec<(&str, Option<impl AsRef<str>>)>) -> String {
    let members = members
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name:?}: {}", value?.as_ref())));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

fn range_rule() -> impl Strategy<Value = String> {
    let port = || member(vec!["20", "22", "\"22\"", "24", "null", "true"]);
    (port(), port(), member(RANGES.to_vec()))
        .prop_map(|(from, to, ranges)| object(vec![("from", from), ("to", to), ("ranges", ranges)]))
}

fn record() -> impl Strategy<Value = (&'static str, String)> {
    let rules = prop::option::weighted(0.8, prop::collection::vec(range_rule(), 0..3));
    let port = member(vec!["22", "\"23\"", "22.0", "null", "[]", r#"{"$unknown": "later"}"#]);
    let on = member(vec![
        "true",
        "false",
        "\"True\"",
        "1",
        "null",
        "\"yes\"",
        r#"{"$unknown": "later"}"#,
    ]);
    let name = member(vec!["\"a\"", "\"b\"", "\"hidden\"", "null", "7"]);
    (
        prop::sample::select(vec!["one", "two", "three", "four"]),
        port,
        on,
        name,
        member(RANGES.to_vec()),
        rules,
    )
        .prop_map(|(shape, port, on, name, ranges, rules)| {
            let rules = rules.map(|rules| format!("[{}]", rules.join(", ")));
            let fields = [("port", port), ("on", on), ("name", name), ("ranges", ranges)];
            let mut members: Vec<(&str, Option<String>)> = fields
                .into_iter()
                .map(|(key, value)| (key, value.map(str::to_owned)))
                .collect();
            members.push(("rules", rules));
            (shape, object(members))
        })
}

#[test]
fn the_engine_agrees_with_plain_datafusion() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let table = prop::sample::select(vec!["thing", "named_thing"]);
    let inputs = (table, condition(), condition(), prop::collection::vec(record(), 1..8));
    let run = |(table, condition, other, records): (&str, String, String, Vec<(&str, String)>)| {
        let rule = format!("SELECT name, port, rules FROM {table} WHERE {condition}");
        let second = format!("SELECT port FROM thing WHERE {other}");
        let rules = [("first", rule.as_str()), ("second", second.as_str())];
        let (judge, pack) = (judge(&TABLES, &rules), pack(&TABLES, &rules));
        for (shape, configuration) in records {
            let record = change(shape, "thing", &configuration);
            let said = verdict_of(&judge, &record, "first");
            let clock = Clock::fixed(NOW);
            let expect = runtime
                .block_on(oracle::verdict(&pack, &pack.rules[0], &record, clock))
                .unwrap();
            prop_assert_eq!(said, expect, "{} on {} {}", rule, shape, configuration);
        }
        Ok(())
    };
    runner.run(&inputs, run).unwrap();
}

fn verdict_of(judge: &evaluate::Judge, record: &schemas::ConfigChange, id: &str) -> Option<schemas::Verdict> {
    let verdicts = crate::fixture::verdicts(judge, record);
    verdicts
        .into_iter()
        .find(|(rule, _)| rule == id)
        .map(|(_, verdict)| verdict)
}

#[test]
fn a_batch_says_what_each_record_by_itself_says() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let inputs = (condition(), prop::collection::vec(record(), 2..16));
    runner
        .run(&inputs, |(condition, records)| {
            let rule = format!("SELECT name FROM thing WHERE {condition}");
            let judge = judge(&TABLES, &[("first", &rule)]);
            let records: Vec<_> = records
                .iter()
                .map(|(shape, configuration)| change(shape, "thing", configuration))
                .collect();
            let batch = judge.judge(&records.iter().collect::<Vec<_>>(), evaluate::engine::Detail::All);
            for (record, judged) in records.iter().zip(batch) {
                prop_assert_eq!(
                    verdict(&judge, record),
                    judged.first().map(|judgement| judgement.verdict)
                );
            }
            Ok(())
        })
        .unwrap();
}

/// So many pairs of rule and record; `PAIRS` asks for more.
#[allow(clippy::disallowed_methods, reason = "a long run is asked for by hand")]
fn pairs() -> usize {
    std::env::var("PAIRS")
        .ok()
        .and_then(|pairs| pairs.parse().ok())
        .unwrap_or(20_000)
}

/// Where they begin: `SEED`, or another one each time.
#[allow(clippy::disallowed_methods, reason = "a run can be repeated")]
fn seed() -> u64 {
    let given = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| {
        u64::from(std::process::id()) << 32 | u64::from(std::time::UNIX_EPOCH.elapsed().unwrap().subsec_nanos())
    })
}

const RECORDS: usize = 100;

#[test]
fn the_native_form_agrees_with_datafusions_expressions() {
    let seed = seed();
    // Shown where it fails.
    println!("SEED={seed} PAIRS={}", pairs());
    let mut whole = [0; 32];
    whole[..8].copy_from_slice(&seed.to_le_bytes());
    let config = ProptestConfig {
        cases: u32::try_from(pairs() / RECORDS).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &whole));
    let table = prop::sample::select(vec!["thing", "named_thing"]);
    let inputs = (table, condition(), prop::collection::vec(record(), RECORDS));
    let run = |(table, condition, records): (&str, String, Vec<(&str, String)>)| {
        let rule = format!("SELECT name, port, on_, ranges, rules FROM {table} WHERE {condition}");
        let native = try_engine(&TABLES, &[("first", &rule)]).unwrap();
        let expressions = try_engine(&TABLES, &[("first", &rule)]).unwrap().without_native();
        let records: Vec<_> = records
            .iter()
            .map(|(shape, configuration)| change(shape, "thing", configuration))
            .collect();
        let records: Vec<_> = records.iter().collect();
        let said = native.evaluate(&records, evaluate::engine::Detail::All);
        let expect = expressions.evaluate(&records, evaluate::engine::Detail::All);
        for (record, (said, expect)) in records.iter().zip(said.iter().zip(&expect)) {
            prop_assert_eq!(said, expect, "{} on {:?}", rule, record.configuration);
        }
        prop_assert_eq!(native.fallbacks(), Vec::new(), "{}", rule);
        Ok(())
    };
    runner.run(&inputs, run).unwrap();
}

#[test]
fn every_construct_has_a_native_form_and_decides_as_datafusion_does() {
    let ranges = RANGES.iter().flat_map(|ranges| {
        [
            object(vec![
                ("name", Some("\"hidden\"")),
                ("port", Some("22")),
                ("on", Some("true")),
                ("ranges", Some(ranges)),
            ]),
            object(vec![
                ("name", Some("\"a\"")),
                ("port", Some("23")),
                ("ranges", Some(ranges)),
            ]),
        ]
    });
    let records: Vec<_> = ranges
        .map(|configuration| change("one", "thing", &configuration))
        .collect();
    let records: Vec<_> = records.iter().collect();
    for construct in CONSTRUCTS {
        let rule = format!("SELECT name FROM thing WHERE {construct}");
        let native = try_engine(&TABLES, &[("first", &rule)]).unwrap();
        let expressions = try_engine(&TABLES, &[("first", &rule)]).unwrap().without_native();
        let said = native.evaluate(&records, evaluate::engine::Detail::All);
        assert_eq!(
            said,
            expressions.evaluate(&records, evaluate::engine::Detail::All),
            "{construct}"
        );
        assert_eq!(native.fallbacks(), Vec::new(), "{construct}");
    }
}
