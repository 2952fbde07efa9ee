//! Cases: records in the provider's form and the verdict that a rule must give, in `<rule>.cases.yaml` beside it. Reads them; decodes
//! and judges nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemas::Verdict;
use serde::Deserialize;
use serde_json::Value;
use serde_norway::Value as Yaml;
use sqlparser::tokenizer::{Location, Span};

use crate::error::RuleError;

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

/// The cases of a file's text.
///
/// # Errors
/// All that is wrong with it, by line.
pub fn parse(file: &Path, text: &str) -> Result<Vec<Case>, Vec<RuleError>> {
    let mut cases: Vec<Case> = serde_norway::from_str(text).map_err(|error| mistakes(file, text, &error))?;
    for (case, line) in cases.iter_mut().zip(starts(text)) {
        case.line = line;
    }
    Ok(cases)
}

/// The lines on which cases begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.starts_with("- "));
    lines.map(|(line, _)| line + 1).chain(std::iter::repeat(0))
}

/// Each case that is none; of a text that is no list what the parser says.
fn mistakes(file: &Path, text: &str, error: &serde_norway::Error) -> Vec<RuleError> {
    let mistake = |what: String| RuleError::new(what, "see docs/rules.md for what a case says").in_file(file);
    let values: Vec<Yaml> = serde_norway::from_str(text).unwrap_or_default();
    let of_case = |(value, line): (Yaml, usize)| {
        let name = value.get("name").and_then(Yaml::as_str).unwrap_or_default().to_owned();
        let error = serde_norway::from_value::<Case>(value).err()?;
        Some(at(mistake(format!("case {name:?}: {error}")), text, (line, 1)))
    };
    let found: Vec<RuleError> = values.into_iter().zip(starts(text)).filter_map(of_case).collect();
    if !found.is_empty() {
        return found;
    }
    let words = error.to_string();
    let what = words.rsplit_once(" at line ").map_or(words.as_str(), |(what, _)| what);
    let place = error.location().map(|place| (place.line(), place.column()));
    vec![at(mistake(what.to_owned()), text, place.unwrap_or_default())]
}

fn at(error: RuleError, text: &str, (line, column): (usize, usize)) -> RuleError {
    let number = |number: usize| u64::try_from(number).unwrap_or_default();
    let place = Location::new(number(line), number(column));
    error.at(text, Span::new(place, place))
}

impl Case {
    /// The record's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.record {
            Value::String(text) => text.clone().into_bytes(),
            value => value.to_string().into_bytes(),
        }
    }

    /// The name of the record's file: `case.yaml` where it is text and says no other, else `case.json`.
    pub fn file_name(&self) -> &str {
        self.file.as_deref().unwrap_or(if self.record.is_string() {
            "case.yaml"
        } else {
            "case.json"
        })
    }
}
