//! The forms of a scan against the schemas that their readers publish, and many of them at once.

use serde_json::{Value, json};

use super::workshop::Workshop;
use super::xsd;

const SARIF: &str = include_str!("../schemas/sarif-schema-2.1.0.json");
const JUNIT: &str = include_str!("../schemas/JUnit.xsd");

/// Fail, pass, unknown, skipped, rejected, what another tool must render, and names that are no names.
fn shop() -> Workshop {
    let shop = Workshop::new();
    let pod =
        |name: &str, spec: Value| json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": spec});
    let odd = "a  b\n<&\"\u{1b}";
    let pods = json!([
        pod("bad", json!({"privileged": true, "image": odd})),
        pod("good", json!({"privileged": false})),
        pod("dim", json!({})),
        pod(odd, json!({"privileged": true})),
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "known", "annotations": {"tripline/skip": "pod_* until=9999-01-01 known"}},
            "spec": {"privileged": true}},
        {"neither": "fish nor flesh"},
    ]);
    shop.write("in/pods  2.json", &pods.to_string());
    shop.write("in/broken.yaml", "apiVersion: v1\nkind: [");
    shop.write("in/main.tf", "");
    shop
}

fn sarif_is_valid(text: &str) -> Value {
    // A bracket too many in OASIS's own pattern of languages: no regular expression, as a strict validator has it.
    let schema = SARIF.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let log: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    log
}

#[test]
fn sarif_is_valid_against_oasis_schema() {
    let ran = shop().run(&["scan", "in", "--format", "sarif"]);
    let log = sarif_is_valid(&ran.out);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    assert_eq!(
        results.iter().filter(|one| one.get("suppressions").is_some()).count(),
        1
    );
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(notes.contains("terraform show -json"), "{notes}");
    sarif_is_valid(&Workshop::new().run(&["scan", ".", "--format", "sarif"]).out);
}

#[test]
fn junit_is_valid_against_its_schema() {
    let ran = shop().run(&["scan", "in", "--format", "junit"]);
    assert_eq!(xsd::wrong(JUNIT, &ran.out), Vec::<String>::new(), "{}", ran.out);
    assert!(
        ran.out
            .contains("tests=\"6\" failures=\"2\" errors=\"1\" skipped=\"2\""),
        "{}",
        ran.out
    );
    // The check itself finds what is wrong.
    for (from, to) in [
        ("id=\"0\"", "id=\"x\""),
        ("<properties/>", ""),
        ("package=", "pack="),
        ("<system-out/>", "<out/>"),
    ] {
        assert!(
            !xsd::wrong(JUNIT, &ran.out.replace(from, to)).is_empty(),
            "{from} as {to}"
        );
    }
    let empty = Workshop::new().run(&["scan", ".", "--format", "junit"]);
    assert_eq!(xsd::wrong(JUNIT, &empty.out), Vec::<String>::new());
}

#[test]
fn one_scan_writes_several_forms() {
    let shop = shop();
    let forms = [
        "--format",
        "text",
        "--format",
        "sarif=t.sarif",
        "--format",
        "junit=t.xml",
        "--format",
        "jsonl=t.jsonl",
    ];
    let arguments: Vec<&str> = ["scan", "in"].into_iter().chain(forms).collect();
    let ran = shop.run(&arguments);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("2 fail (2 high)"), "{}", ran.out);
    let read = |name: &str| std::fs::read_to_string(shop.path().join(name)).unwrap();
    sarif_is_valid(&read("t.sarif"));
    assert_eq!(xsd::wrong(JUNIT, &read("t.xml")), Vec::<String>::new());
    let lines: Vec<Value> = read("t.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&lines[0]["severity"], &lines[0]["title"]),
        (&json!("high"), &json!("Pod runs a privileged container"))
    );
    assert_eq!(lines.iter().filter(|line| line["suppressed"].is_string()).count(), 1);
    for wrong in [
        ["sarif", "text"],
        ["sarif=", "text"],
        ["sarif=no/such/folder/x", "text"],
        ["pdf", "text=x"],
    ] {
        let ran = shop.run(&["scan", "in", "--format", wrong[0], "--format", wrong[1]]);
        assert_eq!(ran.code, 2, "{wrong:?}");
    }
}
