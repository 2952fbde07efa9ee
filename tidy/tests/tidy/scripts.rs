//! Scripts read a pipe to its end. Bash fails a pipe when any command of it fails (`pipefail`), and a command whose reader has gone
//! dies of SIGPIPE: `a | head -n 1` or `a | grep -q b` then ends the script with 141, or turns a yes into a no, when `a` is the slower.

use crate::tree::{files, none, root};

#[test]
fn scripts_read_pipes_to_their_end() {
    let mut found = Vec::new();
    let mut scripts = 0;
    for file in files(".", "") {
        let bytes = std::fs::read(root().join(&file)).unwrap();
        if !bytes.starts_with(b"#!/usr/bin/env bash") {
            continue;
        }
        scripts += 1;
        let text = String::from_utf8(bytes).unwrap();
        let mut continued = false;
        for (at, line) in text.lines().enumerate() {
            let first = if continued { line } else { "" };
            let readers = line.split(" | ").skip(1).chain([first]);
            if readers.into_iter().any(|reader| stops_early(reader.trim_start())) {
                found.push(format!("{}:{}: {}", file.display(), at + 1, line.trim()));
            }
            continued = line.trim_end().ends_with('|');
        }
    }
    assert!(scripts > 20, "only {scripts} scripts were read");
    none(
        "readers that leave a pipe before its end (`sed -n 1p`, `grep … >/dev/null`)",
        &found,
    );
}

/// Whether a command may end before its input does.
fn stops_early(command: &str) -> bool {
    let mut words = command.split_whitespace();
    match words.next() {
        Some("head") => true,
        Some("grep") => words
            .take_while(|word| word.starts_with('-'))
            .any(|flags| !flags.starts_with("--") && flags.contains(['q', 'm', 'l'])),
        Some("awk") => command.contains("exit"),
        Some("sed") => words.any(|word| word.trim_matches(['\'', '"', ')']).ends_with('q')),
        _ => false,
    }
}

#[test]
fn the_search_finds_them() {
    for early in [
        "head -n 1",
        "grep -q x",
        "grep -Fm1 x",
        "awk '{ print; exit }'",
        "sed 1q",
    ] {
        assert!(stops_early(early), "{early}");
    }
    for whole in [
        "sed -n 1p",
        "grep x >/dev/null",
        "awk '!n++'",
        "tail -n 1",
        "sort -V",
        "grep -viE 'quick' x",
    ] {
        assert!(!stops_early(whole), "{whole}");
    }
}
