//! The rules in force: those that the binary carries, under folders of the command line or the config, with its parameters, compiled.

pub mod built_in;
pub mod parcel;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use evaluate::pack::Files;
use evaluate::{Engine, Pack, RuleSet, Selection};
use schemas::Clock;

use crate::arguments::Pack as Arguments;
use crate::error::Error;
use crate::exceptions;

/// Folders of a pack whose files are no rules.
const TABLES: &str = "tables";
const FUNCTIONS: &str = "functions";

/// At most so many names are shown of what a folder replaces.
const NAMED: usize = 5;

/// The command line's folders, or else the config's.
fn folders<'a>(arguments: &'a Arguments, config: &'a evaluate::Config) -> &'a [PathBuf] {
    if arguments.rules.is_empty() {
        &config.rules
    } else {
        &arguments.rules
    }
}

/// Reads the rules that are switched on, and the tables and functions that they read. The command line's folders take the place of the config's.
///
/// # Errors
/// Everything that is wrong in their files.
pub fn load(arguments: &Arguments, config: &evaluate::Config) -> Result<Pack, Error> {
    Ok(without_disabled(load_all(arguments, config)?, config))
}

/// The same of folders that were read.
fn load_of(folders: Vec<Files>, config: &evaluate::Config) -> Result<Pack, Error> {
    Ok(without_disabled(parse(folders, config, !config.built_in)?, config))
}

fn without_disabled(mut pack: Pack, config: &evaluate::Config) -> Pack {
    pack.rules.retain(|rule| !config.is_disabled(&rule.info.id));
    pack.leave_out_unread(built_in::has);
    pack
}

/// The same with all rules and tables.
///
/// # Errors
/// Everything that is wrong in their files.
pub fn load_all(arguments: &Arguments, config: &evaluate::Config) -> Result<Pack, Error> {
    let own = own_folders(folders(arguments, config))?;
    parse(own, config, arguments.no_built_in || !config.built_in)
}

fn parse(own: Vec<Files>, config: &evaluate::Config, only_tables: bool) -> Result<Pack, Error> {
    Pack::of(&sources(own, only_tables)?, config.overlay()).map_err(Error::Rules)
}

/// What compiles all, and says all that is wrong: in what cannot be read and in what cannot be compiled.
///
/// # Errors
/// All of it.
pub fn checked(arguments: &Arguments, config: &evaluate::Config) -> Result<(Pack, Engine), Error> {
    let own = own_folders(folders(arguments, config))?;
    let sources = sources(own, arguments.no_built_in || !config.built_in)?;
    let (pack, mut mistakes) = Pack::read(&sources, config.overlay());
    let pack = without_disabled(pack, config);
    match compile_all(&pack) {
        Ok(engine) if mistakes.is_empty() => {
            engine.check().map_err(Error::Rules)?;
            return Ok((pack, engine));
        }
        Ok(_) => {}
        Err(Error::Rules(more)) => mistakes.extend(more),
        Err(error) => return Err(error),
    }
    mistakes.sort_by(|a, b| (&a.file, a.place()).cmp(&(&b.file, b.place())));
    Err(Error::Rules(mistakes))
}

/// The folders, the built-in one before them.
fn sources(own: Vec<Files>, only_tables: bool) -> Result<Vec<Files>, Error> {
    let mut sources = vec![built_in::rules()?];
    sources.extend(own);
    if only_tables {
        let is_rule = |file: &Path| {
            file.extension().is_some_and(|end| end == "sql")
                && ![TABLES, FUNCTIONS]
                    .iter()
                    .any(|name| file.starts_with(Path::new(built_in::NAME).join(name)))
        };
        sources[0].texts.retain(|(file, _)| !is_rule(file));
    }
    Ok(sources)
}

/// Reads folders of rules.
///
/// # Errors
/// One is not there, or cannot be read.
fn own_folders(folders: &[PathBuf]) -> Result<Vec<Files>, Error> {
    folders.iter().map(|folder| read(folder)).collect()
}

fn read(folder: &Path) -> Result<Files, Error> {
    if !folder.exists() {
        return Err(Error::Usage(format!(
            "there is no folder `{}` of rules here: name your own with --rules or `evaluate.rules` in the config, and leave it out for \
             the built-in ones alone",
            folder.display()
        )));
    }
    Files::read(folder).map_err(Error::Rules)
}

/// The same, with the rules marked that are told as findings.
///
/// # Errors
/// Everything that is wrong in their files or in the config's `[rules]`.
pub fn load_told(arguments: &Arguments, config: &evaluate::Config, told: &Selection) -> Result<Pack, Error> {
    let mut pack = load(arguments, config)?;
    told.apply(&mut pack).map_err(Error::Rules)?;
    Ok(pack)
}

/// Compiles them: what is built in, which a test compiles whole, when a record first asks for it.
///
/// # Errors
/// Everything that is wrong in the others.
pub fn compile(pack: &Pack) -> Result<Engine, Error> {
    Engine::compiling(pack, Clock::system(), built_in::has).map_err(Error::Rules)
}

/// Compiles them all at once.
///
/// # Errors
/// Everything that is wrong in them.
pub fn compile_all(pack: &Pack) -> Result<Engine, Error> {
    Engine::new(pack, Clock::system()).map_err(Error::Rules)
}

/// Rules with the exceptions beside them, compiled.
pub struct Compiled {
    /// The set.
    pub set: RuleSet,
    /// What stands in place of what, one line a folder.
    pub replaced: Vec<String>,
}

/// What the config says to judge by.
///
/// # Errors
/// Everything that is wrong in the rules.
pub fn rule_set(config: &evaluate::Config, told: &Selection) -> Result<Compiled, Error> {
    let pack = load_told(&Arguments::default(), config, told)?;
    let engine = Arc::new(compile(&pack)?);
    let exceptions = exceptions::all(config, Clock::system().now())?;
    Ok(Compiled {
        set: RuleSet::new(engine, exceptions),
        replaced: replaced(&pack),
    })
}

/// Those of the folders that hold nothing.
///
/// # Errors
/// One cannot be read.
pub fn empty(arguments: &Arguments, config: &evaluate::Config) -> Result<Vec<PathBuf>, Error> {
    let folders = folders(arguments, config);
    let empty = folders.iter().zip(own_folders(folders)?);
    let empty = empty.filter(|(_, files)| files.texts.is_empty());
    Ok(empty.map(|(folder, _)| folder.clone()).collect())
}

/// What stands in place of what, one line a folder.
pub fn replaced(pack: &Pack) -> Vec<String> {
    let mut by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for replaced in pack.replaced.iter().filter(|replaced| !replaced.together) {
        by.entry(&replaced.folder).or_default().push(&replaced.name);
    }
    let line = |(folder, names): (&str, Vec<&str>)| {
        let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        match names.len().checked_sub(NAMED) {
            None | Some(0) => format!("{folder} replaces {named}"),
            Some(more) => format!("{folder} replaces {named} and {more} more"),
        }
    };
    by.into_iter().map(line).collect()
}
