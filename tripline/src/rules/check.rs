//! `tripline rules check`: everything is compiled, nothing is run.

use std::io::Write;

use super::frameworks::Frameworks;
use crate::arguments::rules::Check;
use crate::config::Config;
use crate::{CLEAN, Error, pack};

/// Compiles every rule and table.
///
/// # Errors
/// All mistakes, with file, line and fix.
pub fn run(arguments: &Check) -> Result<u8, Error> {
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
