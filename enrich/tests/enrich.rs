//! Which row wins, what each form of file may hold, and that a changed file is used and a broken one is not.

#![cfg(test)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use enrich::{Config, EnrichError, Enricher};
use pipeline::bus::{Received, Record};
use pipeline::transform::Stage as _;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::{Value, json};

fn change() -> ConfigChange {
    ConfigChange {
        id: "1".into(),
        source: "aws_config".into(),
        shape: "aws_config".into(),
        provider: "aws".into(),
        account: Some("111122223333".into()),
        region: Some("eu-central-1".into()),
        resource_type: "AWS::S3::Bucket".into(),
        resource_uid: "arn:aws:s3:::orders".into(),
        resource_name: Some("orders".into()),
        kind: ChangeKind::Update,
        time: 1,
        observed_at: 2,
        version: None,
        actor: None,
        tags: [
            ("Owner".to_owned(), "tag owner".to_owned()),
            ("team".to_owned(), "web".to_owned()),
        ]
        .into(),
        completeness: Completeness::Full,
        configuration: Some("{}".into()),
        prior: None,
        origin: None,
        context: None,
    }
}

/// An enricher over files of these names and texts, and their folder.
fn open(files: &[(&str, &str)]) -> (Result<Enricher, EnrichError>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut entries = Vec::new();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        entries.push(json!({"path": path}));
    }
    let config: Config = serde_json::from_value(json!({"file": entries})).unwrap();
    (Enricher::open(&config.validate().unwrap()), folder)
}

/// The context that these files give to [`change`], without what is empty.
fn check(files: &[(&str, &str)], expect: Value) {
    let (enricher, _folder) = open(files);
    let mut change = change();
    enricher.unwrap().apply(&mut change);
    let mut context = serde_json::to_value(change.context.unwrap()).unwrap();
    let object = context.as_object_mut().unwrap();
    object.retain(|_, value| !value.is_null() && *value != json!({}));
    assert_eq!(context, expect, "{files:?}");
}

/// What opening such a file says.
fn refused(name: &str, text: &str, expect: &str) {
    let error = open(&[(name, text)]).0.err().expect("refused").to_string();
    assert!(error.contains(expect) && error.contains(name), "{error}");
}

#[test]
fn files_say_more_than_tags_and_narrow_rows_more_than_wide_ones() {
    check(&[], json!({"owner": "tag owner"}));
    check(
        &[("a.csv", "account,owner\n111122223333,ana\n999,bob\n")],
        json!({"owner": "ana"}),
    );
    let rows = "account,resource_uid,owner,environment,cost\n\
        ,,everybody,unknown,0\n\
        111122223333,,ana,production,\n\
        ,arn:aws:s3:::orders,cleo,,7\n\
        ,arn:aws:s3:::*,dan,,6\n\
        ,*,eve,test,5\n";
    check(
        &[("a.csv", rows)],
        json!({"owner": "cleo", "environment": "test", "labels": {"cost": "7"}}),
    );
    // Of equal rows the later one wins, across files too.
    check(
        &[
            ("a.csv", "account,owner\n111122223333,ana\n"),
            ("b.csv", "account,owner\n111122223333,bob\n111122223333,cid\n"),
        ],
        json!({"owner": "cid"}),
    );
    check(
        &[("a.csv", "tag:team,region,criticality\nweb,eu-*,high\nweb,us-*,low\n")],
        json!({"owner": "tag owner", "criticality": "high"}),
    );
}

#[test]
fn json_and_yaml_hold_the_same_rows() {
    let expect = json!({"owner": "ana", "account_name": "Shop", "labels": {"cost": "7", "pci": "true"}});
    let row = json!([{"tags": {"team": "web"}, "account": "111122223333", "owner": " ana ", "account_name": "Shop",
        "labels": {"cost": 7}, "pci": true, "environment": null}]);
    check(&[("a.json", &row.to_string())], expect.clone());
    let yaml = "- tag:team: web\n  account: \"111122223333\"\n  owner: ana\n  account_name: Shop\n  labels: {cost: 7, pci: true}\n";
    check(&[("a.yml", yaml)], expect);
}

#[test]
fn ids_of_azure_are_compared_without_case() {
    let (enricher, _folder) = open(&[(
        "a.csv",
        "resource_uid,owner\n/Subscriptions/S/resourceGroups/RG/*,ana\n",
    )]);
    let mut change = ConfigChange {
        resource_uid: "/subscriptions/s/resourcegroups/rg/providers/x".into(),
        ..change()
    };
    enricher.unwrap().apply(&mut change);
    assert_eq!(change.context.unwrap().owner.as_deref(), Some("ana"));
}

#[test]
fn broken_files_are_named() {
    refused("a.csv", "account,account\n", "\"account\" stands twice");
    refused("a.csv", "account,owner\n1,2,3\n", "line: 2");
    refused("a.csv", "account\n1\n", "row 1: says nothing");
    refused("a.json", "{}", "no list of objects");
    refused("a.json", "[1]", "row 1: is no object");
    refused("a.json", r#"[{"owner": ["a"]}]"#, "`owner` is no text");
    refused("a.yaml", "- [", "not YAML");
    let config: Config = serde_json::from_value(json!({"file": [{"path": "/nowhere/a.csv"}]})).unwrap();
    assert!(matches!(
        Enricher::open(&config.validate().unwrap()),
        Err(EnrichError::Read { .. })
    ));
}

#[test]
fn columns_to_match_by_must_be_there_and_the_others_are_labels() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "account,region,owner\n111122223333,berlin,ana\n").unwrap();
    let open = |columns: Value| {
        let config: Config = serde_json::from_value(json!({"file": [{"path": path, "match": columns}]})).unwrap();
        Enricher::open(&config.validate().unwrap())
    };
    let mut change = change();
    open(json!(["account"])).unwrap().apply(&mut change);
    assert_eq!(change.context.unwrap().labels["region"], "berlin");
    let error = open(json!(["resource_uid"])).err().unwrap().to_string();
    assert!(
        error.contains("has no column `resource_uid` to match by; it has account, region, owner"),
        "{error}"
    );
}

#[test]
fn a_changed_file_is_used_and_a_broken_one_is_not() {
    let (enricher, folder) = open(&[("a.csv", "account,owner\n111122223333,ana\n")]);
    let enricher = enricher.unwrap();
    let owner = || {
        let mut change = change();
        enricher.apply(&mut change);
        change.context.unwrap().owner.unwrap()
    };
    assert_eq!(owner(), "ana");
    // As editors do: a new file in the place of the old one.
    let write = |text: &str| {
        std::fs::write(folder.path().join("next"), text).unwrap();
        std::fs::rename(folder.path().join("next"), folder.path().join("a.csv")).unwrap();
    };
    let wait = |expect: &str| {
        let start = Instant::now();
        while owner() != expect {
            assert!(start.elapsed() < Duration::from_secs(30), "{} is not {expect}", owner());
            std::thread::yield_now();
        }
    };
    write("account,owner\n111122223333,bob\n");
    wait("bob");
    write("account,account\n");
    write("account,owner\n111122223333,cid\n");
    wait("cid");
}

#[test]
fn the_stage_passes_changes_on_and_rejects_what_it_cannot_read() {
    let (enricher, _folder) = open(&[("a.csv", "account,owner\n111122223333,ana\n")]);
    let codec = Arc::new(Codec::embedded().unwrap());
    let mut stage = enrich::Stage::new(enricher.unwrap(), Arc::clone(&codec));
    let received = |offset: i64, value: Vec<u8>| Received {
        topic: Topic::Changes,
        partition: 3,
        offset,
        record: Record {
            key: Some("arn:aws:s3:::orders".into()),
            value: Some(value.into()),
            headers: vec![("traceparent".into(), "00-1-2-01".into())],
            timestamp: 9,
        },
    };
    let batch = [
        received(5, codec.encode_change(&change()).unwrap()),
        received(6, b"junk!".to_vec()),
    ];
    let out = stage.process(&batch).unwrap();
    let [enriched, rejected] = out.as_slice() else {
        panic!("{out:?}")
    };
    assert_eq!((enriched.topic, enriched.partition), (Topic::Enriched, Some(3)));
    assert_eq!(
        (&enriched.record.key, enriched.record.headers.len()),
        (&Some("arn:aws:s3:::orders".into()), 1)
    );
    let change = codec.decode_change(enriched.record.value.as_ref().unwrap()).unwrap();
    assert_eq!(change.context.unwrap().owner.as_deref(), Some("ana"));
    assert_eq!(rejected.topic, Topic::Rejected);
    let reject = codec.decode_rejected(rejected.record.value.as_ref().unwrap()).unwrap();
    assert_eq!(
        (reject.origin.as_str(), reject.position, reject.bytes.as_slice()),
        ("changes/3", 6, b"junk!".as_slice())
    );
    assert!(reject.reason.contains("magic byte"), "{}", reject.reason);
}
