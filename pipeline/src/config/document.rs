//! The config as one document: files laid together, keys of the environment over them, each with where it came from. Knows no key's meaning.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

use super::place::join;

/// A value with the bytes that it stands in.
pub(super) type Placed<'a> = Spanned<DeValue<'a>>;

/// A key that two files set.
#[derive(Debug)]
pub(super) struct Twice {
    pub(super) path: String,
    pub(super) first: Range<usize>,
    pub(super) second: Range<usize>,
}

/// Lays one document beside another: tables come together, lists of tables follow each other, anything else is set once.
pub(super) fn merge<'a>(into: &mut DeTable<'a>, from: DeTable<'a>, path: &str, twice: &mut Vec<Twice>) {
    for (key, value) in from {
        let path = join(path, key.get_ref());
        let Some(present) = into.get_mut(key.get_ref().as_ref()) else {
            into.insert(key, value);
            continue;
        };
        let (first, second) = (present.span(), value.span());
        match (present.get_mut(), value.into_inner()) {
            (DeValue::Table(present), DeValue::Table(more)) => merge(present, more, &path, twice),
            (DeValue::Array(present), DeValue::Array(more)) if are_tables(present) && are_tables(&more) => {
                more.iter().for_each(|item| present.push(item.clone()));
            }
            _ => twice.push(Twice { path, first, second }),
        }
    }
}

fn are_tables(items: &DeArray) -> bool {
    !items.is_empty() && items.iter().all(|item| item.get_ref().is_table())
}

/// Puts a value at a path, over what stands there. One of a list is chosen by number or by its `name`.
///
/// # Errors
/// Something on the way is no section, or has no such entry.
pub(super) fn set<'a>(table: &mut DeTable<'a>, path: &[String], value: Placed<'a>) -> Result<(), String> {
    let [first, rest @ ..] = path else {
        return Ok(());
    };
    let span = value.span();
    if rest.is_empty() {
        table.remove(first.as_str());
        table.insert(Spanned::new(span, Cow::Owned(first.clone())), value);
        return Ok(());
    }
    let next = table
        .entry(Spanned::new(span.clone(), Cow::Owned(first.clone())))
        .or_insert_with(|| Spanned::new(span, DeValue::Table(DeTable::new())));
    match next.get_mut() {
        DeValue::Table(inner) => set(inner, rest, value),
        DeValue::Array(items) => match entry(items, &rest[0]) {
            Some(inner) => set(inner, &rest[1..], value),
            None => Err(no_entry(first, &rest[0])),
        },
        _ => Err(format!("`{first}` is no section")),
    }
}

/// Of a list that has not what a variable names.
pub(super) fn no_entry(list: &str, wanted: &str) -> String {
    format!("`{list}` has no entry `{wanted}`: a variable changes one that a file has")
}

fn entry<'t, 'a>(items: &'t mut DeArray<'a>, wanted: &str) -> Option<&'t mut DeTable<'a>> {
    let is_named = |item: &Placed| {
        let name = item
            .get_ref()
            .as_table()
            .and_then(|table| table.get("name")?.get_ref().as_str());
        name.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    };
    let position = wanted.parse().ok().or_else(|| items.iter().position(is_named))?;
    match items.get_mut(position)?.get_mut() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// Takes out the innermost value that holds the span; whether there was one.
pub(super) fn remove(table: &mut DeTable, span: &Range<usize>) -> bool {
    let found = table
        .iter_mut()
        .find(|(key, value)| holds(&key.span(), span) || holds(&value.span(), span) || reaches(value.get_ref(), span))
        .map(|(key, value)| (key.get_ref().to_string(), remove_within(value.get_mut(), span)));
    match found {
        Some((key, false)) => table.remove(key.as_str()).is_some(),
        Some((_, true)) => true,
        None => false,
    }
}

fn remove_within(value: &mut DeValue, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(inner) => remove(inner, span),
        DeValue::Array(items) => {
            let position = items
                .iter()
                .position(|item| holds(&item.span(), span) || reaches(item.get_ref(), span));
            let Some(position) = position else {
                return false;
            };
            if !items
                .get_mut(position)
                .is_some_and(|item| remove_within(item.get_mut(), span))
            {
                let mut left = DeArray::new();
                let others = items.iter().enumerate().filter(|(at, _)| *at != position);
                others.for_each(|(_, item)| left.push(item.clone()));
                *items = left;
            }
            true
        }
        _ => false,
    }
}

/// Whether something within has the span: a section's own is that of its first header.
fn reaches(value: &DeValue, span: &Range<usize>) -> bool {
    let within = |value: &Placed| holds(&value.span(), span) || reaches(value.get_ref(), span);
    match value {
        DeValue::Table(inner) => inner
            .iter()
            .any(|(key, value)| holds(&key.span(), span) || within(value)),
        DeValue::Array(items) => items.iter().any(within),
        _ => false,
    }
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Leaves of the list of sections with that place only the one at a position; where that one stands.
pub(super) fn only(
    value: &mut DeValue,
    own: &Range<usize>,
    list: &Range<usize>,
    position: usize,
) -> Option<Range<usize>> {
    match value {
        DeValue::Array(items) if own == list && are_tables(items) => {
            let item = items.get(position)?.clone();
            let span = item.span();
            *items = DeArray::new();
            items.push(item);
            Some(span)
        }
        DeValue::Array(items) => items.iter_mut().find_map(|item| {
            let own = item.span();
            only(item.get_mut(), &own, list, position)
        }),
        DeValue::Table(inner) => inner.iter_mut().find_map(|(_, item)| {
            let own = item.span();
            only(item.get_mut(), &own, list, position)
        }),
        _ => None,
    }
}

/// Where each value without parts stands.
pub(super) fn leaves(value: &DeValue, own: Range<usize>, found: &mut Vec<Range<usize>>) {
    match value {
        DeValue::Table(inner) => inner
            .iter()
            .for_each(|(_, item)| leaves(item.get_ref(), item.span(), found)),
        DeValue::Array(items) => items.iter().for_each(|item| leaves(item.get_ref(), item.span(), found)),
        _ => found.push(own),
    }
}

/// Every text in the document, with its path and place.
pub(super) fn texts(table: &DeTable) -> Vec<(String, String, Range<usize>)> {
    let mut found = Vec::new();
    for (key, value) in table {
        walk(key.get_ref(), value, &mut found);
    }
    found
}

fn walk(path: &str, value: &Placed, found: &mut Vec<(String, String, Range<usize>)>) {
    match value.get_ref() {
        DeValue::String(text) => found.push((path.to_owned(), text.to_string(), value.span())),
        DeValue::Table(inner) => inner
            .iter()
            .for_each(|(key, value)| walk(&join(path, key.get_ref()), value, found)),
        DeValue::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(position, item)| walk(&format!("{path}[{position}]"), item, found));
        }
        _ => {}
    }
}

/// What a document says as a type.
pub(super) fn decode<T: DeserializeOwned>(table: DeTable) -> Result<T, toml::de::Error> {
    T::deserialize(Deserializer::from(Spanned::new(0..0, table)))
}
