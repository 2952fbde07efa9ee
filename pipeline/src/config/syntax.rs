//! What is said of a text that is no TOML: mostly it is something else, written out of habit. Knows no key.

use std::ops::Range;

/// What is wrong, and the fix; `text` is the file's.
pub(super) fn words(message: &str, place: Option<Range<usize>>, text: &str) -> (String, String) {
    let message = message.lines().next().unwrap_or_default();
    let what = format!("not TOML: {message}");
    let line = place.map_or("", |place| line(text, place.start));
    let fix = if text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde_json::Value>(text).is_ok() {
        "this is JSON: write sections as [bus] and keys as kind = \"kafka\""
    } else if line.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']) {
        "these are a text editor's quotes: write \" or '"
    } else if message.contains("escape") {
        "within \" a backslash stands twice; within ' it is taken as it is"
    } else if message.starts_with("duplicate key") {
        "write a key and a [section] once; lists of sections are written [[section]]"
    } else if is_yaml(line) {
        "this is YAML: write sections as [bus] and keys as kind = \"kafka\""
    } else {
        "texts stand in quotes, sections in [brackets], one `key = value` a line"
    };
    (what, fix.to_owned())
}

/// The line in which a byte stands.
fn line(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    text[start..end].trim()
}

/// `key: value`, `key:`, `- item`
fn is_yaml(line: &str) -> bool {
    let is_key =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let key = line
        .strip_suffix(':')
        .or_else(|| line.split_once(": ").map(|(key, _)| key));
    line.starts_with("- ") || key.is_some_and(is_key)
}
