//! Rust source as text, as far as these tests need it: without comments and strings, without tests, and the paths that it names.

use std::path::{Path, PathBuf};

use crate::tree::read;

/// The code of a file: comments, strings and test modules are blank.
pub fn code(file: &Path) -> String {
    let text = read(file);
    let text = text.split("\n#[cfg(test)]").next().unwrap();
    blank(text)
}

/// Comments and strings become spaces; lines stay where they are.
pub fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => string(rest),
            'r' if raw(rest).is_some() && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                raw(rest).unwrap()
            }
            '\'' if character(rest).is_some() => character(rest).unwrap(),
            _ => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    out
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw(text: &str) -> Option<usize> {
    let marks = text[1..].chars().take_while(|c| *c == '#').count();
    text[1 + marks..].starts_with('"').then(|| {
        let end = format!("\"{}", "#".repeat(marks));
        let from = marks + 2;
        text[from..].find(&end).map_or(text.len(), |at| from + at + end.len())
    })
}

/// A character's length, if this is one and no lifetime.
fn character(text: &str) -> Option<usize> {
    if text[1..].starts_with('\\') {
        return text[3..].find('\'').map(|at| at + 4);
    }
    let c = text[1..].chars().next()?;
    text[1 + c.len_utf8()..].starts_with('\'').then(|| c.len_utf8() + 2)
}

/// The path of a file's module below its crate: `src/scan/judge.rs` is `[scan, judge]`, `src/lib.rs` nothing.
pub fn module(file: &Path) -> Vec<String> {
    let below: PathBuf = file.components().skip(2).collect();
    let below = below.with_extension("");
    let parts = below.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| !matches!(part.as_str(), "lib" | "main")).collect()
}

/// A `use` of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Segments as they stand.
    pub path: Vec<String>,
    /// The name under which it is known then.
    pub name: String,
    /// Whether it is handed on.
    pub public: bool,
}

/// The `use` statements of blanked code, groups spread out.
pub fn uses(code: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let Some(at) = find_use(statement) else { continue };
        let public = statement[..at].trim_end().ends_with("pub");
        spread(&[], statement[at + 4..].trim(), public, &mut found);
    }
    found
}

fn find_use(statement: &str) -> Option<usize> {
    let at = statement.rfind("use ")?;
    let line = statement[..at].rsplit('\n').next().unwrap().trim();
    (line.is_empty() || line == "pub" || (line.starts_with("pub(") && line.ends_with(')'))).then_some(at)
}

fn spread(prefix: &[String], text: &str, public: bool, found: &mut Vec<Use>) {
    if let Some((head, group)) = text.split_once('{') {
        let head = segments(prefix, head);
        let group = group.rsplit_once('}').map_or(group, |(inner, _)| inner);
        let (mut depth, mut from) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    spread(&head, group[from..at].trim(), public, found);
                    from = at + 1;
                }
                _ => {}
            }
        }
        return spread(&head, group[from..].trim(), public, found);
    }
    if text.is_empty() {
        return;
    }
    let (text, renamed) = text
        .split_once(" as ")
        .map_or((text, None), |(path, name)| (path, Some(name.trim())));
    let mut path = segments(prefix, text);
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = renamed
        .map(str::to_owned)
        .or_else(|| path.last().cloned())
        .unwrap_or_default();
    found.push(Use { path, name, public });
}

fn segments(prefix: &[String], text: &str) -> Vec<String> {
    let more = text
        .split("::")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty());
    prefix.iter().cloned().chain(more).collect()
}

/// Paths inside the code, beside its `use` statements. Those that begin with a module below the file's own are bare.
pub fn paths(code: &str) -> Vec<Vec<String>> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let statements = code.split(';');
    let outside = statements.map(|statement| find_use(statement).map_or(statement, |at| &statement[..at]));
    let words = outside.flat_map(|statement| statement.split(|c: char| !word(c)));
    let paths = words.filter(|text| text.contains("::") && text.starts_with(|c: char| c.is_lowercase()));
    paths.map(|text| segments(&[], text)).collect()
}
