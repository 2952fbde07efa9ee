//! Names that say nothing.

use std::path::PathBuf;

use crate::source::code;
use crate::tree::{none, read, sources};

const FILES: [&str; 9] = [
    "util",
    "utils",
    "common",
    "helper",
    "helpers",
    "manager",
    "misc",
    "mod",
    "lib_utils",
];

#[test]
fn files_are_named_for_what_is_in_them() {
    let named = |file: &PathBuf| {
        file.iter()
            .any(|part| FILES.contains(&part.to_str().unwrap().trim_end_matches(".rs")))
    };
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|file| named(file))
        .map(|file| file.display().to_string())
        .collect();
    none("files whose name says nothing", &found);
}

#[test]
fn types_do_not_manage_or_help() {
    let mut found = Vec::new();
    for file in sources() {
        for (number, line) in code(&file).lines().enumerate() {
            let name = ["struct ", "enum ", "trait "]
                .iter()
                .find_map(|word| line.split_once(word))
                .map(|(_, name)| name);
            let name = name
                .and_then(|name| name.split(|c: char| !c.is_alphanumeric()).next())
                .unwrap_or_default();
            if ["Manager", "Helper", "Util", "Utils"]
                .iter()
                .any(|word| name.ends_with(word))
            {
                found.push(format!("{}:{}: {name}", file.display(), number + 1));
            }
        }
    }
    none("types whose name says nothing", &found);
}

/// Words that stand for several things here, or for one that the field has a name for: in signatures they say nothing.
const WORDS: [(&str, &str); 14] = [
    (
        "known",
        "say what it is: the latest state, the names, the contents from before",
    ),
    ("said", "say what it is: the message, the answer, the hint"),
    ("courier", "driver"),
    ("hand", "in_flight"),
    ("letter", "dead_letter"),
    ("appetite", "poll limits"),
    ("inquiry", "ack_request"),
    ("piece", "batch"),
    ("door", "endpoint"),
    ("house", "runtime"),
    ("trouble", "failure"),
    ("bury", "dead_letter"),
    ("lets", "allows"),
    ("well", "succeeded"),
];

/// The words that a line of code gives a function, a type, a field or a parameter as its name.
fn signatures(line: &str) -> impl Iterator<Item = String> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let named = ["fn ", "struct ", "enum ", "trait ", "type ", "mod "];
    let defined = named.into_iter().filter_map(move |kind| {
        let (before, after) = line.split_once(kind)?;
        let name = after.split(|c: char| !word(c)).next()?;
        (!before.ends_with(word)).then(|| name.to_lowercase())
    });
    let typed = line.match_indices(": ").filter_map(move |(at, _)| {
        let before = &line[..at];
        let name = before.rsplit(|c: char| !word(c)).next()?;
        let local = before[..before.len() - name.len()].trim_end();
        (!local.ends_with("let") && !local.ends_with("let mut")).then(|| name.to_lowercase())
    });
    defined.chain(typed)
}

#[test]
fn signatures_use_the_words_of_the_field() {
    let mut found = Vec::new();
    for file in sources() {
        for (number, line) in code(&file).lines().enumerate() {
            for name in signatures(line) {
                if let Some((word, instead)) = WORDS.iter().find(|(word, _)| *word == name) {
                    found.push(format!("{}:{}: `{word}`: {instead}", file.display(), number + 1));
                }
            }
        }
    }
    none("names that say nothing", &found);
}

#[test]
fn signatures_are_read() {
    let read = |line: &str| signatures(line).collect::<Vec<_>>().join(" ");
    assert_eq!(
        read("    pub(crate) fn known(at: &str, mut before: u8) {"),
        "known at before"
    );
    assert_eq!(read("pub struct Known<'a> {"), "known");
    assert_eq!(read("    known: Mutex<HashMap<Topic, i32>>,"), "known");
    assert_eq!(read("let known: Vec<&str> = names.collect();"), "");
    assert_eq!(read("    let fit = |known: &str| crate::fit(known);"), "known");
}

#[test]
fn main_is_short() {
    assert!(
        read("tripline/src/main.rs".as_ref()).lines().count() <= 60,
        "main.rs is longer than 60 lines"
    );
}
