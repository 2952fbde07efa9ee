//! Every kind of finding against the published JSON Schema; nothing of a finding is lost on the way.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use schemas::finding::SOURCE_SILENT;
use schemas::ocsf::{compliance_finding, event as finding_event};
use schemas::{Activity, Context, Finding, Verdict};
use serde_json::{Value, json};

use crate::{random, sample};

static PLAIN: LazyLock<Validator> = LazyLock::new(|| validator(include_str!("../ocsf/compliance_finding.schema.json")));
static CLOUD: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../ocsf/compliance_finding_cloud.schema.json")));
static DETECTION: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../ocsf/detection_finding.schema.json")));
static DETECTION_CLOUD: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../ocsf/detection_finding_cloud.schema.json")));

fn validator(schema: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

/// The finding's OCSF form, after the schema with the profiles that it names has taken it.
fn valid(finding: &Finding) -> Value {
    against(compliance_finding(finding), &PLAIN, &CLOUD)
}

fn against(event: Value, plain: &Validator, cloud: &Validator) -> Value {
    let schema = match event["metadata"]["profiles"].to_string().as_str() {
        r#"["cloud","incident","security_control"]"# => cloud,
        r#"["incident","security_control"]"# => plain,
        other => panic!("profiles {other}"),
    };
    let errors: Vec<String> = schema
        .iter_errors(&event)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{event:#}");
    event
}

fn event(activity: Activity, verdict: Verdict, sequence: i64) -> Finding {
    Finding {
        activity,
        verdict,
        sequence,
        ..sample::finding()
    }
}

#[test]
fn every_activity_is_valid_and_says_what_happened() {
    let cases = [
        (Activity::New, Verdict::Fail, 1, [1, 1, 3]),
        (Activity::Updated, Verdict::Fail, 2, [2, 1, 3]),
        (Activity::Resolved, Verdict::Pass, 3, [3, 4, 1]),
        (Activity::Reopened, Verdict::Fail, 4, [2, 1, 3]),
        (Activity::Suppressed, Verdict::Fail, 5, [2, 3, 3]),
        (Activity::Unknown, Verdict::Unknown, 6, [2, 1, 2]),
        (Activity::Unknown, Verdict::Unknown, 1, [1, 1, 2]),
    ];
    for (activity, verdict, sequence, expect) in cases {
        let event = valid(&event(activity, verdict, sequence));
        let got = [
            &event["activity_id"],
            &event["status_id"],
            &event["compliance"]["status_id"],
        ];
        assert_eq!(json!(got), json!(expect), "{activity:?}");
        assert_eq!(event["type_uid"], json!(200_300 + expect[0]), "{activity:?}");
        assert_eq!(event["status_code"], activity.as_str());
        assert_eq!(event["metadata"]["sequence"], json!(sequence));
    }
}

/// A source that is silent: no verdict of a check, but a detection.
#[test]
fn silence_is_a_valid_detection() {
    let ways = [Activity::New, Activity::Updated, Activity::Resolved, Activity::Reopened];
    for (activity, provider) in ways.into_iter().zip(["aws", "kubernetes", "azure", "own"]) {
        let mut finding = event(activity, Verdict::Fail, 1);
        finding.rule.id = SOURCE_SILENT.into();
        finding.resource.provider = provider.into();
        let event = against(finding_event(&finding), &DETECTION, &DETECTION_CLOUD);
        assert_eq!(event["class_uid"], 2004, "{activity:?}");
    }
}

#[test]
fn providers_context_and_absent_values() {
    for provider in ["aws", "azure", "gcp", "kubernetes", "own"] {
        let mut finding = sample::finding();
        finding.resource.provider = provider.into();
        let event = valid(&finding);
        assert_eq!(
            event.get("cloud").is_some(),
            matches!(provider, "aws" | "azure" | "gcp"),
            "{provider}"
        );

        finding.resource.context = Context::default();
        (finding.resource.account, finding.resource.region, finding.resource.name) = (None, None, None);
        (finding.change.actor, finding.change.origin) = (None, None);
        (finding.reason, finding.traceparent) = (None, None);
        (finding.first_seen, finding.last_seen) = (0, 0);
        finding.resource.tags.clear();
        finding.rule.frameworks.clear();
        finding.rule.attack.clear();
        finding.rule.references.clear();
        finding.rule.remediation = Default::default();
        finding.evidence = "not JSON".into();
        let event = valid(&finding);
        assert_eq!(event["evidences"][0]["data"], "not JSON");
        assert!(event.get("remediation").is_none());
    }
}

#[test]
fn a_pod_has_its_namespace() {
    let mut finding = sample::finding();
    finding.resource.provider = "kubernetes".into();
    finding.resource.uid = "k8s://prod/shop/Pod/web".into();
    assert_eq!(valid(&finding)["resources"][0]["namespace"], "shop");
    finding.resource.uid = "k8s://prod/-/ClusterRole/admin".into();
    assert!(valid(&finding)["resources"][0].get("namespace").is_none());
}

/// Every text and number of `value`.
fn leaves(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.values().for_each(|value| leaves(value, out)),
        Value::Array(array) => array.iter().for_each(|value| leaves(value, out)),
        Value::Null => {}
        Value::String(text) => out.push(text.clone()),
        other => out.push(other.to_string()),
    }
}

#[test]
fn nothing_of_a_finding_is_lost() {
    let finding = sample::finding();
    let mut expected = Vec::new();
    leaves(&serde_json::to_value(&finding).unwrap(), &mut expected);
    let mut found = Vec::new();
    leaves(&valid(&finding), &mut found);
    let whole = found.join("\n").to_lowercase();
    for leaf in expected.into_iter().filter(|leaf| *leaf != finding.evidence) {
        assert!(whole.contains(&leaf.to_lowercase()), "{leaf} is missing");
    }
    assert_eq!(
        compliance_finding(&finding)["evidences"][0]["data"]["policy"]["Effect"],
        "Allow"
    );
}

proptest! {
    #[test]
    fn any_finding_is_valid(finding in random::any_finding()) {
        valid(&finding);
    }
}
