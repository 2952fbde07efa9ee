//! Engines and changes for tests, made in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use evaluate::engine::Detail;
use evaluate::pack::{Pack, Part, Table};
use evaluate::rule::{Rule, split_header};
use evaluate::{Engine, Judge, RuleError};
use pipeline::bus::{Received, Record};
use schemas::topic::Topic;
use schemas::{ChangeKind, Clock, Completeness, ConfigChange, Verdict};

/// A moment at which tests are run, 2026-11-01.
pub const NOW: i64 = 1_793_491_200_000;

/// A change off the bus, the `offset`th record of partition 0.
pub fn received(offset: i64, value: Bytes) -> Received {
    let record = Record {
        key: None,
        value: Some(value),
        headers: Vec::new(),
        timestamp: 1,
    };
    Received {
        topic: Topic::Changes,
        partition: 0,
        offset,
        record,
    }
}

pub fn pack(tables: &[(&str, &str)], rules: &[(&str, &str)]) -> Pack {
    let table = |(name, text): &(&str, &str)| {
        let (documentation, sql) = split_header(text).unwrap();
        Table {
            name: (*name).to_owned(),
            file: format!("{name}.sql").into(),
            documentation: documentation.to_owned(),
            parts: vec![Part {
                file: format!("{name}.sql").into(),
                sql,
            }],
        }
    };
    let rule = |(id, sql): &(&str, &str)| {
        let text = format!(
            "/*\nid: {id}\ntitle: {id}\ndescription: {id}\nseverity: high\nremediation: {{console: close it}}\n*/\n{sql}"
        );
        Rule::parse(Path::new(&format!("{id}.sql")), &text, &BTreeMap::new()).unwrap()
    };
    Pack {
        tables: tables.iter().map(table).collect(),
        rules: rules.iter().map(rule).collect(),
        ..Pack::default()
    }
}

pub fn try_engine(tables: &[(&str, &str)], rules: &[(&str, &str)]) -> Result<Engine, Vec<RuleError>> {
    Engine::new(&pack(tables, rules), Clock::fixed(NOW))
}

pub fn judge(tables: &[(&str, &str)], rules: &[(&str, &str)]) -> Judge {
    Judge::new(Arc::new(try_engine(tables, rules).unwrap()))
}

pub fn change(shape: &str, resource_type: &str, configuration: &str) -> ConfigChange {
    ConfigChange {
        id: "c".into(),
        source: shape.into(),
        shape: shape.into(),
        provider: "aws".into(),
        account: Some("111122223333".into()),
        region: None,
        resource_type: resource_type.into(),
        resource_uid: "uid".into(),
        resource_name: None,
        kind: ChangeKind::Update,
        time: NOW,
        observed_at: NOW,
        version: None,
        actor: None,
        tags: BTreeMap::new(),
        completeness: Completeness::Full,
        configuration: Some(configuration.into()),
        prior: None,
        origin: None,
        context: None,
    }
}

pub fn verdicts(judge: &Judge, change: &ConfigChange) -> Vec<(String, Verdict)> {
    let judgements = judge.judge(&[change], Detail::All).concat();
    let verdicts: Vec<(String, Verdict)> = judgements
        .into_iter()
        .map(|judgement| (judgement.rule.id.clone(), judgement.verdict))
        .collect();
    verdicts
}

pub fn verdict(judge: &Judge, change: &ConfigChange) -> Option<Verdict> {
    verdicts(judge, change).first().map(|(_, verdict)| *verdict)
}
