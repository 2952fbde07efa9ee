//! The stage over the wire forms: what comes late, twice or in parts, and what a restart restores.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use evaluate::{Config, Evaluate};
use pipeline::bus::{Outgoing, Received, Record};
use pipeline::transform::Stage;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, ChangeKind, Completeness, ConfigChange};

use crate::fixture::{change, try_engine};

const TABLE: &str = "/* buckets */ CREATE VIEW bucket AS SELECT resource_uid,
  json_get_bool(configuration, 'resource', 'public') AS public, json_texts(configuration, 'policy', 'members') AS members
  FROM changes WHERE resource_type = 'bucket'";

const RULE: &str = "SELECT public, members FROM bucket WHERE public OR any_match(members, lambda m : m = 'allUsers')";

struct Bench {
    stage: Evaluate,
    codec: Arc<Codec>,
    offset: i64,
    /// What a restart would find.
    state: BTreeMap<(Topic, String), Received>,
}

impl Bench {
    fn new() -> Self {
        Self::of(&[("bucket", TABLE)], &[("open", RULE)])
    }

    fn of(tables: &[(&str, &str)], rules: &[(&str, &str)]) -> Self {
        let codec = Arc::new(Codec::embedded().unwrap());
        let engine = Arc::new(try_engine(tables, rules).unwrap());
        let enrich = Box::new(|_: &mut ConfigChange| ());
        let mut stage = Evaluate::new(engine, Arc::clone(&codec), &Config::default(), enrich, Topic::Changes);
        stage.assigned(0, Vec::new());
        Self {
            stage,
            codec,
            offset: 0,
            state: BTreeMap::new(),
        }
    }

    /// The same state in another process.
    fn restarted(self) -> Self {
        let mut next = Self::new();
        next.stage.assigned(0, self.state.values().cloned().collect());
        next.state = self.state;
        next
    }

    fn take(&mut self, change: &ConfigChange) -> Vec<Activity> {
        let value = self.codec.encode_change(change).unwrap();
        let received = self.received(Topic::Changes, None, Some(value.into()));
        let out = self.stage.process(&[received]);
        out.iter().filter_map(|outgoing| self.settle(outgoing)).collect()
    }

    fn settle(&mut self, outgoing: &Outgoing) -> Option<Activity> {
        let value = outgoing.record.value.clone();
        if outgoing.topic == Topic::Findings {
            return Some(self.codec.decode_finding(&value.unwrap()).unwrap().activity);
        }
        let key = String::from_utf8(outgoing.record.key.clone().unwrap().to_vec()).unwrap();
        let received = self.received(outgoing.topic, Some(key.clone().into()), value);
        self.state.insert((outgoing.topic, key), received);
        None
    }

    fn received(&mut self, topic: Topic, key: Option<Bytes>, value: Option<Bytes>) -> Received {
        self.offset += 1;
        let record = Record {
            key,
            value,
            headers: Vec::new(),
            timestamp: 1,
        };
        Received {
            topic,
            partition: 0,
            offset: self.offset,
            record,
        }
    }
}

fn part(id: &str, time: i64, configuration: &str) -> ConfigChange {
    ConfigChange {
        id: id.into(),
        time,
        completeness: Completeness::Partial,
        ..change("gcp_asset", "bucket", configuration)
    }
}

fn deleted(id: &str, time: i64) -> ConfigChange {
    ConfigChange {
        kind: ChangeKind::Delete,
        configuration: None,
        completeness: Completeness::Full,
        ..part(id, time, "{}")
    }
}

#[test]
fn sections_complete_each_other_in_any_order() {
    let mut bench = Bench::new();
    assert_eq!(
        bench.take(&part("r", 10, r#"{"resource":{"public":false}}"#)),
        [Activity::Unknown]
    );
    assert_eq!(
        bench.take(&part("p", 5, r#"{"policy":{"members":["allUsers"]}}"#)),
        [Activity::New]
    );
    let mut bench = bench.restarted();
    assert_eq!(
        bench.take(&part("p", 5, r#"{"policy":{"members":["allUsers"]}}"#)),
        [],
        "twice"
    );
    assert_eq!(
        bench.take(&part("o", 4, r#"{"policy":{"members":[]}}"#)),
        [],
        "older than the section known"
    );
    assert_eq!(
        bench.take(&part("q", 6, r#"{"policy":{"members":[]}}"#)),
        [Activity::Resolved]
    );
}

#[test]
fn what_is_gone_does_not_come_back_by_a_late_part() {
    let mut bench = Bench::new();
    assert_eq!(
        bench.take(&part("r", 1, r#"{"resource":{"public":true}}"#)),
        [Activity::New]
    );
    assert_eq!(bench.take(&deleted("d", 10)), [Activity::Resolved]);
    let mut bench = bench.restarted();
    assert_eq!(bench.take(&part("p", 5, r#"{"policy":{"members":["allUsers"]}}"#)), []);
    assert_eq!(
        bench.take(&part("n", 11, r#"{"resource":{"public":true}}"#)),
        [Activity::Reopened]
    );
}

#[test]
fn a_part_in_another_form_is_not_laid_over_the_whole() {
    let mut bench = Bench::new();
    let whole = change("aws_config", "bucket", r#"{"resource":{"public":true}}"#);
    assert_eq!(bench.take(&whole), [Activity::New]);
    let listed = ConfigChange {
        time: whole.time + 1,
        ..part("l", 0, r#"{"resource":{"public":false}}"#)
    };
    assert_eq!(bench.take(&listed), []);
}

/// A user's table whose branches overlap: every server is a row of each, and each looks at another list.
const OVERLAPPING: &str = "/* doors of servers */ CREATE VIEW door AS
  SELECT resource_uid, json_get_bool(configuration, 'front', 'open') AS open FROM changes WHERE resource_type = 'server'
  UNION ALL
  SELECT resource_uid, json_get_bool(configuration, 'back', 'open') AS open FROM changes WHERE resource_type = 'server'";

#[test]
fn branches_that_overlap_are_one_judgement_and_the_worst_stands() {
    let mut bench = Bench::of(
        &[("door", OVERLAPPING)],
        &[("ajar", "SELECT open FROM door WHERE open")],
    );
    for (second, configuration, expect) in [
        (
            0,
            r#"{"front":{"open":true},"back":{"open":false}}"#,
            vec![Activity::New],
        ),
        (1, r#"{"front":{"open":false},"back":{"open":true}}"#, vec![]),
        (2, r#"{"front":{"open":false},"back":{}}"#, vec![Activity::Unknown]),
        (
            3,
            r#"{"front":{"open":false},"back":{"open":false}}"#,
            vec![Activity::Resolved],
        ),
        (
            4,
            r#"{"front":{"open":false},"back":{"open":true}}"#,
            vec![Activity::Reopened],
        ),
    ] {
        let mut server = change("custom", "server", configuration);
        server.id = format!("c{second}");
        server.time += second;
        assert_eq!(bench.take(&server), expect, "{configuration}");
    }
}
