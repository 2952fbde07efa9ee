//! A rule's header: the YAML of its leading comment, and all that is wrong with it at once. Knows no SQL.

use std::collections::BTreeMap;
use std::path::Path;

use schemas::Severity;
use serde::Deserialize;
use serde_norway::Value as Yaml;
use sqlparser::tokenizer::{Location, Span};

use crate::error::{RuleError, nearest};
use crate::parameter::Parameter;

/// The metadata of a rule, as its header gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The id, equal to the file's name without `.sql`.
    pub id: String,
    /// One line for the analyst: the risky state as a fact.
    pub title: String,
    /// What is risky and why it matters.
    pub description: String,
    /// How bad.
    pub severity: Severity,
    /// The leading rules of its family, in order: while one of them fails on the same resource, this rule is told inside the leader's
    /// finding, for the same edit ends both, or it says nothing that the leader does not say.
    #[serde(default)]
    pub family: Vec<String>,
    /// How to end it.
    pub remediation: RemediationHeader,
    /// MITRE ATT&CK technique ids.
    #[serde(default)]
    pub attack: Vec<String>,
    /// Framework → requirement ids that none of our mappings says.
    #[serde(default)]
    pub frameworks: BTreeMap<String, Vec<String>>,
    /// The published mappings that say which requirements the rule answers: `prowler s3_bucket_public_access`.
    #[serde(default)]
    pub mapped_from: Vec<String>,
    /// Links: the provider's page on the default, the setting, the risk.
    #[serde(default)]
    pub references: Vec<String>,
    /// What a user may tune.
    #[serde(default)]
    pub params: BTreeMap<String, Parameter>,
}

/// Remediation as the header gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemediationHeader {
    /// In words, or the steps in the provider's console.
    pub console: String,
    /// A command line.
    pub cli: Option<String>,
    /// Terraform.
    pub terraform: Option<String>,
}

/// The fields of a header, those first that it must have.
const FIELDS: [&str; 11] = [
    "id",
    "title",
    "description",
    "severity",
    "remediation",
    "family",
    "attack",
    "frameworks",
    "mapped_from",
    "references",
    "params",
];

/// So many of them it must have.
const NEEDED: usize = 5;

/// Splits a file into the YAML of its leading `/* … */` and its SQL, which keeps its line numbers.
///
/// # Errors
/// There is no such comment, or it does not end.
pub fn split_header(text: &str) -> Result<(&str, String), RuleError> {
    let start = start(text).ok_or_else(|| {
        let fix = "begin the file with `/*`, YAML metadata and `*/`";
        RuleError::new("the header is missing", fix)
    })?;
    let end =
        end(text).ok_or_else(|| RuleError::new("the header does not end", "write `*/` on a line before the SELECT"))?;
    let lines = text[..end + 2].matches('\n').count();
    Ok((&text[start + 2..end], "\n".repeat(lines) + &text[end + 2..]))
}

/// Where its comment opens: nothing stands before it.
fn start(text: &str) -> Option<usize> {
    text.find("/*").filter(|start| text[..*start].trim().is_empty())
}

/// Where it closes: behind the opening, for `/*/` opens a comment and does not close it.
pub(super) fn end(text: &str) -> Option<usize> {
    let behind = start(text)? + 2;
    Some(behind + text[behind..].find("*/")?)
}

/// Reads a header. What stands beside mistakes has the parameters, where those can be read, so that the SQL can be looked at.
pub fn read(file: &Path, text: &str, yaml: &str) -> (Header, Vec<RuleError>) {
    let place = Place { text, yaml };
    match serde_norway::from_str::<Header>(yaml) {
        Ok(header) => {
            let mistakes = place.check(file, &header);
            (header, mistakes)
        }
        Err(error) => {
            let value: Yaml = serde_norway::from_str(yaml).unwrap_or_default();
            let mut mistakes = place.fields(&value);
            if mistakes.is_empty() {
                mistakes.push(place.yaml(&error));
            }
            (stand_in(file, &value), mistakes)
        }
    }
}

/// What a rule is called whose header cannot be read.
fn stand_in(file: &Path, value: &Yaml) -> Header {
    let params = value.get("params").cloned().unwrap_or_default();
    Header {
        id: stem(file).to_owned(),
        title: String::new(),
        description: String::new(),
        severity: Severity::Informational,
        family: Vec::new(),
        remediation: RemediationHeader {
            console: String::new(),
            cli: None,
            terraform: None,
        },
        attack: Vec::new(),
        frameworks: BTreeMap::new(),
        mapped_from: Vec::new(),
        references: Vec::new(),
        params: serde_norway::from_value(params).unwrap_or_default(),
    }
}

fn stem(file: &Path) -> &str {
    file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// A header in its file.
struct Place<'a> {
    text: &'a str,
    yaml: &'a str,
}

impl Place<'_> {
    /// A mistake at the first place where the header has a word.
    fn at(&self, word: &str, error: RuleError) -> RuleError {
        let lines = self.yaml.lines().enumerate();
        let mut found = lines.filter_map(|(line, text)| {
            let start = text.find(word)?;
            // The comment's opening stands on the first line.
            let opening = if line == 0 { self.text.find("/*")? + 2 } else { 0 };
            Some((line + 1, text[..start].chars().count() + opening + 1))
        });
        let Some((line, column)) = found.next() else {
            return error;
        };
        let end = column + word.chars().count();
        error.at(self.text, Span::new(location(line, column), location(line, end)))
    }

    /// What fields have no name that a header knows, which are missing, and a severity that is none.
    fn fields(&self, value: &Yaml) -> Vec<RuleError> {
        let Yaml::Mapping(fields) = value else {
            return Vec::new();
        };
        let mut mistakes = Vec::new();
        let mut meant = Vec::new();
        let names = fields.keys().filter_map(Yaml::as_str);
        for name in names.filter(|name| !FIELDS.contains(name)) {
            let near = nearest(name, FIELDS.into_iter().filter(|field| !fields.contains_key(field)));
            meant.extend(near);
            let error = RuleError::new(
                format!("header: unknown field `{name}`"),
                meaning(near, "fields", &FIELDS),
            );
            mistakes.push(self.at(name, error));
        }
        let missing = FIELDS[..NEEDED].iter().filter(|field| !fields.contains_key(**field));
        for field in missing.filter(|field| !meant.contains(*field)) {
            let fix = format!("a header has {}", FIELDS[..NEEDED].join(", "));
            mistakes.push(RuleError::new(format!("header: missing field `{field}`"), fix));
        }
        if let Some(severity) = fields.get("severity")
            && serde_norway::from_value::<Severity>(severity.clone()).is_err()
        {
            let words = Severity::ALL.map(Severity::as_str);
            let said = severity.as_str().unwrap_or_default();
            let fix = meaning(nearest(said, words.into_iter()), "severities", &words);
            let error = RuleError::new(format!("header: severity: `{said}` is none"), fix);
            mistakes.push(self.at(if said.is_empty() { "severity" } else { said }, error));
        }
        mistakes.sort_by_key(RuleError::place);
        mistakes
    }

    /// What the YAML parser says.
    fn yaml(&self, error: &serde_norway::Error) -> RuleError {
        let message = error.to_string();
        let (what, context) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
        if what.contains("while scanning a quoted scalar") {
            let opened = context.split_once(" column ");
            let opened = opened.and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)));
            let error = RuleError::new("header: a text in quotes does not end", "close the quote on its line");
            return match opened {
                Some((line, column)) => error.at(self.text, point(location(line, column))),
                None => error,
            };
        }
        let fix = if what.contains("mapping values are not allowed") {
            "put a text that holds a colon in quotes"
        } else {
            "see docs/rules.md for the fields of a header"
        };
        let mistake = RuleError::new(format!("header: {what}"), fix);
        match error.location() {
            Some(place) => mistake.at(self.text, point(location(place.line(), place.column()))),
            None => mistake,
        }
    }

    /// What is wrong with a header that can be read.
    fn check(&self, file: &Path, header: &Header) -> Vec<RuleError> {
        let mut mistakes = Vec::new();
        let (id, stem) = (header.id.as_str(), stem(file));
        if id != stem {
            let what = format!("id `{id}` is not the file's name `{stem}`");
            mistakes.push(self.at(id, RuleError::new(what, "name the file after the rule")));
        }
        for id in header.attack.iter().filter(|id| !is_technique(id)) {
            let what = format!("attack: `{id}` is not a technique id");
            mistakes.push(self.at(id, RuleError::new(what, "write T1234 or T1234.001")));
        }
        if !header.frameworks.is_empty() && header.mapped_from.is_empty() {
            let fix = "name the published mapping that they are taken from";
            let error = RuleError::new("frameworks without mapped_from", fix);
            mistakes.push(self.at("frameworks", error));
        }
        mistakes
    }
}

fn is_technique(id: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.chars().all(|c| c.is_ascii_digit());
    match id.strip_prefix('T').map(|id| id.split_once('.').unwrap_or((id, "000"))) {
        Some((technique, part)) => digits(technique, 4) && digits(part, 3),
        None => false,
    }
}

/// The word that may have been meant, and all that there are.
fn meaning(near: Option<&str>, what: &str, all: &[&str]) -> String {
    let all = all.join(", ");
    match near {
        Some(near) => format!("did you mean `{near}`? The {what} are {all}"),
        None => format!("the {what} are {all}"),
    }
}

fn location(line: usize, column: usize) -> Location {
    let number = |number: usize| u64::try_from(number).unwrap_or_default();
    Location::new(number(line), number(column))
}

fn point(place: Location) -> Span {
    Span::new(place, place)
}

#[cfg(test)]
mod tests {
    use super::split_header;

    #[test]
    fn an_opening_is_no_closing() {
        assert!(split_header("/*/ id: a").is_err());
        let (header, sql) = split_header("/*/id: a\n*/\nSELECT 1").unwrap();
        assert_eq!((header, sql.trim()), ("/id: a\n", "SELECT 1"));
    }
}
