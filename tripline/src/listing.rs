//! Rows for people and for machines: a table, one JSON array, or one JSON object a line. Knows no column's meaning.

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::Value;

use crate::style::Style;
use crate::visible::visible;

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the main columns
    Table,
    /// One array of objects, all columns
    Json,
    /// One object a line, all columns
    Jsonl,
}

/// A column of a table: its head and the members that it shows, the first that is there.
pub type Column = (&'static str, &'static [&'static str]);

/// Rows that are printed as they come, but for a table, whose columns are as wide as their widest cell.
pub struct Listing<W> {
    out: W,
    format: Format,
    columns: &'static [Column],
    cells: Vec<Vec<String>>,
    count: usize,
}

impl<W: Write> Listing<W> {
    /// An empty one.
    pub fn new(out: W, format: Format, columns: &'static [Column]) -> Self {
        Self {
            out,
            format,
            columns,
            cells: Vec::new(),
            count: 0,
        }
    }

    /// One more row.
    ///
    /// # Errors
    /// The reader went away.
    pub fn row(&mut self, row: &Value) -> io::Result<()> {
        self.count += 1;
        match self.format {
            Format::Jsonl => writeln!(self.out, "{row}"),
            Format::Json if self.count == 1 => write!(self.out, "[\n  {row}"),
            Format::Json => write!(self.out, ",\n  {row}"),
            Format::Table => {
                self.cells
                    .push(self.columns.iter().map(|(_, members)| cell(row, members)).collect());
                Ok(())
            }
        }
    }

    /// What is still to be printed; how many rows there were.
    ///
    /// # Errors
    /// The reader went away.
    pub fn end(mut self, style: Style) -> io::Result<usize> {
        match self.format {
            Format::Jsonl => {}
            Format::Json if self.count == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
            Format::Table if self.count == 0 => writeln!(self.out, "none")?,
            Format::Table => self.table(style)?,
        }
        Ok(self.count)
    }

    fn table(&mut self, style: Style) -> io::Result<()> {
        let width = |at: usize| {
            let cells = self.cells.iter().map(|row| row[at].chars().count());
            cells.chain([self.columns[at].0.len()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |cells: &[&str]| {
            let cells: Vec<String> = cells
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            cells.join("  ").trim_end().to_owned()
        };
        let head: Vec<&str> = self.columns.iter().map(|(head, _)| *head).collect();
        writeln!(self.out, "{}", style.strong(line(&head)))?;
        for row in &self.cells {
            let row: Vec<&str> = row.iter().map(String::as_str).collect();
            writeln!(self.out, "{}", line(&row))?;
        }
        Ok(())
    }
}

fn cell(row: &Value, members: &[&str]) -> String {
    let found = members.iter().map(|member| &row[member]).find(|value| !value.is_null());
    match found {
        None => "-".to_owned(),
        Some(Value::String(text)) => visible(text).into_owned(),
        Some(other) => visible(&other.to_string()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(format: Format, rows: &[Value], expect: &str) {
        let mut out = Vec::new();
        let mut listing = Listing::new(&mut out, format, &[("NAME", &["name", "uid"]), ("N", &["n"])]);
        for row in rows {
            listing.row(row).unwrap();
        }
        assert_eq!(listing.end(Style::plain()).unwrap(), rows.len());
        assert_eq!(String::from_utf8(out).unwrap(), expect);
    }

    #[test]
    fn rows_for_people_and_machines() {
        let rows = [
            json!({"name": "a\u{1b}[2J", "n": 1}),
            json!({"uid": "bucket", "name": null}),
        ];
        check(Format::Table, &rows, "NAME        N\na\\u{1b}[2J  1\nbucket      -\n");
        check(Format::Table, &[], "none\n");
        check(Format::Json, &[], "[]\n");
        check(Format::Json, &rows[1..], "[\n  {\"name\":null,\"uid\":\"bucket\"}\n]\n");
        check(Format::Jsonl, &rows[1..], "{\"name\":null,\"uid\":\"bucket\"}\n");
    }
}
