//! Findings that nobody has: what templates are rehearsed on, what `tripline sink test` sends and `sink preview` shows.

use std::collections::BTreeMap;

use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::{Activity, Context, Finding, Severity, Verdict, identity};

/// A test's finding: marked as one, of a resource that is not there.
pub fn marked(activity: Activity, sequence: i64, time: i64) -> Finding {
    let uid = "arn:aws:s3:::tripline-test";
    let rule = "tripline_sink_test";
    let resolved = activity == Activity::Resolved;
    Finding {
        uid: identity::finding_uid(rule, &format!("{uid}/{time}")),
        sequence,
        activity,
        verdict: if resolved { Verdict::Pass } else { Verdict::Fail },
        reason: resolved.then(|| "the test is over".to_owned()),
        time,
        first_seen: time,
        last_seen: time,
        rule: RuleInfo {
            id: rule.to_owned(),
            hash: "0000000000000000".to_owned(),
            title: "TEST by Tripline: nothing is wrong".to_owned(),
            description:
                "Sent by `tripline sink test` to see whether findings arrive. The bucket that it names does not exist."
                    .to_owned(),
            severity: Severity::Low,
            remediation: Remediation {
                console: "Nothing is to be done.".to_owned(),
                cli: Some("true".to_owned()),
                terraform: None,
            },
            attack: vec!["T1530".to_owned()],
            frameworks: BTreeMap::from([("nist_csf_2.0".to_owned(), vec!["PR.DS-01".to_owned()])]).into(),
            references: vec!["https://github.com/tripline/tripline".to_owned()],
        },
        resource: ResourceInfo {
            uid: uid.to_owned(),
            resource_type: "AWS::S3::Bucket".to_owned(),
            name: Some("tripline-test".to_owned()),
            provider: "aws".to_owned(),
            account: Some("123456789012".to_owned()),
            region: Some("eu-central-1".to_owned()),
            tags: BTreeMap::from([("purpose".to_owned(), "test".to_owned())]),
            context: Context {
                owner: Some("nobody".to_owned()),
                environment: Some("test".to_owned()),
                ..Context::default()
            },
        },
        evidence: r#"{"public":true}"#.to_owned(),
        change: ChangeInfo {
            id: "00000000000000000000000000000000".to_owned(),
            source: "tripline_sink_test".to_owned(),
            actor: Some("tripline".to_owned()),
            origin: None,
        },
        related: Vec::new(),
        traceparent: None,
        decision: Default::default(),
    }
}

/// One of every activity, with everything that a finding may have and with as little as it may.
pub(crate) fn findings() -> Vec<Finding> {
    let activities = [
        Activity::New,
        Activity::Updated,
        Activity::Resolved,
        Activity::Reopened,
        Activity::Suppressed,
        Activity::Unknown,
    ];
    let full = activities.map(|activity| marked(activity, 1, 1_700_000_000_123));
    let bare = full.clone().map(bare);
    full.into_iter().chain(bare).collect()
}

fn bare(mut finding: Finding) -> Finding {
    finding.reason = None;
    finding.evidence = "{}".to_owned();
    finding.change.actor = None;
    finding.rule.remediation = Remediation::default();
    finding.rule.attack.clear();
    finding.rule.frameworks.clear();
    finding.rule.references.clear();
    let resource = &mut finding.resource;
    (resource.name, resource.account, resource.region) = (None, None, None);
    resource.tags.clear();
    resource.context = Context::default();
    finding
}
