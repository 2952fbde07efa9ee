//! Any sequence of the words of a template's language, of a mapping's and of YAML's: each ends in changes or rejects.

use ingest::{Hints, Mapping};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::OBSERVED_AT;

fn decode(bytes: &[u8], mappings: &[Mapping]) {
    let decoded = ingest::decode(bytes, &Hints::named("t.json"), mappings, OBSERVED_AT);
    assert!(!decoded.changes.is_empty() || !decoded.rejected.is_empty() || !decoded.nothing.is_empty());
    for decoded in decoded.changes {
        let configuration = decoded.change.configuration.unwrap_or_else(|| "{}".to_owned());
        serde_json::from_str::<Value>(&configuration).expect("a configuration is JSON that every reader takes");
    }
}

fn words(list: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(list), 0..most).prop_map(|words| words.concat())
}

/// Parts of ARM expressions; calls that close what they open are among them, so that many sequences are whole.
const ARM: &[&str] = &[
    "concat(",
    "variables('v')",
    "variables('w')",
    "parameters('p')",
    "map(",
    "filter(",
    "lambda('x',",
    "lambdaVariables('x')",
    "range(0,9)",
    "createArray(",
    "createObject('a',",
    "union(",
    "if(true(),",
    "coalesce(",
    "copyIndex()",
    "resourceId('a.b/c',",
    "n.f(",
    "json('[[1]]')",
    "string(",
    "split('a,b',',')",
    "substring('abc',",
    "padLeft('a',9,'0')",
    "replace('aa','a','bb')",
    "base64ToJson('e30=')",
    "intersection(",
    "'a'",
    "''",
    "1",
    "-9",
    ")",
    ")",
    ")",
    ")",
    ",",
    ",",
    ".a",
    ".?b",
    "[0]",
    "[?1]",
    "['k']",
    "[",
    "]",
    " ",
    "(",
    "'",
];

const YAML: &[&str] = &[
    "a: ",
    "b: ",
    "- ",
    "? ",
    ": ",
    "&x ",
    "*x",
    "<<: ",
    "!Ref ",
    "!!str ",
    "! ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "|\n",
    ">-\n",
    "'",
    "\"",
    "# c",
    "\n",
    "\n  ",
    "\n    ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "yes",
    "~",
    "0x1F",
    ".inf",
    "kind: Pod\n",
    "\t",
    "\u{feff}",
    "é",
];

/// Values of a CloudFormation template.
fn intrinsic() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!("a${P}b${B.Arn}${!c}${")),
        Just(json!({"Ref": "P"})),
        Just(json!({"Ref": "AWS::NoValue"})),
        Just(json!({"Fn::FindInMap": ["M", "a", "b"]})),
        Just(json!({"Condition": "C"})),
        Just(json!(1)),
        Just(Value::Null),
    ];
    leaf.prop_recursive(6, 40, 4, |inner| {
        let names = &[
            "Fn::Join",
            "Fn::Sub",
            "Fn::Select",
            "Fn::Split",
            "Fn::If",
            "Fn::Equals",
            "Fn::Not",
            "Fn::And",
            "Fn::Length",
            "Fn::ToJsonString",
            "Fn::Base64",
            "Fn::GetAtt",
            "x",
        ];
        let list = prop::collection::vec(inner, 0..4).prop_map(Value::from);
        (prop::sample::select(&names[..]), list).prop_map(|(name, list)| json!({name: list}))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn arm(one in words(ARM, 24), other in words(ARM, 24)) {
        let expression = |text: &str| format!("[{text}]");
        let template = json!({
            "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            "parameters": {"p": {"type": "string", "defaultValue": expression(&other)}},
            "variables": {"v": expression(&one), "w": [expression(&other)], "copy": [{"name": "c", "count": 3, "input": expression(&one)}]},
            "functions": [{"namespace": "n", "members": {"f": {"parameters": [{"name": "p", "type": "int"}], "output": {"value": expression(&one)}}}}],
            "resources": [{"type": "A.B/c", "apiVersion": "2023-01-01", "name": expression(&one), "condition": expression(&other), "properties": {"x": expression(&one), expression(&other): 1}}]
        });
        decode(template.to_string().as_bytes(), &[]);
    }

    #[test]
    fn cloudformation(one in intrinsic(), other in intrinsic()) {
        let template = json!({
            "AWSTemplateFormatVersion": "2010-09-09",
            "Parameters": {"P": {"Type": "CommaDelimitedList", "Default": "a,b"}},
            "Mappings": {"M": {"a": {"b": one}}},
            "Conditions": {"C": other},
            "Resources": {"B": {"Type": "AWS::S3::Bucket", "Condition": "C", "Properties": {"BucketName": one, "Tags": other}}}
        });
        decode(template.to_string().as_bytes(), &[]);
    }

    #[test]
    fn yaml(text in words(YAML, 40)) {
        decode(text.as_bytes(), &[]);
    }

    #[test]
    fn mappings(path in words(&["a", ".", "[0]", "[", "]", "{", "}", "\"", "\"b.c\"", "{a}", "{a[0].b}", "x", "{{"], 10)) {
        let mapping = json!({"name": "m", "when": {"a": "*"}, "resource_type": "T", "uid": format!("{{a}}{path}"), "resource_name": path});
        if let Ok(mapping) = serde_json::from_value::<Mapping>(mapping) {
            decode(br#"{"a": [{"b": 1}], "x": "y"}"#, std::slice::from_ref(&mapping));
            decode(br#"{"a": "k", "b": {"c": 2}}"#, &[mapping]);
        }
    }
}
