//! The forms in which a scan is printed. Each reads the report; none judges.

pub mod jsonl;
mod junit;
mod passed_over;
mod sarif;
mod summary;
pub mod text;

use std::io::{self, Write};
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

use super::report::Report;
use crate::style::Style;

/// Forms of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// JSON, one line a finding
    Jsonl,
    /// OCSF 1.8 Compliance Findings, one a line
    Ocsf,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML, one test case a rule and resource
    Junit,
}

/// A form, and the file that it goes to: `sarif=tripline.sarif`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The form.
    pub format: Format,
    /// The file; standard output where none is named.
    pub file: Option<PathBuf>,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, file) = match text.split_once('=') {
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            return Err(format!("name a file after `{format}=`"));
        }
        Ok(Self {
            format: Format::from_str(format, false).map_err(|_| {
                let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
                let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
                format!("there is no form `{format}`: write {}", names.join(", "))
            })?,
            file,
        })
    }
}

/// Writes the report in a form. `now` is ms since the Unix epoch.
pub fn print(out: &mut dyn Write, format: Format, report: &Report, style: Style, now: i64) -> io::Result<()> {
    match format {
        Format::Text => text::print(out, report, style),
        Format::Jsonl => jsonl::findings(out, report),
        Format::Ocsf => jsonl::ocsf(out, report),
        Format::Sarif => sarif::print(out, report),
        Format::Junit => junit::print(out, report, now),
    }
}
