//! What of a reading stands against what a provider states.

use std::collections::BTreeSet;

use evaluate::paths::Reading;

use crate::published::Statement;

/// Kinds out of which a function gives a value; none: it takes any.
fn kinds(function: &str) -> &'static [&'static str] {
    match function {
        "json_get_str" | "json_text_or" => &["text"],
        "json_get_int" | "json_int_or" | "json_get_float" | "json_float_or" => &["number", "text"],
        "json_get_bool" | "json_bool_or" => &["bool", "text"],
        "json_get_array" | "json_array_or_empty" => &["list"],
        "json_texts" | "json_texts_or_empty" | "json_list" | "json_list_or_empty" => &["list", "text", "object"],
        "json_keys" | "json_entries" => &["object", "map"],
        _ => &[],
    }
}

/// What stands against the schema.
pub fn of(reading: &Reading, statement: Option<&Statement>, words: &[BTreeSet<String>]) -> Vec<String> {
    let Some(statement) = statement else {
        return vec!["is not in the schema".to_owned()];
    };
    if statement.kinds.contains("any") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for function in &reading.functions {
        let takes = kinds(function);
        if !takes.is_empty() && !statement.kinds.iter().any(|kind| takes.contains(&kind.as_str())) {
            found.push(format!("is {:?}, and {function} reads it", statement.kinds));
        }
    }
    if !statement.values.is_empty() {
        found.extend(strangers(reading, statement, words));
    }
    // A default that depends is several: one of them has to be the stated one.
    if let Some(default) = &statement.default {
        let stated = default.trim_matches('"').to_lowercase();
        let mut taken = reading.defaults.iter().filter(|value| !value.is_empty()).peekable();
        if taken.peek().is_some() && !taken.any(|value| value.to_lowercase() == stated) {
            let defaults = &reading.defaults;
            found.push(format!(
                "is taken as {defaults:?} where absent; the schema says {stated}"
            ));
        }
    }
    found
}

/// What a value is compared with and cannot be. What a table says where it is absent is the table's own word, and of a function that
/// knows the words of many services (`is_going`) one is enough.
fn strangers(reading: &Reading, statement: &Statement, words: &[BTreeSet<String>]) -> Vec<String> {
    let lower: BTreeSet<String> = statement.values.iter().map(|value| value.to_lowercase()).collect();
    let exact = reading
        .compared
        .iter()
        .filter(|value| !statement.values.contains(*value));
    let any_case = &reading.compared_any_case;
    let any_case = any_case.iter().filter(|value| !lower.contains(&value.to_lowercase()));
    let of_many = |value: &str| {
        words
            .iter()
            .any(|words| words.contains(&value.to_lowercase()) && !words.is_disjoint(&lower))
    };
    exact
        .chain(any_case)
        .filter(|value| !value.is_empty() && !reading.defaults.contains(*value) && !of_many(value))
        .map(|value| format!("is compared with {value:?}; it can be {:?}", statement.values))
        .collect()
}
