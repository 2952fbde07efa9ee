//! Values of types that do not go together, and calls with arguments that a function does not take.

use sqlparser::ast::{Expr, FunctionArguments};

use crate::error::RuleError;

/// `Cannot infer common argument type for comparison operation Utf8 = Boolean`
pub fn clash(text: &str, written: &str) -> Option<RuleError> {
    let (_, operation) = text
        .strip_prefix("Cannot infer common argument type for ")?
        .split_once("operation ")?;
    let parts: Vec<&str> = split(operation);
    let [left, operator, right] = parts.as_slice() else {
        return None;
    };
    let (left, right) = (word(left), word(right));
    let fix = match (left, right) {
        ("text", "true or false") | ("true or false", "text") => {
            "compare a text with 'true' in single quotes, or read a boolean with json_get_bool"
        }
        ("a list", _) | (_, "a list") => "look into the list: any_match(list, lambda e : …), or array_has(list, value)",
        ("a struct", _) | (_, "a struct") => "name the member that is meant: value['member']",
        _ => "make both sides of one type: CAST(value AS …)",
    };
    let what = format!("`{written}`: {left} and {right} do not go together with `{operator}`");
    Some(RuleError::new(what, fix))
}

/// Type, operator, type: types may have blanks in brackets.
fn split(operation: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, character) in operation.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ' ' if depth == 0 => {
                parts.push(&operation[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&operation[start..]);
    match parts.as_slice() {
        // Operators of two words: IS DISTINCT FROM.
        [left, .., right] if parts.len() > 3 => vec![
            left,
            &operation[left.len() + 1..operation.len() - right.len() - 1],
            right,
        ],
        _ => parts,
    }
}

/// `Cannot access field at argument 1: type List(…) is not Struct, Map, or Null`
pub fn member_of(text: &str, written: &str) -> Option<RuleError> {
    let (_, kind) = text
        .strip_prefix("Cannot access field at argument ")?
        .split_once(": type ")?;
    let kind = word(kind);
    let fix = match kind {
        "a list" => "look into the list: any_match(list, lambda e : e['member'] = …)",
        "text" => "read JSON with json_get(document, 'member') or document -> 'member'",
        _ => "compare the value itself",
    };
    Some(RuleError::new(format!("`{written}`: {kind} has no members"), fix))
}

/// A type in words.
pub fn word(kind: &str) -> &str {
    match kind {
        "Utf8" | "Utf8View" | "LargeUtf8" => "text",
        "Boolean" => "true or false",
        "Int8" | "Int16" | "Int32" | "Int64" | "UInt8" | "UInt16" | "UInt32" | "UInt64" => "an integer",
        "Float16" | "Float32" | "Float64" => "a number",
        "Null" => "NULL",
        kind if kind.starts_with("Decimal") => "a number",
        kind if kind.starts_with("List") || kind.starts_with("LargeList") => "a list",
        kind if kind.starts_with("Struct") => "a struct",
        kind if kind.starts_with("Timestamp") || kind.starts_with("Date") => "a time",
        kind if kind.starts_with("Interval") || kind.starts_with("Duration") => "a span of time",
        kind => kind,
    }
}

/// A function that does not take what it is given.
pub fn call(text: &str, expr: &Expr) -> Option<RuleError> {
    let Expr::Function(function) = expr else { return None };
    let about = [
        "arguments",
        "argument",
        "requires",
        "needs",
        "coerce",
        "signature",
        "does not support",
        "takes",
    ];
    if !about.iter().any(|word| text.contains(word)) {
        return None;
    }
    let given = match &function.args {
        FunctionArguments::List(list) => list.args.len(),
        FunctionArguments::Subquery(_) => 1,
        FunctionArguments::None => 0,
    };
    let name = function.name.to_string();
    let reason = text
        .split(" No function matches")
        .next()
        .unwrap_or(text)
        .trim_end_matches(['.', ' ']);
    Some(RuleError::new(
        format!("`{name}` does not take {}: {reason}", arguments(given)),
        format!("see `{name}` in docs/functions.md"),
    ))
}

fn arguments(count: usize) -> String {
    match count {
        0 => "no arguments".to_owned(),
        1 => "this argument".to_owned(),
        count => format!("these {count} arguments"),
    }
}

/// A sentence's first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
