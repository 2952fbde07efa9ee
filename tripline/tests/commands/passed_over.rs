//! `tripline scan`: nothing to judge is told from nothing judged, and what is passed over is named.

use serde_json::json;

use super::workshop::Workshop;

fn pod(name: &str, spec: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}}}\nspec: {spec}\n")
}

/// Valid documents that bring nothing about are a clean bill; what nobody could judge is none.
#[test]
fn nothing_to_judge_is_told_from_nothing_judged() {
    let outputs = json!({"format_version": "1.2", "terraform_version": "1.9.5", "planned_values":
        {"outputs": {"a": {"sensitive": false, "value": "b"}}, "root_module": {}}});
    let data = json!({"address": "data.aws_region.r", "mode": "data", "type": "aws_region", "name": "r",
        "change": {"actions": ["read"], "before": null, "after": {}, "after_unknown": {}}});
    let data = json!({"format_version": "1.2", "terraform_version": "1.9.5", "resource_changes": [data]});
    let never = json!({"Conditions": {"No": {"Fn::Equals": ["a", "b"]}},
        "Resources": {"B": {"Type": "AWS::S3::Bucket", "Condition": "No"}}});
    let arm = json!({"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0", "resources": []});
    for (name, text, expect) in [
        ("outputs.json", outputs.to_string(), 0),
        ("data.json", data.to_string(), 0),
        (
            "empty_plan.json",
            r#"{"format_version": "1.2", "resource_changes": []}"#.to_owned(),
            0,
        ),
        ("empty_state.json", r#"{"format_version": "1.0"}"#.to_owned(), 0),
        ("never.json", never.to_string(), 0),
        ("arm.json", arm.to_string(), 0),
        ("comments.yaml", "# nothing\n---\n# here\n".to_owned(), 0),
        ("list.json", "[]".to_owned(), 0),
        (
            "none.json",
            r#"{"apiVersion": "v1", "kind": "List", "items": []}"#.to_owned(),
            0,
        ),
        ("empty.json", String::new(), 2),
        ("broken.yaml", "apiVersion: v1\nkind: [".to_owned(), 2),
    ] {
        let shop = Workshop::new();
        shop.write(name, &text);
        for target in [name, "."] {
            let ran = shop.run(&["scan", target, "--no-built-in"]);
            assert_eq!(ran.code, expect, "{name} as {target}\n{}{}", ran.out, ran.err);
            assert_eq!(ran.out.contains("REJECTED"), expect == 2, "{name}\n{}", ran.out);
        }
    }
}

/// What another tool must render first is named with the command; what is no infrastructure is a line of count.
#[test]
fn what_is_passed_over_is_named() {
    for (files, command) in [
        (
            vec!["aws/main.tf", "aws/s3.tf"],
            "terraform show -json plan.bin | tripline scan -",
        ),
        (vec!["main.bicep"], "bicep build main.bicep --stdout | tripline scan -"),
        (
            vec!["web/Chart.yaml", "web/templates/pod.yaml"],
            "helm template . | tripline scan -",
        ),
        (vec!["k/kustomization.yaml"], "kubectl kustomize . | tripline scan -"),
    ] {
        let shop = Workshop::new();
        for file in &files {
            shop.write(file, "apiVersion: v2\nname: {{ .Values.name }}\n");
        }
        shop.write("package.json", "{\"name\": \"web\"}");
        shop.write("tsconfig.json", "// comments\n{\"compilerOptions\": {}}");
        let ran = shop.run(&["scan", "."]);
        assert_eq!(ran.code, 2, "{files:?}\n{}{}", ran.out, ran.err);
        for expect in [command, "files that are no infrastructure", "NOTHING JUDGED"] {
            assert!(ran.out.contains(expect), "{files:?}: {expect}\n{}", ran.out);
        }
        assert!(!ran.out.contains("REJECTED"), "{}", ran.out);
        for form in ["sarif", "junit"] {
            let ran = shop.run(&["scan", ".", "--format", form]);
            assert_eq!(ran.code, 2);
            assert!(ran.err.contains(command), "{}", ran.err);
            assert!(
                !ran.out.contains("package.json") && !ran.out.contains("<error"),
                "{}",
                ran.out
            );
        }
        shop.write("pod.yaml", &pod("a", "{privileged: false}"));
        let ran = shop.run(&["scan", "."]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(command), "{}", ran.out);
        assert_eq!(shop.run(&["scan", files[0]]).code, 2);
    }
    assert_eq!(Workshop::empty().run(&["scan", "."]).code, 2);
    // A hook names whatever was changed.
    let shop = Workshop::new();
    shop.write("package.json", "{\"name\": \"web\"}");
    let ran = shop.run(&["scan", "--allow-nothing", "package.json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}
