//! Findings to deliver.

use std::collections::BTreeMap;

use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::{Activity, Context, Finding, Severity, Verdict, identity};

/// Text that does not compress below half, always the same for a seed.
pub fn noise(seed: u64, length: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(&format!("{state:016x}"));
    }
    text.truncate(length);
    text
}

/// The `sequence`th event of the finding on bucket `bucket`.
pub fn finding(bucket: usize, sequence: i64, evidence: &str) -> Finding {
    let uid = format!("arn:aws:s3:::bucket-{bucket}");
    let time = 1_700_000_000_123 + sequence;
    let (activity, verdict) = match sequence {
        1 => (Activity::New, Verdict::Fail),
        sequence if sequence % 2 == 0 => (Activity::Resolved, Verdict::Pass),
        _ => (Activity::Reopened, Verdict::Fail),
    };
    Finding {
        uid: identity::finding_uid("aws_s3_bucket_public", &uid),
        sequence,
        activity,
        verdict,
        reason: None,
        time,
        first_seen: 1_700_000_000_124,
        last_seen: time,
        rule: RuleInfo {
            id: "aws_s3_bucket_public".to_owned(),
            hash: "0123456789abcdef".to_owned(),
            title: "Bucket is open to the public".to_owned(),
            description: "Anybody can read what is in the bucket.".to_owned(),
            severity: Severity::High,
            remediation: Remediation {
                console: "Block public access.".to_owned(),
                cli: None,
                terraform: None,
            },
            attack: vec!["T1530".to_owned()],
            frameworks: Default::default(),
            references: Vec::new(),
        },
        resource: ResourceInfo {
            uid,
            resource_type: "AWS::S3::Bucket".to_owned(),
            name: Some(format!("bucket-{bucket}")),
            provider: "aws".to_owned(),
            account: Some("123456789012".to_owned()),
            region: Some("eu-central-1".to_owned()),
            tags: BTreeMap::new(),
            context: Context {
                owner: Some("data team".to_owned()),
                ..Context::default()
            },
        },
        evidence: serde_json::json!({ "note": evidence }).to_string(),
        change: ChangeInfo {
            id: "0123456789abcdef0123456789abcdef".to_owned(),
            source: "aws_config".to_owned(),
            actor: Some("alice".to_owned()),
            origin: None,
        },
        related: Vec::new(),
        traceparent: Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".to_owned()),
        decision: Default::default(),
    }
}

/// What the receiver calls it.
pub fn id(finding: &Finding) -> String {
    format!("{}:{}", finding.uid, finding.sequence)
}
