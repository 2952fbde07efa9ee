//! The `[[sink]]` entries as a whole: where findings go. Pure: reads no file and no secret.

use pipeline::config::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::destination::Entry;

/// All destinations.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Config(pub Vec<Entry>);

/// A config in which nothing is wrong.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    entries: Vec<Entry>,
}

impl Settings {
    /// The destinations, in the order of the config.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Config {
    /// All that is wrong at once, or settings to build from.
    pub fn validate(self) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        for (position, entry) in self.0.iter().enumerate() {
            let at = format!("sink[{position}]");
            let name = entry.name();
            if self.0[..position].iter().any(|earlier| earlier.name() == name) {
                problems.push(Problem::new(
                    format!("{at}.name"),
                    format!("{name:?} is used twice"),
                    "give each its own: a destination remembers by its name how far it has read",
                ));
            }
            problems.extend(entry.problems(&at));
        }
        if problems.is_empty() {
            Ok(Settings { entries: self.0 })
        } else {
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests;
