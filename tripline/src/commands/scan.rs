//! `tripline scan`: records of files to verdicts on standard output. The same rules as the live stream, without a bus.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use enrich::Enricher;
use evaluate::{Engine, Judge, Selection};
use pipeline::config::Pattern;
use schemas::Clock;

use crate::arguments::hints::Hints;
use crate::arguments::{Pack, Profile, Severity};
use crate::config::Config;
use crate::error::Error;
use crate::exceptions;
use crate::exit::{CLEAN, FAILED, FOUND};
use crate::input::root::Root;
use crate::input::{self, Input};
use crate::pack;
use crate::scan::baseline::Baseline;
use crate::scan::choice::Choice;
use crate::scan::collect::Wanted;
use crate::scan::decode::Source;
use crate::scan::form::{self, Format, Output, jsonl, text};
use crate::scan::progress::Progress;
use crate::scan::report::Report;
use crate::scan::session::{Session, Taken};
use crate::scan::skip::Addresses;
use crate::style::Style;
use crate::visible::{Escaping, visible};

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
    /// Which of them are told
    #[command(flatten)]
    pub profile: Profile,
    /// What is known of the records
    #[command(flatten)]
    pub hints: Hints,
    /// Form of the output: text, jsonl, ocsf, sarif, junit; with `=FILE` it goes there, and may be given again
    #[arg(long, value_name = "FORM[=FILE]")]
    pub format: Vec<Output>,
    /// One JSON line for every rule and resource that it concerns, pass and unknown included
    #[arg(long)]
    pub all_verdicts: bool,
    /// Only rules of these ids, `*` stands for any text; again, or with commas, for more
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub rule: Vec<Pattern>,
    /// No rules of these ids
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub skip_rule: Vec<Pattern>,
    /// Only rules that serve a requirement of these frameworks, such as cis_aws_7.0
    #[arg(long, value_name = "FRAMEWORK", value_delimiter = ',')]
    pub framework: Vec<Pattern>,
    /// Leave out files and folders whose path from the root is so, `*` stands for any text
    #[arg(long, value_name = "PATH")]
    pub exclude: Vec<Pattern>,
    /// Folder from which files are named in ids and fingerprints; without it that of the repository around each, or the current one
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// File of skips by address, one a line: `aws_s3_bucket.logs RULE [until=2027-01-31] reason`
    #[arg(long, value_name = "FILE")]
    pub skips: Option<PathBuf>,
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
    /// Exit with 0 where nothing could be judged, and pass over files that are no infrastructure though they are named: for hooks
    #[arg(long)]
    pub allow_nothing: bool,
    /// Exit with 2 if any record cannot be read
    #[arg(long)]
    pub strict: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  nothing risky, or a valid document with nothing in it
  1  findings
  2  an error, or nothing that could be judged: a folder of .tf, Bicep or charts, an empty one

Examples:
  tripline scan template.yaml manifests/              file and line where known
  terraform show -json plan.bin | tripline scan -     what a plan would bring
  aws ec2 describe-security-groups | tripline scan - --region eu-central-1
  tripline scan --fail-on high --format sarif=tripline.sarif infra/
  tripline scan --framework 'cis_aws*' --skip-rule '*_tags' --exclude 'test/*' .
  tripline scan --write-baseline known.json infra/    accept what is there …
  tripline scan --baseline known.json infra/          … and hear of what is new
  tripline scan --all-verdicts --format jsonl dump/   every verdict, one a line
  tripline scan --profile recommended manifests/      as the live line would
";

/// Judges the inputs and prints what is wanted of it.
///
/// # Errors
/// Wrong arguments, config or rules, or an output that cannot be written.
pub fn run(arguments: Scan) -> Result<u8, Error> {
    let outputs = outputs(&arguments)?;
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let settings = loaded
        .config
        .ingest
        .clone()
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    let evaluate = &loaded.config.evaluate;
    let told = loaded.config.rules.validate();
    let told = told.map_err(|problems| loaded.locate(problems))?;
    let told = told.with(arguments.profile.profile.clone());
    let engine = engine(&arguments.pack, evaluate, &told)?;
    let enrich = loaded
        .config
        .enrich
        .clone()
        .validate()
        .map_err(|problems| loaded.locate(problems))?;
    let enricher = Enricher::open(&enrich)?;
    let baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let choice = Choice {
        rules: arguments.rule.clone(),
        skipped: arguments.skip_rule.clone(),
        frameworks: arguments.framework.clone(),
    };
    choice.check(&engine)?;
    let mut exceptions = exceptions::all(evaluate, Clock::system().now())?;
    if let Some(file) = &arguments.skips {
        exceptions.extend(Addresses::read(file)?.into_exceptions());
    }
    let judge = Judge::new(Arc::new(engine));
    let source = Source {
        hints: settings.config().complete(arguments.hints.clone().into()),
        mappings: settings.config().mappings.clone(),
        enricher: Some(enricher),
    };
    let wanted = Wanted {
        every_verdict: arguments.all_verdicts,
        passes: outputs.iter().any(|output| output.format == Format::Junit),
        least: arguments.severity.into(),
    };
    let session = Session::new(&judge, source, exceptions, wanted).with(choice);
    let mut root = Root::new(arguments.root.as_deref())?;
    let mut report = judge_inputs(&arguments, session, &mut root)?;
    if let Some(baseline) = &baseline {
        report = report.against(&baseline.uids(), &baseline.renamed(&mut root), baseline.size());
    }
    if !arguments.all_verdicts {
        for output in &outputs {
            print(output, &report)?;
        }
    }
    finish(&arguments, &outputs, &report)
}

/// The rules that judge. A folder of rules without any is told: its path may be misspelt.
fn engine(chosen: &Pack, evaluate: &evaluate::Config, told: &Selection) -> Result<Engine, Error> {
    let engine = pack::compile(&pack::load_told(chosen, evaluate, told)?)?;
    for folder in pack::empty(chosen, evaluate)? {
        let style = Style::of(&io::stderr());
        let said = format!("{} holds neither rules nor tables", folder.display());
        writeln!(io::stderr(), "{} {}", style.error("warning:"), visible(&said))?;
    }
    Ok(engine)
}

/// Reads, judges and collects file after file.
fn judge_inputs(arguments: &Scan, mut session: Session<'_>, root: &mut Root) -> Result<Report, Error> {
    let mut out = Escaping(BufWriter::new(io::stdout().lock()));
    let inputs = input::survey(&arguments.inputs)?;
    let mut excluded = |path: &Path| {
        let id = root.id(path);
        let mut folders = id.match_indices('/').map(|(at, _)| &id[..at]).chain([id.as_str()]);
        folders.any(|part| arguments.exclude.iter().any(|pattern| pattern.matches(part)))
    };
    for (tool, path) in inputs.sources {
        if !excluded(&path) {
            session.passed_over(tool, path);
        }
    }
    let files: Vec<Input> = inputs
        .files
        .into_iter()
        .filter(|input| !excluded(input.path()))
        .collect();
    let mut progress = Progress::new(files.len());
    for input in files {
        progress.next(&input.name);
        let id = root.id(input.path());
        let taken = Taken {
            name: &input.name,
            id: &id,
            found: !input.named || arguments.allow_nothing,
        };
        match input.read() {
            Ok(bytes) => session.take(taken, &bytes),
            Err(error) => session.unreadable(&input.name, &error),
        }
        judge_all(&mut session, &mut out, arguments.all_verdicts)?;
    }
    session.complete();
    judge_all(&mut session, &mut out, arguments.all_verdicts)?;
    progress.end();
    out.flush()?;
    Ok(session.report()?)
}

/// Judges what was taken, and prints every verdict where that is wanted.
fn judge_all(session: &mut Session<'_>, out: &mut dyn Write, print: bool) -> io::Result<()> {
    loop {
        let judged = session.judge_next()?;
        if judged.is_empty() {
            return Ok(());
        }
        if print {
            jsonl::verdicts(out, &judged)?;
        }
    }
}

/// What goes where; at most one form to standard output.
fn outputs(arguments: &Scan) -> Result<Vec<Output>, Error> {
    let mut outputs = arguments.format.clone();
    if outputs.is_empty() {
        outputs.push(Output {
            format: if arguments.all_verdicts {
                Format::Jsonl
            } else {
                Format::Text
            },
            file: None,
        });
    }
    if arguments.all_verdicts
        && outputs
            .iter()
            .any(|output| output.format != Format::Jsonl || output.file.is_some())
    {
        return Err(Error::Usage(
            "--all-verdicts has one form, on standard output: add --format jsonl".to_owned(),
        ));
    }
    if outputs.iter().filter(|output| output.file.is_none()).count() > 1 {
        return Err(Error::Usage(
            "one form goes to standard output: give the others a file, --format sarif=tripline.sarif".to_owned(),
        ));
    }
    // A scan may take long: what cannot be written is said before it.
    for file in outputs.iter().filter_map(|output| output.file.as_deref()) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let wrong = match folder {
            _ if file.is_dir() => "is a folder: name a file in it".to_owned(),
            Some(folder) if !folder.is_dir() => format!("there is no folder {}: make it first", folder.display()),
            _ => continue,
        };
        return Err(Error::Usage(format!("--format …={}: {wrong}", file.display())));
    }
    Ok(outputs)
}

fn print(output: &Output, report: &Report) -> Result<(), Error> {
    let now = Clock::system().now();
    match &output.file {
        None => {
            let mut out = Escaping(BufWriter::new(io::stdout().lock()));
            form::print(&mut out, output.format, report, Style::of(&io::stdout()), now)?;
            out.flush()?;
        }
        Some(file) => {
            let wrong = |error: io::Error| Error::Usage(format!("--format …={}: {error}", file.display()));
            let mut out = BufWriter::new(File::create(file).map_err(wrong)?);
            form::print(&mut out, output.format, report, Style::plain(), now).map_err(wrong)?;
            out.flush().map_err(wrong)?;
        }
    }
    Ok(())
}

/// The exit code, the baseline if one is to be written, and what must not go unsaid where the output is for machines.
fn finish(arguments: &Scan, outputs: &[Output], report: &Report) -> Result<u8, Error> {
    let said = outputs
        .iter()
        .any(|output| output.format == Format::Text && output.file.is_none());
    if !said {
        text::warn(&mut io::stderr(), report)?;
    }
    let silent = !report.said_anything() && !arguments.allow_nothing;
    let failed = report.unreadable > 0 || silent || (arguments.strict && !report.rejected.is_empty());
    if let Some(file) = &arguments.write_baseline {
        Baseline::write(report, file)?;
        return Ok(if failed { FAILED } else { CLEAN });
    }
    Ok(match report.fails_from(arguments.fail_on.into()) {
        _ if failed => FAILED,
        true => FOUND,
        false => CLEAN,
    })
}
