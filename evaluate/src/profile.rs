//! A profile as a file, `profiles/NAME.tsv` beside the rules: a selector a line, and why. Parses; chooses nothing.

mod selector;

use std::path::{Path, PathBuf};

use schemas::Severity;

use crate::error::RuleError;
use crate::rule::Rule;
pub use selector::{Selector, frameworks};

/// The folder of the files.
pub const FOLDER: &str = "profiles";

/// Rules by name.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The file's name without its end.
    pub name: String,
    /// The folder of rules that it stands in.
    pub folder: PathBuf,
    /// What chooses the rules, with the line.
    pub selectors: Vec<(usize, Selector)>,
    /// The file.
    pub file: PathBuf,
}

impl Profile {
    /// Reads a file.
    ///
    /// # Errors
    /// A line that is no selector, or says not why.
    pub fn read(file: &Path, text: &str) -> Result<Self, RuleError> {
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let selector = |(number, line): (usize, &str)| {
            let at = |error: RuleError| RuleError {
                line: number,
                ..error.in_file(file)
            };
            let Some((selector, _)) = line.split_once('\t').filter(|(_, why)| !why.trim().is_empty()) else {
                let fix = "write the rule, a tabulator and why it is in the profile";
                return Err(at(RuleError::new("the line does not say why", fix)));
            };
            Ok((number, Selector::parse(selector).map_err(at)?))
        };
        Ok(Self {
            name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            folder: file.parent().and_then(Path::parent).unwrap_or(Path::new("")).to_owned(),
            selectors: lines.map(selector).collect::<Result<_, _>>()?,
            file: file.to_owned(),
        })
    }

    /// Whether it chooses the rule. By severity it chooses what has it by its author's word or by the config's: who makes a rule less
    /// severe hears of it as before.
    pub fn chooses(&self, rule: &Rule) -> bool {
        let severities: [Severity; 2] = [rule.header.severity, rule.info.severity];
        let by = |selector: &Selector| severities.iter().any(|severity| selector.matches(rule, *severity));
        self.selectors.iter().any(|(_, selector)| by(selector))
    }

    /// Whether the rule stands in the same folder of rules.
    pub fn is_beside(&self, rule: &Rule) -> bool {
        rule.file.starts_with(&self.folder)
    }
}
