//! `tripline scan`: records of files to verdicts on standard output. The same rules as the live stream, without a bus.

pub mod baseline;
pub mod input;
mod jsonl;
pub mod judge;
mod junit;
mod parts;
pub mod report;
mod sarif;
pub mod session;
mod text;

use std::io::{self, BufWriter, Write};

use crate::arguments::scan::{Format, Scan};
use crate::config::Config;
use crate::style::Style;
use crate::{CLEAN, Error, FAILED, FOUND, pack};
use baseline::Baseline;
use enrich::Enricher;
use judge::Judge;
use report::Report;
use session::{Session, Source};

/// Judges the inputs and prints what is wanted of it.
///
/// # Errors
/// Wrong arguments, config or rules, or an output that cannot be written.
pub fn run(arguments: Scan) -> Result<u8, Error> {
    let format = format(&arguments)?;
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let settings = loaded
        .config
        .ingest
        .clone()
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    let evaluate = &loaded.config.evaluate;
    let engine = pack::compile(&pack::load(&arguments.pack.rules, evaluate)?)?;
    let enrich = loaded
        .config
        .enrich
        .clone()
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    let enricher = Enricher::open(&enrich)?;
    let known = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let judge = Judge::new(engine, evaluate.exceptions.clone());
    let source = Source {
        hints: settings.config().complete(arguments.hints.clone().into()),
        mappings: settings.config().mappings.clone(),
        enricher: Some(enricher),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut session = Session::new(&judge, source)
        .collecting_passes(format == Format::Junit)
        .for_the_report(!arguments.all_verdicts)
        .from_severity(arguments.severity.into());
    for input in input::list(&arguments.inputs)? {
        match input.read() {
            Ok(bytes) => session.take(&input.name, &bytes),
            Err(error) => session.unreadable(&input.name, &error),
        }
        judge_all(&mut session, &judge, &mut out, arguments.all_verdicts)?;
    }
    session.complete();
    judge_all(&mut session, &judge, &mut out, arguments.all_verdicts)?;
    let report = session.report().against(known);
    if !arguments.all_verdicts {
        print(&mut out, format, &judge, &report)?;
    }
    out.flush()?;
    finish(&arguments, &report)
}

/// Judges what was taken, and prints every verdict where that is wanted.
fn judge_all(session: &mut Session, judge: &Judge, out: &mut dyn Write, print: bool) -> io::Result<()> {
    loop {
        let judged = session.judge_next();
        if judged.is_empty() {
            return Ok(());
        }
        if print {
            jsonl::verdicts(out, judge, &judged)?;
        }
    }
}

fn format(arguments: &Scan) -> Result<Format, Error> {
    match (arguments.all_verdicts, arguments.format) {
        (true, None | Some(Format::Jsonl)) => Ok(Format::Jsonl),
        (true, Some(_)) => Err(Error::Usage(
            "--all-verdicts has one form: add --format jsonl".to_owned(),
        )),
        (false, format) => Ok(format.unwrap_or(Format::Text)),
    }
}

fn print(out: &mut dyn Write, format: Format, judge: &Judge, report: &Report) -> io::Result<()> {
    match format {
        Format::Text => text::print(out, report, Style::of(&io::stdout())),
        Format::Jsonl => jsonl::findings(out, report),
        Format::Ocsf => jsonl::ocsf(out, report),
        Format::Sarif => sarif::print(out, judge, report),
        Format::Junit => junit::print(out, report),
    }
}

/// The exit code, the baseline if one is to be written, and what must not go unsaid where the output is for machines.
fn finish(arguments: &Scan, report: &Report) -> Result<u8, Error> {
    if !matches!(arguments.format, None | Some(Format::Text)) || arguments.all_verdicts {
        text::warn(&mut io::stderr(), report)?;
    }
    let nothing_read = report.records == 0 && !report.rejected.is_empty();
    let failed = report.unreadable > 0 || nothing_read || (arguments.strict && !report.rejected.is_empty());
    if let Some(file) = &arguments.write_baseline {
        Baseline::of(report).write(file)?;
        return Ok(if failed { FAILED } else { CLEAN });
    }
    Ok(match report.fails_from(arguments.fail_on.into()) {
        _ if failed => FAILED,
        true => FOUND,
        false => CLEAN,
    })
}
