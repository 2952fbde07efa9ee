//! Why a rule or table cannot be planned: what DataFusion says, in the words of somebody who writes rules, with the place in the file
//! and the fix. Runs only where something is wrong; plans nothing that is kept.

mod list;
mod members;
mod place;
mod types;

use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Column, SchemaError};
use datafusion::error::DataFusionError;
use datafusion::execution::session_state::SessionState;
use sqlparser::ast::Spanned;
use sqlparser::tokenizer::Token;

use crate::error::{RuleError, message, nearest, raw};
pub use place::Attempt;
use place::{Words, probes};

/// Says what is wrong.
pub fn explain(attempt: Attempt, error: &DataFusionError) -> RuleError {
    let words = Words::of(attempt.text);
    let text = message(error);
    if let DataFusionError::SchemaError(schema, _) = error.find_root()
        && let SchemaError::FieldNotFound { field, valid_fields } = schema.as_ref()
    {
        return column(attempt, &words, field, valid_fields);
    }
    let between = |before: &str, after: &str| Some(text.strip_prefix(before)?.split_once(after)?.0);
    if let Some(name) = between("table '", "' not found") {
        return table(attempt, &words, name);
    }
    if let Some(name) = between("Invalid function '", "'") {
        return function(attempt, &words, name);
    }
    if let Some(name) = between("Field ", " not found in struct") {
        return members::unknown(attempt, &words, name);
    }
    general(attempt, &text)
}

fn column(attempt: Attempt, words: &Words, field: &Column, valid: &[Column]) -> RuleError {
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

fn table(attempt: Attempt, words: &Words, name: &str) -> RuleError {
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

fn function(attempt: Attempt, words: &Words, name: &str) -> RuleError {
    let known = attempt.state.scalar_functions().keys().map(String::as_str);
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

/// Anything else: the narrowest expression that cannot be planned by itself.
fn general(attempt: Attempt, text: &str) -> RuleError {
    if let Some(error) = whole(attempt.text, text).or_else(|| list::expected(attempt, text)) {
        return error;
    }
    for probe in probes(attempt.query) {
        let Err(error) = probe.plan(attempt.state) else {
            continue;
        };
        let (raw, text, span) = (raw(&error), message(&error), probe.expr.span());
        let written = place::written(attempt.text, span).unwrap_or_else(|| probe.expr.to_string());
        let explained = types::clash(&raw, &written)
            .or_else(|| types::negated(&raw))
            .or_else(|| types::member_of(&raw, &written))
            .or_else(|| types::argument(&raw))
            .or_else(|| types::call(&text, &probe.expr));
        return explained.unwrap_or_else(|| plain(&text)).at(attempt.text, span);
    }
    plain(text)
}

/// Mistakes of the query as a whole.
fn whole(text: &str, message: &str) -> Option<RuleError> {
    let (what, fix, at) = if message.contains("must appear in the GROUP BY") {
        (
            "columns stand beside an aggregate or HAVING, and not in GROUP BY",
            "count within a record: array_length(list), or GROUP BY resource_uid over a subquery with unnest(list)",
            ["having", "count", "sum", "min", "max", "avg", "group"].as_slice(),
        )
    } else if message.contains("require unique expression names") {
        (
            "two columns have one name",
            "give one of them another: expression AS name",
            ["select"].as_slice(),
        )
    } else {
        return None;
    };
    let at: Vec<String> = at.iter().map(|word| (*word).to_owned()).collect();
    Some(mark(RuleError::new(what, fix), text, &at))
}

/// What only shows when a rule is made ready to run: a constant that cannot be what it is read as, a regular expression.
pub fn physical(text: &str, error: &DataFusionError) -> RuleError {
    let whole = error.find_root().strip_backtrace();
    let constant = |token: &Token| match token {
        Token::SingleQuotedString(value) => {
            !value.is_empty()
                && (whole.contains(&format!("'{value}'")) || whole.lines().any(|line| line.trim() == value))
        }
        _ => false,
    };
    let (what, fix) = match whole.lines().last().and_then(|line| line.strip_prefix("error: ")) {
        Some(reason) if whole.contains("regex parse error") => (
            format!("the regular expression does not compile: {reason}"),
            "see docs.rs/regex for what it may say",
        ),
        _ => {
            let what = types::constant(&whole).unwrap_or_else(|| message(error));
            (what, "write a constant that can be read as that type")
        }
    };
    place::at(RuleError::new(what, fix), text, Words::of(text).first(constant))
}

fn plain(text: &str) -> RuleError {
    RuleError::new(
        text,
        "see docs/rules.md for the language and docs/functions.md for the functions",
    )
}

/// A type in words.
pub fn in_words(kind: &DataType) -> String {
    types::word(&kind.to_string()).to_owned()
}

/// A `WHERE` that is neither true nor false.
pub fn not_a_condition(kind: &DataType, text: &str) -> RuleError {
    let what = format!("the condition is {}, not true or false", in_words(kind));
    let error = RuleError::new(
        what,
        "compare it with something: column = 'value', column IS NULL, any_match(list, lambda e : …)",
    );
    mark(error, text, &["having".to_owned(), "where".to_owned()])
}

/// A mistake at the first of these words that the file has.
pub fn mark(error: RuleError, text: &str, wanted: &[String]) -> RuleError {
    let words = Words::of(text);
    place::at(error, text, wanted.iter().find_map(|word| words.name(word)))
}

/// A mistake at a subquery that stands in an expression.
pub fn mark_subquery(error: RuleError, text: &str) -> RuleError {
    place::at(error, text, Words::of(text).subquery())
}
