//! Sizes of files and functions, and that every module says what it is.

use std::path::PathBuf;

use crate::tree::{none, read, sources};

const FILE: usize = 400;
const MEDIAN: usize = 120;
const FUNCTION: usize = 60;

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    for file in sources() {
        let text = read(&file);
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = code.lines().count();
        if lines > FILE {
            found.push(format!("{}: {lines} lines", file.display()));
        }
    }
    none(&format!("files of more than {FILE} lines"), &found);
}

#[test]
fn most_files_are_read_at_a_glance() {
    let inside = |file: &PathBuf| file.iter().any(|part| part == "src");
    let mut lines: Vec<usize> = sources()
        .into_iter()
        .filter(inside)
        .map(|file| read(&file).lines().count())
        .collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= MEDIAN, "half of the files have more than {median} lines");
}

#[test]
fn functions_are_short() {
    let mut found = Vec::new();
    for file in sources() {
        let text = read(&file);
        let mut open: Option<(usize, usize, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            match &open {
                None if is_function(line) && !line.trim_end().ends_with([';', '}']) => {
                    open = Some((number, indent, line.trim().to_owned()));
                }
                // rustfmt puts a function's end on the column of its beginning.
                Some((from, column, head)) if indent == *column && line.trim_start().starts_with('}') => {
                    if number - from + 1 > FUNCTION {
                        found.push(format!(
                            "{}:{}: {} lines: {head}",
                            file.display(),
                            from + 1,
                            number - from + 1
                        ));
                    }
                    open = None;
                }
                Some((_, column, _)) if indent == *column && line.trim_end().ends_with(';') => open = None,
                _ => {}
            }
        }
    }
    none(&format!("functions of more than {FUNCTION} lines"), &found);
}

fn is_function(line: &str) -> bool {
    let line = line.trim_start();
    let line = line
        .strip_prefix("pub")
        .map_or(line, |rest| rest.split_once(' ').map_or("", |(_, rest)| rest));
    let line = line.strip_prefix("const ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    line.starts_with("fn ")
}

#[test]
fn modules_say_what_they_are() {
    let silent = |file: &PathBuf| !read(file).starts_with("//!");
    let found: Vec<String> = sources()
        .into_iter()
        .filter(silent)
        .map(|file| file.display().to_string())
        .collect();
    none("files without a first line `//! …`", &found);
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = ["todo!(", "unimplemented!(", "TODO", "FIXME", "#[ignore"];
    let mut found = Vec::new();
    for file in sources().into_iter().filter(|file| !file.ends_with("tidy/sizes.rs")) {
        let text = read(&file);
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    none("left unfinished", &found);
}
