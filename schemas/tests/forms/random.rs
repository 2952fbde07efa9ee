//! Random records of each kind.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::{
    Activity, ChangeKind, Completeness, ConfigChange, Context, Finding, FindingState, Rejected, ResourceState, Verdict,
};

use crate::sample::{change, finding, rejected, state};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z:/*.-]{1,20}", any::<String>()]
}

fn texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map(text(), text(), 0..4)
}

pub fn any_context() -> impl Strategy<Value = Context> {
    (
        option::of(text()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
        texts(),
    )
        .prop_map(|(owner, environment, criticality, account_name, labels)| Context {
            owner,
            environment,
            criticality,
            account_name,
            labels,
        })
}

pub fn any_change() -> impl Strategy<Value = ConfigChange> {
    let kinds = [
        ChangeKind::Create,
        ChangeKind::Update,
        ChangeKind::Delete,
        ChangeKind::Snapshot,
    ];
    let completeness = [Completeness::Full, Completeness::Partial, Completeness::Reference];
    let what = (text(), text(), option::of(text()), prop::sample::select(kinds.to_vec()));
    let when = (any::<i64>(), any::<i64>(), option::of(any::<i64>()));
    let state = (
        prop::sample::select(completeness.to_vec()),
        option::of(text()),
        option::of(text()),
        option::of(text()),
    );
    (what, when, state, texts(), option::of(any_context())).prop_map(|(what, when, state, tags, context)| {
        ConfigChange {
            id: what.0,
            resource_uid: what.1,
            region: what.2,
            kind: what.3,
            time: when.0,
            observed_at: when.1,
            version: when.2,
            completeness: state.0,
            configuration: state.1,
            prior: state.2,
            actor: state.3,
            tags,
            context,
            ..change()
        }
    })
}

/// Activity, verdict, sequence, reason, times.
fn any_life() -> impl Strategy<Value = (Activity, Verdict, i64, Option<String>, [i64; 3])> {
    let activities = [
        Activity::New,
        Activity::Updated,
        Activity::Resolved,
        Activity::Reopened,
        Activity::Suppressed,
        Activity::Unknown,
    ];
    let verdicts = [Verdict::Pass, Verdict::Fail, Verdict::Unknown];
    let activity = prop::sample::select(activities.to_vec());
    (
        activity,
        prop::sample::select(verdicts.to_vec()),
        any::<i64>(),
        option::of(text()),
        any::<[i64; 3]>(),
    )
}

fn any_rule() -> impl Strategy<Value = RuleInfo> {
    let frameworks = btree_map(text(), vec(text(), 0..3), 0..3);
    let lists = (vec(text(), 0..3), vec(text(), 0..2));
    (frameworks, lists, text(), option::of(text())).prop_map(|(frameworks, lists, console, cli)| RuleInfo {
        frameworks: frameworks.into(),
        attack: lists.0,
        references: lists.1,
        remediation: Remediation {
            console,
            cli,
            terraform: None,
        },
        ..finding().rule
    })
}

fn any_resource() -> impl Strategy<Value = ResourceInfo> {
    let provider = prop::sample::select(vec!["aws", "azure", "gcp", "kubernetes", "own"]);
    let texts = (text(), option::of(text()), option::of(text()), texts());
    (provider, texts, any_context()).prop_map(|(provider, (uid, name, account, tags), context)| ResourceInfo {
        uid,
        name,
        provider: provider.to_owned(),
        account,
        tags,
        context,
        ..finding().resource
    })
}

pub fn any_finding() -> impl Strategy<Value = Finding> {
    let rest = (option::of(text()), text());
    (any_life(), any_rule(), any_resource(), rest).prop_map(|(life, rule, resource, (actor, evidence))| Finding {
        activity: life.0,
        verdict: life.1,
        sequence: life.2,
        reason: life.3,
        time: life.4[0],
        first_seen: life.4[1],
        last_seen: life.4[2],
        evidence,
        rule,
        resource,
        change: ChangeInfo {
            actor,
            ..finding().change
        },
        ..finding()
    })
}

pub fn any_rejected() -> impl Strategy<Value = Rejected> {
    (text(), any::<i64>(), vec(any::<u8>(), 0..50)).prop_map(|(reason, position, bytes)| Rejected {
        reason,
        position,
        bytes,
        ..rejected()
    })
}

pub fn any_state() -> impl Strategy<Value = ResourceState> {
    let finding = (text(), any::<bool>(), any::<bool>(), any::<i64>());
    (
        text(),
        option::of(any::<i64>()),
        vec(text(), 0..3),
        any::<bool>(),
        vec(finding, 0..4),
    )
        .prop_map(|(resource_uid, version, change_ids, deleted, findings)| {
            let one = state().findings.remove(0);
            let findings = findings
                .into_iter()
                .map(|(rule_id, open, suppressed, sequence)| FindingState {
                    rule_id,
                    open,
                    suppressed,
                    sequence,
                    ..one.clone()
                })
                .collect();
            ResourceState {
                resource_uid,
                version,
                change_ids,
                deleted,
                findings,
                ..state()
            }
        })
}
