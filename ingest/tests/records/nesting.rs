//! What lies within itself, on both sides of each bound: what is one deeper is not resolved, said to be unknown, or left where it is.

use ingest::{Decoded, Hints};
use serde_json::{Map, Value, json};

use crate::cases::OBSERVED_AT;

fn decode(document: &Value) -> Decoded {
    ingest::decode(
        document.to_string().as_bytes(),
        &Hints::named("t.json"),
        &[],
        OBSERVED_AT,
    )
}

/// Resolved up to so deep.
fn check(what: &str, most: usize, is_resolved: impl Fn(&Decoded) -> bool, document: impl Fn(usize) -> Value) {
    for depth in [1, most - 1, most, most + 1] {
        let decoded = decode(&document(depth));
        assert_eq!(
            is_resolved(&decoded),
            depth <= most,
            "{what}, {depth} deep: {decoded:?}"
        );
    }
}

/// Whether the first change's configuration holds the text.
fn holds(decoded: &Decoded, text: &str) -> bool {
    let configuration = decoded
        .changes
        .first()
        .and_then(|one| one.change.configuration.as_deref());
    configuration.is_some_and(|configuration| configuration.contains(text))
}

fn arm(value: Value, more: Value) -> Value {
    let mut template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "resources": [{"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-01-01", "name": "a",
            "properties": {"minimumTlsVersion": value}}]
    });
    template
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    template
}

#[test]
fn calls_and_variables_of_arm() {
    let resolved = |decoded: &Decoded| holds(decoded, "\"tls1_2\"");
    check("calls", 63, resolved, |depth| {
        arm(
            format!("[{}'TLS1_2'{}]", "toLower(".repeat(depth), ")".repeat(depth)).into(),
            json!({}),
        )
    });
    check("variables", 62, resolved, |depth| {
        let mut variables: Map<String, Value> = (0..depth)
            .map(|at| (format!("v{at}"), format!("[variables('v{}')]", at + 1).into()))
            .collect();
        variables.insert(format!("v{depth}"), "tls1_2".into());
        arm("[variables('v0')]".into(), json!({ "variables": variables }))
    });
    check(
        "padding",
        65_537,
        |decoded| holds(decoded, "xxx"),
        |width| arm(format!("[padLeft('xxx', {})]", width + 2).into(), json!({})),
    );
}

fn cloudformation(resources: Value, more: Value) -> Value {
    let mut template = json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources});
    template
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    template
}

#[test]
fn conditions_and_loops_of_cloudformation() {
    check(
        "conditions",
        189,
        |decoded| holds(decoded, "\"yes\""),
        |depth| {
            let mut conditions: Map<String, Value> = (0..depth)
                .map(|at| (format!("C{at}"), json!({"Condition": format!("C{}", at + 1)})))
                .collect();
            conditions.insert(format!("C{depth}"), json!({"Fn::Equals": ["a", "a"]}));
            let named = json!({"Fn::If": ["C0", "yes", "no"]});
            let bucket = json!({"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": named}}});
            cloudformation(bucket, json!({ "Conditions": conditions }))
        },
    );
    // A body of 1 MiB in all, sixteen times.
    check(
        "loops",
        16,
        |decoded| decoded.changes.len() > 1 || holds(decoded, "kk"),
        |times| {
            let elements: Vec<String> = (0..times).map(|at| format!("e{at:02}")).collect();
            let frame = json!({"B&{X}": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": ""}}});
            let frame = frame["B&{X}"].to_string().len() + "B&{X}".len() + "e00".len();
            let long = "k".repeat((1 << 20) - frame);
            let body = json!({"B&{X}": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": long}}});
            cloudformation(json!({"Fn::ForEach::L": ["X", elements, body]}), json!({}))
        },
    );
}

#[test]
fn envelopes_of_aws() {
    let item = json!({"version": "1.3", "accountId": "111122223333", "configurationItemCaptureTime": "2026-01-01T00:00:00Z",
        "configurationItemStatus": "OK", "configurationStateId": "1", "resourceType": "AWS::EC2::SecurityGroup", "resourceId": "sg-1",
        "awsRegion": "eu-west-1", "ARN": "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1", "configuration": {"groupId": "sg-1"}});
    check(
        "details",
        4,
        |decoded| decoded.changes.len() == 1,
        |depth| {
            let mut record = json!({"messageType": "ConfigurationItemChangeNotification", "configurationItem": item});
            for _ in 0..depth {
                record = json!({"detail-type": "Config Configuration Item Change", "source": "aws.config", "detail": record});
            }
            record
        },
    );
}

#[test]
fn resources_of_azure() {
    let id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/g/providers/Microsoft.Web/sites/s";
    for depth in [7, 8, 9] {
        let mut inner = json!({});
        for at in (0..depth).rev() {
            let resources: Vec<Value> = inner.get("name").map(|_| inner.clone()).into_iter().collect();
            inner =
                json!({"name": format!("n{at}"), "type": format!("t{at}"), "properties": {}, "resources": resources});
        }
        let outer = json!({"id": id, "name": "s", "type": "Microsoft.Web/sites", "location": "westeurope", "properties": {},
            "resources": [inner]});
        let decoded = decode(&outer);
        assert_eq!(decoded.changes.len(), 1 + depth.min(8), "{depth}: {decoded:?}");
        assert!(
            holds(&decoded, &format!("\"n{}\"", depth - 1)),
            "the outer one keeps all"
        );
    }
}
