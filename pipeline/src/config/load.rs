//! A config file to its type, or everything that is wrong in it with line and fix. Pure but for reading the one file.

use std::fmt;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::place::Places;
use super::schema::Schema;
use super::value::Problem;

/// One thing that is wrong, where, and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The config file.
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

/// All that is wrong in a config file, by line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(Mistake::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Mistakes(pub Vec<Mistake>);

/// A config as its type, with the text in which problems are found again.
#[derive(Debug)]
pub struct Loaded<T> {
    /// What the file says.
    pub config: T,
    file: PathBuf,
    places: Places,
}

impl<T> Loaded<T> {
    /// Gives problems of a section their lines.
    pub fn locate(&self, problems: Vec<Problem>) -> Mistakes {
        let mistake = |problem: Problem| Mistake {
            file: self.file.clone(),
            line: self.places.line_of_key(&problem.key),
            what: format!("`{}` {}", problem.key, problem.what),
            fix: problem.fix,
        };
        let mut mistakes: Vec<Mistake> = problems.into_iter().map(mistake).collect();
        mistakes.sort_by_key(|mistake| mistake.line);
        Mistakes(mistakes)
    }

    /// The file it was read from.
    pub fn file(&self) -> &Path {
        &self.file
    }
}

/// Reads a config file.
///
/// # Errors
/// It cannot be read, is no TOML, has unknown keys or values of another type.
pub fn read<T: DeserializeOwned + JsonSchema>(file: &Path) -> Result<Loaded<T>, Mistakes> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Mistakes(vec![Mistake {
            file: file.to_owned(),
            line: 0,
            what: format!("cannot be read: {error}"),
            fix: "name a config file with --config".to_owned(),
        }])
    })?;
    parse(file, &text)
}

/// Reads a config from its text. Unknown keys are all named at once; of other mistakes the first is.
///
/// # Errors
/// It is no TOML, has unknown keys or values of another type.
pub fn parse<T: DeserializeOwned + JsonSchema>(file: &Path, text: &str) -> Result<Loaded<T>, Mistakes> {
    let schema = Schema::of::<T>();
    let places = match DeTable::parse(text) {
        Ok(table) => {
            let places = Places::new(text, table.get_ref());
            let mistakes = schema.unknown_keys(table.get_ref());
            if !mistakes.is_empty() {
                let mistake = |unknown: super::schema::Unknown| Mistake {
                    file: file.to_owned(),
                    line: places.line_at(unknown.span.start),
                    what: unknown.what,
                    fix: unknown.fix,
                };
                return Err(Mistakes(mistakes.into_iter().map(mistake).collect()));
            }
            places
        }
        Err(error) => return Err(syntax(file, text, &error)),
    };
    match toml::from_str(text) {
        Ok(config) => Ok(Loaded {
            config,
            file: file.to_owned(),
            places,
        }),
        Err(error) => Err(wrong_value(file, &places, &schema, &error)),
    }
}

fn syntax(file: &Path, text: &str, error: &toml::de::Error) -> Mistakes {
    let line = error.span().map_or(0, |span| super::place::line_at(text, span.start));
    Mistakes(vec![Mistake {
        file: file.to_owned(),
        line,
        what: format!("not TOML: {}", error.message().lines().next().unwrap_or_default()),
        fix: "texts stand in quotes, sections in [brackets], one `key = value` a line".to_owned(),
    }])
}

fn wrong_value(file: &Path, places: &Places, schema: &Schema, error: &toml::de::Error) -> Mistakes {
    let offset = error.span().map_or(0, |span| span.start);
    let key = error.span().map(|span| places.key_at(span)).unwrap_or_default();
    let message = error.message().lines().next().unwrap_or_default().to_owned();
    let missing = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'));
    let (asked, what) = match missing {
        Some(field) if key.is_empty() => (field.to_owned(), format!("`{field}` is missing")),
        Some(field) => (format!("{key}.{field}"), format!("`{key}.{field}` is missing")),
        None if key.is_empty() => (key.clone(), message.clone()),
        None => (key.clone(), format!("`{key}`: {message}")),
    };
    let meaning = schema.meaning(&asked).map(|meaning| format!("it is {meaning}"));
    Mistakes(vec![Mistake {
        file: file.to_owned(),
        line: places.line_at(offset),
        what,
        fix: meaning.unwrap_or_else(|| "see docs/config.md for the values it takes".to_owned()),
    }])
}
