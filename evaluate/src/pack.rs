//! A rule pack: `tables/*.sql`, `frameworks/*.tsv` and `<provider>/<service>/<rule>.sql`, of several folders one over the other.
//! Parses them; compiles nothing.

pub mod files;

use std::path::{Path, PathBuf};

use crate::error::{RuleError, nearest};
use crate::family;
use crate::frameworks::Frameworks;
use crate::rule::{Overlay, Rule, split_header};
pub use files::Files;

/// A table: a view over `changes` or over other tables.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name, equal to the file's name without `.sql`.
    pub name: String,
    /// Where it stands.
    pub file: PathBuf,
    /// The header's text: what the table is and what its columns mean.
    pub documentation: String,
    /// `CREATE VIEW name AS SELECT …`, with the file's line numbers.
    pub sql: String,
}

/// A rule or table that took the place of one of the same name.
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

/// Tables and rules, read and parsed.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// The tables, by name.
    pub tables: Vec<Table>,
    /// The rules, by id.
    pub rules: Vec<Rule>,
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

    /// Parses folders; a rule, table or mapping of a later one replaces one of the same name. All mistakes are collected.
    ///
    /// # Errors
    /// Everything that is wrong in the files.
    pub fn of(folders: &[Files], overlay: &Overlay) -> Result<Self, Vec<RuleError>> {
        let (mut pack, mut frameworks, mut errors) = (Self::default(), Frameworks::default(), Vec::new());
        for folder in folders {
            for (file, text) in &folder.texts {
                // An editor's byte order mark.
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                let parsed = match kind(file) {
                    Kind::Mapping => frameworks.add(file, text),
                    Kind::Table => read_table(file, text).map(|table| pack.take_table(table, folder)),
                    Kind::Rule => Rule::parse(file, text, overlay).map(|rule| pack.take_rule(rule, folder)),
                };
                errors.extend(parsed.err());
            }
        }
        for rule in &mut pack.rules {
            if let Err(mistakes) = frameworks.apply(rule) {
                errors.extend(mistakes);
            }
        }
        // Of a rule that could not be read nobody knows whether it has the parameter.
        if errors.is_empty() {
            errors.extend(pack.unknown_rules(overlay));
        }
        errors.extend(family::circles(&pack.rules));
        if errors.is_empty() { Ok(pack) } else { Err(errors) }
    }

    fn take_table(&mut self, table: Table, folder: &Files) {
        let Some(old) = self.tables.iter_mut().find(|known| known.name == table.name) else {
            return self.tables.push(table);
        };
        let (name, new) = (table.name.clone(), table.file.clone());
        let old = std::mem::replace(old, table).file;
        self.replaced.push(Replaced::new(name, old, new, folder));
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
            RuleError::new(format!("parameters for unknown rule `{id}`"), fix)
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

enum Kind {
    Rule,
    Table,
    Mapping,
}

fn kind(file: &Path) -> Kind {
    let folder = file.parent().and_then(Path::file_name);
    if file.extension().is_some_and(|end| end == "tsv") {
        Kind::Mapping
    } else if folder.is_some_and(|name| name == "tables") {
        Kind::Table
    } else {
        Kind::Rule
    }
}

fn read_table(file: &Path, text: &str) -> Result<Table, RuleError> {
    let (documentation, sql) = split_header(text).map_err(|error| error.in_file(file))?;
    let name = file
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
        .to_owned();
    Ok(Table {
        name,
        file: file.to_path_buf(),
        documentation: documentation.trim().to_owned(),
        sql,
    })
}
