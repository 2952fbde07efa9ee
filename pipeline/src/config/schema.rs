//! The config's types as a schema: which keys a table may have, the nearest to one that it may not, what a key means.

use std::ops::Range;

use schemars::JsonSchema;
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::place::join;

/// A key that the types do not have.
#[derive(Debug)]
pub(super) struct Unknown {
    pub(super) span: Range<usize>,
    pub(super) what: String,
    pub(super) fix: String,
}

/// The schema of a config.
#[derive(Debug)]
pub(super) struct Schema(Value);

type Object = Map<String, Value>;

/// The schema of a type in which every reference stands written out, laid under what stands beside it.
pub fn inlined<T: JsonSchema>() -> Value {
    let root = schemars::schema_for!(T).to_value();
    inline(&root, &root, 0)
}

/// Config types do not hold themselves; a depth that none reaches ends what would not end.
const DEPTH: usize = 64;

fn inline(schema: &Value, root: &Value, depth: usize) -> Value {
    match schema {
        Value::Object(object) if depth < DEPTH => {
            let own = object.iter().filter(|(key, _)| *key != "$ref" && *key != "$defs");
            let own: Object = own
                .map(|(key, value)| (key.clone(), inline(value, root, depth + 1)))
                .collect();
            let referred = object
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|name| name.strip_prefix('#'));
            match referred
                .and_then(|pointer| root.pointer(pointer))
                .map(|schema| inline(schema, root, depth + 1))
            {
                Some(Value::Object(under)) => Value::Object(lay(under, own)),
                _ => Value::Object(own),
            }
        }
        Value::Array(items) => items.iter().map(|item| inline(item, root, depth + 1)).collect(),
        other => other.clone(),
    }
}

/// What stands beside a reference goes before it; keys and required keys are those of both.
fn lay(mut under: Object, over: Object) -> Object {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(more)) if key == "properties" => known.extend(more),
            (Some(Value::Array(known)), Value::Array(more)) if key == "required" => known.extend(more),
            (_, value) => drop(under.insert(key, value)),
        }
    }
    under
}

impl Schema {
    pub(super) fn of<T: JsonSchema>() -> Self {
        Self(inlined::<T>())
    }

    /// Every key that has no place, in the order of the file.
    pub(super) fn unknown_keys(&self, table: &DeTable) -> Vec<Unknown> {
        let mut unknown = Vec::new();
        self.table("", &[&self.0], table, &mut unknown);
        unknown.sort_by_key(|unknown| unknown.span.start);
        unknown
    }

    fn table(&self, path: &str, schemas: &[&Value], table: &DeTable, out: &mut Vec<Unknown>) {
        let objects: Vec<&Object> = schemas
            .iter()
            .flat_map(|schema| self.objects(schema))
            .filter(|object| fits(object, table))
            .collect();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let inner: Vec<&Value> = objects.iter().filter_map(|object| property(object, name)).collect();
            if inner.is_empty() {
                if !objects.is_empty() && objects.iter().all(|object| is_closed(object)) {
                    out.push(unknown(path, name, key.span(), &objects));
                }
                continue;
            }
            self.value(&join(path, name), &inner, value.get_ref(), out);
        }
    }

    fn value(&self, path: &str, schemas: &[&Value], value: &DeValue, out: &mut Vec<Unknown>) {
        match value {
            DeValue::Table(table) => self.table(path, schemas, table, out),
            DeValue::Array(items) => {
                let inner: Vec<&Value> = schemas.iter().flat_map(|schema| self.items(schema)).collect();
                for (position, item) in items.iter().enumerate() {
                    self.value(&format!("{path}[{position}]"), &inner, item.get_ref(), out);
                }
            }
            _ => {}
        }
    }

    /// The schema and each of the forms that it allows.
    fn forms<'a>(&'a self, schema: &'a Value) -> Vec<&'a Object> {
        let (mut waiting, mut forms) = (vec![schema], Vec::new());
        while let Some(Value::Object(object)) = waiting.pop() {
            for key in ["anyOf", "oneOf", "allOf"] {
                waiting.extend(object.get(key).and_then(Value::as_array).into_iter().flatten());
            }
            forms.push(object);
        }
        forms
    }

    /// Those forms that are tables.
    fn objects<'a>(&'a self, schema: &'a Value) -> Vec<&'a Object> {
        let is_table =
            |object: &&Object| object.contains_key("properties") || object.contains_key("additionalProperties");
        self.forms(schema).into_iter().filter(is_table).collect()
    }

    fn items<'a>(&'a self, schema: &'a Value) -> Vec<&'a Value> {
        self.forms(schema)
            .into_iter()
            .filter_map(|object| object.get("items"))
            .collect()
    }

    /// Whether the key may be a text, and whether it may be a list.
    pub(super) fn takes(&self, path: &[String]) -> (bool, bool) {
        let mut schemas = vec![&self.0];
        for name in path {
            let items: Vec<&Value> = schemas.iter().flat_map(|schema| self.items(schema)).collect();
            schemas.extend(items);
            let tables = schemas.iter().flat_map(|schema| self.objects(schema));
            let found: Vec<&Value> = tables.filter_map(|object| property(object, name)).collect();
            // The name or number of one of a list.
            if !found.is_empty() {
                schemas = found;
            }
        }
        let forms: Vec<&Object> = schemas.iter().flat_map(|schema| self.forms(schema)).collect();
        let is = |kind: &str| forms.iter().any(|form| is_of(form, kind));
        (is("string"), is("array"))
    }

    /// Whether there is such a key.
    pub(super) fn has(&self, path: &[String]) -> bool {
        let mut schemas = vec![&self.0];
        for name in path {
            let found = schemas.iter().flat_map(|schema| self.objects(schema));
            schemas = found.filter_map(|object| property(object, name)).collect();
        }
        !schemas.is_empty()
    }

    /// The first sentence of a key's documentation, as it goes on after a colon. Of an entry that is told by its `kind` it is that kind's.
    pub(super) fn meaning(&self, path: &str, table: &DeTable) -> Option<String> {
        let (schemas, _) = self.at(path, table);
        let described = |schema: &&Value| self.forms(schema).into_iter().find_map(description);
        schemas.iter().find_map(described)
    }

    /// The keys that the table at that path must have and has not.
    pub(super) fn missing(&self, path: &str, table: &DeTable) -> Vec<String> {
        let (schemas, Some(found)) = self.at(path, table) else {
            return Vec::new();
        };
        let objects = schemas.iter().flat_map(|schema| self.objects(schema));
        let required = objects
            .filter(|object| fits(object, found))
            .filter_map(|object| object.get("required")?.as_array())
            .flatten()
            .filter_map(Value::as_str);
        let mut missing: Vec<String> = required
            .filter(|name| found.iter().all(|(key, _)| key.get_ref() != *name))
            .map(str::to_owned)
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// What stands at that path: the forms that it may have, and the table that it is, if it is one.
    fn at<'a, 't, 'i>(&'a self, path: &str, table: &'t DeTable<'i>) -> (Vec<&'a Value>, Option<&'t DeTable<'i>>) {
        let (mut schemas, mut within) = (vec![&self.0], Some(table));
        for step in path.split('.').filter(|step| !step.is_empty()) {
            let (name, position) = match step.split_once('[') {
                Some((name, rest)) => (name, Some(rest.trim_end_matches(']'))),
                None => (step, None),
            };
            let fitting = |object: &&Object| within.is_none_or(|table| fits(object, table));
            let objects = schemas.iter().flat_map(|schema| self.objects(schema));
            let found = objects.filter(fitting).filter_map(|object| property(object, name));
            schemas = found.collect();
            let mut value = within.and_then(|table| entry(table, name));
            if let Some(position) = position {
                schemas = schemas.iter().flat_map(|schema| self.items(schema)).collect();
                value = value.and_then(|value| item(value, position));
            }
            within = value.and_then(|value| match value {
                DeValue::Table(table) => Some(table),
                _ => None,
            });
        }
        (schemas, within)
    }
}

fn entry<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> Option<&'t DeValue<'i>> {
    let mut entries = table.iter();
    entries
        .find(|(key, _)| key.get_ref() == name)
        .map(|(_, value)| value.get_ref())
}

fn item<'t, 'i>(value: &'t DeValue<'i>, position: &str) -> Option<&'t DeValue<'i>> {
    let DeValue::Array(items) = value else { return None };
    items.get(position.parse::<usize>().ok()?).map(|item| item.get_ref())
}

/// What `forms` lists first is the key itself, then its type.
fn description(object: &Object) -> Option<String> {
    let text = object.get("description")?.as_str()?.replace('\n', " ");
    let sentence = text.split(". ").next()?.trim_end_matches('.');
    let mut letters = sentence.chars();
    let first = letters.next()?;
    // An acronym or a code word keeps its case.
    let lower = letters
        .as_str()
        .chars()
        .next()
        .is_none_or(|second| !second.is_uppercase());
    let first = if lower {
        first.to_lowercase().to_string()
    } else {
        first.to_string()
    };
    Some(first + letters.as_str())
}

fn property<'a>(object: &'a Object, name: &str) -> Option<&'a Value> {
    let named = object.get("properties").and_then(|properties| properties.get(name));
    named.or_else(|| {
        object
            .get("additionalProperties")
            .filter(|free| **free != Value::Bool(false))
    })
}

/// Whether the form is of that type, or fixes words of it.
fn is_of(form: &Object, kind: &str) -> bool {
    let named = match form.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|one| one == kind),
        Some(one) => one == kind,
        None => false,
    };
    named || (kind == "string" && (form.contains_key("enum") || form.get("const").is_some_and(Value::is_string)))
}

fn is_closed(object: &Object) -> bool {
    object.get("additionalProperties") == Some(&Value::Bool(false))
}

/// Whether the table can be of this form: words that the form fixes (`kind = "webhook"`) are those of the table.
fn fits(object: &Object, table: &DeTable) -> bool {
    let Some(properties) = object.get("properties").and_then(Value::as_object) else {
        return true;
    };
    properties.iter().all(|(name, schema)| {
        let Some(fixed) = schema.get("const").and_then(Value::as_str) else {
            return true;
        };
        let found = table.iter().find(|(key, _)| key.get_ref() == name);
        found.is_none_or(|(_, value)| value.get_ref().as_str() == Some(fixed))
    })
}

fn unknown(path: &str, name: &str, span: Range<usize>, objects: &[&Object]) -> Unknown {
    let properties = objects
        .iter()
        .filter_map(|object| object.get("properties")?.as_object());
    let mut keys: Vec<&str> = properties
        .flat_map(|properties| properties.keys().map(String::as_str))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let place = if path.is_empty() {
        "at the top".to_owned()
    } else {
        format!("in [{path}]")
    };
    let within = elsewhere(objects, name, path, INNER);
    let fix = match (nearest(name, keys.iter().copied()), within) {
        (Some(candidate), _) => format!("did you mean `{candidate}`?"),
        (None, Some(key)) => format!("did you mean `{key}`?"),
        (None, None) => format!("there {}", list(&keys)),
    };
    Unknown {
        span,
        what: format!("unknown key `{name}` {place}"),
        fix,
    }
}

/// So deep is a key looked for in the sections below the one in which it stands.
const INNER: usize = 2;

/// A key of that name in a section below.
fn elsewhere(objects: &[&Object], name: &str, path: &str, depth: usize) -> Option<String> {
    let properties = || {
        objects
            .iter()
            .filter_map(|object| object.get("properties")?.as_object())
            .flatten()
    };
    if depth < INNER && properties().any(|(key, _)| key == name) {
        return Some(join(path, name));
    }
    let depth = depth.checked_sub(1)?;
    properties().find_map(|(key, schema)| {
        let forms = schema.as_object().into_iter().chain(alternatives(schema));
        elsewhere(&forms.collect::<Vec<_>>(), name, &join(path, key), depth)
    })
}

/// The forms that a schema allows beside its own.
fn alternatives(schema: &Value) -> impl Iterator<Item = &Object> {
    let lists = ["anyOf", "oneOf", "allOf"]
        .into_iter()
        .filter_map(move |key| schema.get(key)?.as_array());
    lists.flatten().filter_map(Value::as_object)
}

/// The word that somebody who wrote `name` may have meant.
pub(super) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distances = candidates.map(|candidate| (strsim::damerau_levenshtein(candidate, name), candidate));
    let near = distances.filter(|(distance, candidate)| *distance <= (candidate.len().max(name.len()) / 3).max(1));
    near.min().map(|(_, candidate)| candidate)
}

fn list(keys: &[&str]) -> String {
    match keys {
        [] => "is none".to_owned(),
        [one] => format!("is `{one}`"),
        many => format!(
            "are {}",
            many.iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}
