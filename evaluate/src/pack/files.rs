//! The files of one folder of rules, read from disk or taken out of the binary. Reads text; parses nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pipeline::file;

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
        let (mut paths, mut seen) = (Vec::new(), BTreeSet::new());
        if let Err(error) = collect(folder, &mut seen, &mut paths) {
            let fix = "name a folder of rules";
            return Err(vec![
                RuleError::new(format!("cannot read: {error}"), fix).in_file(folder),
            ]);
        }
        paths.sort();
        let (mut texts, mut errors) = (Vec::with_capacity(paths.len()), Vec::new());
        for path in paths {
            match file::text(&path) {
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

/// Each folder once, wherever links lead: a link back has an end. What begins with a dot is no rule: Kubernetes keeps the versions of a volume
/// beside its files so. A pipe or a device is none either, for it may have no end.
fn collect(folder: &Path, seen: &mut BTreeSet<PathBuf>, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !seen.insert(folder.canonicalize()?) {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, seen, paths)?;
        } else if path.extension().is_some_and(|end| end == "sql" || end == "tsv") && !is_endless(&path) {
            paths.push(path);
        }
    }
    Ok(())
}

/// What is there and is no file; what is not there is said when it is read.
fn is_endless(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_and_devices_have_an_end() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("..data")).unwrap();
        std::fs::create_dir_all(at("aws")).unwrap();
        std::fs::write(at("..data/a.sql"), "a").unwrap();
        std::fs::write(at("aws/b.sql"), "b").unwrap();
        symlink("..data/a.sql", at("a.sql")).unwrap();
        symlink(folder.path(), at("aws/loop")).unwrap();
        symlink(folder.path(), at("again")).unwrap();
        symlink("/dev/zero", at("zero.sql")).unwrap();
        let names: Vec<PathBuf> = Files::read(folder.path())
            .unwrap()
            .texts
            .into_iter()
            .map(|(path, _)| path.strip_prefix(folder.path()).unwrap().to_owned())
            .collect();
        assert_eq!(names, [PathBuf::from("a.sql"), PathBuf::from("aws/b.sql")]);
        symlink("nowhere", at("gone.sql")).unwrap();
        assert_eq!(Files::read(folder.path()).unwrap_err().len(), 1);
    }
}
