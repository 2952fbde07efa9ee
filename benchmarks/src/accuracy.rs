//! How far our verdicts agree with those that others gave on their own records. A corpus is a folder of JSON lines, one case a line;
//! a mapping says which of our rules means the same as a check of theirs.
//!
//! - Their `fail` (of a policy that selects: `match`) is ours; `inverted` turns the sign of a check. Their `skip` says nothing of the
//!   record, so there is nothing to agree with: such a case is not covered.
//! - Of a whole template: fail if the rule fails on any resource, else unknown if on any, else pass. Of a resource in one: the verdict
//!   on it, and where the rule does not concern it, that on the resources that refer to it or call it by its name.
//! - No resource that the rule concerns is no finding: it agrees with pass, and with fail it is a false pass. A record that we
//!   reject, or a verdict that is unknown, counts as unknown and never as agreement.

pub mod adapter;
mod candidates;
pub mod corpus;
mod disagreements;
mod json_files;
mod judge;
mod mapping;
pub mod pack;
mod report;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use self::mapping::Mapping;

/// What to measure by.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folder of `*.jsonl` and `*.jsonl.gz`.
    #[arg(long)]
    corpus: PathBuf,
    /// Which rule means what a check of theirs means: a JSON file, or a folder of them.
    #[arg(long, default_value = "benchmarks/accuracy/mapping")]
    mapping: PathBuf,
    /// Explanations of disagreements: a JSON file, or a folder of them.
    #[arg(long, default_value = "benchmarks/accuracy/disagreements")]
    explained: PathBuf,
    /// Folder of rules.
    #[arg(long, default_value = "rules")]
    rules: PathBuf,
    /// For each check without a rule: the rules that were evaluated on its cases, best agreement first.
    #[arg(long)]
    candidates: bool,
    /// Each case of a check on which we disagree, with what the rule saw. `CORPUS/CHECK`, a part of it, or `all`.
    #[arg(long, value_name = "CHECK")]
    disagreements: Option<String>,
    /// End with 1 on a false pass that nobody explained.
    #[arg(long)]
    strict: bool,
    /// How to print the summary.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The summary's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table.
    Text,
    /// One JSON object.
    Json,
}

/// Measures and prints.
///
/// # Errors
/// A corpus, a mapping or rules that cannot be read.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let cases = corpus::read(&arguments.corpus)?;
    let mapping = Mapping::read(&arguments.mapping)?;
    let explained = disagreements::Explained::read(&arguments.explained)?;
    let rules = pack::Rules::load(&arguments.rules)?;
    let (mapping, missing) = mapping.without_missing(&|id| rules.has(id));
    for id in missing {
        eprintln!("the mapping names a rule that is not there: {id}");
    }
    if arguments.candidates {
        candidates::print(&cases, &mapping, &rules)?;
        return Ok(ExitCode::SUCCESS);
    }
    let scored = score::all(&cases, &mapping, &rules)?;
    if let Some(wanted) = &arguments.disagreements {
        report::disagreements(&scored, &explained, wanted);
        return Ok(ExitCode::SUCCESS);
    }
    match arguments.format {
        Format::Json => println!("{}", serde_json::to_string(&report::json(&cases, &scored, &mapping))?),
        Format::Text => report::text(&cases, &scored, &mapping, &explained),
    }
    let unexplained = report::unexplained_false_passes(&scored, &explained);
    for line in &unexplained {
        eprintln!("false pass without an explanation: {line}");
    }
    let fails = arguments.strict && !unexplained.is_empty();
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
