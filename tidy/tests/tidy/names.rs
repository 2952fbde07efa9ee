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

#[test]
fn main_is_short() {
    assert!(
        read("tripline/src/main.rs".as_ref()).lines().count() <= 60,
        "main.rs is longer than 60 lines"
    );
}
