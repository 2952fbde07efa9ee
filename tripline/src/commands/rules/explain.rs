//! `tripline rules explain`: what a rule reads and how it is evaluated, and of a record the value of every part of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use evaluate::error::nearest;
use schemas::{Clock, ConfigChange};

use crate::arguments::Pack;
use crate::arguments::hints::Hints;
use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::{input, pack};

/// What a rule reads and how it is evaluated; with a record, the value of every part of it
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Explain {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// The rule's id
    pub rule: String,
    /// A file with a record, as `tripline scan` takes it; - reads standard input
    pub record: Option<PathBuf>,
    /// What is known of the record beside its bytes
    #[command(flatten)]
    pub hints: Hints,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules explain aws_ec2_security_group_ssh_open
  tripline rules explain aws_ec2_security_group_ssh_open record.json
";

/// Prints the rule in words.
///
/// # Errors
/// No such rule, rules that do not compile, or a record that cannot be read.
pub fn run(arguments: Explain) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let mut rules = pack::load(&arguments.pack, &loaded.config.evaluate)?;
    let unknown = {
        let words = unknown(&arguments.rule, rules.rules.iter().map(|rule| rule.info.id.as_str()));
        move || Error::Usage(words.clone())
    };
    rules.rules.retain(|rule| rule.info.id == arguments.rule);
    if rules.rules.is_empty() {
        return Err(unknown());
    }
    let engine = pack::compile(&rules)?;
    let mut out = std::io::stdout().lock();
    let Some(record) = &arguments.record else {
        let words = engine.explain(&arguments.rule, None).ok_or_else(&unknown)?;
        write!(out, "{words}")?;
        return Ok(CLEAN);
    };
    for change in changes(record, &arguments.hints)? {
        writeln!(out, "{} {}", change.resource_type, change.resource_uid)?;
        let words = engine.explain(&arguments.rule, Some(&change)).ok_or_else(&unknown)?;
        writeln!(out, "{words}")?;
    }
    Ok(CLEAN)
}

/// At most so many ids are named that hold a word.
const NAMED: usize = 5;

fn unknown<'a>(name: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    let holding: Vec<&str> = ids.clone().filter(|id| id.contains(name)).collect();
    match (holding.as_slice(), nearest(name, ids)) {
        ([], Some(near)) => format!("no rule `{name}`: did you mean `{near}`?"),
        ([], None) => format!("no rule `{name}`; `tripline rules list` names them"),
        (holding, _) if holding.len() <= NAMED => format!("no rule `{name}`: there is {}", holding.join(", ")),
        (holding, _) => format!("no rule `{name}`: `tripline rules list {name}` names {}", holding.len()),
    }
}

fn changes(file: &Path, hints: &Hints) -> Result<Vec<ConfigChange>, Error> {
    let mut changes = Vec::new();
    for input in input::list(&[file.to_owned()])? {
        let hints = ingest::Hints {
            name: input.name.clone(),
            ..hints.clone().into()
        };
        let decoded = ingest::decode(&input.read()?, &hints, &[], Clock::system().now());
        changes.extend(decoded.changes.into_iter().map(|decoded| decoded.change));
    }
    if changes.is_empty() {
        return Err(Error::Usage(format!(
            "{} holds no record that could be read; `tripline scan` says why",
            file.display()
        )));
    }
    Ok(changes)
}
