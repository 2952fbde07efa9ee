//! An input takes at most 8 times the bytes that a body may have, whatever they stand for. Each is decoded in a process of its own, whose
//! peak the kernel tells (proc(5), `VmHWM`).
#![cfg(test)]
#![cfg(target_os = "linux")]

use std::process::Command;

use ingest::Hints;

/// `ingest.http.body_limit` by default.
const LIMIT: usize = 16 << 20;
/// Names the input that a child decodes.
const INPUT: &str = "TRIPLINE_MEMORY_INPUT";

fn filled(begin: &str, one: &str, end: &str) -> Vec<u8> {
    let mut text = String::with_capacity(LIMIT);
    text.push_str(begin);
    while text.len() + one.len() + end.len() < LIMIT {
        text.push_str(one);
    }
    text.push_str(end);
    text.into_bytes()
}

/// A plan in which a module's resource names a variable over and over, which stands for many long names.
fn names() -> Vec<u8> {
    let given = vec![format!("\"aws_s3_bucket.{}\"", "x".repeat(10_000)); 800].join(",");
    let kind = "\"mode\":\"managed\",\"type\":\"aws_s3_bucket_versioning\",\"name\":\"v\"";
    let begin = format!(
        "{{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\",\"planned_values\":{{\"root_module\":{{\
         \"resources\":[{{\"address\":\"aws_s3_bucket.b\",\"mode\":\"managed\",\"type\":\"aws_s3_bucket\",\"name\":\"b\",\"values\":{{}}}}],\
         \"child_modules\":[{{\"address\":\"module.m\",\"resources\":[{{\"address\":\"module.m.aws_s3_bucket_versioning.v\",{kind},\"values\":{{}}}}]}}]}}}},\
         \"configuration\":{{\"root_module\":{{\"module_calls\":{{\"m\":{{\"expressions\":{{\"a\":{{\"references\":[{given}]}}}},\"module\":{{\"resources\":[\
         {{\"address\":\"aws_s3_bucket_versioning.v\",{kind},\"expressions\":{{\"bucket\":{{\"references\":["
    );
    filled(&begin, "\"var.a\",", "\"var.a\"]}}}]}}}}}}")
}

fn input(name: &str) -> Vec<u8> {
    match name {
        "lines" => filled("", "{}\n", ""),
        "elements" => filled("[", "{},", "{}]"),
        "objects" => filled("{\"a\":[", "{\"a\":0},", "0]}"),
        "scalars" => filled("{\"SecurityGroups\":[", "1,", "1]}"),
        "lists in lines" => filled("", &format!("{{\"SecurityGroups\":[{}1]}}\n", "1,".repeat(120)), ""),
        "documents" => filled("", "a: {b: 0}\n---\n", "a: 1\n"),
        "flow" => filled("a: [", "{b: 0},", "]\n"),
        "aliases" => filled(&format!("a: &a [{}1]\nb:\n", "1,".repeat(1_000_000)), "- *a\n", ""),
        "texts" => filled(
            "{\"issues\":[",
            &format!("{{\"a\":\"[{}0]\"}},", "0,".repeat(4_000)),
            "0]}",
        ),
        "manifests" => filled(
            "",
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"namespace\":\"b\"},\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"registry.example.com/a:1\",\"securityContext\":{\"privileged\":false,\"runAsNonRoot\":true,\"readOnlyRootFilesystem\":true}}]}}\n",
            "",
        ),
        "terraform names" => names(),
        other => panic!("no input {other}"),
    }
}

/// The peak of this process, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    let kib: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kib << 10
}

/// What a child does; by itself this test does nothing, for nobody names an input.
#[test]
#[allow(clippy::disallowed_methods, reason = "the parent names the input by the environment")]
fn one_input() {
    let Ok(name) = std::env::var(INPUT) else { return };
    let input = input(&name);
    let before = peak();
    let decoded = ingest::decode(&input, &Hints::named("x"), &[], 0);
    let grown = peak().saturating_sub(before);
    println!(
        "{} changes, {} rejects, {grown} bytes",
        decoded.changes.len(),
        decoded.rejected.len()
    );
    assert!(grown <= 7 * LIMIT, "{name}: {} MiB beside the input", grown >> 20);
}

#[test]
fn every_input_stays_within_its_room() {
    let names = [
        "lines",
        "elements",
        "objects",
        "scalars",
        "lists in lines",
        "documents",
        "flow",
        "aliases",
        "texts",
        "manifests",
        "terraform names",
    ];
    let mut wrong = Vec::new();
    for name in names {
        let mut child = Command::new(std::env::current_exe().unwrap());
        let output = child
            .args(["one_input", "--exact", "--nocapture"])
            .env(INPUT, name)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            wrong.push(format!("{name}: {text}{}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
