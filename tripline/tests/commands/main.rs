//! The binary as a user runs it: exit codes, forms of output, error texts.
#![cfg(test)]

mod config;
mod content;
mod documents;
mod rules;
mod scan;
mod workshop;

use workshop::Workshop;

#[test]
fn help_has_examples_everywhere() {
    let shop = Workshop::new();
    let commands = [
        "",
        "run",
        "ingest",
        "evaluate",
        "sink",
        "validate",
        "scan",
        "rules",
        "topics",
        "rejected",
        "rejected list",
        "receive",
        "rules list",
        "rules check",
        "rules test",
        "rules export",
        "topics create",
        "topics list",
        "post",
        "content",
        "completions",
    ];
    for command in commands {
        let arguments: Vec<&str> = command
            .split(' ')
            .filter(|word| !word.is_empty())
            .chain(["--help"])
            .collect();
        let ran = shop.run(&arguments);
        assert_eq!(ran.code, 0, "{command}: {}", ran.err);
        assert!(
            ran.out.contains("Examples:"),
            "{command} --help has no examples:\n{}",
            ran.out
        );
    }
}

#[test]
fn version_and_completions() {
    let shop = Workshop::new();
    let version = shop.run(&["--version"]).out;
    let (rules, pack) = version.split_once(" rules, pack ").unwrap();
    assert!(
        rules.starts_with("tripline ") && rules.rsplit(' ').next().unwrap().parse::<u32>().unwrap() > 900,
        "{version}"
    );
    assert_eq!(pack.trim_end().trim_end_matches(')').len(), 10, "{version}");
    for shell in ["bash", "zsh", "fish"] {
        assert!(shop.run(&["completions", shell]).out.contains("tripline"), "{shell}");
    }
}
