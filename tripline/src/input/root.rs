//! Where the ids of files begin: the repository's root, so that one file has one id however it was named. Knows no record.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use ingest::files::FileError;

/// The folder from which files are named.
#[derive(Debug, Default)]
pub struct Root {
    given: Option<PathBuf>,
    current: PathBuf,
    /// The repository around a folder, as far as asked.
    repositories: HashMap<PathBuf, Option<PathBuf>>,
}

impl Root {
    /// The folder that is given, else that of the repository around each file, else the current one.
    ///
    /// # Errors
    /// The folder that is given is not there.
    pub fn new(given: Option<&Path>) -> Result<Self, FileError> {
        let whole = |path: &Path| {
            path.canonicalize().map_err(|source| FileError::Io {
                path: path.to_owned(),
                source,
            })
        };
        Ok(Self {
            given: given.map(whole).transpose()?,
            current: whole(Path::new("."))?,
            repositories: HashMap::new(),
        })
    }

    /// The file's path from the root, with `/` between its parts; `-` for standard input. A file outside has its whole path.
    pub fn id(&mut self, path: &Path) -> String {
        if path == Path::new("-") {
            return "-".to_owned();
        }
        let whole = self.whole(path);
        let root = match &self.given {
            Some(root) => Some(root.clone()),
            None => whole.parent().and_then(|folder| self.repository(folder)),
        };
        let root = root.unwrap_or_else(|| self.current.clone());
        slashed(whole.strip_prefix(&root).unwrap_or(&whole))
    }

    /// The path from `/` without `.` and `..`, through links as far as it is there.
    fn whole(&self, path: &Path) -> PathBuf {
        if let Ok(whole) = path.canonicalize() {
            return whole;
        }
        let mut whole = PathBuf::new();
        for part in self.current.join(path).components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                Component::CurDir => {}
                part => whole.push(part),
            }
        }
        whole
    }

    fn repository(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.repositories.get(folder) {
            return known.clone();
        }
        let found = if folder.join(".git").exists() {
            Some(folder.to_owned())
        } else {
            folder.parent().and_then(|parent| self.repository(parent))
        };
        self.repositories.insert(folder.to_owned(), found.clone());
        found
    }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<String> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let joined = parts.join("/");
    // The root itself is a part of its own.
    joined
        .strip_prefix("//")
        .map_or_else(|| joined.clone(), |rest| format!("/{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_id() {
        let folder = tempfile::tempdir().unwrap();
        let infra = folder.path().join("infra");
        std::fs::create_dir_all(infra.join("a")).unwrap();
        std::fs::write(infra.join("a/t.yaml"), "").unwrap();
        let typed = ["a/t.yaml", "./a/t.yaml", "a/../a/t.yaml"].map(|path| infra.join(path));
        for (git, given, expect) in [
            (false, Some(infra.clone()), "a/t.yaml"),
            (true, None, "infra/a/t.yaml"),
            (true, Some(infra.join("a")), "t.yaml"),
        ] {
            if git {
                std::fs::create_dir_all(folder.path().join(".git")).unwrap();
            }
            let mut root = Root::new(given.as_deref()).unwrap();
            for path in &typed {
                assert_eq!(root.id(path), expect, "{}", path.display());
            }
        }
        let mut root = Root::new(Some(&infra.join("a"))).unwrap();
        assert!(root.id(&infra).starts_with('/') && !root.id(&infra).starts_with("//"));
        assert_eq!(root.id(Path::new("-")), "-");
        assert!(Root::new(Some(Path::new("nowhere"))).is_err());
    }
}
