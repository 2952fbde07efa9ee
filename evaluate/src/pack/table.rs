//! A table on disk: `tables/NAME.sql`, or a folder `tables/NAME/` with `table.sql` (the header) and one file a shape.
//! Reads the text; plans nothing.

use std::path::{Path, PathBuf};

use crate::error::RuleError;
use crate::rule::split_header;

/// A table: a view over `changes` or over other tables.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its name, equal to the file's name without `.sql`, or the folder's.
    pub name: String,
    /// Where its header stands.
    pub file: PathBuf,
    /// The header's text: what the table is and what its columns mean.
    pub documentation: String,
    /// Its SQL, file by file.
    pub parts: Vec<Part>,
}

/// One file's SQL: `CREATE VIEW name AS SELECT …`, or, in a table's folder, only the `SELECT`s of a shape.
#[derive(Debug, Clone)]
pub struct Part {
    /// The file.
    pub file: PathBuf,
    /// Its SQL, with the file's line numbers.
    pub sql: String,
}

/// The file of a table's folder that holds its header and nothing else.
const HEADER: &str = "table";

/// Where a file of tables belongs.
enum Place {
    /// `tables/NAME.sql`
    Whole(String),
    /// `tables/NAME/table.sql`
    Header(String),
    /// `tables/NAME/SHAPE.sql`
    Shape(String),
}

impl Place {
    fn of(file: &Path) -> Option<Self> {
        let name = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
        let stem = file.file_stem()?.to_str()?.to_owned();
        let folder = file.parent()?;
        if name(folder)? == "tables" {
            return Some(Self::Whole(stem));
        }
        (name(folder.parent()?)? == "tables").then_some(())?;
        let table = name(folder)?;
        Some(match stem == HEADER {
            true => Self::Header(table),
            false => Self::Shape(table),
        })
    }
}

impl Table {
    /// Whether a file belongs to a table.
    pub fn owns(file: &Path) -> bool {
        Place::of(file).is_some()
    }

    /// Reads a file into the tables of one folder of rules.
    ///
    /// # Errors
    /// A header is missing.
    pub fn read(tables: &mut Vec<Self>, file: &Path, text: &str) -> Result<(), RuleError> {
        let Some(place) = Place::of(file) else { return Ok(()) };
        let part = |sql: String| Part {
            file: file.to_path_buf(),
            sql,
        };
        match place {
            Place::Whole(name) => {
                let (documentation, sql) = header(text, file)?;
                let table = entry(tables, &name);
                table.document(file, &documentation);
                table.parts.push(part(sql));
            }
            Place::Header(name) => {
                let (documentation, sql) = header(text, file)?;
                if !sql.trim().is_empty() {
                    let fix = "keep only the header here, and each shape's SELECT in a file of its own";
                    return Err(RuleError::new("a table's header file holds SQL", fix).in_file(file));
                }
                entry(tables, &name).document(file, &documentation);
            }
            Place::Shape(name) => entry(tables, &name).parts.push(part(text.to_owned())),
        }
        Ok(())
    }

    /// Whether every table has its header and its SQL once.
    ///
    /// # Errors
    /// What is missing or there twice.
    pub fn check(&self) -> Result<(), RuleError> {
        let whole = |part: &Part| matches!(Place::of(&part.file), Some(Place::Whole(_)));
        let first = self.parts.first().map(|part| part.file.as_path());
        let problem = match self.parts.len() {
            0 => Some(("has no SELECT", "add a file for each shape beside the header")),
            1 => None,
            _ if self.parts.iter().any(whole) => Some(("is both a file and a folder", "keep one of them")),
            _ => None,
        };
        let missing = (
            "has no header",
            "add `table.sql` with a comment that documents its columns",
        );
        match problem.or(self.file.as_os_str().is_empty().then_some(missing)) {
            Some((what, fix)) => {
                Err(RuleError::new(format!("table `{}` {what}", self.name), fix).in_file(first.unwrap_or(&self.file)))
            }
            None => Ok(()),
        }
    }

    fn document(&mut self, file: &Path, text: &str) {
        self.file = file.to_path_buf();
        text.trim().clone_into(&mut self.documentation);
    }
}

/// A table's header says what its columns are.
fn header(text: &str, file: &Path) -> Result<(String, String), RuleError> {
    let missing = |error: RuleError| RuleError {
        fix: "begin the file with a comment that documents the columns (docs/tables.md)".to_owned(),
        ..error
    };
    let (documentation, sql) = split_header(text).map_err(|error| missing(error).in_file(file))?;
    Ok((documentation.to_owned(), sql))
}

fn entry<'a>(tables: &'a mut Vec<Table>, name: &str) -> &'a mut Table {
    let at = tables.iter().position(|table| table.name == name).unwrap_or_else(|| {
        tables.push(Table {
            name: name.to_owned(),
            ..Table::default()
        });
        tables.len() - 1
    });
    &mut tables[at]
}
