//! The files of a scan, in the order in which they were named. Knows no record.

use std::io::Read;
use std::path::{Path, PathBuf};

use ingest::files::{self, FileError};

/// The largest file, before and after inflating.
const LIMIT: usize = 2 << 30;

/// One file, or standard input.
#[derive(Debug)]
pub struct Input {
    /// As it is shown: the path as it was typed or found, `-` for standard input.
    pub name: String,
    path: PathBuf,
}

/// The files behind the arguments. A folder stands for those of its files that can hold records.
///
/// # Errors
/// One is not there.
pub fn list(arguments: &[PathBuf]) -> Result<Vec<Input>, FileError> {
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument == Path::new("-") {
            inputs.push(Input::of(argument.clone()));
        } else {
            inputs.extend(files::list(argument)?.into_iter().map(Input::of));
        }
    }
    Ok(inputs)
}

impl Input {
    fn of(path: PathBuf) -> Self {
        Self {
            name: path.display().to_string(),
            path,
        }
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
