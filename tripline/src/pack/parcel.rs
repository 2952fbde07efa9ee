//! Rules as they are published on the bus: the texts of one's own folders with the settings beside them, so that every process judges by
//! the same, whatever files it has. The built-in rules are not in it: each program has its own.

use std::collections::BTreeMap;
use std::path::PathBuf;

use evaluate::pack::Files;
use evaluate::{Engine, Pack, Selection, selection};
use pipeline::config::Pattern;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{load_of, own_folders};
use crate::config::Config;
use crate::error::Error;

/// The name of the set that is in force: there is one.
pub const ACTIVE: &str = "active";

/// The one before it, for whoever starts before the moment at which the newest holds.
pub const PREVIOUS: &str = "previous";

/// Rules, packed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// What all of it rests on, as a hash: equal where the rules are.
    pub hash: String,
    /// The version of the program that made it.
    pub program: String,
    /// As in the config's `[evaluate]`.
    pub built_in: bool,
    /// The same.
    pub disabled: Vec<Pattern>,
    /// The same.
    pub parameters: BTreeMap<String, BTreeMap<String, Value>>,
    /// The config's `[rules]`.
    pub told: selection::Config,
    /// The folders of further rules, in order.
    pub folders: Vec<Folder>,
}

/// A folder: its name, and text by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    name: String,
    texts: Vec<(PathBuf, String)>,
}

impl Parcel {
    /// Packs what a config and further folders say to judge by, compiled and checked.
    ///
    /// # Errors
    /// Everything that is wrong in them.
    pub fn pack(config: &Config, folders: &[PathBuf]) -> Result<Self, Error> {
        let named = if folders.is_empty() {
            &config.evaluate.rules
        } else {
            folders
        };
        let folder = |files: Files| Folder {
            name: files.name,
            texts: files.texts,
        };
        let mut parcel = Self {
            hash: String::new(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            built_in: config.evaluate.built_in,
            disabled: config.evaluate.disabled.clone(),
            parameters: config.evaluate.parameters.clone(),
            told: config.rules.clone(),
            folders: own_folders(named)?.into_iter().map(folder).collect(),
        };
        let engine = parcel.compile()?.0;
        engine.check().map_err(Error::Rules)?;
        parcel.hash = hash(&engine);
        Ok(parcel)
    }

    /// Compiles it; what stands in place of what, one line a folder.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn compile(&self) -> Result<(Engine, Vec<String>), Error> {
        let config = evaluate::Config {
            built_in: self.built_in,
            disabled: self.disabled.clone(),
            parameters: self.parameters.clone(),
            ..evaluate::Config::default()
        };
        let files = self.folders.iter().map(|folder| Files {
            name: folder.name.clone(),
            texts: folder.texts.clone(),
        });
        let told = self.told()?;
        let mut pack: Pack = load_of(files.collect(), &config)?;
        told.apply(&mut pack).map_err(Error::Rules)?;
        let engine = super::compile(&pack)?;
        let ours = hash(&engine);
        if !self.hash.is_empty() && ours != self.hash {
            tracing::warn!(
                published = self.hash,
                ours,
                program = self.program,
                "the published rules come to something else here: this program has other built-in rules than the one that published them"
            );
        }
        Ok((engine, super::replaced(&pack)))
    }

    fn told(&self) -> Result<Selection, Error> {
        let wrong = |problems: Vec<pipeline::config::Problem>| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Error::Usage(lines.join("\n"))
        };
        Ok(self.told.validate().map_err(wrong)?.or(selection::RECOMMENDED))
    }
}

fn hash(engine: &Engine) -> String {
    format!("{:016x}", engine.basis())
}
