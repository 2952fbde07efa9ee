//! The files of one folder of rules, read from disk or taken out of the binary. Reads text; parses nothing.

use std::path::{Path, PathBuf};

use crate::error::RuleError;

/// Rules, tables and mappings that belong together.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What they are called where one is said to replace another: the folder, or `built-in`.
    pub name: String,
    /// Path and text, in the order of their paths.
    pub texts: Vec<(PathBuf, String)>,
}

impl Files {
    /// Reads a folder and the folders in it.
    ///
    /// # Errors
    /// The folder is not there, or files that cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Vec<RuleError>> {
        let mut paths = Vec::new();
        if let Err(error) = collect(folder, &mut paths) {
            let fix = "name a folder of rules";
            return Err(vec![
                RuleError::new(format!("cannot read: {error}"), fix).in_file(folder),
            ]);
        }
        paths.sort();
        let (mut texts, mut errors) = (Vec::with_capacity(paths.len()), Vec::new());
        for path in paths {
            match std::fs::read_to_string(&path) {
                Ok(text) => texts.push((path, text)),
                Err(error) => {
                    errors.push(RuleError::new(format!("cannot read: {error}"), "make it readable").in_file(&path));
                }
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let name = folder.display().to_string();
        Ok(Self { name, texts })
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|end| end == "sql" || end == "tsv") {
            paths.push(path);
        }
    }
    Ok(())
}
