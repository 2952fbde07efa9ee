//! A rule file: YAML metadata in the leading comment, then one `SELECT` whose columns are the evidence and whose `WHERE`
//! says *risky*. Reads and checks it; compiles nothing.

mod header;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use schemas::Severity;
use schemas::finding::{Remediation, Requirements, RuleInfo};
use schemas::identity::rule_hash;
use serde_json::Value as Json;
use sqlparser::ast::{Query, Statement};

use crate::dialect;
use crate::error::RuleError;
pub use header::{Header, RemediationHeader, split_header};

/// A rule read from its file, its parameters set, its SQL parsed. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What a finding says of it; shared by every judgement.
    pub info: Arc<RuleInfo>,
    /// The header as written, parameters with the values in force.
    pub header: Arc<Header>,
    /// Where it stands.
    pub file: PathBuf,
    /// The whole file.
    pub text: Arc<str>,
    /// The `SELECT`, parameters written in.
    pub query: Arc<Query>,
    /// Whether its failures are findings: [`crate::selection`].
    pub is_told: bool,
}

/// Values that an overlay sets: rule id → parameter → value.
pub type Overlay = BTreeMap<String, BTreeMap<String, Json>>;

impl Rule {
    /// Reads a rule from its text.
    ///
    /// # Errors
    /// The first that [`Rule::read`] finds wrong.
    pub fn parse(file: &Path, text: &str, overlay: &Overlay) -> Result<Self, RuleError> {
        let (rule, mistakes) = Self::read(file, text, overlay);
        match (mistakes.into_iter().next(), rule) {
            (None, Some(rule)) => Ok(rule),
            (Some(mistake), _) => Err(mistake),
            (None, None) => Err(RuleError::new("the rule cannot be read", "see docs/rules.md").in_file(file)),
        }
    }

    /// Reads a rule and says all that is wrong with its text: the header is missing, is not YAML or has wrong fields; the SQL does not
    /// parse; a parameter does not fit. Beside mistakes the rule is there where its SQL can be read, to be looked at and never to be in
    /// force.
    pub fn read(file: &Path, text: &str, overlay: &Overlay) -> (Option<Self>, Vec<RuleError>) {
        let (yaml, sql) = match split_header(text) {
            Ok(parts) => parts,
            Err(error) => return (None, vec![error.in_file(file)]),
        };
        let (mut header, mut mistakes) = header::read(file, text, yaml);
        let mut take = |result: Result<(), RuleError>| mistakes.extend(result.err());
        if let Some(values) = overlay.get(&header.id) {
            take(set_parameters(&mut header, values));
        }
        for (name, parameter) in &header.params {
            take(parameter.check(name));
        }
        let query = query(&sql, &header);
        let rule = match query {
            Ok(query) => {
                let parameters = serde_json::to_string(&header.params).unwrap_or_default();
                Some(Self {
                    info: Arc::new(info(&header, rule_hash(text, &parameters))),
                    header: Arc::new(header),
                    file: file.to_path_buf(),
                    text: text.into(),
                    query: Arc::new(query),
                    is_told: true,
                })
            }
            // Of a header that cannot be read nobody knows the parameters.
            Err(_) if !mistakes.is_empty() && header.params.is_empty() && sql.contains('$') => None,
            Err(error) => {
                mistakes.push(error);
                None
            }
        };
        (rule, mistakes.into_iter().map(|error| error.in_file(file)).collect())
    }

    /// Its SQL as written, without the header.
    pub fn sql(&self) -> &str {
        header::end(&self.text).map_or("", |end| &self.text[end + 2..])
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
    pub fn set_frameworks(&mut self, frameworks: Requirements) {
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

fn query(sql: &str, header: &Header) -> Result<Query, RuleError> {
    match dialect::parse(sql, &header.params)? {
        Statement::Query(query) => Ok(*query),
        _ => Err(RuleError::new(
            "a rule is a SELECT",
            "write SELECT evidence FROM table WHERE risky",
        )),
    }
}

fn set_parameters(header: &mut Header, values: &BTreeMap<String, Json>) -> Result<(), RuleError> {
    for (name, value) in values {
        let Some(parameter) = header.params.get_mut(name) else {
            let known: Vec<&str> = header.params.keys().map(String::as_str).collect();
            return Err(RuleError::new(
                format!(
                    "the rule has no parameter `{name}`, which `evaluate.parameters.{}` sets",
                    header.id
                ),
                format!("its parameters are {}", known.join(", ")),
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
        frameworks: header.frameworks.clone().into(),
        references: header.references.clone(),
    }
}
