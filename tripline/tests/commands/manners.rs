//! What a scan is asked of: which files and rules, what is skipped, and ids that do not depend on how a file was named.

use std::collections::BTreeSet;

use serde_json::Value;

use super::workshop::Workshop;

fn pod(name: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}}}\nspec: {{privileged: true}}\n")
}

const BUCKET: &str = "/*
id: bucket_versioning
title: Bucket keeps no versions
severity: medium
description: d
remediation: {console: c}
*/
SELECT resource_uid FROM changes
WHERE resource_type = 'AWS::S3::Bucket' AND NOT json_has(configuration, 'VersioningConfiguration')
";

const TEMPLATE: &str = "Resources:
  Logs:
    Type: AWS::S3::Bucket
  Data:
    Type: AWS::S3::Bucket
";

fn fingerprints(shop: &Workshop, input: &str, more: &[&str]) -> BTreeSet<String> {
    let arguments: Vec<&str> = ["scan", input, "--format", "sarif"]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    let log: Value = serde_json::from_str(&shop.run(&arguments).out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    results
        .iter()
        .map(|one| {
            let place = &one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            format!(
                "{} {place}",
                one["partialFingerprints"]["triplineFinding/v1"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_file_has_one_fingerprint_however_it_is_named() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    shop.write("infra/t.yaml", TEMPLATE);
    let whole = shop.path().join("infra").display().to_string();
    let one = fingerprints(&shop, "infra", &[]);
    assert!(one.iter().all(|it| it.ends_with("\"infra/t.yaml\"")), "{one:?}");
    for input in ["./infra", &whole, "infra/t.yaml", "infra/../infra"] {
        assert_eq!(fingerprints(&shop, input, &[]), one, "{input}");
    }
    // A repository's root, and one that is given.
    std::fs::create_dir(shop.path().join("infra/.git")).unwrap();
    let within = fingerprints(&shop, "infra", &[]);
    assert_ne!(within, one);
    assert_eq!(fingerprints(&shop, &whole, &["--root", "."]), one);
    assert_eq!(shop.run(&["scan", "infra", "--root", "nowhere"]).code, 2);
}

/// A baseline of before names files as they were typed.
#[test]
fn old_baselines_are_read() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    shop.write("infra/t.yaml", TEMPLATE);
    let whole = shop.path().join("infra/t.yaml").display().to_string();
    for typed in ["./infra/t.yaml", &whole] {
        let entry = |name: &str, at: u8| {
            format!("\"{at:032x}\": {{\"rule\": \"bucket_versioning\", \"resource\": \"{typed}#{name}\"}}")
        };
        let old = format!("{{\"findings\": {{{}, {}}}}}", entry("Logs", 1), entry("Data", 2));
        shop.write("old.json", &old);
        let ran = shop.run(&["scan", "infra", "--baseline", "old.json"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(ran.out.contains("2 known from the baseline"), "{}", ran.out);
        assert!(!ran.out.contains("no longer found"), "{}", ran.out);
    }
    assert_eq!(shop.run(&["scan", "./infra", "--write-baseline", "new.json"]).code, 0);
    assert_eq!(shop.run(&["scan", &whole, "--baseline", "new.json"]).code, 0);
}

#[test]
fn skips_stand_beside_what_they_skip() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    let template = |logs: &str, data: &str| {
        format!("Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n{logs}  Data:\n    Type: AWS::S3::Bucket\n{data}")
    };
    let metadata = "    Metadata: {tripline: {skip: [{rule: bucket_versioning, reason: made anew each night, until: '9999-01-01'}]}}\n";
    for (name, text, fails) in [
        (
            "comment.yaml",
            template("    # tripline:skip=bucket_* logs can be made again\n", ""),
            1,
        ),
        (
            "expired.yaml",
            template(
                "    # tripline:skip=bucket_* until=2020-01-01 logs can be made again\n",
                "",
            ),
            2,
        ),
        ("metadata.yaml", template(metadata, metadata), 0),
        (
            "reasonless.yaml",
            template("    # tripline:skip=bucket_versioning\n", ""),
            2,
        ),
        (
            "misspelt.yaml",
            template("    # tripline:skip=bucket_versionin logs can be made again\n", ""),
            2,
        ),
    ] {
        shop.write(name, &text);
        let ran = shop.run(&["scan", name]);
        assert_eq!(ran.code, i32::from(fails > 0), "{name}\n{}", ran.out);
        let expect = if fails == 0 {
            "0 fail".to_owned()
        } else {
            format!("{fails} fail (")
        };
        assert!(ran.out.contains(&expect), "{name}\n{}", ran.out);
        assert_eq!(ran.out.contains("SUPPRESSED"), fails < 2, "{name}\n{}", ran.out);
        assert_eq!(
            ran.out.contains("NOT SKIPPED"),
            ["reasonless.yaml", "expired.yaml", "misspelt.yaml"].contains(&name),
            "{}",
            ran.out
        );
    }
}

#[test]
fn annotations_and_addresses_skip_too() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    let skipped = pod("a").replace(
        "{name: a}",
        "{name: a, annotations: {tripline/skip-1: pod_privileged a probe of the node}}",
    );
    shop.write("pod.yaml", &skipped);
    let ran = shop.run(&["scan", "pod.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("a probe of the node"), "{}", ran.out);
    // By address.
    shop.write(
        "skips.txt",
        "# accepted\n*#Logs bucket_versioning until=9999-01-01 logs only\n",
    );
    shop.write("t.yaml", TEMPLATE);
    let ran = shop.run(&["scan", "t.yaml", "--skips", "skips.txt"]);
    assert!(
        ran.out.contains("1 fail (1 medium)") && ran.out.contains("logs only"),
        "{}",
        ran.out
    );
    shop.write("skips.txt", "*#Logs bucket_versioning\n");
    let ran = shop.run(&["scan", "t.yaml", "--skips", "skips.txt"]);
    assert!(
        ran.code == 2 && ran.err.contains("line 1: gives no reason"),
        "{}",
        ran.err
    );
}

#[test]
fn rules_and_files_are_chosen() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    shop.write("in/t.yaml", TEMPLATE);
    shop.write("in/test/pod.yaml", &pod("a"));
    for (arguments, expect) in [
        (vec![], "3 fail (1 high, 2 medium)"),
        (vec!["--rule", "pod_*"], "1 fail (1 high)"),
        (vec!["--rule", "pod_privileged,bucket_versioning"], "3 fail"),
        (vec!["--skip-rule", "pod_*"], "2 fail (2 medium)"),
        (vec!["--severity", "high"], "1 fail (1 high)"),
        (vec!["--exclude", "in/test"], "2 fail (2 medium)"),
        (vec!["--exclude", "*/pod.yaml"], "2 fail (2 medium)"),
    ] {
        let all: Vec<&str> = ["scan", "in"].into_iter().chain(arguments).collect();
        let ran = shop.run(&all);
        assert!(ran.out.contains(expect), "{all:?}\n{}", ran.out);
    }
    for arguments in [["--rule", "pdo_*"], ["--skip-rule", "pdo_*"], ["--framework", "cis_*"]] {
        assert_eq!(
            shop.run(&["scan", "in", arguments[0], arguments[1]]).code,
            2,
            "{arguments:?}"
        );
    }
    let shop = Workshop::empty();
    shop.write("pod.yaml", &pod("a"));
    let all = shop.run(&["scan", "pod.yaml", "--format", "jsonl"]).out.lines().count();
    let some = shop
        .run(&["scan", "pod.yaml", "--format", "jsonl", "--framework", "cis_*"])
        .out
        .lines()
        .count();
    assert!(some > 0 && some < all, "{some} of {all}");
}

/// A resource is named once, with all that is found on it below, and a table of rules stands at the end.
#[test]
fn text_is_grouped_by_resource() {
    let shop = Workshop::new();
    shop.write("rules/s3/bucket_versioning.sql", BUCKET);
    shop.write(
        "rules/s3/bucket_any.sql",
        &BUCKET
            .replace("bucket_versioning", "bucket_any")
            .replace("medium", "low")
            .replace("keeps", "knows"),
    );
    shop.write("t.yaml", TEMPLATE);
    let out = shop.run(&["scan", "t.yaml"]).out;
    assert_eq!(out.matches("t.yaml#Logs").count(), 1, "{out}");
    let rows: Vec<&str> = out.lines().filter(|line| line.contains("        2  ")).collect();
    assert_eq!(rows.len(), 2, "{out}");
    assert!(rows[0].starts_with("medium") && rows[1].starts_with("low"), "{out}");
}
