//! What a scan is made of: reading and completing records, judging them, and the forms of its report. Knows no argument.

pub mod baseline;
pub mod jsonl;
pub mod judge;
mod junit;
mod parts;
pub mod report;
mod sarif;
pub mod session;
pub mod text;

use std::io::{self, Write};

use clap::ValueEnum;

use crate::style::Style;
use judge::Judge;
use report::Report;

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
pub fn print(out: &mut dyn Write, format: Format, judge: &Judge, report: &Report) -> io::Result<()> {
    match format {
        Format::Text => text::print(out, report, Style::of(&io::stdout())),
        Format::Jsonl => jsonl::findings(out, report),
        Format::Ocsf => jsonl::ocsf(out, report),
        Format::Sarif => sarif::print(out, judge, report),
        Format::Junit => junit::print(out, report),
    }
}
