//! `tripline rules check`: everything is compiled, nothing is run.

use std::io::Write;

use clap::Args;

use super::frameworks::Frameworks;
use crate::arguments::Pack;
use crate::config::Config;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::pack;

/// Compile everything and name file, line and fix of each mistake
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules check
  tripline rules check --rules rules --rules our-rules
";

/// Compiles every rule and table.
///
/// # Errors
/// All mistakes, with file, line and fix.
pub fn run(arguments: Check) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let evaluate = &loaded.config.evaluate;
    let rules = pack::load(&arguments.pack.rules, evaluate)?;
    let engine = pack::compile(&rules)?;
    engine.check().map_err(Error::Rules)?;
    let frameworks = Frameworks::read(pack::folders(&arguments.pack.rules, evaluate))?;
    let mistakes: Vec<_> = rules.rules.iter().flat_map(|rule| frameworks.mistakes(rule)).collect();
    if !mistakes.is_empty() {
        return Err(Error::Rules(mistakes));
    }
    let (rules, tables) = (engine.rules().len(), engine.catalog().tables.len());
    writeln!(std::io::stdout(), "{rules} rules over {tables} tables: all compile")?;
    Ok(CLEAN)
}
