//! Admission by itself: no bus, no codec, no engine.

use std::collections::BTreeMap;

use super::*;

fn change(id: &str, time: i64) -> ConfigChange {
    ConfigChange {
        id: id.into(),
        source: "gcp_asset_feed".into(),
        shape: "gcp_asset".into(),
        provider: "gcp".into(),
        account: None,
        region: None,
        resource_type: "storage.googleapis.com/Bucket".into(),
        resource_uid: "//storage.googleapis.com/b".into(),
        resource_name: None,
        kind: ChangeKind::Update,
        time,
        observed_at: time,
        version: None,
        actor: None,
        tags: BTreeMap::new(),
        completeness: Completeness::Full,
        configuration: Some("{}".into()),
        prior: None,
        origin: None,
        context: None,
    }
}

fn part(id: &str, time: i64, configuration: &str) -> ConfigChange {
    ConfigChange {
        completeness: Completeness::Partial,
        configuration: Some(configuration.into()),
        ..change(id, time)
    }
}

fn deleted(id: &str, time: i64) -> ConfigChange {
    ConfigChange {
        kind: ChangeKind::Delete,
        ..change(id, time)
    }
}

const MINUTE: i64 = 60_000;

const BOUNDS: Bounds = Bounds {
    tolerance: 5 * MINUTE,
    configuration: 1_000,
};

/// Admits one after the other over one resource; `None` is admitted.
fn check(changes: Vec<ConfigChange>, expect: &[Option<Dropped>]) {
    let (mut state, mut latest) = (None, None);
    for (mut change, expect) in changes.into_iter().zip(expect) {
        BOUNDS.believe(&mut change);
        let id = change.id.clone();
        match admit(state.as_ref(), latest.as_ref(), change, BOUNDS) {
            Ok(change) => {
                assert_eq!(*expect, None, "{id}");
                state = Some(advance(state.take(), &change));
                latest = (change.kind != ChangeKind::Delete).then_some(change);
            }
            Err(dropped) => assert_eq!(Some(dropped), *expect, "{id}"),
        }
    }
}

use Dropped::{Duplicate, Late, TooLarge};

#[test]
fn late_and_duplicate_changes_are_told() {
    check(
        vec![
            change("a", 10),
            change("b", 10),
            change("a", 10),
            change("b", 10),
            change("c", 9),
            change("d", 10),
        ],
        &[None, None, Some(Duplicate), Some(Duplicate), Some(Late), None],
    );
}

#[test]
fn counters_of_one_source_order_before_times() {
    let counted = |id: &str, version: i64, time: i64| ConfigChange {
        version: Some(version),
        ..change(id, time)
    };
    check(
        vec![counted("a", 5, 10), counted("b", 4, 11), counted("c", 6, 9)],
        &[None, Some(Late), None],
    );
}

#[test]
fn a_section_is_late_by_its_own_time() {
    check(
        vec![
            part("r", 10, r#"{"resource":{}}"#),
            part("p", 5, r#"{"iam_policy":{}}"#),
            part("q", 4, r#"{"iam_policy":{}}"#),
            deleted("d", 20),
            part("l", 15, r#"{"iam_policy":{}}"#),
        ],
        &[None, None, Some(Late), None, Some(Late)],
    );
}

#[test]
fn a_part_does_not_mix_with_another_form() {
    let other = ConfigChange {
        shape: "aws_config".into(),
        ..change("w", 1)
    };
    check(vec![other, part("p", 2, r#"{"resource":{}}"#)], &[None, Some(Late)]);
}

#[test]
fn a_time_too_far_ahead_is_not_believed() {
    let seen = |change: ConfigChange, observed_at: i64| ConfigChange { observed_at, ..change };
    let mut ahead = seen(change("a", 10 + 6 * MINUTE), 10);
    assert!(BOUNDS.believe(&mut ahead));
    assert_eq!(ahead.time, 10);
    let mut near = seen(change("b", 10 + 4 * MINUTE), 10);
    assert!(!BOUNDS.believe(&mut near));
    check(
        vec![seen(change("a", i64::MAX), 10), seen(change("b", 11), 12)],
        &[None, None],
    );
}

#[test]
fn what_was_stored_in_the_future_thaws() {
    let frozen = advance(None, &change("a", 1_000 * MINUTE));
    let real = change("b", 10);
    assert!(admit(Some(&frozen), None, real, BOUNDS).is_ok());
}

/// A pod as the API server has it: counter, own id, when it was written and when we saw it.
fn pod(id: &str, version: i64, uid: &str, time: i64, observed_at: i64) -> ConfigChange {
    ConfigChange {
        version: Some(version),
        observed_at,
        configuration: Some(format!(r#"{{"metadata":{{"uid":"{uid}"}}}}"#)),
        ..change(id, time)
    }
}

#[test]
fn another_object_under_the_name_begins_anew() {
    check(
        vec![
            pod("a", 900_000, "one", 1_000, 1_100),
            pod("b", 500, "two", 2_000, 2_100),
            pod("c", 900_001, "one", 1_500, 2_200),
        ],
        &[None, None, Some(Late)],
    );
    check(
        vec![pod("a", 900_000, "one", 1_000, 1_100), pod("b", 500, "two", 900, 2_100)],
        &[None, Some(Late)],
    );
}

#[test]
fn a_restored_cluster_begins_anew_and_a_late_record_does_not() {
    let long_after = 1_100 + 6 * MINUTE;
    check(
        vec![
            pod("a", 900_000, "one", 1_000, 1_100),
            pod("late", 899_999, "one", 900, long_after),
            pod("restored", 500, "one", long_after, long_after + 1),
        ],
        &[None, Some(Late), None],
    );
}

#[test]
fn a_name_that_was_freed_may_be_taken_by_a_lower_counter() {
    let gone = ConfigChange {
        version: Some(900),
        observed_at: 1_100,
        ..deleted("d", 1_000)
    };
    check(
        vec![
            gone,
            pod("old", 899, "one", 999, 1_200),
            pod("new", 5, "two", 2_000, 2_100),
        ],
        &[None, Some(Late), None],
    );
}

#[test]
fn ids_of_one_moment_are_bounded() {
    let mut state = None;
    for number in 0..1_000 {
        state = Some(advance(state.take(), &change(&number.to_string(), 10)));
    }
    let ids = state.unwrap().change_ids;
    assert_eq!(ids.len(), REMEMBERED_IDS);
    assert_eq!(ids.last().unwrap(), "999");
}

#[test]
fn sections_do_not_grow_past_what_the_bus_takes() {
    let large = format!(r#"{{"policy":"{}"}}"#, "x".repeat(1_000));
    check(
        vec![part("r", 1, r#"{"resource":{}}"#), part("p", 2, &large)],
        &[None, Some(TooLarge)],
    );
}
