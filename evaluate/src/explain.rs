//! Why a rule or table cannot be planned: what DataFusion says, in the words of somebody who writes rules, with the place in the file
//! and the fix. Runs only where something is wrong; plans nothing that is kept.

mod list;
mod members;
mod names;
mod place;
mod types;

use std::sync::Arc;

use datafusion::arrow::datatypes::{DataType, Field};
use datafusion::common::SchemaError;
use datafusion::error::DataFusionError;
use sqlparser::ast::{Expr, Spanned};
use sqlparser::tokenizer::{Span, Token};

use crate::error::{RuleError, message, raw};
pub use place::Attempt;
use place::{Probe, Words, probes};

/// So many mistakes of a query are told at most.
const SHOWN: usize = 20;

/// Says all that is wrong, by place: what the whole query meets first, and every other expression that cannot be planned by itself.
pub fn explain(attempt: Attempt, error: &DataFusionError) -> Vec<RuleError> {
    let words = Words::of(attempt.text);
    let text = message(error);
    if let Some(error) = at_once(attempt, &words, &text) {
        return vec![error];
    }
    let (mut mistakes, mut failed) = (Vec::<RuleError>::new(), Vec::<Failed>::new());
    for probe in probes(attempt.query) {
        let Err(error) = probe.plan(attempt.state) else {
            continue;
        };
        let wide = Failed::of(&probe.expr);
        // What holds a mistake cannot be planned for that alone, but that a function is not there is found before its arguments.
        let holds = failed.iter().any(|narrow| wide.holds(narrow));
        if !holds || between(&message(&error), INVALID_FUNCTION).is_some() {
            let mistake = named(attempt, &words, &error).unwrap_or_else(|| of_probe(attempt, &probe, &error));
            // The same again: a name that is written twice, an element of a list that is none.
            if !mistakes.iter().any(|known| known.what == mistake.what) {
                mistakes.push(mistake);
            }
        }
        failed.push(wide);
        if mistakes.len() == SHOWN {
            break;
        }
    }
    if mistakes.is_empty() {
        mistakes.push(named(attempt, &words, error).unwrap_or_else(|| plain(&text)));
    }
    mistakes.sort_by_key(RuleError::place);
    mistakes
}

/// What leaves nothing else to be said: a table that is not there, or the query as a whole.
fn at_once(attempt: Attempt, words: &Words, text: &str) -> Option<RuleError> {
    if let Some(name) = between(text, ("table '", "' not found")) {
        return Some(names::table(attempt, words, name));
    }
    whole(attempt.text, text)
}

/// A name that is not there.
fn named(attempt: Attempt, words: &Words, error: &DataFusionError) -> Option<RuleError> {
    let text = message(error);
    if let DataFusionError::SchemaError(schema, _) = error.find_root()
        && let SchemaError::FieldNotFound { field, valid_fields } = schema.as_ref()
    {
        return Some(names::column(attempt, words, field, valid_fields));
    }
    if let Some(name) = between(&text, INVALID_FUNCTION) {
        return Some(names::function(attempt, words, name));
    }
    if let Some(name) = between(&text, ("Field ", " not found in struct")) {
        return Some(members::unknown(attempt, words, name));
    }
    list::expected(attempt, &text)
}

const INVALID_FUNCTION: (&str, &str) = ("Invalid function '", "'");

fn between<'a>(text: &'a str, (before, after): (&str, &str)) -> Option<&'a str> {
    Some(text.strip_prefix(before)?.split_once(after)?.0)
}

/// An expression that cannot be planned.
struct Failed {
    span: Span,
    text: String,
}

impl Failed {
    fn of(expr: &Expr) -> Self {
        Self {
            span: expr.span(),
            text: expr.to_string(),
        }
    }

    /// Whether the other is a part of it. By its text, too, where it is more than a name: the place of a call ends before its lambda.
    fn holds(&self, other: &Self) -> bool {
        let within = self.span.start <= other.span.start && other.span.end <= self.span.end;
        within || other.text.contains([' ', '(', '[']) && self.text.contains(&other.text)
    }
}

/// Anything else that is wrong with the narrowest expression that cannot be planned by itself.
fn of_probe(attempt: Attempt, probe: &Probe, error: &DataFusionError) -> RuleError {
    let (raw, text, span) = (raw(error), message(error), probe.expr.span());
    let written = place::written(attempt.text, span).unwrap_or_else(|| probe.expr.to_string());
    let explained = types::clash(&raw, &written)
        .or_else(|| types::negated(&raw))
        .or_else(|| types::operator(text.trim_end_matches('.')))
        .or_else(|| types::member_of(&raw, &written))
        .or_else(|| types::argument(&raw))
        .or_else(|| types::call(&text, &probe.expr));
    explained.unwrap_or_else(|| plain(&text)).at(attempt.text, span)
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

/// A type as a list of columns shows it, all of it.
pub fn spelled(kind: &DataType) -> String {
    match kind {
        DataType::Boolean => "boolean".to_owned(),
        DataType::List(of) | DataType::LargeList(of) => format!("list of {}", spelled(of.data_type())),
        DataType::Struct(fields) => {
            let member = |field: &Arc<Field>| format!("{} {}", field.name(), spelled(field.data_type()));
            let members: Vec<String> = fields.iter().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
        kind => in_words(kind)
            .trim_start_matches("an ")
            .trim_start_matches("a ")
            .to_owned(),
    }
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
