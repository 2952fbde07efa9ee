//! `tripline rules`.

use serde_json::Value;

use super::workshop::{CASES, RULE, Workshop};

#[test]
fn cases_that_hold() {
    let shop = Workshop::new();
    let ran = shop.run(&["rules", "test", "-v"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("rules: ok. 1 rules; 4 passed; 0 failed"),
        "{}",
        ran.out
    );
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
        "rules: FAILED. 1 rules; 3 passed; 2 failed",
    ] {
        assert!(ran.out.contains(expect), "{expect:?} is missing in\n{}", ran.out);
    }
    std::fs::remove_file(shop.path().join("rules/pod/pod_privileged.cases.yaml")).unwrap();
    assert_eq!(shop.run(&["rules", "test"]).code, 1);
}

#[test]
fn requirement_ids_come_from_the_mapping() {
    let shop = Workshop::new();
    let header = |ids: &str| {
        RULE.replace(
            "attack:",
            &format!("frameworks: {{pci_dss_4.0: [{ids}]}}\nmapped_from: [prowler pod_check]\nattack:"),
        )
    };
    shop.write(
        "rules/frameworks/k.tsv",
        "check\tseverity\tresource_type\tpci_dss_4.0\npod_check\thigh\tPod\t1.2.8.13 2.2\n",
    );
    for (ids, expect) in [
        ("'1.2.8'", 0),
        ("'2.2'", 0),
        ("'1.2.9'", 1),
        ("'1.2'", 0),
        ("'1.2.8.1'", 1),
    ] {
        shop.write("rules/pod/pod_privileged.sql", &header(ids));
        let ran = shop.run(&["rules", "test"]);
        assert_eq!(ran.code, expect, "{ids}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn check_names_file_line_and_fix() {
    let shop = Workshop::new();
    assert!(
        shop.run(&["rules", "check"])
            .out
            .contains("1 rules over 0 tables: all compile")
    );
    shop.write(
        "rules/pod/pod_privileged.sql",
        &RULE.replace("FROM changes", "FROM chagnes"),
    );
    let ran = shop.run(&["rules", "check"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("pod_privileged.sql") && ran.err.contains("chagnes"),
        "{}",
        ran.err
    );
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
