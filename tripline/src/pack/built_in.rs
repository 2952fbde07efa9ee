//! The rule pack that the binary carries, put there by `build.rs`. Unpacks it; parses nothing.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use evaluate::pack::Files;
use flate2::read::GzDecoder;

use crate::error::Error;

/// How the paths of its files begin, and what it is called.
pub const NAME: &str = "built-in";

static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.json.gz"));
static CASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cases.json.gz"));

type Texts = BTreeMap<String, String>;

/// Its rules, tables and mappings.
///
/// # Errors
/// The binary is damaged.
pub fn rules() -> Result<Files, Error> {
    let texts = unpack(RULES)?.into_iter();
    let texts = texts.map(|(path, text)| (Path::new(NAME).join(path), text)).collect();
    let name = NAME.to_owned();
    Ok(Files { name, texts })
}

/// Whether a file is one of it.
pub fn has(file: &Path) -> bool {
    file.starts_with(NAME)
}

/// The text of a file of cases, if it has one of that path.
///
/// # Errors
/// The binary is damaged.
pub fn cases(file: &Path) -> Result<Option<&'static str>, Error> {
    static UNPACKED: OnceLock<Texts> = OnceLock::new();
    let Ok(path) = file.strip_prefix(NAME) else {
        return Ok(None);
    };
    let texts = match UNPACKED.get() {
        Some(texts) => texts,
        None => {
            let texts = unpack(CASES)?;
            UNPACKED.get_or_init(|| texts)
        }
    };
    Ok(path.to_str().and_then(|path| texts.get(path)).map(String::as_str))
}

/// Every file, cases too.
///
/// # Errors
/// The binary is damaged.
pub fn files() -> Result<Vec<(PathBuf, String)>, Error> {
    let mut files = unpack(RULES)?;
    files.append(&mut unpack(CASES)?);
    Ok(files.into_iter().map(|(path, text)| (path.into(), text)).collect())
}

fn unpack(packed: &[u8]) -> Result<Texts, Error> {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text)?;
    serde_json::from_str(&text).map_err(|error| Error::System(error.into()))
}
