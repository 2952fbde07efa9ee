//! Secrets: each is read, so that a variable that is not set or a file that is not there is known before anything runs.

use std::collections::HashSet;

use pipeline::config::{Loaded, Problem, Secret};
use serde_json::Value;

use crate::config::Config;

/// What a secret is written as, whatever it is.
const HIDDEN: &str = "***";

pub(super) fn problems(loaded: &Loaded<Config>) -> Vec<Problem> {
    // The types say which texts are secrets: those that do not write themselves.
    let written = serde_json::to_value(&loaded.config).unwrap_or_default();
    let mut hidden = HashSet::new();
    gather(&written, "", &mut hidden);
    let secrets = loaded.texts.iter().filter(|(key, _)| hidden.contains(key));
    let problem = |(key, text): &(String, String)| {
        let error = Secret::new(text).expose().err()?;
        let fix = "set it where the process runs; `tripline validate --text` checks the text alone";
        Some(Problem::new(key, format!("cannot be read: {error}"), fix))
    };
    secrets.filter_map(problem).collect()
}

/// The paths of what is hidden, as the config's texts have them: `sink[2].token`.
fn gather(value: &Value, path: &str, hidden: &mut HashSet<String>) {
    match value {
        Value::String(text) if text == HIDDEN => {
            // One of a list may be written without brackets.
            hidden.extend(path.strip_suffix("[0]").map(str::to_owned));
            hidden.insert(path.to_owned());
        }
        Value::Object(members) => {
            let join = |key: &str| match path {
                "" => key.to_owned(),
                path => format!("{path}.{key}"),
            };
            members
                .iter()
                .for_each(|(key, value)| gather(value, &join(key), hidden));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(position, item)| gather(item, &format!("{path}[{position}]"), hidden));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_hidden_is_found_by_its_path() {
        let value =
            json!({"sink": [{}, {"token": "***", "url": "u", "headers": {"x.y": "***"}}], "auth": ["***", "***"]});
        let mut hidden = HashSet::new();
        gather(&value, "", &mut hidden);
        let mut hidden: Vec<String> = hidden.into_iter().collect();
        hidden.sort();
        assert_eq!(
            hidden,
            ["auth", "auth[0]", "auth[1]", "sink[1].headers.x.y", "sink[1].token"]
        );
    }
}
