//! Judged again without a record: rules that come and go, exceptions and days that pass, over restarts and while it runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use evaluate::config::Exception;
use evaluate::{Config, Engine, Evaluate, InForce, RuleSet};
use pipeline::bus::{KeyedStore, Outgoing};
use pipeline::transform::Stage;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, Clock, ConfigChange, Finding, Verdict};

use crate::fixture::{NOW, change, pack, received};

const TABLE: &str =
    "/* buckets */ CREATE VIEW bucket AS SELECT resource_uid, json_get_bool(configuration, 'public') AS public,
  json_get_str(configuration, 'made') AS made FROM changes WHERE resource_type = 'bucket'";
const PUBLIC: (&str, &str) = ("public", "SELECT public FROM bucket WHERE public");
const OPEN: (&str, &str) = ("open", "SELECT made, public FROM bucket WHERE public");
const OLD: (&str, &str) = ("old", "SELECT made FROM bucket WHERE days_since(made) > 10");

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What stands on the bus, and the time.
struct World {
    codec: Arc<Codec>,
    moment: Arc<AtomicI64>,
    state: KeyedStore,
    told: Vec<Finding>,
}

impl World {
    fn new() -> Self {
        Self {
            codec: Arc::new(Codec::embedded().unwrap()),
            moment: Arc::new(AtomicI64::new(NOW)),
            state: KeyedStore::in_memory(),
            told: Vec::new(),
        }
    }

    fn rules(&self, rules: &[(&str, &str)], exceptions: &[Exception]) -> RuleSet {
        let moment = Arc::clone(&self.moment);
        let clock = Clock::from(move || moment.load(Ordering::Relaxed));
        let engine = Engine::new(&pack(&[("bucket", TABLE)], rules), clock).unwrap();
        RuleSet::new(Arc::new(engine), exceptions.to_vec())
    }

    /// A process that begins with what stands on the bus.
    fn start(&self, in_force: &InForce) -> Evaluate {
        let (codec, enrich) = (Arc::clone(&self.codec), Box::new(|_: &mut ConfigChange| ()));
        let mut stage = Evaluate::over(in_force.clone(), codec, &Config::default(), enrich, Topic::Changes);
        stage.assigned(0, self.state.clone());
        stage
    }

    fn begin(&self, rules: &[(&str, &str)], exceptions: &[Exception]) -> Evaluate {
        self.start(&InForce::new(self.rules(rules, exceptions)))
    }

    fn post(&mut self, stage: &mut Evaluate, change: &ConfigChange) -> Vec<(String, Activity)> {
        let value = self.codec.encode_change(change).unwrap();
        let out = stage.process(&[received(1, value.into())]).unwrap();
        self.commit(&out)
    }

    /// All that the stage says without a record.
    fn quiet(&mut self, stage: &mut Evaluate) -> Vec<(String, Activity)> {
        let mut told = Vec::new();
        while let Some((partition, out)) = stage.review().unwrap() {
            assert_eq!(partition, 0);
            told.extend(self.commit(&out));
        }
        told
    }

    fn commit(&mut self, out: &[Outgoing]) -> Vec<(String, Activity)> {
        let mut told = Vec::new();
        self.state.apply(out);
        for outgoing in out.iter().filter(|outgoing| outgoing.topic == Topic::Findings) {
            let value = outgoing.record.value.as_ref().unwrap();
            let finding = self.codec.decode_finding(value).unwrap();
            told.push((finding.rule.id.clone(), finding.activity));
            self.told.push(finding);
        }
        told
    }

    fn pass(&self, millis: i64) {
        self.moment.fetch_add(millis, Ordering::Relaxed);
    }
}

fn public() -> ConfigChange {
    change("custom", "bucket", r#"{"public":true,"made":"2026-10-25T00:00:00Z"}"#)
}

/// 2026-11-01 is [`NOW`].
fn exception(begins: Option<&str>, expires: &str) -> Exception {
    let begins = begins.map_or_else(String::new, |begins| format!("\"begins\": \"{begins}\","));
    let text =
        format!(r#"{{"rule": "public", {begins} "expires": "{expires}", "reason": "a test", "approver": "ciso"}}"#);
    serde_json::from_str(&text).unwrap()
}

fn one(rule: &str, activity: Activity) -> Vec<(String, Activity)> {
    vec![(rule.to_owned(), activity)]
}

#[test]
fn a_new_rule_opens_and_a_withdrawn_one_resolves_once_after_a_restart() {
    let mut world = World::new();
    let mut stage = world.begin(&[PUBLIC], &[]);
    assert_eq!(world.post(&mut stage, &public()), one("public", Activity::New));
    assert_eq!(world.quiet(&mut stage), [], "it was judged by what is in force");
    let mut stage = world.begin(&[PUBLIC, OPEN], &[]);
    assert_eq!(world.quiet(&mut stage), one("open", Activity::New));
    let told = world.told.last().unwrap();
    assert_eq!(
        told.reason.as_deref(),
        Some("judged again: the resource did not change, what it is judged by did")
    );
    assert_eq!((told.time, told.change.actor.as_deref()), (NOW, None));
    let mut stage = world.begin(&[PUBLIC, OPEN], &[]);
    assert_eq!(world.quiet(&mut stage), [], "once");
    let mut stage = world.begin(&[OPEN], &[]);
    assert_eq!(world.quiet(&mut stage), one("public", Activity::Resolved));
    let told = world.told.last().unwrap();
    assert_eq!(
        (told.rule.title.as_str(), told.reason.as_deref()),
        ("public", Some("the rule was withdrawn"))
    );
    assert_eq!(world.post(&mut stage, &public()), [], "the same record is a duplicate");
}

#[test]
fn what_is_not_committed_is_said_again_after_a_crash() {
    let mut world = World::new();
    let mut stage = world.begin(&[PUBLIC], &[]);
    world.post(&mut stage, &public());
    let mut killed = world.begin(&[PUBLIC, OPEN], &[]);
    let (_, lost) = killed.review().unwrap().unwrap();
    let mut stage = world.begin(&[PUBLIC, OPEN], &[]);
    let (_, again) = stage.review().unwrap().unwrap();
    assert_eq!(again, lost);
    assert_eq!(world.commit(&again), one("open", Activity::New));
}

#[test]
fn exceptions_begin_and_end_on_their_minute() {
    let mut world = World::new();
    let exceptions = [exception(Some("2026-11-01T00:30Z"), "2026-11-01T01:00Z")];
    let mut stage = world.begin(&[PUBLIC], &exceptions);
    assert_eq!(world.post(&mut stage, &public()), one("public", Activity::New));
    assert_eq!(world.quiet(&mut stage), []);
    assert_eq!(stage.due(), Some(Duration::from_secs(30 * 60)));
    world.pass(30 * MINUTE - 1);
    assert_eq!(world.quiet(&mut stage), []);
    world.pass(1);
    assert_eq!(world.quiet(&mut stage), one("public", Activity::Suppressed));
    let mut stage = world.begin(&[PUBLIC], &exceptions);
    assert_eq!(world.quiet(&mut stage), [], "once");
    world.pass(30 * MINUTE - 1);
    assert_eq!(world.quiet(&mut stage), []);
    world.pass(1);
    assert_eq!(world.quiet(&mut stage), one("public", Activity::Reopened));
    assert_eq!(world.told.last().unwrap().time, NOW + 60 * MINUTE);
    assert_eq!(world.quiet(&mut stage), []);
}

#[test]
fn a_record_that_waited_is_judged_by_the_exceptions_of_now_too() {
    let mut world = World::new();
    let mut stage = world.begin(&[PUBLIC], &[exception(None, "2026-11-01T01:00Z")]);
    assert_eq!(world.quiet(&mut stage), []);
    world.pass(2 * 60 * MINUTE);
    assert_eq!(world.post(&mut stage, &public()), one("public", Activity::Suppressed));
    assert_eq!(world.quiet(&mut stage), one("public", Activity::Reopened));
}

#[test]
fn a_rule_that_reads_the_clock_is_judged_again_as_days_pass() {
    let mut world = World::new();
    let mut stage = world.begin(&[OLD], &[]);
    assert_eq!(world.post(&mut stage, &public()), [], "7 days old");
    world.pass(3 * DAY);
    assert_eq!(world.quiet(&mut stage), []);
    world.pass(DAY);
    assert_eq!(world.quiet(&mut stage), one("old", Activity::New));
    world.pass(DAY);
    assert_eq!(world.quiet(&mut stage), []);
}

#[test]
fn a_set_is_replaced_while_it_runs() {
    let mut world = World::new();
    let in_force = InForce::new(world.rules(&[PUBLIC], &[]));
    let mut stage = world.start(&in_force);
    world.post(&mut stage, &public());
    assert_eq!(world.quiet(&mut stage), []);
    assert_eq!(stage.due(), None);
    in_force.replace(world.rules(&[OPEN], &[]));
    assert_eq!(stage.due(), Some(Duration::ZERO));
    let mut told = world.quiet(&mut stage);
    told.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        told,
        [
            ("open".to_owned(), Activity::New),
            ("public".to_owned(), Activity::Resolved)
        ]
    );
    let mut again = public();
    (again.id, again.time) = ("d".into(), NOW + 1);
    assert_eq!(world.post(&mut stage, &again), []);
}

/// More resources than one step looks at, of which each is judged again once, whatever is put meanwhile.
#[test]
fn all_of_a_partition_is_looked_through_in_steps() {
    let mut world = World::new();
    let numbered = |number: i64, time: i64| ConfigChange {
        id: format!("{number}-{time}"),
        resource_uid: format!("bucket-{number}"),
        time: NOW + time,
        ..public()
    };
    let mut stage = world.begin(&[PUBLIC], &[]);
    for number in 0..2_500 {
        assert_eq!(world.post(&mut stage, &numbered(number, 0)).len(), 1);
    }
    assert_eq!(world.quiet(&mut stage), []);
    let mut stage = world.begin(&[PUBLIC, OPEN], &[]);
    let (mut told, mut steps) = (Vec::new(), 0);
    while let Some((_, out)) = stage.review().unwrap() {
        told.extend(world.commit(&out));
        steps += 1;
        let number = steps * 37;
        told.extend(world.post(&mut stage, &numbered(number, 1)));
        if steps == 5 {
            // Another process goes on with what stands in the store.
            stage = world.begin(&[PUBLIC, OPEN], &[]);
        }
    }
    assert!(steps >= 2_500 / 200, "{steps} steps");
    assert_eq!(told.len(), 2_500);
    assert!(told.iter().all(|one| *one == ("open".to_owned(), Activity::New)));
}

#[test]
fn a_verdict_turns_on_its_own_minute_over_a_restart_too() {
    let mut world = World::new();
    let made = change("custom", "bucket", r#"{"public":true,"made":"2026-10-25T12:30:00Z"}"#);
    let mut stage = world.begin(&[OLD], &[]);
    assert_eq!(world.post(&mut stage, &made), [], "6 days old");
    world.pass(4 * DAY + 12 * 60 * MINUTE + 30 * MINUTE - 1);
    assert_eq!(world.quiet(&mut stage), []);
    assert_eq!(stage.due(), Some(Duration::from_millis(1)));
    let mut stage = world.begin(&[OLD], &[]);
    assert_eq!(world.quiet(&mut stage), []);
    assert_eq!(stage.due(), Some(Duration::from_millis(1)));
    world.pass(1);
    assert_eq!(world.quiet(&mut stage), one("old", Activity::New));
    let told = world.told.last().unwrap();
    assert_eq!(told.decision.at, NOW + 4 * DAY + 12 * 60 * MINUTE + 30 * MINUTE);
    world.pass(30 * DAY);
    assert_eq!(world.quiet(&mut stage), [], "it turns once");
}

/// Some buckets, public or not, of several ages, each told of twice.
fn buckets() -> Vec<ConfigChange> {
    let bucket = |number: usize, version: i64| {
        let public = (number + usize::try_from(version).unwrap()).is_multiple_of(3);
        let text = format!(r#"{{"public":{public},"made":"2026-10-{:02}T00:00:00Z"}}"#, 10 + number);
        let mut made = change("custom", "bucket", &text);
        made.resource_uid = format!("bucket-{number}");
        (made.id, made.time) = (format!("{number}-{version}"), NOW - 10 + version);
        made
    };
    (0..12)
        .flat_map(|number| [bucket(number, 1), bucket(number, 2)])
        .collect()
}

/// What is known of each finding at the end: verdict, whether it is open, whether it is suppressed.
fn standings(world: &World) -> BTreeMap<(String, String), (Verdict, bool, bool)> {
    let uids: BTreeSet<String> = buckets().into_iter().map(|bucket| bucket.resource_uid).collect();
    let states = uids.iter().filter_map(|uid| {
        let received = world.state.get(Topic::Verdicts, 0, uid.as_bytes()).unwrap()?;
        Some(
            world
                .codec
                .decode_state(received.record.value.as_ref().unwrap())
                .unwrap(),
        )
    });
    let of = |state: schemas::ResourceState| {
        let uid = state.resource_uid;
        let findings = state.findings.into_iter();
        // A rule that is gone, or that never failed, leaves a pass or nothing.
        let findings = findings.filter(|finding| finding.verdict != Verdict::Pass);
        findings
            .map(|finding| {
                let standing = (finding.verdict, finding.open, finding.suppressed);
                ((uid.clone(), finding.rule_id), standing)
            })
            .collect::<Vec<_>>()
    };
    states.flat_map(of).collect()
}

#[test]
fn judged_again_is_as_judged_from_the_beginning() {
    type Set<'a> = (&'a [(&'a str, &'a str)], &'a [Exception]);
    let accepted = [exception(None, "2100-01-01")];
    let sets: [Set; 4] = [
        (&[PUBLIC], &[]),
        (&[PUBLIC, OPEN, OLD], &accepted),
        (&[OLD], &[]),
        (&[OPEN, PUBLIC], &accepted),
    ];
    for (first, second) in (0..4).flat_map(|first| (0..4).map(move |second| (first, second))) {
        let run = || {
            let mut world = World::new();
            let in_force = InForce::new(world.rules(sets[first].0, sets[first].1));
            let mut stage = world.start(&in_force);
            for change in buckets() {
                world.post(&mut stage, &change);
            }
            in_force.replace(world.rules(sets[second].0, sets[second].1));
            world.pass(DAY);
            world.quiet(&mut stage);
            world
        };
        let (switched, again) = (run(), run());
        assert_eq!(switched.told, again.told, "a replay says the same");
        let mut from_the_beginning = World::new();
        from_the_beginning.pass(DAY);
        let mut stage = from_the_beginning.begin(sets[second].0, sets[second].1);
        for mut change in buckets() {
            change.observed_at = NOW + DAY;
            from_the_beginning.post(&mut stage, &change);
        }
        from_the_beginning.quiet(&mut stage);
        assert_eq!(
            standings(&switched),
            standings(&from_the_beginning),
            "{first} then {second}"
        );
    }
}
