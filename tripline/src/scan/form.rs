//! The forms in which a scan is printed. Each reads the report; none judges.

pub mod jsonl;
mod junit;
mod sarif;
pub mod text;

use std::io::{self, Write};

use clap::ValueEnum;
use evaluate::Engine;

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

/// Writes the report in a form.
pub fn print(out: &mut dyn Write, format: Format, engine: &Engine, report: &Report) -> io::Result<()> {
    match format {
        Format::Text => text::print(out, report, Style::of(&io::stdout())),
        Format::Jsonl => jsonl::findings(out, report),
        Format::Ocsf => jsonl::ocsf(out, report),
        Format::Sarif => sarif::print(out, engine, report),
        Format::Junit => junit::print(out, report),
    }
}
