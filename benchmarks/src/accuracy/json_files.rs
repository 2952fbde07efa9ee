//! JSON files of a path, as text. Knows not what they say.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The JSON files at a path: itself, or those in the folder, by name. A path that is not there holds none.
pub fn read(path: &Path) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut files = if path.is_dir() {
        let entries = std::fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
        entries
            .into_iter()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .collect()
    } else if path.exists() {
        vec![path.to_owned()]
    } else {
        Vec::new()
    };
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok((path, text))
    };
    files.into_iter().map(read).collect()
}
