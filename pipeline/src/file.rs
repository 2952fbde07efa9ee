//! Files that a config or a command names, read to their end but no further than a bound, so that a device, or a mistake, fills no memory.
//! Knows no file.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// What people write, and credentials: no more of a file is read.
pub const LIMIT: usize = 64 << 20;

/// What programs write: lists of resources, of findings.
pub const DATA_LIMIT: usize = 1 << 30;

/// The bytes of a file.
///
/// # Errors
/// It cannot be read, or has more than so many.
pub fn bytes(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = (limit as u64).saturating_add(1);
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("it has more than the {limit} bytes that are read"),
        ));
    }
    Ok(bytes)
}

/// The text of a file, of at most [`LIMIT`].
///
/// # Errors
/// It cannot be read, is no UTF-8, or is too long.
pub fn text(path: &Path) -> io::Result<String> {
    text_within(path, LIMIT)
}

/// The text of a file.
///
/// # Errors
/// It cannot be read, is no UTF-8, or is too long.
pub fn text_within(path: &Path, limit: usize) -> io::Result<String> {
    let text = String::from_utf8(bytes(path, limit)?);
    text.map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for (length, taken) in [(3, true), (4, true), (5, false)] {
            std::fs::write(&path, "k".repeat(length)).unwrap();
            assert_eq!(bytes(&path, 4).is_ok(), taken, "{length}");
            let said = bytes(&path, 4).err().map(|error| error.to_string());
            assert!(said.is_none_or(|said| said.contains("more than the 4 bytes")));
        }
        std::fs::write(&path, b"\xff").unwrap();
        assert_eq!(text(&path).unwrap_err().kind(), ErrorKind::InvalidData);
        assert_eq!(
            text(&folder.path().join("gone")).unwrap_err().kind(),
            ErrorKind::NotFound
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_without_end_is_left() {
        assert_eq!(
            bytes(Path::new("/dev/zero"), 1 << 20).unwrap_err().kind(),
            ErrorKind::FileTooLarge
        );
    }
}
