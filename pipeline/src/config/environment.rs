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

/// What a variable was meant to set that has `_` where `__` belongs: `TRIPLINE_BUS_KIND`. Nothing where it is no key's, and may be a secret.
pub(super) fn meant(name: &str, schema: &Schema) -> Option<String> {
    let words = name.strip_prefix(PREFIX)?.to_lowercase();
    let words: Vec<&str> = words.split('_').collect();
    if words.len() < 2 || words.iter().any(|word| word.is_empty()) {
        return None;
    }
    let path = path_of(&words, &[], schema).filter(|path| path.len() > 1)?;
    Some(format!("{PREFIX}{}", path.join(SEPARATOR).to_uppercase()))
}

/// The words as parts of a key, each of one word or of several.
fn path_of(words: &[&str], before: &[String], schema: &Schema) -> Option<Vec<String>> {
    if words.is_empty() {
        return Some(before.to_vec());
    }
    (1..=words.len()).find_map(|count| {
        let path = [before, &[words[..count].join("_")]].concat();
        schema
            .has(&path)
            .then(|| path_of(&words[count..], &path, schema))
            .flatten()
    })
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
