//! Files to rows: CSV with a line of column names, JSON and YAML as a list of objects. A fault names the row.

use std::collections::BTreeMap;
use std::path::Path;

use pipeline::config::Pattern;
use pipeline::file;
use schemas::Context;
use serde_json::Value;

use crate::config::{File, Format};
use crate::error::EnrichError;
use crate::table::{Column, Row};

/// A row as it stands: column names to texts, empty ones left out.
type Cells = BTreeMap<String, String>;

/// The rows of a file's bytes.
pub(crate) fn rows(file: &File, bytes: &[u8]) -> Result<Vec<Row>, EnrichError> {
    let parse = |what: String| EnrichError::Parse {
        path: file.path.clone(),
        what,
    };
    let cells = match file.format.or_else(|| Format::of(&file.path)) {
        Some(Format::Csv) => csv_cells(bytes, &file.columns),
        Some(Format::Json) => {
            let value = serde_json::from_slice(bytes).map_err(|error| parse(format!("not JSON: {error}")))?;
            list_cells(value)
        }
        Some(Format::Yaml) => {
            let value = serde_norway::from_slice(bytes).map_err(|error| parse(format!("not YAML: {error}")))?;
            list_cells(value)
        }
        None => Err("its form is not known; set `format`".to_owned()),
    };
    let cells = cells.map_err(parse)?;
    let matched: Vec<&str> = file.columns.iter().map(String::as_str).collect();
    if let Some(missing) = matched
        .iter()
        .find(|name| !cells.is_empty() && !cells.iter().any(|row| row.contains_key(**name)))
    {
        return Err(parse(format!(
            "no row has a value in column `{missing}`, by which rows are to be matched"
        )));
    }
    cells
        .into_iter()
        .enumerate()
        .map(|(at, cells)| row(cells, &matched).map_err(|what| parse(format!("row {}: {what}", at + 1))))
        .collect()
}

/// Reads the file from disk.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, EnrichError> {
    file::bytes(path, file::DATA_LIMIT).map_err(|source| EnrichError::Read {
        path: path.to_owned(),
        source,
    })
}

fn csv_cells(bytes: &[u8], matched: &[String]) -> Result<Vec<Cells>, String> {
    // Spreadsheets put a byte order mark before the first column's name.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(bytes);
    let columns = reader.headers().map_err(|error| error.to_string())?.clone();
    for (at, name) in columns.iter().enumerate() {
        if columns.iter().skip(at + 1).any(|other| other == name) {
            return Err(format!("column {name:?} stands twice in the first line"));
        }
    }
    if let Some(missing) = matched
        .iter()
        .find(|name| !columns.iter().any(|column| column == name.as_str()))
    {
        let there: Vec<&str> = columns.iter().collect();
        return Err(format!(
            "has no column `{missing}` to match by; it has {}",
            there.join(", ")
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let cells = columns.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        rows.push(cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect());
    }
    Ok(rows)
}

fn list_cells(value: Value) -> Result<Vec<Cells>, String> {
    let Value::Array(rows) = value else {
        return Err("is no list of objects; write [{\"account\": \"111122223333\", \"owner\": \"…\"}]".to_owned());
    };
    rows.into_iter()
        .enumerate()
        .map(|(at, row)| object_cells(row).map_err(|what| format!("row {}: {what}", at + 1)))
        .collect()
}

/// `tags` and `labels` may be objects; `{"tags": {"team": "web"}}` is the column `tag:team`.
fn object_cells(row: Value) -> Result<Cells, String> {
    let Value::Object(row) = row else {
        return Err("is no object".to_owned());
    };
    let mut cells = Cells::new();
    for (name, value) in row {
        match (name.as_str(), value) {
            ("tags", Value::Object(tags)) => {
                for (key, value) in tags {
                    cell(format!("tag:{key}"), value, &mut cells)?;
                }
            }
            ("labels", Value::Object(labels)) => {
                for (key, value) in labels {
                    cell(key, value, &mut cells)?;
                }
            }
            (_, value) => cell(name, value, &mut cells)?,
        }
    }
    Ok(cells)
}

fn cell(name: String, value: Value, cells: &mut Cells) -> Result<(), String> {
    let text = match value {
        Value::Null => return Ok(()),
        Value::String(text) => text.trim().to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(_) | Value::Object(_) => return Err(format!("`{name}` is no text, number or boolean")),
    };
    if !text.is_empty() {
        cells.insert(name, text);
    }
    Ok(())
}

/// Splits a row into what is matched and what it says.
fn row(cells: Cells, matched: &[&str]) -> Result<Row, String> {
    let mut conditions = Vec::new();
    let mut says = Context::default();
    for (name, text) in cells {
        let chosen = matched.is_empty() || matched.contains(&name.as_str());
        match (Column::named(&name).filter(|_| chosen), name.as_str()) {
            (Some(column), _) => conditions.extend(condition(column, &text)),
            (None, "owner") => says.owner = Some(text),
            (None, "environment") => says.environment = Some(text),
            (None, "criticality") => says.criticality = Some(text),
            (None, "account_name") => says.account_name = Some(text),
            (None, _) => drop(says.labels.insert(name, text)),
        }
    }
    if says == Context::default() {
        return Err(
            "says nothing: give it an owner, environment, criticality, account_name or a column of your own".to_owned(),
        );
    }
    Ok(Row { conditions, says })
}

/// An empty cell matches everything and is no condition.
fn condition(column: Column, text: &str) -> Option<(Column, Pattern)> {
    let text = text.trim();
    // Azure compares ids without case, and changes carry them in lower case.
    let azure = column == Column::ResourceUid && text.to_ascii_lowercase().starts_with("/subscriptions/");
    let pattern = if azure {
        Pattern::from(text.to_lowercase())
    } else {
        Pattern::from(text)
    };
    (!text.is_empty()).then_some((column, pattern))
}
