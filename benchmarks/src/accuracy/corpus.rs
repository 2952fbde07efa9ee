//! Cases as files hold them. Knows the fields that all corpora have; their own wrapping is the adapters'.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::adapter::{self, Prepared};

/// A record with somebody else's verdict.
#[derive(Debug)]
pub struct Labelled {
    /// `custodian-aws`
    pub corpus: String,
    /// The check, within the corpus.
    pub check: String,
    /// The case, within the corpus.
    pub name: String,
    /// What the check looks for, in their words.
    pub title: String,
    /// What they said.
    pub theirs: Theirs,
    /// The record as changes of ours.
    pub prepared: Prepared,
}

/// Their verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theirs {
    /// Risky, or selected by the policy.
    Fail,
    /// Not risky, or not selected.
    Pass,
    /// The check did not look at the record.
    Skip,
}

impl Labelled {
    /// `corpus/check`, as mappings name it.
    pub fn key(&self) -> String {
        format!("{}/{}", self.corpus, self.check)
    }
}

impl Theirs {
    /// The word of the corpus. `match` and `no-match` are fail and pass until the mapping inverts them.
    fn parse(word: &str) -> Option<Self> {
        match word {
            "fail" | "match" => Some(Self::Fail),
            "pass" | "no-match" => Some(Self::Pass),
            "skip" => Some(Self::Skip),
            _ => None,
        }
    }

    /// The other sign.
    pub fn inverted(self) -> Self {
        match self {
            Self::Fail => Self::Pass,
            Self::Pass => Self::Fail,
            Self::Skip => Self::Skip,
        }
    }

    /// `fail`, `pass`, `skip`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Pass => "pass",
            Self::Skip => "skip",
        }
    }
}

/// All cases of a folder, in the order of its files and their lines.
pub fn read(folder: &Path) -> anyhow::Result<Vec<Labelled>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if name.ends_with(".jsonl") || name.ends_with(".jsonl.gz") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{}: no *.jsonl or *.jsonl.gz here", folder.display());
    }
    let mut cases = Vec::new();
    for file in files {
        read_file(&file, &mut cases).with_context(|| file.display().to_string())?;
    }
    Ok(cases)
}

fn read_file(path: &Path, cases: &mut Vec<Labelled>) -> anyhow::Result<()> {
    let file = std::fs::File::open(path)?;
    let reader: Box<dyn Read> = match path.extension().is_some_and(|end| end == "gz") {
        true => Box::new(flate2::read::MultiGzDecoder::new(file)),
        false => Box::new(file),
    };
    for (at, line) in BufReader::new(reader).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            cases.push(case(&line).with_context(|| format!("line {}", at + 1))?);
        }
    }
    Ok(())
}

fn case(line: &str) -> anyhow::Result<Labelled> {
    let value: Value = serde_json::from_str(line)?;
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let required = |key: &str| text(key).with_context(|| format!("no `{key}`"));
    let word = required("verdict")?;
    Ok(Labelled {
        corpus: required("corpus")?,
        check: required("check")?,
        name: required("case")?,
        title: text("title").or_else(|| text("about")).unwrap_or_default(),
        theirs: Theirs::parse(&word).with_context(|| format!("`verdict` is {word:?}"))?,
        prepared: adapter::prepare(&value),
    })
}
