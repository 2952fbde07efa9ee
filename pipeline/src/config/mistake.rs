//! What is wrong in the config, where, and how to put it right. Knows neither TOML nor any key.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::place::Places;

/// One thing that is wrong, where, and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The config file, or the variable of the environment.
    pub file: PathBuf,
    /// Line in it, from 1; 0 where there is none to show.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}: {}", self.file.display(), self.what, self.fix),
            line => write!(out, "{}:{line}: {}: {}", self.file.display(), self.what, self.fix),
        }
    }
}

/// All that is wrong in a config, by file and line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(Mistake::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Mistakes(pub Vec<Mistake>);

/// What is wrong and the fix, with the bytes that it is about.
pub(super) type Found = (Option<Range<usize>>, (String, String));

impl Mistakes {
    pub(super) fn one(file: &Path, what: String, fix: &str) -> Self {
        Self(vec![Mistake {
            file: file.to_owned(),
            line: 0,
            what,
            fix: fix.to_owned(),
        }])
    }

    pub(super) fn placed(mut found: Vec<Found>, places: &Places, config: &Path) -> Self {
        found.sort_by_key(|(span, _)| span.as_ref().map_or(0, |span| span.start));
        let mistake = |(span, (what, fix)): Found| {
            let (file, line) = span.map_or_else(|| (config.to_owned(), 0), |span| places.at(span.start));
            Mistake { file, line, what, fix }
        };
        Self(found.into_iter().map(mistake).collect())
    }
}
