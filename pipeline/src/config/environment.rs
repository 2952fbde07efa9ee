//! Keys of the config that the environment sets: `TRIPLINE_BUS__KIND=kafka` is `bus.kind = "kafka"`. Reads no environment itself.

use serde_json::{Value, json};
use toml::de::DeTable;

use super::schema::Schema;

const PREFIX: &str = "TRIPLINE_";

/// Stands between the parts of a key, since `_` is part of many.
const SEPARATOR: &str = "__";

/// A variable that sets a key.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) path: Vec<String>,
    text: String,
}

/// Those that set a key, by name. Names with one `_` only are arguments of the command line, or secrets.
pub(super) fn variables(environment: impl IntoIterator<Item = (String, String)>) -> Vec<Variable> {
    let variable = |(name, text): (String, String)| {
        let path: Vec<String> = name
            .strip_prefix(PREFIX)?
            .split(SEPARATOR)
            .map(str::to_lowercase)
            .collect();
        let is_key = path.len() > 1 && path.iter().all(|part| !part.is_empty());
        is_key.then_some(Variable { name, path, text })
    };
    let mut found: Vec<Variable> = environment.into_iter().filter_map(variable).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

impl Variable {
    /// The key under which `written` puts the value.
    pub(super) const KEY: &str = "value";

    /// The value as a line of TOML: a text where the key takes one, texts between commas where it takes a list, else as it stands.
    pub(super) fn written(&self, schema: &Schema) -> String {
        let text = self.text.trim();
        let is_toml = text.starts_with(['[', '{', '"', '\'']);
        let as_it_stands = format!("{} = {text}", Self::KEY);
        let (takes_text, takes_list) = schema.takes(&self.path);
        if (is_toml || !takes_text) && DeTable::parse(&as_it_stands).is_ok() {
            return as_it_stands;
        }
        // A text or list of JSON is one of TOML.
        let value = match (takes_text, takes_list) {
            (false, true) if !is_toml => text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(Value::from)
                .collect(),
            _ => json!(self.text),
        };
        format!("{} = {value}", Self::KEY)
    }
}
