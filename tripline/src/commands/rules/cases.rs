//! Cases: records in the provider's form and the verdict that a rule must give. Reads them; judges nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ingest::{Hints, Shape};
use schemas::Verdict;
use serde::Deserialize;
use serde_json::Value;

use crate::pack::built_in;

/// One case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it is about.
    pub name: String,
    /// What the rule must say.
    pub verdict: Expected,
    /// The record, as a value, or as text in the provider's own notation.
    pub record: Value,
    /// The record's shape, where it is not to be recognised.
    #[serde(default)]
    pub shape: Option<String>,
    /// The name of the file in which it would come.
    #[serde(default)]
    pub file: Option<String>,
    /// Parameters of the rule for this case.
    #[serde(default)]
    pub params: BTreeMap<String, Value>,
    /// Which of the record's resources is meant; without it the worst verdict counts.
    #[serde(default)]
    pub uid: Option<String>,
    /// Account of a record that does not name its own.
    #[serde(default)]
    pub account: Option<String>,
    /// Region of a record that does not name its own.
    #[serde(default)]
    pub region: Option<String>,
    /// The moment at which it is judged, RFC 3339, where the rule looks at ages.
    #[serde(default)]
    pub now: Option<String>,
    /// Line of the case in its file, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// What a rule must say of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// FALSE
    Pass,
    /// TRUE
    Fail,
    /// NULL
    Unknown,
    /// The rule does not concern it.
    None,
}

impl Expected {
    /// As in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::None => "none",
        }
    }
}

impl From<Option<Verdict>> for Expected {
    fn from(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Pass) => Self::Pass,
            Some(Verdict::Fail) => Self::Fail,
            Some(Verdict::Unknown) => Self::Unknown,
            None => Self::None,
        }
    }
}

/// The file of a rule's cases.
pub fn file(rule: &Path) -> PathBuf {
    rule.with_extension("cases.yaml")
}

/// Reads the cases beside a rule.
///
/// # Errors
/// What is wrong with the file, with its line where known.
pub fn read(file: &Path) -> Result<Vec<Case>, String> {
    let shown = file.display();
    let text = text(file)?;
    let mut cases: Vec<Case> = serde_norway::from_str(&text).map_err(|error| {
        let line = error
            .location()
            .map_or_else(String::new, |location| format!(":{}", location.line()));
        format!("{shown}{line}: {error}")
    })?;
    let starts = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.starts_with("- "))
        .map(|(at, _)| at + 1);
    for (case, line) in cases.iter_mut().zip(starts) {
        case.line = line;
    }
    match cases.iter().find(|case| case.shape.is_some() && case.shape().is_none()) {
        Some(case) => Err(format!("{shown}:{}: shape {:?} is not known", case.line, case.shape)),
        None => Ok(cases),
    }
}

/// The text of a file of cases, on disk or in the binary.
fn text(file: &Path) -> Result<Cow<'static, str>, String> {
    let shown = file.display();
    let built_in = built_in::cases(file).map_err(|error| error.to_string())?;
    if let Some(text) = built_in {
        return Ok(Cow::Borrowed(text));
    }
    std::fs::read_to_string(file).map(Cow::Owned).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            format!("{shown}: the rule has no cases: write that file with records and the verdict of each (docs/rules.md)")
        }
        _ => format!("{shown}: {error}"),
    })
}

impl Case {
    /// What is known of the record beside its bytes.
    pub fn hints(&self) -> Hints {
        Hints {
            shape: self.shape(),
            account: self.account.clone(),
            region: self.region.clone(),
            ..Hints::default()
        }
    }

    fn shape(&self) -> Option<Shape> {
        self.shape.as_deref().and_then(Shape::named)
    }

    /// The record's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.record {
            Value::String(text) => text.clone().into_bytes(),
            value => value.to_string().into_bytes(),
        }
    }

    /// `case.yaml` where the record is text, else `case.json`.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(if self.record.is_string() {
            "case.yaml"
        } else {
            "case.json"
        })
    }
}
