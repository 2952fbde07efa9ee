//! What a record may hold, on both sides of each bound; what an input may become; which bytes are not kept.

use ingest::{Decoded, Hints};
use serde_json::{Value, json};

use crate::cases::OBSERVED_AT;

fn decode(bytes: impl AsRef<[u8]>) -> Decoded {
    ingest::decode(bytes.as_ref(), &Hints::named("x"), &[], OBSERVED_AT)
}

fn bucket() -> Value {
    json!({"resource_type": "AWS::S3::Bucket", "account": "1", "region": "r", "resource_uid": "uid", "Name": "b"})
}

fn issue() -> Value {
    json!({"tool": "t", "issues": [{"rule_id": "r", "resource": "uid", "description": "d", "severity": "high"}]})
}

/// The record with the text at the place as long as said; it goes through up to the bound and not beyond it.
fn check(record: &Value, pointer: &str, most: usize, field: &str) {
    for (length, taken) in [(most - 1, true), (most, true), (most + 1, false), (65_532, false)] {
        let mut record = record.clone();
        let text = record.pointer_mut(pointer).unwrap();
        let begin = text.as_str().unwrap();
        *text = format!("{begin}{}", "k".repeat(length - begin.len())).into();
        let decoded = decode(record.to_string());
        assert_eq!(
            (decoded.changes.len(), decoded.rejected.len()),
            if taken { (1, 0) } else { (0, 1) },
            "{field} {length}"
        );
        if let Some(reject) = decoded.rejected.first() {
            assert!(
                reject.reason.contains(field) && reject.reason.contains(&most.to_string()),
                "{}",
                reject.reason
            );
            assert!(reject.reason.len() < 1200, "{}", reject.reason.len());
            assert!(!reject.bytes.is_empty());
        }
    }
}

#[test]
fn texts_of_a_change_have_bounds() {
    check(&bucket(), "/resource_uid", 8 << 10, "resource_uid");
    check(&bucket(), "/resource_type", 1 << 10, "resource_type");
    check(&bucket(), "/account", 1 << 10, "account");
    check(&bucket(), "/region", 1 << 10, "region");
    check(&bucket(), "/Name", 4 << 10, "resource_name");
    check(&issue(), "/tool", 1 << 10, "tool");
    check(&issue(), "/issues/0/rule_id", 4 << 10, "rule_id");
}

#[test]
fn a_resource_has_an_id_and_a_type() {
    let mapping = json!({"name": "m", "when": {"kind": "b"}, "resource_type": "{type}", "uid": "{id}"});
    let mapping = [serde_json::from_value(mapping).unwrap()];
    for (id, kind, field) in [
        // A member that is empty is missing already.
        ("", "t", "id"),
        (" ", "t", "resource_uid"),
        ("u", "", "type"),
    ] {
        let record = json!({"kind": "b", "id": id, "type": kind}).to_string();
        let decoded = ingest::decode(record.as_bytes(), &Hints::named("x"), &mapping, OBSERVED_AT);
        assert!(decoded.changes.is_empty(), "{record}");
        assert!(
            decoded.rejected[0].reason.contains(field),
            "{record}: {}",
            decoded.rejected[0].reason
        );
    }
}

#[test]
fn an_input_has_so_many_records() {
    const MOST: usize = 65_536;
    for (one, many) in [
        ("{}\n".to_owned(), "{}\n".repeat(MOST + 1)),
        (format!("{}\n", "{}"), format!("{}{{\n}}\n", "{\n}\n".repeat(MOST))),
        ("[{}]".to_owned(), format!("[{}{{}}]", "{},".repeat(MOST))),
        ("a: 1\n".to_owned(), "a: 1\n---\n".repeat(MOST + 1)),
        (
            "{\"SecurityGroups\":[1]}".to_owned(),
            format!("{{\"SecurityGroups\":[{}1]}}", "1,".repeat(MOST)),
        ),
    ] {
        assert_eq!(decode(&one).rejected.len(), 1);
        let decoded = decode(many);
        assert_eq!(decoded.rejected.len(), 1, "{one}");
        assert!(
            decoded.rejected[0].reason.contains("65536 records") || decoded.rejected[0].reason.contains("more values"),
            "{one} {}",
            decoded.rejected[0].reason
        );
    }
    for full in [
        "{\"a\":1}\n".repeat(MOST),
        "{}\n".repeat(MOST),
        "{\n}\n".repeat(MOST),
        format!("[{}{{}}]", "{},".repeat(MOST - 1)),
        "a: 1\n---\n".repeat(MOST),
    ] {
        assert_eq!(decode(&full).rejected.len(), MOST, "{}", &full[..8]);
    }
}

#[test]
fn aliases_are_copied_within_a_bound() {
    let list = format!("a: &a [{}1]\n", "1,".repeat(50_000));
    let copies: String = (0..2_000).map(|at| format!("b{at}: *a\n")).collect();
    let decoded = decode(format!("{list}{copies}"));
    assert!(
        decoded.rejected[0].reason.contains("more values"),
        "{}",
        decoded.rejected[0].reason
    );
    let levels: String = (1..60)
        .map(|at| format!("a{at}: &a{at} [*a{0},*a{0}]\n", at - 1))
        .collect();
    let decoded = decode(format!("a0: &a0 [1]\n{levels}"));
    assert!(decoded.changes.is_empty() && decoded.rejected.len() == 1);
    let taken = decode("base: &b {x: 1}\nkind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: {<<: *b, y: 2}\n");
    assert!(
        taken.changes[0]
            .change
            .configuration
            .as_ref()
            .unwrap()
            .contains("\"x\":1"),
        "{taken:?}"
    );
}

#[test]
fn booleans_are_those_of_yaml_1_1() {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {on: 'yes'}}\nspec:\n  hostNetwork: yes\n  hostPID: Off\n  hostIPC: \"no\"\n";
    let change = &decode(manifest).changes[0].change;
    let configuration: Value = serde_json::from_str(change.configuration.as_ref().unwrap()).unwrap();
    assert_eq!(
        configuration["spec"],
        json!({"hostNetwork": true, "hostPID": false, "hostIPC": "no"})
    );
    assert_eq!(configuration["metadata"]["labels"], json!({"on": "yes"}));
}

#[test]
fn utf_16_is_read() {
    let text = bucket().to_string();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let expect = decode(&text);
    for input in [
        [&b"\xff\xfe"[..], &little].concat(),
        little,
        [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(),
    ] {
        assert_eq!(decode(input), expect);
    }
    assert_eq!(expect.changes.len(), 1);
}

#[test]
fn no_secret_stays_with_a_reject() {
    let secret =
        json!({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "data": {"p": "aHVudGVyMg=="}});
    let yaml = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {p: aHVudGVyMg==}\n";
    let text = secret.to_string();
    let message = json!({"Type": "Notification", "TopicArn": "arn", "Message": text}).to_string();
    for broken in [
        format!("{yaml}broken: [\n"),
        yaml.replace("kind", "'kind'") + "broken: [\n",
        yaml.replace("kind: Secret", "\"kind\" : \"Secret\"") + "broken: [\n",
        yaml.replace("kind: Secret", "? kind\n: Secret") + "broken: [\n",
        yaml.replace("kind: Secret", "kind: !!str Secret") + "broken: [\n",
        format!(
            "what: &what Secret\n{}broken: [\n",
            yaml.replace("kind: Secret", "kind: *what")
        ),
        text[..text.len() - 1].to_owned(),
        text[..text.len() - 1].replace("\"kind\":\"Secret\"", "\"k\\u0069nd\" : \"\\u0053ecret\""),
        message[..message.len() - 2].to_owned(),
        message,
        json!({"envelope": {"of": "others", "object": secret}}).to_string(),
        json!({"SecurityGroups": [{"object": secret}, {"text": text}]}).to_string(),
        json!({"Records": [{"EventSource": "aws:sqs", "body": text.replace("Secret\"", "Secret\",")}]}).to_string(),
        text.encode_utf16()
            .map(|unit| char::from_u32(unit.into()).unwrap())
            .collect::<String>()
            + "}",
    ] {
        let decoded = decode(&broken);
        for reject in &decoded.rejected {
            let kept = String::from_utf8_lossy(&reject.bytes);
            assert!(!kept.contains("aHVudGVyMg"), "{broken}\n{kept}");
        }
    }
    // What is no secret is kept.
    let kept = decode("{\"what\": \"no secret here, kind of\"}");
    assert!(!kept.rejected[0].bytes.is_empty());
}

#[test]
fn resources_of_powershell_are_azure_s() {
    let id = "/subscriptions/0/resourceGroups/G/providers/Microsoft.Storage/storageAccounts/a";
    let printed = json!({
        "Name": "a", "ResourceGroupName": "G", "ResourceType": "Microsoft.Storage/storageAccounts", "Location": "westeurope",
        "ResourceId": id, "Id": id, "Kind": "StorageV2", "Tags": {"t": "v"}, "Sku": {"Name": "Standard_LRS"}, "Plan": null,
        "Properties": {"supportsHttpsTrafficOnly": false}
    });
    let change = &decode(printed.to_string()).changes[0].change;
    assert_eq!(
        (change.shape.as_str(), change.resource_type.as_str()),
        ("azure", "microsoft.storage/storageaccounts")
    );
    assert_eq!(change.resource_uid, id.to_ascii_lowercase());
    assert_eq!(
        (change.region.as_deref(), change.tags["t"].as_str()),
        (Some("westeurope"), "v")
    );
    let configuration: Value = serde_json::from_str(change.configuration.as_ref().unwrap()).unwrap();
    assert_eq!(configuration["properties"], json!({"supportsHttpsTrafficOnly": false}));
    // Without its properties the cmdlet says that there is such a resource, and nothing of its state.
    let mut bare = printed;
    bare["Properties"] = json!({});
    assert_eq!(decode(bare.to_string()).changes[0].change.configuration, None);
}

#[test]
fn what_has_a_kind_need_not_be_kubernetes() {
    for version in ["backstage.io/v1alpha1", "skaffold/v4beta11", "openslo/v1", "2023-01-01"] {
        let object = json!({"apiVersion": version, "kind": "Service", "metadata": {"name": "a"}, "spec": {}});
        let decoded = decode(object.to_string());
        assert!(decoded.changes.is_empty(), "{version}");
        assert!(
            decoded.rejected[0].reason.contains("no known shape"),
            "{version}: {}",
            decoded.rejected[0].reason
        );
    }
}
