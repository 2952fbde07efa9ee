//! A rule pack: `tables/`, `functions/*.sql`, `frameworks/*.tsv`, `profiles/*.tsv` and `<provider>/<service>/<rule>.sql`, of several folders one over
//! the other.
//! Parses them; compiles nothing.

pub mod files;
pub mod reading;
mod table;

use std::path::{Path, PathBuf};

use crate::cores;
use crate::dialect::function::SqlFunction;
use crate::error::{RuleError, nearest};
use crate::family;
use crate::frameworks::Frameworks;
use crate::profile::{self, Profile};
use crate::rule::{Overlay, Rule, split_header};
pub use files::Files;
pub use reading::Reading;
pub use table::{Part, Table};

/// A rule, table, function or mapping that took the place of one of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The name of both.
    pub name: String,
    /// The file that is out of force.
    pub old: PathBuf,
    /// The file that is in force.
    pub new: PathBuf,
    /// The folder of that one.
    pub folder: String,
    /// Whether both stand in one folder, where nobody can have meant it.
    pub together: bool,
}

/// Functions, tables and rules, read and parsed.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// The SQL functions, by name.
    pub functions: Vec<SqlFunction>,
    /// The tables, by name.
    pub tables: Vec<Table>,
    /// The rules, by id.
    pub rules: Vec<Rule>,
    /// Which of them are told as findings, by name.
    pub profiles: Vec<Profile>,
    /// What gave way to a file of the same name.
    pub replaced: Vec<Replaced>,
}

impl Pack {
    /// Reads folders and parses what is in them, as [`Pack::of`].
    ///
    /// # Errors
    /// Everything that is wrong in the files.
    pub fn load(folders: &[PathBuf], overlay: &Overlay) -> Result<Self, Vec<RuleError>> {
        let folders = folders.iter().map(|folder| Files::read(folder));
        Self::of(&folders.collect::<Result<Vec<_>, _>>()?, overlay)
    }

    /// Parses folders; a rule, table, function or mapping of a later one replaces one of the same name. All mistakes are collected.
    ///
    /// # Errors
    /// Everything that is wrong in the files.
    pub fn of(folders: &[Files], overlay: &Overlay) -> Result<Self, Vec<RuleError>> {
        match Self::read(folders, overlay) {
            (pack, errors) if errors.is_empty() => Ok(pack),
            (_, errors) => Err(errors),
        }
    }

    /// The same, but that what can be read stands beside the mistakes: to be compiled, so that mistakes of both kinds are told at once.
    pub fn read(folders: &[Files], overlay: &Overlay) -> (Self, Vec<RuleError>) {
        let (mut pack, mut frameworks, mut errors) = (Self::default(), Frameworks::default(), Vec::new());
        for folder in folders {
            let mut tables = Vec::new();
            for ((file, text), rule) in folder.texts.iter().zip(rules_of(folder, overlay)) {
                let text = without_mark(text);
                let parsed = match kind(file) {
                    Kind::Mapping => frameworks
                        .add(file, text)
                        .map(|old| pack.take_mapping(old, file, folder)),
                    Kind::Profile => Profile::read(file, text).map(|profile| pack.profiles.push(profile)),
                    Kind::Table => Table::read(&mut tables, file, text),
                    Kind::Function => read_function(file, text).map(|function| pack.take_function(function, folder)),
                    Kind::Rule => {
                        let (rule, mistakes) = rule.unwrap_or_default();
                        rule.into_iter().for_each(|rule| pack.take_rule(rule, folder));
                        errors.extend(mistakes);
                        Ok(())
                    }
                };
                errors.extend(parsed.err());
            }
            errors.extend(tables.iter().filter_map(|table| table.check().err()));
            for table in tables {
                pack.take_table(table, folder);
            }
        }
        let mapped = cores::each(&pack.rules, |rule| {
            let mut rule = rule.clone();
            frameworks.apply(&mut rule).map(|()| rule)
        });
        for (rule, mapped) in pack.rules.iter_mut().zip(mapped) {
            match mapped {
                Ok(mapped) => *rule = mapped,
                Err(mistakes) => errors.extend(mistakes),
            }
        }
        // Of a rule that could not be read nobody knows whether it has the parameter.
        if errors.is_empty() {
            errors.extend(pack.unknown_rules(overlay));
        }
        errors.extend(family::circles(&pack.rules));
        (pack, errors)
    }

    fn take_table(&mut self, table: Table, folder: &Files) {
        let Some(old) = self.tables.iter_mut().find(|known| known.name == table.name) else {
            return self.tables.push(table);
        };
        let (name, new) = (table.name.clone(), table.file.clone());
        let old = std::mem::replace(old, table).file;
        self.replaced.push(Replaced::new(name, old, new, folder));
    }

    fn take_function(&mut self, function: SqlFunction, folder: &Files) {
        let Some(old) = self.functions.iter_mut().find(|known| known.name == function.name) else {
            return self.functions.push(function);
        };
        let (name, new) = (function.name.clone(), function.file.clone());
        let old = std::mem::replace(old, function).file;
        self.replaced.push(Replaced::new(name, old, new, folder));
    }

    fn take_mapping(&mut self, old: Option<PathBuf>, new: &Path, folder: &Files) {
        let name = new.file_name().unwrap_or_default().to_string_lossy();
        self.replaced
            .extend(old.map(|old| Replaced::new(name.into_owned(), old, new.to_owned(), folder)));
    }

    fn take_rule(&mut self, rule: Rule, folder: &Files) {
        let Some(old) = self.rules.iter_mut().find(|known| known.info.id == rule.info.id) else {
            return self.rules.push(rule);
        };
        let (name, new) = (rule.info.id.clone(), rule.file.clone());
        let old = std::mem::replace(old, rule).file;
        self.replaced.push(Replaced::new(name, old, new, folder));
    }

    fn unknown_rules(&self, overlay: &Overlay) -> Vec<RuleError> {
        let ids = || self.rules.iter().map(|rule| rule.info.id.as_str());
        let unknown = overlay.keys().filter(|id| !ids().any(|known| known == id.as_str()));
        let error = |id: &String| {
            let fix = match nearest(id, ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "see `tripline rules list`".to_owned(),
            };
            RuleError::new(format!("`evaluate.parameters.{id}`: there is no such rule"), fix)
        };
        unknown.map(error).collect()
    }
}

impl Replaced {
    fn new(name: String, old: PathBuf, new: PathBuf, folder: &Files) -> Self {
        let together = folder.texts.iter().any(|(file, _)| *file == old);
        Self {
            name,
            old,
            new,
            folder: folder.name.clone(),
            together,
        }
    }
}

/// The rules among the files, parsed on all cores.
fn rules_of(folder: &Files, overlay: &Overlay) -> Vec<Option<(Option<Rule>, Vec<RuleError>)>> {
    cores::each(&folder.texts, |(file, text)| {
        matches!(kind(file), Kind::Rule).then(|| Rule::read(file, without_mark(text), overlay))
    })
}

/// Without an editor's byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

enum Kind {
    Rule,
    Table,
    Function,
    Mapping,
    Profile,
}

fn kind(file: &Path) -> Kind {
    let folder = file.parent().and_then(Path::file_name);
    if file.extension().is_some_and(|end| end == "tsv") {
        match folder {
            Some(name) if name == profile::FOLDER => Kind::Profile,
            _ => Kind::Mapping,
        }
    } else if Table::owns(file) {
        Kind::Table
    } else if folder.is_some_and(|name| name == "functions") {
        Kind::Function
    } else {
        Kind::Rule
    }
}

fn read_function(file: &Path, text: &str) -> Result<SqlFunction, RuleError> {
    split_header(text)
        .and_then(|(documentation, sql)| SqlFunction::parse(file, documentation, &sql))
        .map_err(|error| error.in_file(file))
}
