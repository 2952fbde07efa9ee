//! What can be wrong with a rule, a table or a pack, always with the file and the fix.

use std::path::{Path, PathBuf};

/// A mistake in a rule or table file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}: {fix}", position(.file.as_deref(), *.line))]
pub struct RuleError {
    /// The file, where known.
    pub file: Option<PathBuf>,
    /// The line in it, from 1; 0 when not known.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub fix: String,
}

fn position(file: Option<&Path>, line: usize) -> String {
    match (file, line) {
        (Some(file), 0) => format!("{}: ", file.display()),
        (Some(file), line) => format!("{}:{line}: ", file.display()),
        (None, _) => String::new(),
    }
}

impl RuleError {
    /// A mistake that is not tied to a file yet.
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            file: None,
            line: 0,
            what: what.into(),
            fix: fix.into(),
        }
    }

    /// A mistake that the SQL parser or planner found. `sql` begins at line 1 of its file.
    pub fn sql(_sql: &str, error: &datafusion::error::DataFusionError) -> Self {
        let message = error.strip_backtrace();
        let line = line_of(&message);
        let fix = if message.contains("No field named") || message.contains("table") && message.contains("not found") {
            "see `tripline rules list --tables` for tables and their columns"
        } else {
            "see docs/rules.md for the language and docs/functions.md for the functions"
        };
        Self {
            file: None,
            line,
            what: message.lines().next().unwrap_or_default().to_owned(),
            fix: fix.to_owned(),
        }
    }

    /// The same mistake, with its file.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Self {
        self.file.get_or_insert_with(|| file.to_path_buf());
        self
    }
}

/// sqlparser says `… at Line: 12, Column: 4`.
fn line_of(message: &str) -> usize {
    let Some((_, rest)) = message.split_once("Line: ") else {
        return 0;
    };
    rest.chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .unwrap_or(0)
}
