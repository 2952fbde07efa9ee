//! `tripline scan`: exit codes and every form of output.

use serde_json::{Value, json};

use super::workshop::Workshop;

const PODS: &str = "apiVersion: v1
kind: Pod
metadata: {name: bad}
spec: {privileged: true, image: nginx}
---
apiVersion: v1
kind: Pod
metadata: {name: good}
spec: {privileged: false}
---
apiVersion: v1
kind: Pod
metadata: {name: dim}
spec: {}
---
apiVersion: v1
kind: Service
metadata: {name: other}
spec: {}
---
neither: fish nor flesh
";

fn pod(name: &str, spec: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}}}\nspec: {spec}\n")
}

#[test]
fn exit_codes() {
    let shop = Workshop::new();
    shop.write("bad.yaml", &pod("a", "{privileged: true}"));
    shop.write("good.yaml", &pod("a", "{privileged: false}"));
    shop.write("dim.yaml", &pod("a", "{}"));
    shop.write("nothing.json", "{\"neither\": 1}");
    for (arguments, expect) in [
        (vec!["good.yaml"], 0),
        (vec!["bad.yaml"], 1),
        (vec!["bad.yaml", "--fail-on", "critical"], 0),
        (vec!["bad.yaml", "--severity", "critical"], 0),
        (vec!["bad.yaml", "--fail-on", "high"], 1),
        (vec!["dim.yaml"], 0),
        (vec!["nothing.json"], 2),
        (vec!["--severity", "high", "."], 1),
        (vec!["good.yaml", "nothing.json"], 0),
        (vec!["good.yaml", "nothing.json", "--strict"], 2),
        (vec!["missing.yaml"], 2),
        (vec!["good.yaml", "--rules", "nowhere"], 2),
        (vec!["good.yaml", "--all-verdicts", "--format", "sarif"], 2),
    ] {
        let all: Vec<&str> = ["scan"].into_iter().chain(arguments.iter().copied()).collect();
        let ran = shop.run(&all);
        assert_eq!(ran.code, expect, "{all:?}\n{}{}", ran.out, ran.err);
    }
    assert_eq!(shop.run_with(&["scan", "-"], &pod("a", "{privileged: true}")).code, 1);
}

#[test]
fn every_verdict_has_its_line() {
    let shop = Workshop::new();
    shop.write("pods.yaml", PODS);
    let ran = shop.run(&["scan", "--all-verdicts", "--format", "jsonl", "pods.yaml"]);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let verdict = |record: i64, uid: &str, verdict: &str, image: Value| {
        json!({"file": "pods.yaml", "record": record, "rule": "pod_privileged", "severity": "high",
            "title": "Pod runs a privileged container", "resource_type": "Pod", "resource_uid": uid, "verdict": verdict,
             "evidence": {"resource_uid": uid, "image": image}})
    };
    assert_eq!(
        lines,
        [
            verdict(0, "k8s://-/-/Pod/bad", "fail", json!("nginx")),
            verdict(1, "k8s://-/-/Pod/good", "pass", Value::Null),
            verdict(2, "k8s://-/-/Pod/dim", "unknown", Value::Null),
            json!({"file": "pods.yaml", "record": 3, "resource_type": "Service", "resource_uid": "k8s://-/-/Service/other",
                "verdict": "none"}),
            json!({"file": "pods.yaml", "record": 4, "verdict": "rejected", "reason": lines[4]["reason"]}),
        ]
    );
    assert!(
        lines[4]["reason"].as_str().unwrap().contains("no known shape"),
        "{}",
        lines[4]
    );
    assert_eq!(ran.code, 1);
}

#[test]
fn the_text_says_where_what_and_how() {
    let shop = Workshop::new();
    shop.write("pods.yaml", PODS);
    let out = shop.run(&["scan", "pods.yaml"]).out;
    for expect in [
        "k8s://-/-/Pod/bad · Pod · pods.yaml:1",
        "  HIGH     Pod runs a privileged container · pod_privileged · T1611",
        "image: nginx",
        "fix: Set privileged to false.",
        "UNKNOWN  pod_privileged: k8s://-/-/Pod/dim: the record does not say",
        "REJECTED pods.yaml, record 4: no known shape",
        "4 resources in 4 records of 1 file: 1 fail (1 high), 1 pass, 1 unknown, 1 rejected",
        "unknown is not pass",
    ] {
        assert!(out.contains(expect), "{expect:?} is missing in\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "colours without a terminal");
}

/// The command of one resource never names another, whichever was judged first, told inside another finding or not.
#[test]
fn a_command_names_its_own_resource() {
    let shop = Workshop::empty();
    let pod = "template: {spec: {containers: [{name: c, image: nginx}]}}";
    let deployments = ["one", "two"].map(|name| {
        format!("apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: shop}}\nspec: {{{pod}}}\n")
    });
    shop.write("deployments.yaml", &deployments.join("---\n"));
    let arguments = ["scan", "--profile", "strict", "--format", "ocsf", "deployments.yaml"];
    let (mut own, mut findings) = (0, 0);
    for line in shop.run(&arguments).out.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        let name = finding["resources"][0]["name"].as_str().unwrap().to_owned();
        let Some(command) = finding["unmapped"]["remediation"]["cli"].as_str() else {
            continue;
        };
        let other = if name == "one" { "two" } else { "one" };
        assert!(
            !command.split([' ', '/']).any(|word| word == other),
            "{name}: {command}"
        );
        own += usize::from(command.split([' ', '/']).any(|word| word == name));
        findings += 1;
    }
    assert!(
        own >= 16 && own * 10 >= findings * 9,
        "{own} of {findings} commands name their resource"
    );
}

#[test]
fn sarif_has_places_rules_and_fingerprints() {
    let shop = Workshop::new();
    shop.write("pods.yaml", PODS);
    let ran = shop.run(&["scan", "--format", "sarif", "pods.yaml"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "pod_privileged");
    assert!(
        rule["help"]["text"]
            .as_str()
            .unwrap()
            .contains("Set privileged to false.")
    );
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    assert_eq!(
        (&results[0]["kind"], &results[0]["level"]),
        (&json!("fail"), &json!("error"))
    );
    assert_eq!(
        (&results[1]["kind"], &results[1]["level"]),
        (&json!("open"), &json!("none"))
    );
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(
        *place,
        json!({"artifactLocation": {"uri": "pods.yaml"}, "region": {"startLine": 1}})
    );
    assert_eq!(
        results[0]["partialFingerprints"]["triplineFinding/v1"]
            .as_str()
            .unwrap()
            .len(),
        32
    );
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert!(notes[0]["message"]["text"].as_str().unwrap().contains("record 4"));
}

#[test]
fn junit_counts() {
    let shop = Workshop::new();
    shop.write("pods.yaml", PODS);
    let out = shop.run(&["scan", "--format", "junit", "pods.yaml"]).out;
    assert!(
        out.contains("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"1\""),
        "{out}"
    );
    assert!(
        out.contains("<failure type=\"high\" message=\"Pod runs a privileged container\">"),
        "{out}"
    );
}

#[test]
fn ocsf_is_a_finding_a_line() {
    let shop = Workshop::new();
    shop.write("pods.yaml", PODS);
    let out = shop.run(&["scan", "--format", "ocsf", "pods.yaml"]).out;
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines.iter().all(|line| line["class_uid"] == 2003));
    assert_eq!(lines[0]["compliance"]["status_id"], 3);
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let shop = Workshop::new();
    shop.write("old.yaml", &pod("old", "{privileged: true}"));
    assert_eq!(
        shop.run(&["scan", "old.yaml", "--write-baseline", "known.json"]).code,
        0
    );
    let again = shop.run(&["scan", "old.yaml", "--baseline", "known.json"]);
    assert_eq!(again.code, 0);
    assert!(again.out.contains("1 known from the baseline"), "{}", again.out);
    shop.write("new.yaml", &pod("new", "{privileged: true}"));
    let ran = shop.run(&[
        "scan",
        "old.yaml",
        "new.yaml",
        "--baseline",
        "known.json",
        "--format",
        "sarif",
    ]);
    assert_eq!(ran.code, 1);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let states: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["baselineState"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["new", "unchanged"]);
    let gone = shop.run(&["scan", "new.yaml", "--baseline", "known.json"]);
    assert!(gone.out.contains("1 of the baseline no longer found"), "{}", gone.out);
}

#[test]
fn an_exception_is_an_accepted_risk() {
    let shop = Workshop::new();
    shop.write("bad.yaml", &pod("a", "{privileged: true}"));
    let exception = |expires: &str| {
        format!("[[evaluate.exception]]\nrule = 'pod_*'\nreason = 'r'\napprover = 'a'\nexpires = '{expires}'\n")
    };
    shop.write("t.toml", &exception("9999-01-01"));
    let ran = shop.run(&["scan", "bad.yaml", "--config", "t.toml"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 suppressed"), "{}", ran.out);
    shop.write("t.toml", &exception("2020-01-01"));
    assert_eq!(shop.run(&["scan", "bad.yaml", "--config", "t.toml"]).code, 1);
}

/// An asset and its policy come apart; each record keeps its own line, over what both say.
#[test]
fn parts_of_a_resource_are_judged_as_one() {
    let shop = Workshop::new();
    let rule = "/*
id: bucket_both
title: Bucket is open
severity: low
description: d
remediation: {console: c}
*/
SELECT json_get_str(configuration, 'resource', 'location') AS place
FROM changes
WHERE resource_type = 'storage.googleapis.com/Bucket'
  AND json_has(configuration, 'resource', 'open') AND json_has(configuration, 'iam_policy', 'bindings')
";
    shop.write("rules/gcp/bucket_both.sql", rule);
    let name = "//storage.googleapis.com/b";
    let asset = |part: Value| {
        let mut asset = json!({"name": name, "asset_type": "storage.googleapis.com/Bucket"});
        asset.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        asset.to_string()
    };
    let resource = asset(json!({"resource": {"data": {"open": true, "location": "EU"}}}));
    let policy = asset(json!({"iam_policy": {"bindings": [{"role": "r", "members": ["allUsers"]}]}}));
    shop.write("a.json", &resource);
    shop.write("b.json", &policy);
    let verdicts = |files: &[&str]| -> Vec<(String, String)> {
        let mut arguments = vec!["scan", "--all-verdicts"];
        arguments.extend(files);
        let out = shop.run(&arguments).out;
        let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines
            .map(|line| {
                (
                    line["file"].as_str().unwrap().to_owned(),
                    line["verdict"].as_str().unwrap().to_owned(),
                )
            })
            .collect()
    };
    let pair = |file: &str, verdict: &str| (file.to_owned(), verdict.to_owned());
    assert_eq!(
        verdicts(&["a.json", "b.json"]),
        [pair("a.json", "fail"), pair("b.json", "fail")]
    );
    assert_ne!(verdicts(&["a.json"]), [pair("a.json", "fail")]);
    // One finding, not one a part.
    let out = shop.run(&["scan", "a.json", "b.json"]).out;
    assert!(out.contains("1 fail (1 low)"), "{out}");
    // Another asset of that name says something else: it is not mixed in.
    shop.write(
        "c.json",
        &asset(json!({"resource": {"data": {"open": 1}}, "iam_policy": {"bindings": []}})),
    );
    let mixed = verdicts(&["a.json", "c.json"]);
    assert_ne!(mixed[0].1, "x");
}

#[test]
fn every_shape_is_scanned_with_the_starter_rules() {
    let shop = Workshop::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut inputs = Vec::new();
    for folder in std::fs::read_dir(root.join("ingest/tests/golden")).unwrap() {
        for input in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = input.unwrap().path().display().to_string();
            if !path.ends_with(".expect.json") && !path.ends_with(".source.json") {
                inputs.push(path);
            }
        }
    }
    let rules = root.join("rules").display().to_string();
    let mut arguments = vec!["scan", "--all-verdicts", "--format", "jsonl", "--rules", &rules];
    arguments.extend(inputs.iter().map(String::as_str));
    let ran = shop.run(&arguments);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for input in &inputs {
        let of_file = lines.iter().filter(|line| line["file"] == input.as_str());
        assert!(of_file.clone().count() > 0, "{input} has no line");
        for line in of_file {
            let verdict = line["verdict"].as_str().unwrap();
            assert!(
                ["pass", "fail", "unknown", "none", "rejected"].contains(&verdict),
                "{line}"
            );
            assert_eq!(verdict == "rejected", line["reason"].is_string(), "{line}");
        }
    }
}

/// Names, evidence, file names and rejects that try to move the cursor, begin a line or command a CI runner.
#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let shop = Workshop::new();
    let evil = "::error::faked\u{1b}[2J\u{9b}31m\u{202e}\r\n::error::faked";
    let spec = json!({"privileged": true, "image": evil});
    let hostile = json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": evil}, "spec": spec});
    let unknown = json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": evil}, "spec": {}});
    let file = "::warning::x\u{1b}[2J\n::error::faked.json";
    shop.write(file, &json!([hostile, unknown, {"neither": evil}]).to_string());
    let obeyed = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    for arguments in [vec!["scan", file], vec!["scan", "no\u{1b}[2J\n::error::"]] {
        let ran = shop.run(&arguments);
        let said = format!("{}{}", ran.out, ran.err);
        for line in said.lines() {
            assert!(
                !line.contains(obeyed) && !line.trim_start().starts_with("::"),
                "{line:?}"
            );
        }
        assert!(ran.code != 0 && said.contains("\\u{1b}[2J"), "{said}");
    }
    // JSON's own escapes in JSON, so that a reader gets back what stood there.
    for (form, shown) in [
        ("jsonl", "\\u009b"),
        ("ocsf", "\\u009b"),
        ("sarif", "\\u009b"),
        ("junit", "\\u{9b}"),
    ] {
        let ran = shop.run(&["scan", file, "--format", form]);
        let raw = ran.out.lines().find(|line| line.contains(obeyed));
        assert!(raw.is_none() && ran.out.contains(shown), "{form}: {raw:?}");
    }
}
