//! Tests wait on conditions, not on the clock: they sleep only inside a function named `until`, or where time itself is what is
//! tried, and the line above says so in a comment that begins with `Chaos:`.

use std::path::PathBuf;

use crate::source::blank;
use crate::tree::{CRATES, files, none, read};

#[test]
fn tests_do_not_sleep() {
    let mut found = Vec::new();
    for file in CRATES.iter().flat_map(|name| tests_of(name)) {
        let text = read(&file);
        let lines: Vec<&str> = text.lines().collect();
        let blanked = blank(&text);
        let mut function = "";
        for (at, line) in blanked.lines().enumerate() {
            if let Some((_, name)) = line.split_once("fn ") {
                function = name.split(['(', '<']).next().unwrap();
            }
            let chaos = at > 0 && lines[at - 1].trim_start().starts_with("// Chaos:");
            if (line.contains(" sleep(") || line.contains("::sleep(")) && function != "until" && !chaos {
                found.push(format!("{}:{}: {}", file.display(), at + 1, lines[at].trim()));
            }
        }
    }
    none("sleeps in tests", &found);
}

fn tests_of(name: &str) -> Vec<PathBuf> {
    let of_source = files(&format!("{name}/src"), ".rs")
        .into_iter()
        .filter(|file| file.iter().any(|part| part == "tests" || part == "tests.rs"));
    of_source.chain(files(&format!("{name}/tests"), ".rs")).collect()
}
