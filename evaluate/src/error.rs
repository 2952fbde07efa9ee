//! What can be wrong with a rule, a table or a pack, always with its place and the fix.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use datafusion::error::DataFusionError;
use sqlparser::parser::ParserError;
use sqlparser::tokenizer::{Location, Span};

/// A mistake in a rule or table file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct RuleError {
    /// The file, where known.
    pub file: Option<PathBuf>,
    /// The line in it, from 1; 0 when not known.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub fix: String,
    /// The line itself, where it can be shown.
    pub excerpt: Option<Excerpt>,
}

/// A line of a file and what in it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The whole line.
    pub line: String,
    /// Where the mistake begins, in characters from 1.
    pub column: usize,
    /// How many characters it has.
    pub width: usize,
}

impl Display for RuleError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(out, "{}:", file.display())?;
            if self.line > 0 {
                write!(out, "{}:", self.line)?;
            }
            if let Some(excerpt) = &self.excerpt {
                write!(out, "{}:", excerpt.column)?;
            }
            out.write_str(" ")?;
        }
        let Self { line, what, fix, .. } = self;
        let Some(excerpt) = &self.excerpt else {
            return write!(out, "{what}: {fix}");
        };
        let margin = " ".repeat(line.to_string().len());
        let before: String = excerpt.line.chars().take(excerpt.column - 1).map(blank).collect();
        writeln!(out, "{what}")?;
        writeln!(out, "  {line} | {}", excerpt.line.trim_end())?;
        writeln!(out, "  {margin} | {before}{}", "^".repeat(excerpt.width))?;
        write!(out, "  {margin} = {fix}")
    }
}

/// What takes the same room above the mark: a tab stays one.
fn blank(character: char) -> char {
    if character == '\t' { '\t' } else { ' ' }
}

impl RuleError {
    /// A mistake that is not tied to a file yet.
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            file: None,
            line: 0,
            what: what.into(),
            fix: fix.into(),
            excerpt: None,
        }
    }

    /// A mistake of which nothing is known but what the SQL parser or DataFusion says. `sql` begins at line 1 of its file.
    pub fn sql(sql: &str, error: &DataFusionError) -> Self {
        let message = message(error);
        let fix = "see docs/rules.md for the language and docs/functions.md for the functions";
        let (what, place) = match message.split_once(" at Line: ") {
            Some((what, place)) => (what.to_owned(), location(place)),
            None => (message, None),
        };
        let error = Self::new(what, fix);
        match place {
            Some(place) => error.at(sql, Span::new(place, place)),
            None => error,
        }
    }

    /// Line and column, by which the mistakes of a file are put in order.
    pub fn place(&self) -> (usize, usize) {
        (self.line, self.excerpt.as_ref().map_or(0, |excerpt| excerpt.column))
    }

    /// The same mistake, with its file.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Self {
        self.file.get_or_insert_with(|| file.to_path_buf());
        self
    }

    /// The same mistake at a place of its file's text. One that spans lines is shown by its first.
    #[must_use]
    pub fn at(mut self, text: &str, span: Span) -> Self {
        let number = |number: u64| usize::try_from(number).unwrap_or(0);
        let (line, column) = (number(span.start.line), number(span.start.column));
        let Some(source) = line.checked_sub(1).and_then(|line| text.lines().nth(line)) else {
            return self;
        };
        let length = source.trim_end().chars().count();
        if column == 0 || column > length + 1 {
            return self;
        }
        let end = if span.end.line == span.start.line {
            number(span.end.column)
        } else {
            length + 1
        };
        self.line = line;
        self.excerpt = Some(Excerpt {
            line: source.to_owned(),
            column,
            width: end.min(length + 1).saturating_sub(column).max(1),
        });
        self
    }
}

/// sqlparser says `… at Line: 12, Column: 4`.
fn location(text: &str) -> Option<Location> {
    let (line, column) = text.split_once(", Column: ")?;
    let digits: String = column.chars().take_while(char::is_ascii_digit).collect();
    Some(Location::new(line.parse().ok()?, digits.parse().ok()?))
}

/// What DataFusion says, in one line, without its prefixes and without plans or expressions printed for debugging.
pub fn message(error: &DataFusionError) -> String {
    if let DataFusionError::SQL(parser, _) = error.find_root() {
        return match parser.as_ref() {
            ParserError::ParserError(text) | ParserError::TokenizerError(text) => {
                text.trim_start_matches("sql parser error: ").to_owned()
            }
            ParserError::RecursionLimitExceeded => "the expression is nested too deeply".to_owned(),
        };
    }
    let text = raw(error);
    undebugged(&text).trim_end_matches(['.', ':', ' ']).to_owned()
}

/// The first line of what DataFusion says, as it says it.
pub fn raw(error: &DataFusionError) -> String {
    let text = error.find_root().strip_backtrace();
    let line = text.lines().next().unwrap_or_default();
    // A cause within names itself again.
    let line = line.rsplit_once("failed with: ").map_or(line, |(_, cause)| cause);
    PREFIXES
        .iter()
        .fold(line, |line, prefix| line.trim_start_matches(prefix))
        .to_owned()
}

const PREFIXES: [&str; 8] = [
    "External error: ",
    "Error during planning: ",
    "This feature is not implemented: ",
    "Schema error: ",
    "Execution error: ",
    "Arrow error: ",
    "Internal error: ",
    "Optimizer rule 'simplify_expressions' failed",
];

/// The text before the first thing printed with Rust's `{:?}`: `Name { field: …`, `Name(Name…`.
fn undebugged(line: &str) -> &str {
    let debug = |at: usize| {
        let (before, rest) = (line[..at].trim_end(), &line[at..]);
        let name = before.rsplit([' ', '(', '[']).next().unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '(', '{']);
        let inner = rest
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default();
        let begins = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
        let field = !inner.is_empty() && rest[inner.len()..].starts_with(": ");
        (begins(name) && (begins(inner) || field)).then(|| before.len() - name.len())
    };
    let opening = line.match_indices(['(', '{']).find_map(|(at, _)| debug(at));
    opening.map_or(line, |end| &line[..end])
}

/// The name that somebody who wrote `name` may have meant.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    candidates
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&candidate.to_lowercase(), &wanted),
                candidate,
            )
        })
        .filter(|(distance, candidate)| *distance <= (candidate.len().max(name.len()) / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use sqlparser::tokenizer::{Location, Span};

    use super::{RuleError, undebugged};

    #[test]
    fn a_mistake_is_shown_in_its_line() {
        let span = Span::new(Location::new(2, 7), Location::new(2, 10));
        let error = RuleError::new("unknown column `abc`", "did you mean `abd`?").at("SELECT 1\nWHERE abc = 1\n", span);
        assert_eq!(
            error.in_file("r.sql".as_ref()).to_string(),
            "r.sql:2:7: unknown column `abc`\n  2 | WHERE abc = 1\n    |       ^^^\n    = did you mean `abd`?"
        );
    }

    #[test]
    fn a_place_outside_of_the_text_is_not_shown() {
        let span = Span::new(Location::new(9, 1), Location::new(9, 2));
        assert_eq!(RuleError::new("a", "b").at("SELECT 1", span).to_string(), "a: b");
    }

    #[test]
    fn nothing_printed_for_debugging_is_shown() {
        for (line, expect) in [
            (
                "plan does not support InSubquery(InSubquery { expr: Column(",
                "plan does not support ",
            ),
            ("cannot do Column { relation: None }", "cannot do "),
            ("cannot do Some(Bare { table", "cannot do "),
            (
                "Function 'f' (with arguments) failed",
                "Function 'f' (with arguments) failed",
            ),
            ("expects NUMERIC(Int64) here", "expects "),
        ] {
            assert_eq!(undebugged(line), expect);
        }
    }
}
