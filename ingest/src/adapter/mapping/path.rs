//! Paths into a JSON value and texts with paths in braces, as a mapping's fields have them. Knows no field.
//!
//! A path is keys joined by dots, with positions of lists in brackets and keys that hold other characters in quotes:
//! `detail.resources[0].id`, `labels."team.name"`. A text is literal but for paths in braces: `arn:aws:s3:::{name}`; `{{` is a brace.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Position(usize),
}

/// A path into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Path {
    written: String,
    steps: Vec<Step>,
}

impl Path {
    /// The value at the path, if there is one that is not null.
    pub fn find<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        let step = |value: &'v Value, step: &Step| match step {
            Step::Key(key) => value.get(key.as_str()),
            Step::Position(position) => value.get(*position),
        };
        self.steps.iter().try_fold(value, step).filter(|value| !value.is_null())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written)
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.written
    }
}

impl TryFrom<String> for Path {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let steps =
            steps(&written).ok_or_else(|| format!("{written:?} is not a path; write it as `a.b[0].\"c.d\"`"))?;
        Ok(Self { written, steps })
    }
}

fn steps(text: &str) -> Option<Vec<Step>> {
    let (mut steps, mut rest) = (Vec::new(), text);
    loop {
        if let Some(inner) = rest.strip_prefix('"') {
            let (key, after) = inner.split_once('"')?;
            steps.push(Step::Key(key.to_owned()));
            rest = after;
        } else if !(rest.starts_with('[')) {
            let end = rest.find(['.', '[', '"', '{', '}']).unwrap_or(rest.len());
            let key = rest[..end].trim();
            if key.is_empty() {
                return None;
            }
            steps.push(Step::Key(key.to_owned()));
            rest = &rest[end..];
        }
        while let Some(inner) = rest.strip_prefix('[') {
            let (position, after) = inner.split_once(']')?;
            steps.push(Step::Position(position.parse().ok()?));
            rest = after;
        }
        if rest.is_empty() {
            return Some(steps);
        }
        rest = rest.strip_prefix('.')?;
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Path(Path),
}

/// A text with paths in braces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text {
    written: String,
    parts: Vec<Part>,
}

impl Text {
    /// A text without paths.
    pub fn literal(text: &str) -> Self {
        Self {
            written: text.replace('{', "{{").replace('}', "}}"),
            parts: vec![Part::Literal(text.to_owned())],
        }
    }

    /// Whether the text has no path and so is the same for every record.
    pub fn is_literal(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Literal(_)))
    }

    /// How errors name it: its path where it is nothing but one.
    pub fn place(&self) -> String {
        match self.parts.as_slice() {
            [Part::Path(path)] => path.to_string(),
            _ => self.written.clone(),
        }
    }

    /// The text with each path replaced by the scalar at it; the error is the path at which there is none, or an empty one.
    pub fn fill(&self, value: &Value) -> Result<String, &Path> {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => filled.push_str(text),
                Part::Path(path) => filled.push_str(
                    &path
                        .find(value)
                        .and_then(scalar)
                        .filter(|text| !text.is_empty())
                        .ok_or(path)?,
                ),
            }
        }
        Ok(filled)
    }
}

/// A scalar as text.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.written
    }
}

impl TryFrom<String> for Text {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (mut parts, mut literal, mut rest) = (Vec::new(), String::new(), written.as_str());
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                literal.push_str(brace);
                rest = after;
                continue;
            }
            let Some((path, after)) = rest.split_once('}').filter(|_| brace == "{") else {
                return Err(format!(
                    "{written:?} has a brace without its other; write a path as `{{name}}` and a brace as `{{{{`"
                ));
            };
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(Part::Path(Path::try_from(path.to_owned())?));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Self { written, parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, expect: Result<&str, &str>) {
        let value = json!({"name": "b", "n": 5, "list": [{"a.b": "deep"}], "none": null, "object": {}});
        let got = Text::try_from(text.to_owned());
        let filled = match &got {
            Ok(text) => text.fill(&value).map_err(ToString::to_string),
            Err(error) => Err(error.clone()),
        };
        match (&filled, expect) {
            (Ok(got), Ok(expect)) => assert_eq!(got, expect, "{text}"),
            (Err(got), Err(expect)) => assert!(got.contains(expect), "{text}: {got}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn texts_are_filled() {
        check("literal", Ok("literal"));
        check("arn:aws:s3:::{name}", Ok("arn:aws:s3:::b"));
        check("{name}/{n}", Ok("b/5"));
        check("{list[0].\"a.b\"}", Ok("deep"));
        check("{{{name}}}", Ok("{b}"));
        check("{missing}", Err("missing"));
        check("{none}", Err("none"));
        check("{object}", Err("object"));
        check("{open", Err("brace"));
        check("}", Err("brace"));
        check("{a..b}", Err("not a path"));
        check("{}", Err("not a path"));
        check("{a[x]}", Err("not a path"));
    }
}
