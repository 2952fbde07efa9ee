//! `tripline rules`.

use serde_json::Value;

use super::workshop::{CASES, RULE, Workshop};

#[test]
fn cases_that_hold() {
    let shop = Workshop::new();
    let ran = shop.run(&["rules", "test", "-v"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("rules: ok. 1 rule; 4 passed; 0 failed"), "{}", ran.out);
}

#[test]
fn cases_that_do_not_hold_are_named_with_their_line() {
    let shop = Workshop::new();
    let cases = CASES.replace("verdict: pass", "verdict: fail");
    shop.write("rules/pod/pod_privileged.cases.yaml", &cases);
    let ran = shop.run(&["rules", "test"]);
    assert_eq!(ran.code, 1);
    for expect in [
        "pod_privileged.cases.yaml:4: \"not privileged\": must be fail, is pass",
        "no case whose verdict is pass",
        "rules: FAILED. 1 rule; 3 passed; 2 failed",
    ] {
        assert!(ran.out.contains(expect), "{expect:?} is missing in\n{}", ran.out);
    }
    std::fs::remove_file(shop.path().join("rules/pod/pod_privileged.cases.yaml")).unwrap();
    assert_eq!(shop.run(&["rules", "test"]).code, 1);
}

#[test]
fn requirement_ids_come_from_the_mapping_whatever_the_command() {
    let shop = Workshop::new();
    let header = |lines: &str| RULE.replace("attack:", &format!("{lines}\nattack:"));
    let mapping = "check\tseverity\tresource_type\tpci_dss_4.0\npod_check\thigh\tPod\t1.2.8.13 2.2.5.1\n";
    shop.write("rules/frameworks/k.tsv", mapping);
    shop.write(
        "rules/pod/pod_privileged.sql",
        &header("mapped_from: [prowler pod_check]"),
    );
    let ran = shop.run(&["rules", "list", "--format", "json"]);
    let rules: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        rules[0]["frameworks"]["pci_dss_4.0"],
        serde_json::json!(["1.2.8", "2.2.5"])
    );
    shop.write(
        "rules/pod/pod_privileged.sql",
        &header("mapped_from: [prowler pod_chekc]"),
    );
    for command in [["rules", "check"], ["rules", "test"], ["scan", "rules"]] {
        let ran = shop.run(&command);
        assert_eq!(ran.code, 2, "{command:?}: {}{}", ran.out, ran.err);
        assert!(
            ran.err.contains("no check `pod_chekc`: did you mean `pod_check`?"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn check_names_file_line_and_fix() {
    let shop = Workshop::new();
    assert!(
        shop.run(&["rules", "check"])
            .out
            .contains("1 rule over 0 tables: all compile")
    );
    shop.write(
        "rules/pod/pod_privileged.sql",
        &RULE.replace("FROM changes", "FROM chagnes"),
    );
    let ran = shop.run(&["rules", "check"]);
    assert_eq!(ran.code, 2);
    let line = RULE.lines().position(|line| line.contains("FROM changes")).unwrap() + 1;
    for expect in [
        &format!("pod_privileged.sql:{line}:"),
        "unknown table `chagnes`",
        "did you mean `changes`?",
    ] {
        assert!(ran.err.contains(expect), "{expect} is missing in\n{}", ran.err);
    }
}

#[test]
fn lists() {
    let shop = Workshop::new();
    assert!(
        shop.run(&["rules", "list"])
            .out
            .contains("Pod runs a privileged container")
    );
    let rules: Value = serde_json::from_str(&shop.run(&["rules", "list", "--format", "json"]).out).unwrap();
    assert_eq!(rules[0]["id"], "pod_privileged");
    assert_eq!(rules[0]["severity"], "high");
}

fn files(folder: &std::path::Path, found: &mut Vec<(std::path::PathBuf, String)>, root: &std::path::Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found, root);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.strip_prefix(root).unwrap().to_owned(), text));
        }
    }
    found.sort();
}

#[test]
fn the_rules_are_in_the_binary() {
    let shop = Workshop::empty();
    shop.write(
        "pod.yaml",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, \
         spec: {containers: [{name: c, image: i, securityContext: {privileged: true}}]}}\n",
    );
    let ran = shop.run(&["scan", "pod.yaml", "--format", "jsonl"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("k8s_pod_privileged"), "{}", ran.out);
    let ran = shop.run(&["rules", "export", "rules"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (mut exported, mut written) = (Vec::new(), Vec::new());
    files(&shop.path().join("rules"), &mut exported, &shop.path().join("rules"));
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .join("rules");
    files(&root, &mut written, &root);
    assert!(
        exported == written,
        "{} files exported of {}",
        exported.len(),
        written.len()
    );
    let again = shop.run(&["rules", "export", "rules"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("`rules` is not empty"), "{}", again.err);
}

#[test]
fn rules_of_a_folder_stand_over_the_built_in_ones() {
    let shop = Workshop::empty();
    let rule = RULE
        .replace("pod_privileged", "aws_s3_bucket_versioning")
        .replace("FROM changes", "FROM aws_s3_bucket")
        .replace("json_get_str(configuration, 'spec', 'image') AS image", "versioning")
        .replace(
            "resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')",
            "versioning = 'Disabled'",
        );
    shop.write("mine/aws_s3_bucket_versioning.sql", &rule);
    let ran = shop.run(&["rules", "check", "--rules", "mine"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for expect in [
        "mine replaces aws_s3_bucket_versioning",
        "warning: mine/aws_s3_bucket_versioning.sql:11:20: `versioning` of `aws_s3_bucket` never is 'Disabled'",
        "the rule has no cases",
        "1 rule of yours and ",
    ] {
        assert!(ran.out.contains(expect), "{expect:?} is missing in\n{}", ran.out);
    }
    assert_eq!(shop.run(&["rules", "check", "--rules", "mine", "--strict"]).code, 1);
    let alone = shop.run(&["rules", "check", "--rules", "mine", "--no-built-in"]);
    // The tables that it reads, not the hundreds that there are.
    assert!(alone.out.contains("1 rule over 1 table: all compile"), "{}", alone.out);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let shop = Workshop::new();
    let broken = RULE
        .replace("severity: high", "severity: hihg")
        .replace("json_get_str", "json_get_st");
    shop.write("rules/pod/pod_privileged.sql", &broken);
    shop.write(
        "rules/pod/other.sql",
        &RULE
            .replace("pod_privileged", "other")
            .replace("FROM changes", "FROM chagnes"),
    );
    let ran = shop.run(&["rules", "check"]);
    assert_eq!(ran.code, 2);
    for expect in [
        "3 mistakes",
        "did you mean `high`?",
        "unknown function `json_get_st`",
        "unknown table `chagnes`",
    ] {
        assert!(ran.err.contains(expect), "{expect} is missing in\n{}", ran.err);
    }
}

#[test]
fn cases_that_cannot_be_read_are_mistakes() {
    let shop = Workshop::new();
    shop.write(
        "rules/pod/pod_privileged.cases.yaml",
        "- name: a\n  verdict: fial\n  record: {}\n- name: b\n  verdct: pass\n  record: {}\n",
    );
    let ran = shop.run(&["rules", "check"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    for expect in [
        "2 mistakes",
        "cases.yaml:1:1: case \"a\"",
        "`fial`",
        "cases.yaml:4:1: case \"b\"",
        "`verdct`",
    ] {
        assert!(ran.err.contains(expect), "{expect} is missing in\n{}", ran.err);
    }
    let ran = shop.run(&["rules", "check", "--rules", "empty"]);
    assert!(ran.err.contains("there is no folder `empty`"), "{}", ran.err);
}

#[test]
fn explain_shows_the_value_of_every_part() {
    let shop = Workshop::new();
    shop.write(
        "pod.json",
        r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"privileged": true}}"#,
    );
    let ran = shop.run(&["rules", "explain", "pod_privileged", "pod.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for expect in ["at configuration.spec.privileged", "→ true", "verdict fail"] {
        assert!(ran.out.contains(expect), "{expect} is missing in\n{}", ran.out);
    }
    assert!(!ran.out.contains("fault:"), "{}", ran.out);
    let ran = shop.run(&["rules", "explain", "privileged"]);
    assert!(
        ran.err.contains("no rule `privileged`: there is pod_privileged"),
        "{}",
        ran.err
    );
}
