//! A config to its type, or everything that is wrong in it with line and fix. Reads the files that it is told of; the environment is
//! given to it.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::document::{self, Twice};
use super::environment::{self, Variable};
use super::mistake::{Found, Mistake, Mistakes};
use super::place::{Origin, Places};
use super::schema::Schema;
use super::syntax;
use super::value::Problem;
use super::wrong;
use crate::file;

/// A config as its type, with the text in which problems are found again.
#[derive(Debug)]
pub struct Loaded<T> {
    /// What it says.
    pub config: T,
    /// Every text in it, by the path of its key.
    pub texts: Vec<(String, String)>,
    file: PathBuf,
    places: Places,
}

impl<T> Loaded<T> {
    /// Gives problems of a section their lines.
    pub fn locate(&self, problems: Vec<Problem>) -> Mistakes {
        let mistake = |problem: Problem| {
            let (file, line) = self
                .places
                .of_key(&problem.key)
                .unwrap_or_else(|| (self.file.clone(), 0));
            let what = format!("`{}` {}", problem.key, problem.what);
            Mistake {
                file,
                line,
                what,
                fix: problem.fix,
            }
        };
        let mut mistakes: Vec<Mistake> = problems.into_iter().map(mistake).collect();
        mistakes.sort_by_key(|mistake| mistake.line);
        Mistakes(mistakes)
    }

    /// The file or folder it was read from.
    pub fn file(&self) -> &Path {
        &self.file
    }
}

/// Reads a config file, or all `*.toml` of a folder in the order of their names, and the keys that the environment sets.
///
/// # Errors
/// It cannot be read, is no TOML, has unknown keys or values of another type.
pub fn read<T: DeserializeOwned + JsonSchema>(
    path: &Path,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Loaded<T>, Mistakes> {
    let cannot = |file: &Path, error: std::io::Error| {
        let (what, fix) = match error.kind() {
            std::io::ErrorKind::InvalidData => ("is not UTF-8".to_owned(), "save it as UTF-8"),
            std::io::ErrorKind::PermissionDenied => (
                format!("cannot be read: {error}"),
                "let the user who runs tripline read it",
            ),
            _ => (format!("cannot be read: {error}"), "name a config file with --config"),
        };
        Mistakes::one(file, what, fix)
    };
    let files = if path.is_dir() {
        fragments(path)?
    } else {
        vec![path.to_owned()]
    };
    let mut texts = Vec::new();
    for file in files {
        let text = file::text(&file).map_err(|error| cannot(&file, error))?;
        texts.push((file, text));
    }
    load(path, &texts, environment)
}

/// The files of a config folder. What begins with a dot is no config: Kubernetes keeps the versions of a volume beside its files so.
fn fragments(folder: &Path) -> Result<Vec<PathBuf>, Mistakes> {
    let wrong = |what: String| Mistakes::one(folder, what, "put the config's parts there as NAME.toml");
    let entries = std::fs::read_dir(folder).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let is_part = |path: &PathBuf| {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && path.extension().is_some_and(|extension| extension == "toml")
    };
    let mut files: Vec<PathBuf> = paths.filter(is_part).collect();
    files.sort();
    match files.is_empty() {
        true => Err(wrong("holds no file *.toml".to_owned())),
        false => Ok(files),
    }
}

/// Reads a config from its text alone.
///
/// # Errors
/// It is no TOML, has unknown keys or values of another type.
pub fn parse<T: DeserializeOwned + JsonSchema>(file: &Path, text: &str) -> Result<Loaded<T>, Mistakes> {
    load(file, &[(file.to_owned(), text.to_owned())], [])
}

/// The defaults, and the keys that the environment sets.
///
/// # Errors
/// Variables that name no key, or hold values of another type.
pub fn defaults<T: DeserializeOwned + JsonSchema>(
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Loaded<T>, Mistakes> {
    load(Path::new("(defaults)"), &[], environment)
}

fn load<T: DeserializeOwned + JsonSchema>(
    file: &Path,
    files: &[(PathBuf, String)],
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Loaded<T>, Mistakes> {
    let schema = Schema::of::<T>();
    let environment: Vec<(String, String)> = environment.into_iter().collect();
    let meant = environment
        .iter()
        .filter_map(|(name, _)| Some((name.clone(), environment::meant(name, &schema)?)));
    let meant: Vec<(String, String)> = meant.collect();
    let variables = environment::variables(environment);
    let written = variables.iter().map(|variable| variable.written(&schema));
    let texts = placed(files.iter().map(|(_, text)| text.clone()).chain(written));
    let Laid {
        table,
        origins,
        mut mistakes,
        twice,
    } = Laid::of(files, &variables, &texts, &schema);
    let places = Places::new(origins, &table);
    for Twice { path, first, second } in twice {
        let (other, line) = places.at(first.start);
        let what = format!("`{path}` is set a second time, first in {}:{line}", other.display());
        mistakes.push((Some(second), (what, "keep one of them".to_owned())));
    }
    let values = document::texts(&table);
    mistakes.extend(
        values
            .iter()
            .filter_map(|(key, text, span)| Some((Some(span.clone()), wrong::variable(key, text)?))),
    );
    for (name, written) in meant {
        // A secret may have any name.
        let read = format!("env:{name}");
        if !values.iter().any(|(_, text, _)| *text == read) {
            let what = format!("the variable {name} sets no key");
            let fix = format!("write {written}: `__` stands between the parts of a key");
            mistakes.push((None, (what, fix)));
        }
    }
    let unknown = schema.unknown_keys(&table).into_iter();
    mistakes.extend(unknown.map(|unknown| (Some(unknown.span), (unknown.what, unknown.fix))));
    let config = match mistakes.is_empty() {
        true => wrong::all::<T>(table, &places, &schema, &mut mistakes),
        false => None,
    };
    match config {
        Some(config) => Ok(Loaded {
            config,
            texts: values.into_iter().map(|(key, text, _)| (key, text)).collect(),
            file: file.to_owned(),
            places,
        }),
        None => Err(Mistakes::placed(mistakes, &places, file)),
    }
}

/// Files and variables laid over each other, and where each begins in the whole.
#[derive(Default)]
struct Laid<'a> {
    table: DeTable<'a>,
    origins: Vec<Origin>,
    mistakes: Vec<Found>,
    twice: Vec<Twice>,
}

/// Each text begins where the one before ended, so that a place in the whole says whose it is.
fn placed(texts: impl Iterator<Item = String>) -> Vec<(usize, String)> {
    let mut end = 0;
    let place = |text: String| {
        let start = end;
        end += text.len() + 1;
        (start, format!("{}{text}", " ".repeat(start)))
    };
    texts.map(place).collect()
}

impl<'a> Laid<'a> {
    /// `texts` are those of the files and then those of the variables, placed.
    fn of(files: &[(PathBuf, String)], variables: &[Variable], texts: &'a [(usize, String)], schema: &Schema) -> Self {
        let mut laid = Self::default();
        for ((name, text), (start, placed)) in files.iter().zip(texts) {
            laid.origins.push(Origin::file(name.clone(), *start, text));
            laid.file(placed);
        }
        for (variable, (start, placed)) in variables.iter().zip(&texts[files.len()..]) {
            laid.origins.push(Origin::variable(&variable.name, *start));
            if let Err(what) = laid.variable(variable, placed, schema) {
                let fix = "write the path of a key, `__` between its parts: docs/config.md has them".to_owned();
                laid.mistakes.push((Some(*start..*start), (what, fix)));
            }
        }
        laid
    }

    fn file(&mut self, text: &'a str) {
        match DeTable::parse(text) {
            Ok(part) => document::merge(&mut self.table, part.into_inner(), "", &mut self.twice),
            Err(error) => {
                let words = syntax::words(error.message(), error.span(), text);
                self.mistakes.push((error.span(), words));
            }
        }
    }

    fn variable(&mut self, variable: &Variable, text: &'a str, schema: &Schema) -> Result<(), String> {
        let part = DeTable::parse(text).map_err(|error| format!("not TOML: {}", error.message()))?;
        let value = part.into_inner().remove(Variable::KEY);
        let is_entry = schema.takes(&variable.path[..1]).1 && !self.table.contains_key(variable.path[0].as_str());
        match value {
            Some(_) if is_entry => Err(document::no_entry(&variable.path[0], &variable.path[1])),
            Some(value) => document::set(&mut self.table, &variable.path, value),
            None => Ok(()),
        }
    }
}
