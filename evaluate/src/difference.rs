//! What a change made another of what a rule reads: paths with the value before and after, bounded, and no text that the rule's
//! evidence does not show, for a rule may read secrets to say that they are there. Pure; knows no rule.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use schemas::finding::Difference;
use serde_json::Value;

use crate::functions::path::{self, Found};
use crate::functions::scan;
use crate::native::node::Step;
use crate::native::reads::shown;

/// The most that a finding carries.
const MOST: usize = 16;

/// The longest value, in characters of its JSON text.
const LONGEST: usize = 300;

/// So much of what both values begin with stays before where they part.
const COMMON: usize = 30;

/// What differs at these paths of two configurations. Texts are shown that stand in some of `evidence`; of others only their length.
pub fn between(before: &str, after: &str, paths: &[Vec<Step>], evidence: &[&str]) -> Vec<Difference> {
    let mut walk = Walk {
        evidence,
        found: Vec::new(),
        more: 0,
    };
    for path in paths {
        let (before, after) = (at(before, path), at(after, path));
        if before != after {
            let value =
                |text: Option<String>| text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text)));
            walk.compare(&shown(path), value(before).as_ref(), value(after).as_ref());
        }
    }
    if walk.more > 0 {
        walk.found.push(Difference {
            path: crate::evidence::CUT.to_owned(),
            before: None,
            after: Some(format!("\"{} more\"", walk.more)),
        });
    }
    walk.found
}

/// The JSON text at a path; what is not known is said to be so.
fn at(document: &str, path: &[Step]) -> Option<String> {
    let steps: Vec<path::Step> = path.iter().map(Step::constant).collect();
    match scan::find(document, &steps).unwrap_or_else(|| path::find(document, &steps)) {
        Found::Value(text) => Some(text.to_owned()),
        Found::Unknown => Some(format!("\"{}\"", schemas::change::UNKNOWN)),
        Found::Absent => None,
    }
}

struct Walk<'a> {
    evidence: &'a [&'a str],
    found: Vec<Difference>,
    more: usize,
}

impl Walk<'_> {
    fn compare(&mut self, path: &str, before: Option<&Value>, after: Option<&Value>) {
        if before == after {
            return;
        }
        match (before.map(opened).as_deref(), after.map(opened).as_deref()) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                let added = after.keys().filter(|name| !before.contains_key(*name));
                for name in before.keys().chain(added) {
                    let path = match path {
                        "" => name.clone(),
                        path => format!("{path}.{name}"),
                    };
                    self.compare(&path, before.get(name), after.get(name));
                }
            }
            (Some(Value::Array(before)), Some(Value::Array(after))) => {
                let (gone, come) = (without(before, after), without(after, before));
                let path = format!("{path}[]");
                match (gone.as_slice(), come.as_slice()) {
                    ([gone], [come]) => self.compare(&path, Some(gone), Some(come)),
                    // The order alone.
                    ([], []) => {}
                    (gone, come) => {
                        gone.iter().for_each(|gone| self.push(&path, Some(gone), None));
                        come.iter().for_each(|come| self.push(&path, None, Some(come)));
                    }
                }
            }
            (before, after) => self.push(path, before, after),
        }
    }

    fn push(&mut self, path: &str, before: Option<&Value>, after: Option<&Value>) {
        if self.found.len() == MOST {
            self.more += 1;
            return;
        }
        let text = |value: Option<&Value>| value.map(|value| self.allowed(value).to_string());
        let (before, after) = (text(before), text(after));
        let common = match (&before, &after) {
            (Some(before), Some(after)) => common(before, after),
            _ => 0,
        };
        let cut = |text: String| cut(&text, common);
        self.found.push(Difference {
            path: path.to_owned(),
            before: before.map(cut),
            after: after.map(cut),
        });
    }

    /// The value without texts that the evidence does not show. Names of members are shown.
    fn allowed(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.text(text).into(),
            Value::Array(elements) => elements.iter().map(|element| self.allowed(element)).collect(),
            Value::Object(members) => {
                let allowed = members
                    .iter()
                    .map(|(name, member)| (name.clone(), self.allowed(member)));
                Value::Object(allowed.collect())
            }
            other => other.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        let escaped = Value::from(text).to_string();
        let inner = escaped.trim_matches('"');
        let is_shown = |evidence: &&&str| evidence.contains(inner) || evidence.contains(text);
        match text == schemas::change::UNKNOWN || self.evidence.iter().any(|evidence| is_shown(&evidence)) {
            true => text.to_owned(),
            false => format!("(text of {} characters)", text.chars().count()),
        }
    }
}

/// A text that holds JSON is what it holds: policies are written so.
fn opened(value: &Value) -> std::borrow::Cow<'_, Value> {
    match value {
        Value::String(text) if text.starts_with(['{', '[']) => {
            let inner = serde_json::from_str(text);
            inner.map_or(std::borrow::Cow::Borrowed(value), std::borrow::Cow::Owned)
        }
        value => std::borrow::Cow::Borrowed(value),
    }
}

/// Elements of the one that the other does not have as often. By their hashes: lists may be long, and the work is not to grow with both.
fn without<'a>(one: &'a [Value], other: &[Value]) -> Vec<&'a Value> {
    let state = RandomState::new();
    let mut left: HashMap<u64, Vec<&Value>> = HashMap::new();
    for element in other {
        left.entry(hash(&state, element)).or_default().push(element);
    }
    let is_gone = |element: &&Value| {
        let same = left.get_mut(&hash(&state, element));
        let found = same.and_then(|same| Some((same.iter().position(|known| known == element)?, same)));
        found.map(|(position, same)| same.swap_remove(position)).is_none()
    };
    one.iter().filter(is_gone).collect()
}

/// Equal for equal values: the order of members does not count.
fn hash(state: &RandomState, value: &Value) -> u64 {
    match value {
        Value::Array(elements) => {
            let hashes: Vec<u64> = elements.iter().map(|element| hash(state, element)).collect();
            state.hash_one(("array", hashes))
        }
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| state.hash_one((name, hash(state, value)));
            state.hash_one(("object", members.iter().map(member).fold(0, u64::wrapping_add)))
        }
        Value::String(text) => state.hash_one(("text", text)),
        Value::Number(number) => state.hash_one(("number", number.to_string())),
        Value::Bool(is) => state.hash_one(("bool", is)),
        Value::Null => state.hash_one("null"),
    }
}

/// How many characters both begin with.
fn common(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count()
}

/// A long text from a little before where it parts from the other.
fn cut(text: &str, common: usize) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let from = common.saturating_sub(COMMON).min(length - LONGEST);
    let part: String = text.chars().skip(from).take(LONGEST).collect();
    let (begins, ends) = (
        if from > 0 { "…" } else { "" },
        if from + LONGEST < length { "…" } else { "" },
    );
    format!("{begins}{part}{ends}")
}

#[cfg(test)]
mod tests;
