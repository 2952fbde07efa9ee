//! What ingest reads: documents, every shape's adapter, templates, mappings. A record becomes a change or a reject, nothing swells, and a
//! change keeps its form on the wire.

use ingest::{Decoded, Hints, Mapping, Shape, decode};
use schemas::wire::Codec;

use super::moment::NOW;

/// How many times the bytes of an input what becomes of it may have, and how many beside.
const SWELLING: (usize, usize) = (64, 1 << 20);

const MAPPING: &[u8] = br#"{"name": "b", "resource_type": "{type}", "uid": "arn:{{{a.\"b.c\"[2]}", "account": "{meta[0].id}", "when": {"kind": "*"}}
{"type": "bucket", "kind": "x", "a": {"b.c": [1, 2, "y"]}, "meta": [{"id": 7}], "state": {"$unknown": "z"}}"#;

/// Splitting; the shape is recognised.
pub fn documents(data: &[u8]) -> Result<(), String> {
    held(data, &decode(data, &Hints::named("input.json"), &[], NOW))
}

/// Every adapter, recognised or not.
pub fn shapes(data: &[u8]) -> Result<(), String> {
    Shape::ALL.iter().copied().try_for_each(|shape| of_shape(data, shape))
}

/// ARM and CloudFormation.
pub fn templates(data: &[u8]) -> Result<(), String> {
    [Shape::Arm, Shape::CloudFormation]
        .into_iter()
        .try_for_each(|shape| of_shape(data, shape))
}

fn of_shape(data: &[u8], shape: Shape) -> Result<(), String> {
    let hints = Hints {
        shape: Some(shape),
        ..Hints::named("input.yaml")
    };
    held(data, &decode(data, &hints, &[], NOW))
}

/// Chains, nests, loops and cycles of expressions.
pub fn template_seeds() -> Vec<Vec<u8>> {
    let arm = |parameters: &str, variables: &str, name: &str, copy: &str| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
 "parameters": {{{parameters}}}, "variables": {{{variables}}},
 "resources": [{{"type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-01-01", "name": "{name}"{copy}, "properties": {{}}}}]}}"#
        )
    };
    let chain = format!("[variables('v'){}]", "['a']".repeat(200));
    let seeds = [
        arm("", r#""v": {"a": {"a": 1}}"#, &chain, ""),
        arm(
            r#""p": {"type": "string", "defaultValue": "x"}"#,
            r#""a": "[variables('b')]", "b": "[variables('a')]""#,
            "[concat(parameters('p'), string(add(1, 2)), variables('a'), padLeft('a', 10, 'b'))]",
            r#", "copy": {"name": "c", "count": "[length(range(0, 3))]"}"#,
        ),
        arm(
            "",
            "",
            "[if(equals(1, 1), toLower(first(split('A,B', ','))), format('{0}-{1}', 'a', resourceGroup().location))]",
            r#", "condition": "[and(true, not(contains('abc', 'b')))]""#,
        ),
        "Parameters: {P: {Type: String, Default: x}}\nMappings: {M: {a: {b: c}}}\nConditions: {C: !And [!Equals [!Ref P, x], !Not [!Condition C]]}\n\
         Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Condition: C\n    Properties:\n      BucketName: !Join ['-', [!Sub '${P}-${AWS::Region}', !FindInMap [M, a, b], !Select [0, !Split [',', 'a,b']], !If [C, y, !Ref AWS::NoValue]]]\n"
            .to_owned(),
        "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Loop:\n    - X\n    - [a, b]\n    - 'B${X}': {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref X}}\n".to_owned(),
        "a: &a [x, x]\nb: &b [*a, *a]\nResources: {R: {Type: AWS::SNS::Topic, Properties: {Tags: [*b, *b]}}}\n".to_owned(),
    ];
    seeds.into_iter().map(String::into_bytes).collect()
}

/// A mapping and a record.
pub fn mapping_seeds() -> Vec<Vec<u8>> {
    vec![MAPPING.to_vec()]
}

/// The first line is the mapping, the rest what it maps.
pub fn mappings(data: &[u8]) -> Result<(), String> {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    let (Some(mapping), Some(record)) = (parts.next(), parts.next()) else {
        return Ok(());
    };
    match serde_json::from_slice::<Mapping>(mapping) {
        Ok(mapping) => held(record, &decode(record, &Hints::named("input.json"), &[mapping], NOW)),
        Err(_) => Ok(()),
    }
}

fn held(data: &[u8], decoded: &Decoded) -> Result<(), String> {
    let changes = decoded
        .changes
        .iter()
        .map(|decoded| decoded.change.configuration.as_ref().map_or(0, String::len));
    let rejects = decoded
        .rejected
        .iter()
        .map(|reject| reject.bytes.len() + reject.reason.len());
    let became = changes.sum::<usize>() + rejects.sum::<usize>();
    if became > data.len() * SWELLING.0 + SWELLING.1 {
        return Err(format!("{} bytes became {became}", data.len()));
    }
    let codec = Codec::embedded().map_err(|error| error.to_string())?;
    for decoded in decoded.changes.iter().take(16) {
        let change = &decoded.change;
        if change.resource_uid.is_empty() {
            return Err("a change has no uid".to_owned());
        }
        let wire = codec
            .encode_change(change)
            .map_err(|error| format!("a change has no wire form: {error}"))?;
        if codec.decode_change(&wire).ok().as_ref() != Some(change) {
            return Err("a change does not come back as it was".to_owned());
        }
    }
    Ok(())
}
