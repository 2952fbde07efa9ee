//! Columns, tables and functions that are not there, and what may have been meant.

use datafusion::common::Column;
use datafusion::execution::session_state::SessionState;

use super::place::{self, Attempt, Words};
use super::types;
use crate::error::{RuleError, nearest};
use crate::functions::LAMBDAS;

/// A column that is not there.
pub fn column(attempt: Attempt, words: &Words, field: &Column, valid: &[Column]) -> RuleError {
    let name = field.name.as_str();
    let qualifier = field.relation.as_ref().map(|relation| relation.table());
    if let Some(span) = words.quoted(name) {
        let fix = format!("text stands in single quotes: '{name}'");
        return RuleError::new(format!("\"{name}\" is the name of a column, and there is none"), fix)
            .at(attempt.text, span);
    }
    let variable = qualifier.unwrap_or(name);
    if let Some(span) = words.arrow_lambda(variable) {
        let fix = format!("write a lambda as `lambda {variable} : …`; `->` is the JSON operator");
        return RuleError::new(format!("`{variable} -> …` is no lambda"), fix).at(attempt.text, span);
    }
    if let Some(qualifier) = qualifier {
        let span = words.dotted(qualifier, name);
        if words.is_lambda(qualifier) {
            let fix = format!("write {qualifier}['{name}']");
            let what = format!("`{qualifier}.{name}` is no column");
            return place::at(RuleError::new(what, fix), attempt.text, span);
        }
    }
    let unread = |qualifier| unread(attempt, words, (qualifier, name), valid);
    if let Some(error) = qualifier.and_then(unread) {
        return error;
    }
    let span = words.name(name).or_else(|| words.text(name));
    let mut columns: Vec<&str> = valid
        .iter()
        .map(|column| column.name.as_str())
        .filter(|name| !name.starts_with("__"))
        .collect();
    columns.dedup();
    let of = match place::only_table(attempt.query) {
        Some(table) => format!(" of table `{table}`"),
        None => String::new(),
    };
    let list = if columns.is_empty() {
        "no table is read: write FROM table".to_owned()
    } else {
        format!("the columns are {}", columns.join(", "))
    };
    let fix = match nearest(name, columns.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? {}", types::capital(&list)),
        None => list,
    };
    place::at(
        RuleError::new(format!("unknown column `{name}`{of}"), fix),
        attempt.text,
        span,
    )
}

/// A column of a table that the query does not read.
fn unread(attempt: Attempt, words: &Words, (qualifier, name): (&str, &str), valid: &[Column]) -> Option<RuleError> {
    if valid.iter().any(|column| column.name == qualifier) {
        let fix = format!(
            "write {qualifier}['{name}'] of a struct, any_match({qualifier}, lambda e : e['{name}'] = …) of a list"
        );
        let error = RuleError::new(format!("`{qualifier}.{name}` is no column"), fix);
        return Some(place::at(error, attempt.text, words.dotted(qualifier, name)));
    }
    let mut tables: Vec<&str> = valid
        .iter()
        .filter_map(|column| Some(column.relation.as_ref()?.table()))
        .collect();
    tables.dedup();
    if tables.is_empty() || tables.contains(&qualifier) {
        return None;
    }
    let fix = match nearest(qualifier, tables.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it reads {}", tables.join(", ")),
    };
    let error = RuleError::new(format!("the query reads no table `{qualifier}`"), fix);
    Some(place::at(error, attempt.text, words.name(qualifier)))
}

/// A table that is not there.
pub fn table(attempt: Attempt, words: &Words, name: &str) -> RuleError {
    let name = name.rsplit('.').next().unwrap_or(name);
    if let Some(span) = words.view(name) {
        let fix = "read FROM changes, or FROM another table";
        return RuleError::new(format!("table `{name}` reads itself"), fix).at(attempt.text, span);
    }
    let known = place::tables(attempt.state);
    let fix = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`? `tripline rules list --tables` shows them all"),
        None => "see `tripline rules list --tables`".to_owned(),
    };
    let error = RuleError::new(format!("unknown table `{name}`"), fix);
    place::at(error, attempt.text, words.name(name))
}

/// A function that is not there.
pub fn function(attempt: Attempt, words: &Words, name: &str) -> RuleError {
    let scalars = attempt.state.scalar_functions().keys().map(String::as_str);
    let known = LAMBDAS.into_iter().chain(scalars);
    // Ours first: where two names are as near, ours is the likelier one.
    let ours = known
        .clone()
        .filter(|known| OURS.iter().any(|prefix| known.starts_with(prefix)));
    let near = nearest(name, ours).or_else(|| nearest(name, known));
    let fix = match near {
        Some(near) => format!("did you mean `{near}`? `tripline rules list --functions` has all of ours"),
        None => match family(name, attempt.state) {
            Some(family) => format!("there are {family}: `tripline rules list --functions` has all of ours"),
            None => "`tripline rules list --functions` has all of ours".to_owned(),
        },
    };
    let error = RuleError::new(format!("unknown function `{name}`"), fix);
    place::at(error, attempt.text, words.name(name))
}

/// The functions whose names begin alike: `json_…`.
fn family(name: &str, state: &SessionState) -> Option<String> {
    let (prefix, _) = name.split_once('_')?;
    let begins = |name: &&String| name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('_'));
    let mut names: Vec<&str> = state
        .scalar_functions()
        .keys()
        .filter(begins)
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    (!names.is_empty()).then(|| names.join(", "))
}

/// How the names of our functions begin.
const OURS: [&str; 9] = [
    "json_", "cidr_", "port_", "iam_", "days_", "text_", "texts_", "any_", "array_",
];
