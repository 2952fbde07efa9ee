//! The binary as a user runs it: exit codes, forms of output, error texts.
#![cfg(test)]

mod asked;
mod config;
mod content;
mod dead_letters;
mod doctor;
mod documents;
mod exceptions;
mod finding;
mod forms;
mod manners;
mod passed_over;
mod rules;
mod scan;
mod workshop;
mod xsd;

use workshop::Workshop;

/// The commands that a command's help lists, by their words from the first.
fn commands(of: &[String], help: &str) -> Vec<Vec<String>> {
    let listed = help.split_once("\nCommands:\n").map_or("", |(_, after)| after);
    let listed = listed.lines().take_while(|line| line.starts_with("  "));
    let names = listed
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(|name| [of, &[name.to_owned()]].concat())
        .collect()
}

#[test]
fn help_has_examples_everywhere() {
    let shop = Workshop::new();
    let (mut open, mut seen) = (vec![Vec::new()], 0);
    while let Some(words) = open.pop() {
        let arguments: Vec<&str> = words.iter().map(String::as_str).chain(["--help"]).collect();
        let ran = shop.run(&arguments);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        let has = ran.out.contains("Examples:");
        assert!(has, "{words:?} --help has no examples:\n{}", ran.out);
        open.extend(commands(&words, &ran.out));
        seen += 1;
    }
    assert!(seen > 20, "only {seen} commands");
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
