//! The rules under measure. Those that do not compile are named on standard error and left out: while one is being written, the
//! others can still be measured.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use evaluate::pack::Pack;
use evaluate::rule::{Overlay, Rule};
use evaluate::{Engine, RuleError};
use schemas::Clock;
use serde_json::Value;

/// Folders that are read as a whole: a rule that cannot be read is left out, a table or function never.
const WHOLE: [&str; 2] = ["functions", "tables"];

/// Functions, tables and the rules that can be read.
pub struct Rules {
    pack: Pack,
}

impl Rules {
    /// Reads a folder of rules.
    pub fn load(folder: &Path) -> anyhow::Result<Self> {
        let whole: Vec<PathBuf> = WHOLE.iter().map(|name| folder.join(name)).collect();
        let whole: Vec<PathBuf> = whole.into_iter().filter(|folder| folder.is_dir()).collect();
        let pack = Pack::load(&whole, &Overlay::new()).map_err(joined)?;
        let mut files = Vec::new();
        rule_files(folder, &mut files).with_context(|| folder.display().to_string())?;
        files.sort();
        let mut rules = Vec::new();
        for file in files {
            match std::fs::read_to_string(&file) {
                Ok(text) => match Rule::parse(&file, &text, &Overlay::new()) {
                    Ok(rule) => rules.push(rule),
                    Err(error) => eprintln!("left out: {error}"),
                },
                Err(error) => bail!("{}: {error}", file.display()),
            }
        }
        Ok(Self {
            pack: Pack { rules, ..pack },
        })
    }

    /// Whether there is such a rule.
    pub fn has(&self, id: &str) -> bool {
        self.pack.rules.iter().any(|rule| rule.info.id == id)
    }

    /// An engine of all rules.
    ///
    /// # Errors
    /// Tables that do not compile.
    pub fn engine(&self) -> anyhow::Result<Engine> {
        compile(self.pack.clone())
    }

    /// An engine of these rules, each with its parameters.
    ///
    /// # Errors
    /// Parameters that a rule does not have, tables that do not compile.
    pub fn tuned(&self, tunings: &BTreeMap<&str, &Params>) -> anyhow::Result<Engine> {
        let mut rules = Vec::with_capacity(tunings.len());
        for rule in &self.pack.rules {
            match tunings.get(rule.info.id.as_str()) {
                None => {}
                Some(params) if params.is_empty() => rules.push(rule.clone()),
                Some(params) => rules.push(with_params(rule, params)?),
            }
        }
        compile(Pack {
            functions: self.pack.functions.clone(),
            tables: self.pack.tables.clone(),
            rules,
            ..Pack::default()
        })
    }
}

/// Values of a rule's parameters.
pub type Params = BTreeMap<String, Value>;

fn with_params(rule: &Rule, params: &Params) -> anyhow::Result<Rule> {
    rule.tuned(params).map_err(|error| joined(vec![error]))
}

/// Compiles what can be compiled.
fn compile(mut pack: Pack) -> anyhow::Result<Engine> {
    loop {
        let errors = match Engine::new(&pack, Clock::system()) {
            Ok(engine) => return Ok(engine),
            Err(errors) => errors,
        };
        let before = pack.rules.len() + pack.tables.len();
        let at_fault = |file: &Path| errors.iter().any(|error| error.file.as_deref() == Some(file));
        pack.rules.retain(|rule| !at_fault(&rule.file));
        pack.tables.retain(|table| !at_fault(&table.file));
        if pack.rules.len() + pack.tables.len() == before {
            return Err(joined(errors));
        }
        for error in &errors {
            eprintln!("left out: {error}");
        }
    }
}

fn joined(errors: Vec<RuleError>) -> anyhow::Error {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    anyhow::anyhow!(lines.join("\n"))
}

fn rule_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path
                .file_name()
                .is_some_and(|name| WHOLE.iter().any(|whole| name == *whole))
            {
                rule_files(&path, files)?;
            }
        } else if path.extension().is_some_and(|end| end == "sql") {
            files.push(path);
        }
    }
    Ok(())
}
