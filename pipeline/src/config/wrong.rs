//! What is said of values that are not what their key takes. Knows no key's meaning but by the schema.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::document::{self, decode};
use super::mistake::Found;
use super::place::{Places, join};
use super::schema::{Schema, nearest};

/// What is wrong, and the fix.
type Words = (String, String);

/// Of `${NAME}`, and of a text that is `$NAME`, which other programs put a variable for.
pub(super) fn variable(key: &str, text: &str) -> Option<Words> {
    let is_name = |name: &&str| {
        let mut bytes = name.bytes();
        bytes.next().is_some_and(|first| first.is_ascii_uppercase())
            && bytes.all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
    };
    let braced = text.split("${").skip(1).find_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        Some(name).filter(is_name).map(|name| (name, format!("${{{name}}}")))
    });
    let bare = || {
        text.strip_prefix('$')
            .filter(is_name)
            .map(|name| (name, text.to_owned()))
    };
    let (name, written) = braced.or_else(bare)?;
    let set = key.replace(['.', '['], "__").replace(']', "").to_uppercase();
    let fix = format!("a secret is written \"env:{name}\"; any other key is set by the environment as TRIPLINE_{set}");
    Some((format!("`{key}` holds {written}, which is not replaced"), fix))
}

/// The config, or every value that is not what its key takes: each is taken out in turn until the rest holds.
pub(super) fn all<T: DeserializeOwned>(
    mut table: DeTable,
    places: &Places,
    schema: &Schema,
    found: &mut Vec<Found>,
) -> Option<T> {
    // Keys count entries as they stand in the file, also when some of them are taken out.
    let whole = table.clone();
    let mut taken: Vec<String> = Vec::new();
    loop {
        let error = match decode::<T>(table.clone()) {
            Ok(config) => return found.is_empty().then_some(config),
            Err(error) => error,
        };
        let span = error
            .span()
            .map(|span| guilty::<T>(&table, &span, places).unwrap_or(span));
        let key = span.clone().map(|span| places.key_at(span)).unwrap_or_default();
        for (key, words) in values(key, &whole, schema, &error) {
            // What misses a value that was taken out for being wrong is not wrong itself.
            if !taken.contains(&key) {
                found.push((span.clone(), words));
            }
            taken.push(key);
        }
        if !span.is_some_and(|span| document::remove(&mut table, &span)) {
            return None;
        }
    }
}

/// Of a list of sections that are told apart by their `kind`, serde gives only the whole as the place: the entry that is wrong alone,
/// and in it the value without which something else is said.
fn guilty<T: DeserializeOwned>(table: &DeTable, list: &Range<usize>, places: &Places) -> Option<Range<usize>> {
    let alone = |position: usize| {
        let mut whole = DeValue::Table(table.clone());
        let span = document::only(&mut whole, &(0..0), list, position)?;
        match whole {
            DeValue::Table(alone) => Some((span, alone)),
            _ => None,
        }
    };
    let message = |table: DeTable| decode::<T>(table).err().map(|error| error.message().to_owned());
    let entries = (0..).map_while(alone);
    let (span, entry, error) = entries
        .into_iter()
        .find_map(|(span, entry)| Some((span, entry.clone(), message(entry)?)))?;
    let mut leaves = Vec::new();
    document::leaves(&DeValue::Table(entry.clone()), 0..0, &mut leaves);
    let is_cause = |leaf: &Range<usize>| {
        let mut without = entry.clone();
        document::remove(&mut without, leaf) && message(without).as_ref() != Some(&error)
    };
    let is_missing = error.starts_with("missing field");
    // Without its kind an entry says nothing at all.
    leaves.retain(|leaf| !places.key_at(leaf.clone()).ends_with(".kind"));
    let leaf = leaves.into_iter().find(|leaf| !is_missing && is_cause(leaf));
    Some(leaf.unwrap_or(span))
}

/// What the error says of the value at that key. Of keys that are missing it names one: the others of that table are added.
fn values(key: String, table: &DeTable, schema: &Schema, error: &toml::de::Error) -> Vec<(String, Words)> {
    let message = plain(error.message().lines().next().unwrap_or_default());
    let missing = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'));
    let Some(field) = missing else {
        let what = match key.is_empty() {
            true => message.clone(),
            false => format!("`{key}`: {message}"),
        };
        return vec![value(key, what, table, schema, &message)];
    };
    let mut fields = schema.missing(&key, table);
    if !fields.iter().any(|known| known == field) {
        fields.insert(0, field.to_owned());
    }
    let one = |field: String| {
        let asked = join(&key, &field);
        let what = format!("`{asked}` is missing");
        value(asked, what, table, schema, &message)
    };
    fields.into_iter().map(one).collect()
}

fn value(asked: String, what: String, table: &DeTable, schema: &Schema, message: &str) -> (String, Words) {
    let fix = match schema.meaning(&asked, table) {
        // The key's sentence begins with one of its words, which is not the one that was meant.
        _ if message.contains(NONE_OF) => one_of(message),
        _ if message.contains("socket address") => {
            "write an IP address and a port, \"127.0.0.1:8088\"; a host's name is not taken".to_owned()
        }
        _ if message.starts_with("invalid type: map") && message.ends_with(LIST) => {
            format!("a list of sections is written `[[{}]]`, one above each", sections(&asked))
        }
        _ if message.ends_with("expected a boolean") => "write true or false, without quotes".to_owned(),
        _ if message.starts_with(UNTAGGED) && asked.contains(".properties.") => {
            "write a text, a number or a truth value; a name with dots stands in quotes: \"security.protocol\" = \"SSL\"".to_owned()
        }
        Some(meaning) => meaning,
        None => "see docs/config.md for the values it takes".to_owned(),
    };
    (asked, (what.replace(UNTAGGED, "not what this key takes"), fix))
}

/// What serde says of a value that is none of several forms; the name of a type of ours follows.
const UNTAGGED: &str = "data did not match any variant of untagged enum";

/// A key without the numbers of its entries.
fn sections(key: &str) -> String {
    let parts = key.split('.').map(|part| part.split('[').next().unwrap_or(part));
    parts.collect::<Vec<_>>().join(".")
}

const LIST: &str = "a list: [\"…\", \"…\"]";

/// Between a word and those that its key takes.
const NONE_OF: &str = " is none of ";

fn one_of(message: &str) -> String {
    let (word, all) = message.split_once(NONE_OF).unwrap_or_default();
    let word = word.trim_matches('`');
    let all = || all.split(", ").map(|word| word.trim_matches('`'));
    // `splunk` for `splunk_hec`, `sqs` for `aws_sqs`.
    let mut parts = all().filter(|known| known.split('_').any(|part| part == word));
    let part = parts.next().filter(|_| parts.next().is_none());
    match nearest(word, all()).or(part) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write one of these".to_owned(),
    }
}

/// What serde says of a type of Rust's, in words.
fn plain(message: &str) -> String {
    if let Some((word, all)) = message
        .strip_prefix("unknown variant ")
        .and_then(|rest| rest.split_once(", expected "))
    {
        let all = all.trim_start_matches("one of ").replace("` or `", "`, `");
        return format!("{word}{NONE_OF}{all}");
    }
    if message.starts_with(UNTAGGED) {
        return UNTAGGED.to_owned();
    }
    let Some((before, kind)) = message.rsplit_once(" expected ") else {
        return message.to_owned();
    };
    let words = match kind {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number",
        "f32" | "f64" => "a number",
        "a sequence" => LIST,
        "a map" => "a section",
        other => other,
    };
    format!("{before} expected {words}")
}
