//! Templates that are deep, long or circular on every axis that their language has: each ends in changes or rejects, on the stack that a
//! worker thread has.

use ingest::{Decoded, Hints};
use serde_json::{Map, Value, json};

use crate::cases::OBSERVED_AT;

/// Tokio's default for worker and blocking threads.
const STACK: usize = 2 << 20;

fn decode(document: String) -> Decoded {
    let work = move || ingest::decode(document.as_bytes(), &Hints::named("t.json"), &[], OBSERVED_AT);
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    thread.join().expect("no overflow")
}

/// Decodes on a small stack; what comes out holds nothing that the template does not decide.
fn check(what: &str, document: &Value) {
    let decoded = decode(document.to_string());
    assert!(
        decoded.changes.len() + decoded.rejected.len() + decoded.nothing.len() > 0,
        "{what}: nothing came out"
    );
}

fn arm(name: &str, more: &Value) -> Value {
    let mut template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "resources": [{"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-01-01", "name": name, "properties": {}}]
    });
    let (all, more) = (template.as_object_mut().unwrap(), more.as_object().unwrap());
    all.extend(more.clone());
    template
}

#[test]
fn arm_expressions_of_any_length_and_depth() {
    for length in [4_000, 8_000, 400_000] {
        let chain = format!("[variables('v'){}]", "['a']".repeat(length));
        check("an index chain", &arm(&chain, &json!({"variables": {"v": "x"}})));
        let dots = format!("[variables('v'){}]", ".?a".repeat(length));
        check("a chain of dots", &arm(&dots, &json!({"variables": {"v": "x"}})));
        let nested = format!("[{}'a'{}]", "toLower(".repeat(length), ")".repeat(length));
        check("nested calls", &arm(&nested, &json!({})));
        let brackets = format!(
            "[variables('v'){}'a'{}]",
            "[variables('v')".repeat(length),
            "]".repeat(length)
        );
        check(
            "nested indexes",
            &arm(&brackets, &json!({"variables": {"v": {"a": "a"}}})),
        );
        let wide = format!("[concat({}'a')]", "'a',".repeat(length));
        check("many arguments", &arm(&wide, &json!({})));
    }
}

#[test]
fn arm_names_that_lead_to_names() {
    let chain = |length: usize, inner: usize| {
        let one = |at: usize| {
            let calls = "toLower(".repeat(inner);
            let next = format!("[{calls}variables('v{}'){}]", at + 1, ")".repeat(inner));
            (format!("v{at}"), Value::from(next))
        };
        (0..length).map(one).collect::<Map<_, _>>()
    };
    for (length, inner) in [(10_000, 1), (1_000, 60), (200, 60)] {
        check(
            "variables",
            &arm("[variables('v0')]", &json!({"variables": chain(length, inner)})),
        );
    }
    let circle = json!({"variables": {"a": "[variables('b')]", "b": "[variables('a')]"}});
    check("a circle", &arm("[variables('a')]", &circle));
    let function = json!({"functions": [{"namespace": "n", "members": {"f": {
        "parameters": [{"name": "p", "type": "string"}],
        "output": {"type": "string", "value": "[n.f(n.f(parameters('p')))]"}
    }}}]});
    check("a function that calls itself", &arm("[n.f('x')]", &function));
    let doubling: Map<String, Value> = (0..60)
        .map(|at| {
            (
                format!("v{at}"),
                Value::from(format!("[createArray(variables('v{0}'),variables('v{0}'))]", at + 1)),
            )
        })
        .collect();
    check(
        "doubling",
        &arm("[string(variables('v0'))]", &json!({"variables": doubling})),
    );
    let lambdas = format!(
        "[{}lambdaVariables('x'){}]",
        "map(range(0,800),lambda('x',".repeat(20),
        "))".repeat(20)
    );
    check("lambdas", &arm(&lambdas, &json!({})));
}

fn cloudformation(value: Value, more: &Value) -> Value {
    let mut template = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": value}}}
    });
    let (all, more) = (template.as_object_mut().unwrap(), more.as_object().unwrap());
    all.extend(more.clone());
    template
}

#[test]
fn cloudformation_names_that_lead_to_names() {
    let used = json!({"Fn::If": ["C0", "a", "b"]});
    let chain: Map<String, Value> = (0..20_000)
        .map(|at| (format!("C{at}"), json!({"Condition": format!("C{}", at + 1)})))
        .collect();
    check(
        "conditions",
        &cloudformation(used.clone(), &json!({"Conditions": chain})),
    );
    let negated: Map<String, Value> = (0..20_000)
        .map(|at| {
            (
                format!("C{at}"),
                json!({"Fn::Not": [{"Fn::Equals": [{"Fn::If": [format!("C{}", at + 1), "x", "y"]}, "x"]}]}),
            )
        })
        .collect();
    check(
        "conditions through values",
        &cloudformation(used.clone(), &json!({"Conditions": negated})),
    );
    let circle = json!({"Conditions": {"C0": {"Condition": "C1"}, "C1": {"Condition": "C0"}}});
    check("a circle of conditions", &cloudformation(used, &circle));
    let map = json!({"Mappings": {"M": {"a": {"b": {"Fn::FindInMap": ["M", "a", "b"]}}}}});
    check(
        "a map that names itself",
        &cloudformation(json!({"Fn::FindInMap": ["M", "a", "b"]}), &map),
    );
    let twice = json!({"Fn::Join": ["", [{"Fn::FindInMap": ["M", "a", "b"]}, {"Fn::FindInMap": ["M", "a", "b"]}]]});
    let map = json!({"Mappings": {"M": {"a": {"b": twice}}}});
    check(
        "a map that names itself twice",
        &cloudformation(json!({"Fn::FindInMap": ["M", "a", "b"]}), &map),
    );
}

#[test]
fn texts_within_texts_and_nesting_of_every_notation() {
    let mut text = "{}".to_owned();
    for _ in 0..18 {
        text = Value::from(text).to_string();
    }
    let item = json!({"resourceType": "AWS::SNS::Topic", "resourceId": "t", "configurationItemCaptureTime": "2026-01-01T00:00:00Z",
        "awsAccountId": "123456789012", "configuration": {"policy": text}});
    check("texts in texts", &item);
    let mut message = item;
    for _ in 0..8 {
        message = json!({"Type": "Notification", "TopicArn": "arn", "Message": message.to_string()});
    }
    check("envelopes", &message);
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!(
            "{{\"kind\":\"Pod\",\"a\":{}1{}}}",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        assert_eq!(decode(deep).rejected.len(), 1);
    }
    let flow = format!("kind: Pod\na: {}{}\n", "[".repeat(5_000), "]".repeat(5_000));
    assert_eq!(decode(flow).rejected.len(), 1);
    let block: String = (0..5_000).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    assert_eq!(decode(block).rejected.len(), 1);
    let dashes = format!("a:\n  {}b\n", "- ".repeat(50_000));
    assert_eq!(decode(dashes).rejected.len(), 1);
}
