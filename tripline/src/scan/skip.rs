//! Skips that stand beside what they skip: a comment, CloudFormation's and ARM's metadata, an annotation of Kubernetes, a list of
//! addresses. Each has a reason and may end on a day; what it covers is shown as suppressed. Judges nothing.
//!
//! One form everywhere: `RULE[,RULE…] [until=2027-01-31] reason in words`; `*` in a rule stands for any text.

mod comment;
mod metadata;

use std::path::Path;

use evaluate::Engine;
use evaluate::config::{Exception, Moment};
use pipeline::config::Pattern;
use pipeline::file;
use schemas::ConfigChange;

pub use comment::Comments;

use super::choice::unknown;
use crate::Error;

/// Rules that somebody skips, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    rules: Vec<Pattern>,
    until: Option<Moment>,
    reason: String,
}

/// What is wrong with a skip; it is not taken then.
pub type Wrong = String;

impl Skip {
    /// Reads the form.
    ///
    /// # Errors
    /// It names no rule or no reason, or the day is none.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let text = text.trim();
        let (rules, mut rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let rules: Vec<Pattern> = rules
            .split(',')
            .map(|rule| rule.trim_matches(':'))
            .filter(|rule| !rule.is_empty())
            .map(Pattern::from)
            .collect();
        let mut until = None;
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("until=") {
            let (day, words) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
            let read = serde_json::from_value(serde_json::Value::from(day));
            until = Some(read.map_err(|_| format!("`{day}` is no day like 2027-01-31"))?);
            rest = words.trim_start();
        }
        let reason = rest.trim_matches(|c: char| c.is_whitespace() || "\"':-".contains(c));
        match (rules.is_empty(), reason.is_empty()) {
            (true, _) => Err("names no rule".to_owned()),
            (_, true) => Err("gives no reason: write it after the rule".to_owned()),
            _ => Ok(Self {
                rules,
                until,
                reason: reason.to_owned(),
            }),
        }
    }

    /// As exceptions that cover a resource.
    fn exceptions(&self, resource: &Pattern, place: &str) -> impl Iterator<Item = Exception> {
        self.rules.iter().map(move |rule| {
            let until = self.until.unwrap_or_else(Moment::never);
            Exception {
                resource: resource.clone(),
                ..Exception::new(rule.clone(), self.reason.clone(), place.to_owned(), until)
            }
        })
    }
}

/// Skips of resources by address or uid, one a line: `aws_s3_bucket.logs RULE reason`; `#` begins a comment.
#[derive(Debug, Clone, Default)]
pub struct Addresses(Vec<Exception>);

impl Addresses {
    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read, or a line is no skip.
    pub fn read(file: &Path) -> Result<Self, Error> {
        let wrong = |what: String| Error::Usage(format!("skips {}: {what}", file.display()));
        let text = file::text(file).map_err(|error| wrong(error.to_string()))?;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mut exceptions = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let place = format!("{name}:{}", number + 1);
            let (address, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let skip = Skip::read(rest).map_err(|what| wrong(format!("line {}: {what}", number + 1)))?;
            exceptions.extend(skip.exceptions(&Pattern::from(address), &place));
        }
        Ok(Self(exceptions))
    }

    /// The exceptions that it stands for.
    pub fn into_exceptions(self) -> Vec<Exception> {
        self.0
    }
}

/// The exceptions that a resource brings itself, and what is wrong with those that are not taken: one that ended, or that names no rule
/// which there is, would be missed by nobody. `now` in ms since the Unix epoch.
pub fn of(
    change: &ConfigChange,
    comments: impl Iterator<Item = (String, String)>,
    (file, engine, now): (&str, &Engine, i64),
) -> (Vec<Exception>, Vec<Wrong>) {
    let (mut exceptions, mut wrong) = (Vec::new(), Vec::new());
    let resource = Pattern::from(change.resource_uid.as_str());
    let written = metadata::of(change)
        .into_iter()
        .map(|(place, text)| (format!("{place} in {file}"), text));
    for (place, text) in comments.chain(written) {
        let skip = match Skip::read(&text) {
            Ok(skip) => skip,
            Err(what) => {
                wrong.push(format!("skip at {place} is not taken: it {what}"));
                continue;
            }
        };
        if let Some(until) = skip.until.filter(|until| until.millis() <= now) {
            wrong.push(format!("skip at {place} is not taken: it ended on {until}"));
        }
        let unknown = skip
            .rules
            .iter()
            .filter_map(|rule| Some((rule, unknown(engine, rule)?)));
        wrong.extend(unknown.map(|(rule, what)| format!("skip at {place} of `{}`: {what}", rule.as_str())));
        exceptions.extend(skip.exceptions(&resource, &place));
    }
    (exceptions, wrong)
}

#[cfg(test)]
mod tests {
    use super::Skip;

    #[test]
    fn skips_are_read() {
        let skip = Skip::read("a_rule,b_* until=2027-01-31 logs of tests only").unwrap();
        assert_eq!(skip.reason, "logs of tests only");
        assert_eq!((skip.rules.len(), skip.until.is_some()), (2, true));
        assert_eq!(Skip::read("a_rule: known").unwrap().reason, "known");
        for (text, expect) in [
            ("", "no rule"),
            ("a_rule", "no reason"),
            ("a_rule until=2027-01-31", "no reason"),
            ("a_rule until=soon x", "is no day"),
        ] {
            assert!(Skip::read(text).unwrap_err().contains(expect), "{text}");
        }
    }
}
