//! `docs/config.md`, made from the config's types: every key with type, default and meaning. Knows no section's meaning.

mod kind;

use std::collections::HashSet;
use std::fmt::Write;

use serde_json::{Map, Value};

use crate::config::Config;
use kind::{Form, Types};

const HEAD: &str = "\
# Config

Made from the types by `tripline config-reference`; a test holds it to them. One TOML file, or a folder of them, named with `--config`
or `TRIPLINE_CONFIG`; every key has the default that stands here. `tripline validate` names file, line and fix of whatever is wrong.

**A folder**: its files `*.toml` in the order of their names. Sections come together, lists of sections (`[[sink]]`) follow each other; a
key that two files set is refused.

**The environment** sets any key, over what files say: `TRIPLINE_`, then the key's path with `__` between its parts.
`TRIPLINE_BUS__KIND=kafka`, `TRIPLINE_BUS__KAFKA__BROKERS=kafka-1:9092,kafka-2:9092`, `TRIPLINE_SINK__SPLUNK__URL=…` (the sink of that name;
a number counts from 0). What is no text or list of texts is written as in TOML:
`TRIPLINE_BUS__KAFKA__PROPERTIES='{\"security.protocol\" = \"SSL\"}'`. A variable with `__` that names no key is refused. `${NAME}` within a value, and a value `$NAME`, is
not replaced, and refused.

Secrets are written `env:NAME`, `file:/path` or as they are, and are never printed. Sizes are written `\"16MiB\"`, `\"900kB\"`; spans of
time `\"500ms\"`, `\"30s\"`, `\"5m\"`, `\"1h\"`, `\"1d\"`.
";

/// The whole page.
pub fn markdown() -> String {
    let types = Types::of::<Config>();
    let defaults = serde_json::to_value(Config::default()).unwrap_or_default();
    let mut page = Page {
        types: &types,
        out: HEAD.to_owned(),
        written: HashSet::new(),
    };
    page.table("", types.root(), &defaults);
    page.out.truncate(page.out.trim_end().len());
    page.out.push('\n');
    page.out
}

struct Page<'a> {
    types: &'a Types,
    out: String,
    /// Tables that were written, by path and type.
    written: HashSet<(String, String)>,
}

type Property<'a> = (&'a String, &'a Value);

impl<'a> Page<'a> {
    /// The keys of a table, then the tables within it.
    fn table(&mut self, path: &str, object: &'a Map<String, Value>, defaults: &Value) {
        let Some(properties) = object.get("properties").and_then(Value::as_object) else {
            return;
        };
        let required: Vec<&str> = object
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let (keys, tables): (Vec<Property>, Vec<Property>) = properties
            .iter()
            .partition(|(_, schema)| matches!(self.types.form(schema), Form::Value(_)));
        if !keys.is_empty() {
            let _ = writeln!(self.out, "\n| key | type | default | |\n|---|---|---|---|");
            for (key, schema) in keys {
                self.key(key, schema, defaults.get(key), required.contains(&key.as_str()));
            }
        }
        for (key, schema) in tables {
            let path = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            self.inner(&path, schema, defaults.get(key).unwrap_or(&Value::Null));
        }
    }

    fn key(&mut self, key: &str, schema: &'a Value, default: Option<&Value>, required: bool) {
        let Form::Value(kind) = self.types.form(schema) else {
            return;
        };
        // The word that tells forms apart stands in the heading.
        if schema.get("const").is_some() {
            return;
        }
        let default = match default.or_else(|| schema.get("default")) {
            _ if required => "required".to_owned(),
            None | Some(Value::Null) => String::new(),
            Some(Value::Array(list)) if list.is_empty() => "`[]`".to_owned(),
            Some(Value::Object(map)) if map.is_empty() => String::new(),
            Some(value) => format!("`{value}`"),
        };
        let meaning = cell(&self.types.description(schema));
        let _ = writeln!(
            self.out,
            "| `{key}` | {} | {} | {meaning} |",
            cell(&kind),
            cell(&default)
        );
    }

    fn inner(&mut self, path: &str, schema: &'a Value, defaults: &Value) {
        let marks = "#".repeat((path.matches('.').count() + 2).min(4));
        let (heading, objects, defaults) = match self.types.form(schema) {
            Form::Value(_) => return,
            Form::Table(objects) => (format!("[{path}]"), objects, defaults),
            Form::Tables(objects) => (format!("[[{path}]]"), objects, &Value::Null),
            Form::Named(objects) => (format!("[{path}.NAME]"), objects, &Value::Null),
        };
        let about = self.types.description(schema);
        if let [object] = objects.as_slice() {
            // What several kinds of one thing have alike is written where it first comes.
            if !self
                .written
                .insert((path.to_owned(), Value::Object((*object).clone()).to_string()))
            {
                return;
            }
            let _ = writeln!(self.out, "\n{marks} `{heading}`\n{about}");
            return self.table(path, object, defaults);
        }
        let _ = writeln!(self.out, "\n{marks} `{heading}`\n{about}");
        for object in objects {
            let tag = tag(object)
                .map(|(key, word)| format!(", `{key} = \"{word}\"`"))
                .unwrap_or_default();
            let about = object
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .replace('\n', " ");
            let _ = writeln!(self.out, "\n#### `{heading}`{tag}\n{about}");
            self.table(path, object, &Value::Null);
        }
    }
}

/// The key and word that tell one form of a table from the others.
fn tag(object: &Map<String, Value>) -> Option<(&str, &str)> {
    let properties = object.get("properties")?.as_object()?;
    properties
        .iter()
        .find_map(|(key, schema)| Some((key.as_str(), schema.get("const")?.as_str()?)))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
