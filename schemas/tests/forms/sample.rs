//! One record of each kind with every field set.

use std::collections::BTreeMap;

use schemas::finding::{ChangeInfo, Decision, Difference, Related, Remediation, ResourceInfo, RuleInfo};
use schemas::{
    Activity, ChangeKind, Completeness, ConfigChange, Context, Finding, FindingState, Published, Rejected,
    ResourceState, Severity, Verdict,
};

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

pub fn context() -> Context {
    Context {
        owner: Some("payments team".into()),
        environment: Some("production".into()),
        criticality: Some("high".into()),
        account_name: Some("Shop".into()),
        labels: map(&[("cost_center", "4711")]),
    }
}

pub fn change() -> ConfigChange {
    ConfigChange {
        id: "5d41402abc4b2a76b9719d911017c592".into(),
        source: "aws_config".into(),
        shape: "aws_config".into(),
        provider: "aws".into(),
        account: Some("111122223333".into()),
        region: Some("eu-central-1".into()),
        resource_type: "AWS::S3::Bucket".into(),
        resource_uid: "arn:aws:s3:::orders".into(),
        resource_name: Some("orders".into()),
        kind: ChangeKind::Update,
        time: 1_764_000_000_123,
        observed_at: 1_764_000_001_456,
        version: Some(17),
        actor: Some("arn:aws:iam::111122223333:user/ana".into()),
        tags: map(&[("team", "payments"), ("öffentlich", "")]),
        completeness: Completeness::Full,
        configuration: Some(r#"{"name":"orders"}"#.into()),
        prior: Some("{}".into()),
        origin: Some("history.json:12".into()),
        context: Some(context()),
    }
}

fn decision() -> Decision {
    Decision {
        at: 1_764_000_001_456,
        rule_set: "00000000000000af".into(),
        differences: vec![Difference {
            path: "policy.open".into(),
            before: None,
            after: Some("true".into()),
        }],
    }
}

pub fn finding() -> Finding {
    Finding {
        uid: "0cc175b9c0f1b6a831c399e269772661".into(),
        sequence: 3,
        activity: Activity::Updated,
        verdict: Verdict::Fail,
        reason: Some("the policy was widened".into()),
        time: 1_764_000_000_123,
        first_seen: 1_763_000_000_000,
        last_seen: 1_764_000_001_456,
        rule: RuleInfo {
            id: "aws_s3_bucket_public".into(),
            hash: "92eb5ffee6ae2fec".into(),
            title: "S3 bucket is public".into(),
            description: "Anyone can read its objects.".into(),
            severity: Severity::High,
            remediation: Remediation {
                console: "Block public access.".into(),
                cli: Some("aws s3api put-public-access-block".into()),
                terraform: Some("block_public_acls = true".into()),
            },
            attack: vec!["T1530".into(), "T1078.004".into()],
            frameworks: [("framework_a", vec!["2.1.4", "2.1.5"]), ("framework_b", vec!["AC-3"])]
                .map(|(name, ids)| (name.to_owned(), ids.into_iter().map(str::to_owned).collect()))
                .into_iter()
                .collect(),
            references: vec!["https://docs.example.com/s3".into()],
        },
        resource: ResourceInfo {
            uid: "arn:aws:s3:::orders".into(),
            resource_type: "AWS::S3::Bucket".into(),
            name: Some("orders-name".into()),
            provider: "aws".into(),
            account: Some("111122223333".into()),
            region: Some("eu-central-1".into()),
            tags: map(&[("team", "payments")]),
            context: context(),
        },
        evidence: r#"{"policy":{"Effect":"Allow"},"public":true}"#.into(),
        related: vec![Related {
            uid: "0cc175b9c0f1b6a831c399e269772661".into(),
            rule_id: "aws_s3_bucket_public_access_block".into(),
            title: "S3 bucket has no public access block".into(),
            severity: Severity::Medium,
        }],
        change: ChangeInfo {
            id: "5d41402abc4b2a76b9719d911017c592".into(),
            source: "aws_config".into(),
            actor: Some("arn:aws:iam::111122223333:user/ana".into()),
            origin: Some("history.json:12".into()),
        },
        traceparent: Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".into()),
        decision: decision(),
    }
}

pub fn state() -> ResourceState {
    ResourceState {
        resource_uid: "arn:aws:s3:::orders".into(),
        source: "aws_config".into(),
        version: None,
        time: 1_764_000_000_123,
        change_ids: vec!["a".into(), "b".into()],
        deleted: false,
        findings: vec![FindingState {
            rule_id: "aws_s3_bucket_public".into(),
            rule_hash: "92eb5ffee6ae2fec".into(),
            verdict: Verdict::Unknown,
            open: true,
            suppressed: false,
            sequence: 3,
            severity: Severity::Critical,
            evidence_hash: "8277e0910d750195".into(),
            first_seen: 1_763_000_000_000,
            last_seen: 0,
            title: "S3 bucket is public".into(),
        }],
        judged_by: 7,
        turn: 1_764_100_000_000,
    }
}

pub fn published() -> Published {
    Published {
        id: "shop-sandbox".into(),
        text: r#"{"rule":"aws_*"}"#.into(),
        by: "ana".into(),
        at: 1_764_000_000_123,
        from: 1_764_000_010_000,
    }
}

pub fn rejected() -> Rejected {
    Rejected {
        stage: "ingest".into(),
        reason: "missing field `resourceType`".into(),
        origin: "history.json".into(),
        position: 12,
        time: 1_764_000_000_123,
        bytes: vec![b'{', 0, 255, b'\n'],
    }
}
