//! A rule pack on disk: `tables/*.sql` and `<provider>/<service>/<rule>.sql`. Reads files; compiles nothing.

use std::path::{Path, PathBuf};

use crate::error::RuleError;
use crate::rule::{Overlay, Rule, split_header};

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

/// Tables and rules, read and parsed.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// The tables, by name.
    pub tables: Vec<Table>,
    /// The rules, by id.
    pub rules: Vec<Rule>,
}

impl Pack {
    /// Reads every folder; a rule or table of a later folder replaces one of the same name. All mistakes are collected.
    ///
    /// # Errors
    /// Everything that is wrong in the files.
    pub fn load(folders: &[PathBuf], overlay: &Overlay) -> Result<Self, Vec<RuleError>> {
        let (mut pack, mut errors) = (Self::default(), Vec::new());
        for folder in folders {
            let mut files = Vec::new();
            if let Err(error) = sql_files(folder, &mut files) {
                errors.push(RuleError::new(format!("cannot read: {error}"), "name a folder of rules").in_file(folder));
            }
            files.sort();
            for file in files {
                if let Err(error) = pack.read(&file, overlay) {
                    errors.push(error);
                }
            }
        }
        for id in overlay
            .keys()
            .filter(|id| !pack.rules.iter().any(|rule| rule.info.id == **id))
        {
            errors.push(RuleError::new(
                format!("parameters for unknown rule `{id}`"),
                "see `tripline rules list`",
            ));
        }
        if errors.is_empty() { Ok(pack) } else { Err(errors) }
    }

    fn read(&mut self, file: &Path, overlay: &Overlay) -> Result<(), RuleError> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| RuleError::new(format!("cannot read: {error}"), "make it readable").in_file(file))?;
        if file
            .parent()
            .and_then(Path::file_name)
            .is_some_and(|name| name == "tables")
        {
            let table = read_table(file, &text)?;
            self.tables.retain(|known| known.name != table.name);
            self.tables.push(table);
        } else {
            let rule = Rule::parse(file, &text, overlay)?;
            self.rules.retain(|known| known.info.id != rule.info.id);
            self.rules.push(rule);
        }
        Ok(())
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

fn sql_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sql_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            files.push(path);
        }
    }
    Ok(())
}
