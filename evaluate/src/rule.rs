//! A rule file: YAML metadata in the leading comment, then one `SELECT` whose columns are the evidence and whose `WHERE`
//! says *risky*. Reads and checks it; compiles nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemas::Severity;
use schemas::finding::{Remediation, RuleInfo};
use schemas::identity::rule_hash;
use serde::Deserialize;
use serde_json::Value as Json;
use sqlparser::ast::{Query, Statement};
use sqlparser::tokenizer::{Location, Span};

use crate::dialect;
use crate::error::RuleError;
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

/// A rule read from its file, its parameters set, its SQL parsed.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What a finding says of it; shared by every judgement.
    pub info: Arc<RuleInfo>,
    /// The header as written, parameters with the values in force.
    pub header: Header,
    /// Where it stands.
    pub file: PathBuf,
    /// The whole file.
    pub text: String,
    /// The `SELECT`, parameters written in.
    pub query: Box<Query>,
    /// Whether its failures are findings: [`crate::selection`].
    pub is_told: bool,
}

/// Values that an overlay sets: rule id → parameter → value.
pub type Overlay = BTreeMap<String, BTreeMap<String, Json>>;

impl Rule {
    /// Reads a rule from its text.
    ///
    /// # Errors
    /// The header is missing, is not YAML or has wrong fields; the SQL does not parse; a parameter does not fit.
    pub fn parse(file: &Path, text: &str, overlay: &Overlay) -> Result<Self, RuleError> {
        Self::read(file, text, overlay).map_err(|error| error.in_file(file))
    }

    fn read(file: &Path, text: &str, overlay: &Overlay) -> Result<Self, RuleError> {
        let (yaml, sql) = split_header(text)?;
        let mut header: Header = serde_norway::from_str(yaml).map_err(|error| header_error(text, &error))?;
        check_header(file, &header)?;
        if let Some(values) = overlay.get(&header.id) {
            set_parameters(&mut header, values)?;
        }
        for (name, parameter) in &header.params {
            parameter.check(name)?;
        }
        let Statement::Query(query) = dialect::parse(&sql, &header.params)? else {
            return Err(RuleError::new(
                "a rule is a SELECT",
                "write SELECT evidence FROM table WHERE risky",
            ));
        };
        let parameters = serde_json::to_string(&header.params).unwrap_or_default();
        Ok(Self {
            info: Arc::new(info(&header, rule_hash(text, &parameters))),
            header,
            file: file.to_path_buf(),
            text: text.to_owned(),
            query,
            is_told: true,
        })
    }

    /// Its SQL as written, without the header.
    pub fn sql(&self) -> &str {
        header_end(&self.text).map_or("", |end| &self.text[end + 2..])
    }

    /// The same rule with other values of its parameters.
    ///
    /// # Errors
    /// It has no such parameter, or a value does not fit.
    pub fn tuned(&self, values: &BTreeMap<String, Json>) -> Result<Self, RuleError> {
        let overlay = Overlay::from([(self.info.id.clone(), values.clone())]);
        let mut tuned = Self::parse(&self.file, &self.text, &overlay)?;
        tuned.set_frameworks(self.info.frameworks.clone());
        Ok(tuned)
    }

    /// Gives it the requirement ids that findings name. With other ids it is another version of the rule.
    pub fn set_frameworks(&mut self, frameworks: BTreeMap<String, Vec<String>>) {
        let settings = serde_json::to_string(&(&self.header.params, &frameworks)).unwrap_or_default();
        let info = Arc::make_mut(&mut self.info);
        info.hash = rule_hash(&self.text, &settings);
        info.frameworks = frameworks;
    }

    /// Gives it another severity or title, which makes it another version of the rule, too.
    pub fn set_words(&mut self, severity: Option<Severity>, title: Option<&str>) {
        let info = Arc::make_mut(&mut self.info);
        info.severity = severity.unwrap_or(info.severity);
        if let Some(title) = title {
            title.clone_into(&mut info.title);
        }
        let words = serde_json::to_string(&(info.severity, &info.title)).unwrap_or_default();
        info.hash = rule_hash(&info.hash, &words);
    }
}

/// Splits a file into the YAML of its leading `/* … */` and its SQL, which keeps its line numbers.
///
/// # Errors
/// There is no such comment.
pub fn split_header(text: &str) -> Result<(&str, String), RuleError> {
    let missing = || {
        RuleError::new(
            "the header is missing",
            "begin the file with `/*`, YAML metadata and `*/`",
        )
    };
    let (start, end) = header_start(text).zip(header_end(text)).ok_or_else(missing)?;
    let lines = text[..end + 2].matches('\n').count();
    Ok((&text[start + 2..end], "\n".repeat(lines) + &text[end + 2..]))
}

/// Where its comment opens: nothing stands before it.
fn header_start(text: &str) -> Option<usize> {
    text.find("/*").filter(|start| text[..*start].trim().is_empty())
}

/// Where it closes: behind the opening, for `/*/` opens a comment and does not close it.
fn header_end(text: &str) -> Option<usize> {
    let behind = header_start(text)? + 2;
    Some(behind + text[behind..].find("*/")?)
}

fn header_error(text: &str, error: &serde_norway::Error) -> RuleError {
    let message = error.to_string();
    let (what, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
    let fix = if what.contains("mapping values are not allowed") {
        "put a text that holds a colon in quotes"
    } else {
        "see docs/rules.md for the fields of a header"
    };
    let mistake = RuleError::new(format!("header: {what}"), fix);
    let Some(location) = error.location() else {
        return mistake;
    };
    let number = |number: usize| u64::try_from(number).unwrap_or_default();
    let place = Location::new(number(location.line()), number(location.column()));
    mistake.at(text, Span::new(place, place))
}

fn check_header(file: &Path, header: &Header) -> Result<(), RuleError> {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if header.id != stem {
        return Err(RuleError::new(
            format!("id `{}` is not the file's name `{stem}`", header.id),
            "name the file after the rule",
        ));
    }
    let digits = |text: &str, count: usize| text.len() == count && text.chars().all(|c| c.is_ascii_digit());
    let technique = |id: &String| match id.strip_prefix('T').map(|id| id.split_once('.').unwrap_or((id, "000"))) {
        Some((technique, part)) => digits(technique, 4) && digits(part, 3),
        None => false,
    };
    if let Some(id) = header.attack.iter().find(|id| !technique(id)) {
        return Err(RuleError::new(
            format!("attack: `{id}` is not a technique id"),
            "write T1234 or T1234.001",
        ));
    }
    if !header.frameworks.is_empty() && header.mapped_from.is_empty() {
        return Err(RuleError::new(
            "frameworks without mapped_from",
            "name the published mapping that they are taken from",
        ));
    }
    Ok(())
}

fn set_parameters(header: &mut Header, values: &BTreeMap<String, Json>) -> Result<(), RuleError> {
    for (name, value) in values {
        let Some(parameter) = header.params.get_mut(name) else {
            let known: Vec<&str> = header.params.keys().map(String::as_str).collect();
            return Err(RuleError::new(
                format!("parameter `{name}` of rule `{}` does not exist", header.id),
                format!("its parameters are: {}", known.join(", ")),
            ));
        };
        *parameter = parameter.with_value(name, value)?;
    }
    Ok(())
}

fn info(header: &Header, hash: String) -> RuleInfo {
    RuleInfo {
        id: header.id.clone(),
        hash,
        title: header.title.clone(),
        description: header.description.trim().to_owned(),
        severity: header.severity,
        remediation: Remediation {
            console: header.remediation.console.trim().to_owned(),
            cli: header.remediation.cli.as_deref().map(str::trim).map(str::to_owned),
            terraform: header
                .remediation
                .terraform
                .as_deref()
                .map(str::trim_end)
                .map(str::to_owned),
        },
        attack: header.attack.clone(),
        frameworks: header.frameworks.clone(),
        references: header.references.clone(),
    }
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
