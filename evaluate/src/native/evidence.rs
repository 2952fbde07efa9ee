//! Evidence of the native form: as `evidence` writes it from Arrow's columns, straight into text.

use std::io::Write as _;

use chrono::DateTime;

use super::machine::Machine;
use super::value::{Fault, Record, Value};
use crate::evidence::text;
use crate::functions::scan;

/// A value as JSON text; structs are computed whole, their members sorted by name.
///
/// # Errors
/// A fault of a member's expression.
pub fn write<'a>(value: Value<'a>, machine: &mut Machine<'a>, out: &mut Vec<u8>) -> Result<(), Fault> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(flag) => out.extend_from_slice(if flag { b"true" } else { b"false" }),
        Value::Int(number) => written(write!(out, "{number}"))?,
        Value::Float(number) => json(&number, out)?,
        Value::Time(moment) => match DateTime::from_timestamp_millis(moment) {
            // As Arrow prints it.
            Some(moment) => json(&format!("{:?}", moment.naive_utc()), out)?,
            None => out.extend_from_slice(b"null"),
        },
        Value::Text(value) => words(value, out)?,
        Value::Document(document) => words(document.text, out)?,
        Value::List(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                write(*item, machine, out)?;
            }
            out.push(b']');
        }
        Value::Record(record) => members(record, machine, out)?,
    }
    Ok(())
}

fn members<'a>(record: &'a Record<'a>, machine: &mut Machine<'a>, out: &mut Vec<u8>) -> Result<(), Fault> {
    let mut names: Vec<(&str, usize)> = Vec::with_capacity(record.names.len());
    names.extend(
        record
            .names
            .iter()
            .enumerate()
            .map(|(position, name)| (machine.name(*name), position)),
    );
    names.sort_unstable();
    out.push(b'{');
    for (index, (name, position)) in names.into_iter().enumerate() {
        let member = machine.member(record, position)?;
        self::member(name, index, out)?;
        write(member, machine, out)?;
    }
    out.push(b'}');
    Ok(())
}

/// A member's name and what stands before its value.
///
/// # Errors
/// None in memory.
pub fn member(name: &str, index: usize, out: &mut Vec<u8>) -> Result<(), Fault> {
    if index > 0 {
        out.push(b',');
    }
    quoted(name, out)?;
    out.push(b':');
    Ok(())
}

/// JSON text is shown as what it is.
fn words(value: &str, out: &mut Vec<u8>) -> Result<(), Fault> {
    if value.starts_with(['{', '[']) {
        json(&text(value), out)
    } else {
        quoted(value, out)
    }
}

/// A text in quotes; of most nothing is escaped.
fn quoted(value: &str, out: &mut Vec<u8>) -> Result<(), Fault> {
    if !scan::is_written_as_it_is(value) {
        return json(value, out);
    }
    out.push(b'"');
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
    Ok(())
}

fn json<T: serde::Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<(), Fault> {
    serde_json::to_writer(out, value).map_err(|error| error.to_string().into())
}

fn written(result: std::io::Result<()>) -> Result<(), Fault> {
    result.map_err(|error| error.to_string().into())
}
