//! `tripline rules lock`: what each rule rests on, as a hash, in a file that belongs beside the rules. `rules check --locked` reads it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use evaluate::Engine;
use pipeline::file;

use crate::arguments::Pack;
use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::pack;

/// Where it is, unless another file is named.
pub const FILE: &str = "rules.lock";

const HEAD: &str = "# What each rule rests on: its text, parameters, tables and functions. Made by `tripline rules lock`, held by\n\
                    # `tripline rules check --locked`.\n";

/// Write down what each rule rests on, for `rules check --locked`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Lock {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// Where to
    #[arg(long, value_name = "FILE", default_value = FILE)]
    pub file: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules lock --rules our-rules             writes rules.lock, to be kept with the rules
  tripline rules check --locked --rules our-rules   fails where a rule or what it reads is another
";

/// Compiles everything and writes the file.
///
/// # Errors
/// Mistakes in the rules, or the file cannot be written.
pub fn run(arguments: &Lock) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let rules = pack::load(&arguments.pack, &loaded.config.evaluate)?;
    let hashes = hashes(&pack::compile(&rules)?);
    let lines: String = hashes.iter().map(|(rule, hash)| format!("{hash}  {rule}\n")).collect();
    let file = arguments.file.display();
    std::fs::write(&arguments.file, format!("{HEAD}{lines}"))
        .map_err(|error| Error::Usage(format!("{file} cannot be written: {error}")))?;
    writeln!(io::stdout(), "{file}: {} rules", hashes.len())?;
    Ok(CLEAN)
}

/// What differs from a lock, a line each.
///
/// # Errors
/// The file cannot be read, or is none.
pub fn differences(file: &Path, engine: &Engine) -> Result<Vec<String>, Error> {
    let name = file.display();
    let text = file::text(file).map_err(|error| {
        Error::Usage(format!(
            "{name} cannot be read: {error}; `tripline rules lock` writes it"
        ))
    })?;
    let mut locked = BTreeMap::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        let Some((hash, rule)) = line.split_once("  ") else {
            let what = format!(
                "{name}:{}: not `HASH  RULE`; `tripline rules lock` writes it anew",
                number + 1
            );
            return Err(Error::Usage(what));
        };
        locked.insert(rule.to_owned(), hash.to_owned());
    }
    let now = hashes(engine);
    let changed = now.iter().filter_map(|(rule, hash)| match locked.get(rule) {
        None => Some(format!("{rule} is new")),
        Some(before) if before != hash => Some(format!("{rule} rests on something else than when it was locked")),
        Some(_) => None,
    });
    let gone = locked
        .keys()
        .filter(|rule| !now.contains_key(*rule))
        .map(|rule| format!("{rule} is gone"));
    Ok(changed.chain(gone).collect())
}

fn hashes(engine: &Engine) -> BTreeMap<String, String> {
    let bases = engine.bases();
    bases
        .map(|(rule, basis)| (rule.to_owned(), format!("{basis:016x}")))
        .collect()
}
