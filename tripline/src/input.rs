//! The files of a scan, in the order in which they were named. Knows no record.

pub mod root;

use std::io::Read;
use std::path::{Path, PathBuf};

use ingest::files::tool::Tool;
use ingest::files::{self, FileError};

/// The largest file, before and after inflating.
const LIMIT: usize = 2 << 30;

/// One file, or standard input.
#[derive(Debug)]
pub struct Input {
    /// As it is shown: the path as it was typed or found, `-` for standard input.
    pub name: String,
    /// Whether it was named itself, and not found in a folder.
    pub named: bool,
    path: PathBuf,
}

/// The inputs of a scan, and what it passes over.
#[derive(Debug, Default)]
pub struct Inputs {
    /// In the order in which they were named, those of a folder by name.
    pub files: Vec<Input>,
    /// Files from which another tool makes records; they are not read, even where they are named.
    pub sources: Vec<(Tool, PathBuf)>,
}

/// The files behind the arguments. A folder stands for those of its files that can hold records.
///
/// # Errors
/// One is not there.
pub fn list(arguments: &[PathBuf]) -> Result<Vec<Input>, FileError> {
    let mut inputs = Vec::new();
    for argument in arguments {
        let files = match argument {
            stream if stream == Path::new("-") => vec![stream.clone()],
            path => files::list(path)?,
        };
        inputs.extend(files.into_iter().map(|file| Input::of(file, argument)));
    }
    Ok(inputs)
}

/// The same, with what is passed over.
///
/// # Errors
/// One is not there.
pub fn survey(arguments: &[PathBuf]) -> Result<Inputs, FileError> {
    let mut inputs = Inputs::default();
    for argument in arguments {
        if argument == Path::new("-") {
            inputs.files.push(Input::of(argument.clone(), argument));
            continue;
        }
        let listing = files::listing(argument)?;
        inputs.sources.extend(listing.sources);
        let found = listing.records.into_iter().map(|file| Input::of(file, argument));
        inputs.files.extend(found);
    }
    Ok(inputs)
}

impl Input {
    fn of(path: PathBuf, argument: &Path) -> Self {
        Self {
            name: path.display().to_string(),
            named: path == argument,
            path,
        }
    }

    /// Where it lies; `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes, inflated.
    ///
    /// # Errors
    /// It cannot be read, or is too large.
    pub fn read(&self) -> Result<Vec<u8>, FileError> {
        if self.path == Path::new("-") {
            return files::read_stream(std::io::stdin().lock().by_ref(), LIMIT);
        }
        files::read(&self.path, LIMIT)
    }
}
