//! The rules in force: folders of the command line or the config, with its parameters, compiled.

use std::path::PathBuf;

use evaluate::{Engine, Pack};
use schemas::Clock;

use crate::Error;

/// The command line's folders, or else the config's.
pub fn folders<'a>(named: &'a [PathBuf], config: &'a evaluate::Config) -> &'a [PathBuf] {
    if named.is_empty() { &config.rules } else { named }
}

/// Reads the rules that are switched on. The command line's folders take the place of the config's.
///
/// # Errors
/// Everything that is wrong in their files.
pub fn load(folders: &[PathBuf], config: &evaluate::Config) -> Result<Pack, Error> {
    let folders = self::folders(folders, config);
    if let [folder] = folders
        && !folder.exists()
    {
        return Err(Error::Usage(format!(
            "there is no folder `{}` of rules here; name it with --rules, or `evaluate.rules` in the config",
            folder.display()
        )));
    }
    let mut pack = Pack::load(folders, config.overlay()).map_err(Error::Rules)?;
    pack.rules.retain(|rule| !config.is_disabled(&rule.info.id));
    Ok(pack)
}

/// Compiles them.
///
/// # Errors
/// Everything that is wrong in them.
pub fn compile(pack: &Pack) -> Result<Engine, Error> {
    Engine::new(pack, Clock::system()).map_err(Error::Rules)
}
