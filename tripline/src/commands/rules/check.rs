//! `tripline rules check`: everything is compiled, nothing is run; what compiles and is hardly meant is warned of.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use evaluate::cases::{Expected, file};
use evaluate::rule::Rule;
use evaluate::{RuleError, family, lint, selection};

use super::{cases, lock};
use crate::arguments::Pack;
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::pack::{self, built_in};
use crate::style::{Style, counted};

/// Compile everything and name file, line and fix of each mistake
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Check {
    /// Which rules
    #[command(flatten)]
    pub pack: Pack,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Exit with 2 where a rule is not what this file says (`tripline rules lock`)
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = lock::FILE)]
    pub locked: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Exit codes:
  0  all compile            1  with --strict: there are warnings          2  mistakes

Examples:
  tripline rules check
  tripline rules check --rules our-rules
  tripline rules check --rules our-rules --locked     fails where they are not those of rules.lock
";

/// Compiles every rule and table.
///
/// # Errors
/// All mistakes, with file, line and fix.
pub fn run(arguments: Check) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let (rules, engine) = checked(&arguments.pack, &loaded.config.evaluate)?;
    if let Some(file) = &arguments.locked {
        let differences = lock::differences(file, &engine)?;
        if !differences.is_empty() {
            let (name, lines) = (file.display(), differences.join("\n"));
            return Err(Error::Usage(format!(
                "the rules are not those of {name}\n{lines}\n`tripline rules lock` writes it anew, once this is what you want"
            )));
        }
    }
    let mut out = io::stdout().lock();
    let style = Style::of(&io::stdout());
    for line in pack::replaced(&rules) {
        writeln!(out, "{}", style.faint(line))?;
    }
    let own = rules.rules.iter().filter(|rule| !built_in::has(&rule.file)).count();
    // Whoever has rules of their own asks about those.
    let wanted = |rule: &Rule| own == 0 || !built_in::has(&rule.file);
    let mut warnings = lint::lint(&rules, &engine, wanted);
    warnings.extend(rules.rules.iter().filter(|rule| wanted(rule)).flat_map(untested));
    warnings.extend(
        pack::empty(&arguments.pack, &loaded.config.evaluate)?
            .iter()
            .map(|folder| without_rules(folder)),
    );
    let all = pack::load_all(&arguments.pack, &loaded.config.evaluate)?.rules;
    let leaderless = family::missing(&all).into_iter();
    // Without the built-in rules one rule may be tried that is led by one of them.
    warnings.extend(leaderless.filter(|warning| {
        let of = |rule: &&Rule| warning.file.as_deref() == Some(rule.file.as_path());
        !arguments.pack.no_built_in && all.iter().find(of).is_some_and(wanted)
    }));
    warnings.extend(selection::stale(&rules));
    for warning in &warnings {
        writeln!(out, "{} {warning}", style.error("warning:"))?;
    }
    let said = match (own, rules.rules.len() - own) {
        (own, 0) => counted(own, "rule"),
        (0, built_in) => counted(built_in, "built-in rule"),
        (own, built_in) => format!(
            "{} of yours and {}",
            counted(own, "rule"),
            counted(built_in, "built-in one")
        ),
    };
    let tables = counted(engine.catalog().planned().tables.len(), "table");
    let warned = match warnings.len() {
        0 => String::new(),
        count => format!("; {}", counted(count, "warning")),
    };
    writeln!(out, "{said} over {tables}: all compile{warned}")?;
    Ok(if arguments.strict && !warnings.is_empty() {
        FOUND
    } else {
        CLEAN
    })
}

/// The rules, compiled, and their cases read.
fn checked(arguments: &Pack, config: &evaluate::Config) -> Result<(evaluate::Pack, evaluate::Engine), Error> {
    let (rules, engine) = pack::checked(arguments, config)?;
    let own = rules.rules.iter().filter(|rule| !built_in::has(&rule.file));
    let with_cases = own.filter(|rule| cases::are_beside(rule));
    let mistakes: Vec<RuleError> = with_cases
        .filter_map(|rule| cases::read(&file(&rule.file)).err())
        .flatten()
        .collect();
    if mistakes.is_empty() {
        Ok((rules, engine))
    } else {
        Err(Error::Rules(mistakes))
    }
}

/// Verdicts of which a rule has no case.
fn untested(rule: &Rule) -> Vec<RuleError> {
    let file = file(&rule.file);
    let cases = match cases::read(&file) {
        Ok(cases) => cases,
        Err(mistakes) => return mistakes,
    };
    let missing = [Expected::Pass, Expected::Fail, Expected::Unknown].into_iter();
    let missing = missing.filter(|wanted| !cases.iter().any(|case| case.verdict == *wanted));
    let warning = |wanted: Expected| {
        let what = format!("no case whose verdict is {}", wanted.as_str());
        RuleError::new(what, "add a record of which the rule says so").in_file(&file)
    };
    missing.map(warning).collect()
}

fn without_rules(folder: &Path) -> RuleError {
    let fix = "a rule is a file NAME.sql, a table tables/NAME.sql (docs/rules.md)";
    RuleError::new("the folder holds neither rules nor tables", fix).in_file(folder)
}
