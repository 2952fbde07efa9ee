//! Values of types that do not go together, and calls with arguments that a function does not take.

use sqlparser::ast::{Expr, FunctionArguments};

use crate::error::RuleError;

/// Two operands of types that do not go together.
pub fn clash(text: &str, written: &str) -> Option<RuleError> {
    let (left, operator, right) = operands(text)?;
    let (left, right) = (word(left), word(right));
    let fix = match (left, right) {
        _ if operator.ends_with("LIKE") => "LIKE looks into texts: CAST(value AS text) LIKE …",
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

/// `Cannot infer common argument type for comparison operation Utf8 = Boolean`, `There isn't a common type to coerce Int64 and Utf8 in
/// LIKE expression`, `Cannot coerce arithmetic expression Int64 + Utf8 to valid types`
fn operands(text: &str) -> Option<(&str, &str, &str)> {
    if let Some(rest) = text.strip_prefix("There isn't a common type to coerce ") {
        let (types, operator) = rest.strip_suffix(" expression")?.rsplit_once(" in ")?;
        let (left, right) = types.split_once(" and ")?;
        return Some((left, operator, right));
    }
    let arithmetic = text.strip_prefix("Cannot coerce arithmetic expression ");
    let operation = match arithmetic.and_then(|rest| rest.strip_suffix(" to valid types")) {
        Some(operation) => operation,
        None => {
            let rest = text.strip_prefix("Cannot infer common argument type for ")?;
            rest.split_once("operation ")?.1
        }
    };
    match split(operation).as_slice() {
        &[left, operator, right] => Some((left, operator, right)),
        _ => None,
    }
}

/// `Operator #>> is not yet supported`
pub fn operator(text: &str) -> Option<RuleError> {
    let sign = text.strip_prefix("Operator ")?.strip_suffix(" is not yet supported")?;
    let fix = match sign {
        "#>" | "#>>" => "write document -> 'a' ->> 'b', or json_get_str(document, 'a', 'b')",
        "?" | "?|" | "?&" | "@?" | "@@" => "write json_has(document, 'member')",
        "@>" | "<@" | "&&" => "write array_has(list, value), or any_match(list, lambda e : …)",
        _ => "docs/functions.md has what there is in its place",
    };
    Some(RuleError::new(format!("the operator `{sign}` is not there"), fix))
}

/// `Unary operator 'NOT' requires a boolean expression, got Utf8`
pub fn negated(text: &str) -> Option<RuleError> {
    let kind = text.strip_prefix("Unary operator 'NOT' requires a boolean expression, got ")?;
    Some(RuleError::new(
        format!("NOT stands before {}, not before true or false", word(kind)),
        "compare the value with something: NOT (column = 'value')",
    ))
}

/// `Cannot cast string 'many' to value of Int64 type`
pub fn constant(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("Cannot cast string '")?;
    let (value, kind) = rest.split_once("' to value of ")?;
    Some(format!(
        "'{value}' is not {}",
        word(kind.lines().next()?.strip_suffix(" type")?)
    ))
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
    let kind = word(kind.split(" is not ").next().unwrap_or(kind));
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
        "Utf8" | "Utf8View" | "LargeUtf8" | "String" => "text",
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

/// A function that does not take values of such a type: `Function 'lower' requires String, but received Int64 (DataType: Int64)`,
/// `Failed to coerce arguments to satisfy a call to 'array_length' function: coercion from Utf8 to the signature …`
pub fn argument(text: &str) -> Option<RuleError> {
    let refused = |name: &str, what: String| {
        let fix = format!("see `{name}` in docs/functions.md");
        Some(RuleError::new(format!("`{name}` {what}"), fix))
    };
    if let Some((before, after)) = text.split_once(" requires ")
        && let Some((wanted, given)) = after.split_once(", but received ")
    {
        let name = before.rsplit('\'').nth(1)?;
        let given = given.split([' ', '(', '.', ',']).next()?;
        return refused(name, format!("takes {}, not {}", word(wanted), word(given)));
    }
    let (_, call) = text.split_once("to satisfy a call to '")?;
    let (name, rest) = call.split_once("' function: coercion from ")?;
    let given: Vec<&str> = rest.split_once(" to the signature")?.0.split(", ").map(word).collect();
    refused(name, format!("does not take {}", given.join(" and ")))
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
    let what = match given {
        0 => format!("`{name}` is called without arguments: {reason}"),
        1 => format!("`{name}` does not take this argument: {reason}"),
        count => format!("`{name}` does not take these {count} arguments: {reason}"),
    };
    Some(RuleError::new(what, format!("see `{name}` in docs/functions.md")))
}

/// A sentence's first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
