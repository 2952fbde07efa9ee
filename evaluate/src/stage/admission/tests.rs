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

/// Admits one after the other over one resource; `None` is admitted.
fn check(changes: Vec<ConfigChange>, expect: &[Option<Dropped>]) {
    let (mut state, mut latest) = (None, None);
    for (change, expect) in changes.into_iter().zip(expect) {
        let id = change.id.clone();
        match admit(state.as_ref(), latest.as_ref(), change) {
            Ok(change) => {
                assert_eq!(*expect, None, "{id}");
                state = Some(advance(state.take(), &change));
                latest = (change.kind != ChangeKind::Delete).then_some(change);
            }
            Err(dropped) => assert_eq!(Some(dropped), *expect, "{id}"),
        }
    }
}

use Dropped::{Duplicate, Late};

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
