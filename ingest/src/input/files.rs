//! Files, folders and standard input as inputs: which files of a folder hold records, and their bytes, inflated. Knows no record.

pub mod tool;

use std::io::Read;
use std::path::{Path, PathBuf};

use tool::Tool;

use crate::input::gzip::{self, InflateError};

/// Folders of other people's code, which hold no record of whoever scans.
const FOREIGN: [&str; 1] = ["node_modules"];

/// Names of files that can hold records, each also with `.gz` after it.
const ENDINGS: [&str; 8] = [
    ".json",
    ".ndjson",
    ".jsonl",
    ".yaml",
    ".yml",
    ".template",
    ".sarif",
    ".json.txt",
];

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system says no.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is too large, or broken gzip.
    #[error("{path}: {source}")]
    Inflate {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: InflateError,
    },
}

/// What stands in a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Files that can hold records, by name.
    pub records: Vec<PathBuf>,
    /// Files from which another tool makes records.
    pub sources: Vec<(Tool, PathBuf)>,
}

/// The file itself, or the folder's files that can hold records, its subfolders' too, by name. Hidden ones are left out.
///
/// # Errors
/// It is not there, or cannot be read.
pub fn list(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    if is_folder(path)? {
        return listing(path).map(|listing| listing.records);
    }
    Ok(vec![path.to_owned()])
}

/// The same, with the files from which another tool makes records told apart.
///
/// # Errors
/// It is not there, or cannot be read.
pub fn listing(path: &Path) -> Result<Listing, FileError> {
    let mut files = vec![path.to_owned()];
    if is_folder(path)? {
        files.clear();
        walk(
            path,
            &|name| may_hold_records(name) || Tool::of(name).is_some(),
            &mut files,
        )?;
    }
    let mut listing = Listing::default();
    for file in files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        match Tool::of(&name.unwrap_or_default()) {
            // A template of SAM may have the name; what can be judged is never passed over by its name alone.
            Some(Tool::Serverless) if is_template(&file) => listing.records.push(file),
            Some(tool) => listing.sources.push((tool, file)),
            None => listing.records.push(file),
        }
    }
    Ok(listing)
}

/// A template has a megabyte at most (AWS CloudFormation User Guide, "Understand CloudFormation quotas").
const TEMPLATE: usize = 1 << 20;

/// Whether the YAML file has the sections of a CloudFormation template; the Serverless Framework writes `resources`.
fn is_template(file: &Path) -> bool {
    let read = std::fs::File::open(file).and_then(|file| bounded(file, TEMPLATE));
    let text = read
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let sections = ["Resources:", "AWSTemplateFormatVersion:"];
    text.lines()
        .any(|line| sections.iter().any(|section| line.starts_with(section)))
}

fn is_folder(path: &Path) -> Result<bool, FileError> {
    let metadata = std::fs::metadata(path).map_err(|source| FileError::Io {
        path: path.to_owned(),
        source,
    })?;
    Ok(metadata.is_dir())
}

/// The folder's files whose names are wanted, its subfolders' too, by name.
pub(crate) fn walk(root: &Path, wanted: &dyn Fn(&str) -> bool, files: &mut Vec<PathBuf>) -> Result<(), FileError> {
    walk_within(root, root, wanted, files)
}

/// Whether the file is the folder's own, wherever links lead.
pub(crate) fn is_within(root: &Path, file: &Path) -> bool {
    match (root.canonicalize(), file.canonicalize()) {
        (Ok(root), Ok(file)) => file.starts_with(root),
        _ => false,
    }
}

fn walk_within(
    root: &Path,
    folder: &Path,
    wanted: &dyn Fn(&str) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<(), FileError> {
    let io = |source| FileError::Io {
        path: folder.to_owned(),
        source,
    };
    let mut entries = std::fs::read_dir(folder)
        .map_err(io)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(io)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || FOREIGN.contains(&name.as_str()) {
            continue;
        }
        // A link to a folder is not followed, so that a loop has an end; a link to a file within the folder is (a volume of Kubernetes
        // is made of such), one that leads out of it is not: whoever may write here may not read there.
        let (path, kind) = (entry.path(), entry.file_type().map_err(io)?);
        if kind.is_dir() {
            walk_within(root, &path, wanted, files)?;
        } else if wanted(&name) && path.is_file() {
            if !kind.is_symlink() || is_within(root, &path) {
                files.push(path);
            } else {
                tracing::warn!(file = %path.display(), "a link that leads out of its folder is not followed");
            }
        }
    }
    Ok(())
}

/// Whether a file of that name can hold records.
pub fn may_hold_records(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// A file's bytes, inflated if it is gzip, whatever its name; at most `limit`.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, FileError> {
    let io = |source| FileError::Io {
        path: path.to_owned(),
        source,
    };
    let file = std::fs::File::open(path).map_err(io)?;
    let bytes = bounded(file, limit).map_err(io)?;
    inflated(bytes, limit).map_err(|source| FileError::Inflate {
        path: path.to_owned(),
        source,
    })
}

/// Standard input, or another stream, to its end, inflated if it is gzip; at most `limit` bytes.
pub fn read_stream(stream: impl Read, limit: usize) -> Result<Vec<u8>, FileError> {
    let path = || PathBuf::from("-");
    let bytes = bounded(stream, limit).map_err(|source| FileError::Io { path: path(), source })?;
    inflated(bytes, limit).map_err(|source| FileError::Inflate { path: path(), source })
}

fn bounded(stream: impl Read, limit: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn inflated(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, InflateError> {
    if bytes.len() <= limit && !gzip::is_gzip(&bytes) {
        return Ok(bytes);
    }
    gzip::inflate(&bytes, limit).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_what_can_hold_records() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("b");
        std::fs::create_dir(&inner).unwrap();
        for name in [
            "c.json",
            "a.yaml",
            "b/x.json.gz",
            "b/y.NDJSON",
            "readme.md",
            ".hidden.json",
            "main.tf",
            "b/Chart.yaml",
            "b/node_modules/d.json",
        ] {
            std::fs::create_dir_all(inner.join("node_modules")).unwrap();
            std::fs::write(folder.path().join(name), "{}").unwrap();
        }
        let names: Vec<String> = list(folder.path())
            .unwrap()
            .iter()
            .map(|path| path.strip_prefix(folder.path()).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["a.yaml", "b/x.json.gz", "b/y.NDJSON", "c.json"]);
        let sources = listing(folder.path()).unwrap().sources;
        let sources: Vec<Tool> = sources.into_iter().map(|(tool, _)| tool).collect();
        assert_eq!(sources, [Tool::Chart, Tool::Terraform]);
        // A file that is named is read whatever its name.
        assert_eq!(list(&folder.path().join("main.tf")).unwrap().len(), 1);
        assert!(
            list(&folder.path().join("nothing"))
                .unwrap_err()
                .to_string()
                .contains("nothing")
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_within_their_folder() {
        use std::os::unix::fs::symlink;
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(outside.path().join("secret.json"), "{}").unwrap();
        std::fs::create_dir(folder.path().join("..data")).unwrap();
        std::fs::write(folder.path().join("..data/a.json"), "{}").unwrap();
        symlink("..data/a.json", folder.path().join("a.json")).unwrap();
        symlink(outside.path().join("secret.json"), folder.path().join("b.json")).unwrap();
        symlink(folder.path(), folder.path().join("loop.json")).unwrap();
        symlink("nowhere", folder.path().join("c.json")).unwrap();
        assert_eq!(list(folder.path()).unwrap(), [folder.path().join("a.json")]);
    }

    #[test]
    fn files_and_streams_have_a_limit() {
        assert_eq!(read_stream(b"{}".as_slice(), 2).unwrap(), b"{}");
        assert!(
            read_stream(b"{}\n".as_slice(), 2)
                .unwrap_err()
                .to_string()
                .contains("more than 2 bytes")
        );
        assert!(
            read_stream([0x1f, 0x8b, 0].as_slice(), 100)
                .unwrap_err()
                .to_string()
                .contains("not gzip")
        );
    }
}
