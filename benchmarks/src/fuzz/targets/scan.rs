//! The scan that reads documents in one pass, held to `serde_json` and to looking paths up one by one.

use evaluate::functions::path::{self, Found, Step};
use evaluate::functions::scan::{Trie, elements, find, is_plain_string, is_value};
use serde_json::value::RawValue;

/// Beside golden records: what is rare in them.
const SEEDS: [&str; 6] = [
    r#"{"a": {"a": [1, {"b": null}], "b": "x\n"}, "a\u0061": 1, "a": 2, "é": [[], {}]}"#,
    r#"[{"$unknown": "x"}, -0.5e+10, 123456789012345678901234567890, "\ud83d\ude00", true]"#,
    r#"{"long name of a member that goes on": "a text that is longer than eight bytes \" and goes on", "": {"": ""}}"#,
    "\u{feff}{ \"a\"\t:\r\n[ ] , \"b\" : { } }\n",
    r#"{"a":{"$unknown":"later"},"b":[{"a":{"$unknown":"later"}}]}"#,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

/// So many names of a document are asked for.
const NAMES: usize = 10;

/// Documents of rare form.
pub fn seeds() -> Vec<Vec<u8>> {
    SEEDS.iter().map(|document| document.as_bytes().to_vec()).collect()
}

/// What is taken is valid, and says at each path what a look-up says.
pub fn scan(data: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(data);
    let valid = serde_json::from_str::<&RawValue>(&text).is_ok();
    if is_value(&text) && !valid {
        return Err("it is taken for a value".to_owned());
    }
    if is_plain_string(&text) && serde_json::from_str::<&str>(&text).is_err() {
        return Err("it is taken for a string".to_owned());
    }
    let names = names(&text);
    let paths = paths(&names);
    let mut found = vec![Found::Unknown; paths.len()];
    if Trie::new(paths.iter().cloned()).scan(&text, &mut found).is_some() {
        for (steps, found) in paths.iter().zip(&found) {
            if *found != path::find(&text, steps) {
                return Err(format!("{steps:?} is {found:?} in one pass"));
            }
        }
    }
    for steps in &paths {
        if find(&text, steps).is_some_and(|found| found != path::find(&text, steps)) {
            return Err(format!("{steps:?} is another in one look-up"));
        }
    }
    let mut taken = Vec::new();
    if elements(&text, |element| taken.push(element)).is_some() {
        let expect = serde_json::from_str::<Vec<&RawValue>>(&text).map_err(|error| format!("no array: {error}"))?;
        if !expect.iter().map(|element| element.get()).eq(taken) {
            return Err("its elements are others".to_owned());
        }
    }
    Ok(())
}

/// What stands between quotes before a colon, the first ones.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let before = text[..colon].trim_end();
        let Some(before) = before.strip_suffix('"') else {
            continue;
        };
        let name = before.rsplit('"').next().unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == NAMES {
            break;
        }
    }
    names
}

/// Each name, each two of them one below the other, and positions of lists between.
fn paths<'n>(names: &[&'n str]) -> Vec<Vec<Step<'n>>> {
    let mut paths = vec![
        vec![Step::Position(0)],
        vec![Step::Position(1), Step::Position(0)],
        vec![Step::Position(-1)],
    ];
    for one in names {
        paths.push(vec![Step::Member(one)]);
        paths.push(vec![Step::Member(one), Step::Position(1)]);
        paths.push(vec![Step::Position(0), Step::Member(one)]);
        for other in names {
            paths.push(vec![Step::Member(one), Step::Member(other)]);
            paths.push(vec![Step::Member(one), Step::Position(0), Step::Member(other)]);
        }
    }
    paths
}
