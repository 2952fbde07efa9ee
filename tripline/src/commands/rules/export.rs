//! `tripline rules export`: the rules that the binary carries, as files.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::error::Error;
use crate::exit::CLEAN;
use crate::pack::built_in;

/// Write the built-in rules with their cases, tables and mappings into a new folder
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Export {
    /// The folder; it must be new or empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  tripline rules export rules
";

/// Writes them.
///
/// # Errors
/// The folder holds something already, or cannot be written.
pub fn run(arguments: &Export) -> Result<u8, Error> {
    let folder = &arguments.folder;
    if folder.exists() && std::fs::read_dir(folder)?.next().is_some() {
        let shown = folder.display();
        return Err(Error::Usage(format!("`{shown}` is not empty: name a new folder")));
    }
    let files = built_in::files()?;
    for (path, text) in &files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(file, text)?;
    }
    let (count, shown) = (files.len(), folder.display());
    let say = "rules of that folder now replace the built-in ones where you name it with --rules; keep only those that you change";
    writeln!(std::io::stdout(), "{count} files in {shown}: {say}")?;
    Ok(CLEAN)
}
