//! How files look from outside, to see whether one of them may be another. Reads none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Sizes and times of files, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Stamps {
    /// Of these files, and of all files in these folders. What cannot be seen is not there.
    pub fn of(paths: &[PathBuf]) -> Self {
        let (mut stamps, mut seen) = (Self::default(), BTreeSet::new());
        for path in paths {
            stamps.take(path, &mut seen);
        }
        stamps
    }

    /// Each folder once: a link that leads back has an end.
    fn take(&mut self, path: &Path, seen: &mut BTreeSet<PathBuf>) {
        let Ok(metadata) = std::fs::metadata(path) else {
            return;
        };
        if !metadata.is_dir() {
            let stamp = (metadata.len(), metadata.modified().ok());
            self.0.insert(path.to_owned(), stamp);
            return;
        }
        if !path.canonicalize().is_ok_and(|folder| seen.insert(folder)) {
            return;
        }
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        for entry in entries {
            // Versions of a mounted volume, and what editors and version control keep for themselves.
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !is_hidden {
                self.take(&entry.path(), seen);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_seen_at_any_depth() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_owned()];
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        write("a/b/rule.sql", "1");
        let first = Stamps::of(&paths);
        assert_eq!(Stamps::of(&paths), first);
        write(".git/index", "1");
        assert_eq!(Stamps::of(&paths), first, "not ours");
        write("a/b/rule.sql", "longer");
        let second = Stamps::of(&paths);
        assert_ne!(second, first);
        std::fs::remove_file(folder.path().join("a/b/rule.sql")).unwrap();
        assert_ne!(Stamps::of(&paths), second);
    }
}
