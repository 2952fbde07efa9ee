//! The stage over the wire forms: what comes late, twice or in parts, and what a restart restores.

use std::sync::Arc;

use evaluate::{Config, Evaluate};
use pipeline::bus::{KeyedStore, Outgoing};
use pipeline::transform::Stage;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, ChangeKind, Completeness, ConfigChange, Finding};

use crate::fixture::{change, received, try_engine};

const TABLE: &str = "/* buckets */ CREATE VIEW bucket AS SELECT resource_uid,
  json_get_bool(configuration, 'resource', 'public') AS public, json_texts(configuration, 'policy', 'members') AS members
  FROM changes WHERE resource_type = 'bucket'";

const RULE: &str = "SELECT public, members FROM bucket WHERE public OR any_match(members, lambda m : m = 'allUsers')";

struct Bench {
    stage: Evaluate,
    codec: Arc<Codec>,
    offset: i64,
    /// What a restart would find.
    state: KeyedStore,
    /// The finding events, in full.
    told: Vec<Finding>,
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
        let state = KeyedStore::in_memory();
        stage.assigned(0, state.clone());
        Self {
            stage,
            codec,
            offset: 0,
            state,
            told: Vec::new(),
        }
    }

    /// The same state in another process.
    fn restarted(self) -> Self {
        let mut next = Self::new();
        next.stage.assigned(0, self.state.clone());
        next.state = self.state;
        next
    }

    fn take(&mut self, change: &ConfigChange) -> Vec<Activity> {
        let value = self.codec.encode_change(change).unwrap();
        self.offset += 1;
        let received = received(self.offset, value.into());
        let out = self.stage.process(&[received]).unwrap();
        self.state.apply(&out);
        out.iter().filter_map(|outgoing| self.settle(outgoing)).collect()
    }

    fn settle(&mut self, outgoing: &Outgoing) -> Option<Activity> {
        let value = outgoing
            .record
            .value
            .as_ref()
            .filter(|_| outgoing.topic == Topic::Findings)?;
        let finding = self.codec.decode_finding(value).unwrap();
        let activity = finding.activity;
        self.told.push(finding);
        Some(activity)
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
        [],
        "what cannot be decided yet is no finding"
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
  UNION ALL BY NAME
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
        (2, r#"{"front":{"open":false},"back":{}}"#, vec![Activity::Updated]),
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

#[test]
fn a_record_without_state_makes_no_finding_and_an_open_one_says_once_that_it_cannot_be_decided() {
    let bare = |id: &str, time: i64| ConfigChange {
        completeness: Completeness::Reference,
        configuration: None,
        ..part(id, time, "{}")
    };
    let mut bench = Bench::new();
    assert_eq!(bench.take(&bare("a", 1)), []);
    assert_eq!(
        bench.take(&part("p", 2, r#"{"resource":{"public":true}}"#)),
        [Activity::New]
    );
    assert_eq!(bench.take(&bare("b", 3)), [Activity::Updated]);
    assert_eq!(bench.take(&bare("c", 4)), []);
    let reason = bench.told.last().unwrap().reason.as_deref();
    assert_eq!(
        reason,
        Some("can no longer be decided: the record carries no configuration")
    );
}

/// Two lists of a firewall, as evidence of which one element is guilty.
const FIREWALL: &str = "/* firewalls */ CREATE VIEW firewall AS
  SELECT resource_uid, json_get_bool(configuration, 'open') AS open, configuration -> 'rules' AS rules
  FROM changes WHERE resource_type = 'firewall'";

#[test]
fn evidence_is_cut_before_a_finding_is_left_out() {
    let rule = [("open", "SELECT open, rules FROM firewall WHERE open")];
    let mut bench = Bench::of(&[("firewall", FIREWALL)], &rule);
    bench.stage = bench.stage.within(2 << 20);
    let rules = vec!["{\"port\":22}"; 60_000].join(",");
    let firewall = change("custom", "firewall", &format!(r#"{{"open":true,"rules":[{rules}]}}"#));
    assert_eq!(bench.take(&firewall), [Activity::New]);
    let evidence: serde_json::Value = serde_json::from_str(&bench.told[0].evidence).unwrap();
    assert_eq!(evidence["open"], true);
    let note = evidence["$cut"]["rules"].as_str().unwrap();
    assert!(note.ends_with("of 60000 elements left out"), "{note}");
}

#[test]
fn what_the_bus_does_not_take_is_not_noted_as_told() {
    let rule = [("open", "SELECT open, rules FROM firewall WHERE open")];
    let mut bench = Bench::of(&[("firewall", FIREWALL)], &rule);
    bench.stage = bench.stage.within(64);
    let mut firewall = change("custom", "firewall", r#"{"open":true}"#);
    assert_eq!(bench.take(&firewall), []);
    bench.stage = bench.stage.within(2 << 20);
    (firewall.id, firewall.time) = ("d".into(), firewall.time + 1);
    assert_eq!(bench.take(&firewall), [Activity::New], "the next change tells it");
    assert_eq!(bench.told[0].sequence, 1);
}

#[test]
fn a_time_in_the_future_does_not_freeze_a_resource() {
    let mut bench = Bench::new();
    let day = 86_400_000;
    let seen_at = |observed_at: i64, change: ConfigChange| ConfigChange { observed_at, ..change };
    let future = part("f", 200 * 365 * day, r#"{"resource":{"public":false}}"#);
    assert_eq!(bench.take(&seen_at(10 * day, future)), []);
    let real = change("gcp_asset", "bucket", r#"{"resource":{"public":true}}"#);
    let real = ConfigChange {
        time: 10 * day + 1,
        ..seen_at(10 * day + 1, real)
    };
    assert_eq!(bench.take(&real), [Activity::New]);
}

#[test]
fn a_time_that_stands_still_does_not_grow_the_state() {
    let mut bench = Bench::new();
    let mut sizes = Vec::new();
    for number in 0..400 {
        let changed = ConfigChange {
            id: format!("{number:032}"),
            ..change(
                "gcp_asset",
                "bucket",
                r#"{"resource":{"public":false},"policy":{"members":[]}}"#,
            )
        };
        bench.take(&changed);
        let state = bench.state.get(Topic::Verdicts, 0, b"uid").unwrap().unwrap();
        sizes.push(state.record.size());
    }
    assert!(sizes[399] <= 4_096, "{} bytes", sizes[399]);
    assert_eq!(sizes[399], sizes[200]);
}

fn whole(id: &str, time: i64, configuration: &str) -> ConfigChange {
    ConfigChange {
        completeness: Completeness::Full,
        ..part(id, time, configuration)
    }
}

#[test]
fn what_ends_says_why_and_shows_how_it_is_now() {
    let mut bench = Bench::new();
    let open = r#"{"resource":{"public":false},"policy":{"members":["user:a","allUsers"]}}"#;
    bench.take(&whole("a", 1, open));
    let mended = r#"{"resource":{"public":false},"policy":{"members":["user:a"]}}"#;
    assert_eq!(bench.take(&whole("b", 2, mended)), [Activity::Resolved]);
    let end = &bench.told[1];
    assert_eq!(
        end.reason.as_deref(),
        Some("the resource passes the rule since this change")
    );
    assert_eq!(end.evidence, r#"{"members":["user:a"],"public":false}"#);
}

#[test]
fn what_cannot_be_decided_is_told_to_whom_asks_for_it() {
    let unknown = r#"{"resource":{}}"#;
    let mut bench = Bench::new();
    assert_eq!(bench.take(&whole("a", 1, unknown)), []);
    let mut bench = Bench::new();
    bench.stage = bench.stage.with_unknowns(true);
    assert_eq!(bench.take(&whole("a", 1, unknown)), [Activity::New]);
    assert_eq!(bench.told[0].rule.id, schemas::finding::UNDECIDED);
    assert_eq!(bench.told[0].reason.as_deref(), Some("1 rule cannot be decided"));
    assert_eq!(bench.take(&whole("b", 2, unknown)), [], "once");
    let decided = r#"{"resource":{"public":false},"policy":{"members":[]}}"#;
    assert_eq!(bench.take(&whole("c", 3, decided)), [Activity::Resolved]);
    let reference = ConfigChange {
        completeness: Completeness::Reference,
        configuration: None,
        ..whole("d", 4, "{}")
    };
    assert_eq!(bench.take(&reference), [], "a record without state");
}
