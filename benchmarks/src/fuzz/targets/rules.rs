//! SQL of rules, as `rules check` reads it: every text gets an answer; what compiles judges a record within its bounds.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use cpu_time::ProcessTime;
use evaluate::engine::Detail;
use evaluate::rule::{Overlay, Rule};
use evaluate::{Engine, Judge, Pack};
use ingest::{Hints, decode};
use schemas::{Clock, ConfigChange};

use super::moment::NOW;

/// A rule may compute for so long on one record, at the most; how long a machine that has other work lets it wait says nothing.
const LONGEST: Duration = Duration::from_secs(8);

/// What stands behind the header.
const BODIES: [&str; 8] = [
    "SELECT resource_uid, json_get_array(configuration, 'a') AS a FROM changes
WHERE any_match(json_get_array(configuration, 'a', 0), lambda e : cidr_is_any(e ->> 'c') AND port_in(22, json_get_int(e, 'f'), 80))
  AND NOT json_has(tags, 'owner') OR resource_type IN ('a', NULL) AND CASE WHEN region LIKE 'eu%' THEN TRUE END",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS resource_uid FROM n, changes WHERE i > 0",
    "SELECT value FROM generate_series(1, 1000000000) WHERE value > 3",
    "SELECT resource_uid FROM changes WHERE repeat(repeat(configuration, 10000), 10000) = lpad(region, 9999, 'a')",
    "SELECT resource_uid, u, count(*) AS n FROM (SELECT resource_uid, unnest(json_get_array(configuration, 'a')) AS u FROM changes) GROUP BY resource_uid, u HAVING count(*) > 1",
    "SELECT resource_uid FROM (SELECT resource_uid, concat(x, x) AS x FROM (SELECT resource_uid, region || region AS x FROM changes)) WHERE x ~ 'a+' AND wildcard_match('*a*b', x)",
    "SELECT iam_policy_statements(configuration) AS s FROM changes WHERE iam_policy_public(configuration) AND version_at_least(region, '1.2') AND days_since(time) > 90",
    "SELECT array_to_string(array_concat(json_texts(configuration, 'a'), ['b']), ',') AS j FROM changes WHERE regexp_replace(region, '(a)|b', '\\1x', 'g') = substr(account, 2, 3) AND CAST(account AS bigint) % 7 = 1",
];

const HEADER: &str = "/*\nid: fuzz\ntitle: t\nseverity: low\ndescription: d\nremediation: {console: c}\n*/\n";

/// Rules of every kind, and those that the engine was attacked with.
pub fn seeds() -> Vec<Vec<u8>> {
    BODIES
        .iter()
        .map(|body| format!("{HEADER}{body}").into_bytes())
        .collect()
}

/// Compiled, checked and asked.
pub fn rules(data: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(data) else {
        return Ok(());
    };
    let Ok(rule) = Rule::parse(Path::new("fuzz.sql"), text, &Overlay::new()) else {
        return Ok(());
    };
    let pack = Pack {
        rules: vec![rule],
        ..Pack::default()
    };
    let Ok(engine) = Engine::new(&pack, Clock::fixed(NOW)) else {
        return Ok(());
    };
    let _ = engine.check();
    let (judge, begun) = (Judge::new(Arc::new(engine)), ProcessTime::now());
    let record = record().ok_or("there is no record to ask about")?;
    let _ = judge.judge(&[record], Detail::All);
    let stopped = judge.engine().stopped();
    if stopped.values().any(|said| said.contains("panicked")) {
        return Err(format!("{stopped:?}"));
    }
    if begun.elapsed() > LONGEST {
        return Err(format!("it takes {:.1?}", begun.elapsed()));
    }
    Ok(())
}

/// With lists, texts and a policy.
fn record() -> Option<&'static ConfigChange> {
    static RECORD: OnceLock<Option<ConfigChange>> = OnceLock::new();
    RECORD.get_or_init(|| {
        let list: Vec<String> = (0..500).map(|at| format!(r#"{{"c": "0.0.0.0/0", "f": {at}}}"#)).collect();
        let text = format!(
            r#"{{"resource_type": "AWS::S3::Bucket", "resource_uid": "u", "account": "1", "region": "eu-1", "Name": "b", "a": [{}], "Statement": [{{"Effect": "Allow", "Principal": "*"}}]}}"#,
            list.join(",")
        );
        let changes = decode(text.as_bytes(), &Hints::named("record.json"), &[], NOW).changes;
        changes.into_iter().next().map(|decoded| decoded.change)
    })
    .as_ref()
}
