//! `tripline scan`: records of files to verdicts on standard output. The same rules as the live stream, without a bus.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use enrich::Enricher;
use evaluate::Judge;

use crate::arguments::hints::Hints;
use crate::arguments::{Pack, Severity};
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED, FOUND};
use crate::scan::baseline::Baseline;
use crate::scan::collect::Wanted;
use crate::scan::decode::Source;
use crate::scan::form::{self, Format, jsonl, text};
use crate::scan::report::Report;
use crate::scan::session::Session;
use crate::{input, pack};

/// Judge records of files, folders or standard input; print what is risky
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Scan {
    /// Files, folders (their JSON, YAML, SARIF and gzipped files), `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// Which rules judge
    #[command(flatten)]
    pub pack: Pack,
    /// What is known of the records
    #[command(flatten)]
    pub hints: Hints,
    /// Form of the output
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// One JSON line for every rule and resource that it concerns, pass and unknown included
    #[arg(long)]
    pub all_verdicts: bool,
    /// Leave out findings below this severity
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = Severity::Informational)]
    pub severity: Severity,
    /// Exit with 1 only for findings of this severity or above
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = Severity::Informational)]
    pub fail_on: Severity,
    /// Findings named in this file are known: shown apart, and no reason to exit with 1
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found now as the baseline, and exit with 0
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Exit with 2 if any record cannot be read
    #[arg(long)]
    pub strict: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  nothing risky          1  findings          2  an error, or nothing that could be read

Examples:
  tripline scan template.yaml manifests/              CloudFormation and Kubernetes, file and line where known
  terraform show -json plan.bin | tripline scan -     what a plan would bring about
  aws ec2 describe-security-groups | tripline scan - --account 123456789012 --region eu-central-1
  tripline scan --format sarif --fail-on high infra/ > tripline.sarif
  tripline scan --write-baseline known.json infra/    accept what is there today …
  tripline scan --baseline known.json infra/          … and hear of what is new
  tripline scan --all-verdicts --format jsonl dump/   every verdict, one a line
";

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
    let engine = pack::compile(&pack::load(&arguments.pack, evaluate)?)?;
    let enrich = loaded
        .config
        .enrich
        .clone()
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    let enricher = Enricher::open(&enrich)?;
    let baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let judge = Judge::new(Arc::new(engine));
    let source = Source {
        hints: settings.config().complete(arguments.hints.clone().into()),
        mappings: settings.config().mappings.clone(),
        enricher: Some(enricher),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let wanted = Wanted {
        every_verdict: arguments.all_verdicts,
        passes: format == Format::Junit,
        least: arguments.severity.into(),
    };
    let mut session = Session::new(&judge, source, evaluate.exceptions.clone(), wanted);
    for input in input::list(&arguments.inputs)? {
        match input.read() {
            Ok(bytes) => session.take(&input.name, &bytes),
            Err(error) => session.unreadable(&input.name, &error),
        }
        judge_all(&mut session, &mut out, arguments.all_verdicts)?;
    }
    session.complete();
    judge_all(&mut session, &mut out, arguments.all_verdicts)?;
    let mut report = session.report();
    if let Some(baseline) = &baseline {
        report = report.against(&baseline.uids());
    }
    if !arguments.all_verdicts {
        form::print(&mut out, format, judge.engine(), &report)?;
    }
    out.flush()?;
    finish(&arguments, &report)
}

/// Judges what was taken, and prints every verdict where that is wanted.
fn judge_all(session: &mut Session, out: &mut dyn Write, print: bool) -> io::Result<()> {
    loop {
        let judged = session.judge_next();
        if judged.is_empty() {
            return Ok(());
        }
        if print {
            jsonl::verdicts(out, &judged)?;
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
