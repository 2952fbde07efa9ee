//! `tripline reconcile`: what a snapshot lacks of its scope is gone.

use std::io::Write;
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use chrono::DateTime;
use clap::Args;
use schemas::Clock;

use crate::admin;
use crate::arguments::At;
use crate::arguments::hints::Hints;
use crate::ask::{Ask, Inventory, Reconcile as Snapshot};
use crate::error::Error;
use crate::exit::CLEAN;
use crate::input::{self, Input};
use crate::settings::Settings;
use crate::visible::visible;

/// Close stored resources that a whole snapshot of their scope lacks
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Reconcile {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// The snapshot: files, folders (their files by name), `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// It is whole of this provider; `*` stands for any text, here and below. What is not named is not bounded
    #[arg(long = "of-provider", value_name = "PATTERN")]
    pub provider: Option<String>,
    /// It is whole of this account, subscription, project or cluster
    #[arg(long = "of-account", value_name = "PATTERN")]
    pub of_account: Option<String>,
    /// It is whole of this region
    #[arg(long = "of-region", value_name = "PATTERN")]
    pub of_region: Option<String>,
    /// It is whole of this type
    #[arg(long = "of-type", value_name = "PATTERN")]
    pub resource_type: Option<String>,
    /// It is whole of what this source told of
    #[arg(long = "of-source", value_name = "PATTERN")]
    pub source: Option<String>,
    /// When it was taken, `2026-11-30T12:00:00Z`; when the oldest of its files was written if left out
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub taken: Option<i64>,
    /// What is known of its records
    #[command(flatten)]
    pub hints: Hints,
    /// Print what would be closed, close nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Close even where it lacks most of what is stored of its scope
    #[arg(long)]
    pub anyway: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline post snapshot.json                    what it has is judged first
  tripline reconcile snapshot.json --of-account 123456789012 --of-type 'AWS::S3::Bucket' --dry-run
  kubectl get pods -A -o json | tripline reconcile - --of-account prod --of-type Pod --cluster prod

What came after the snapshot was taken stays. A process that runs with this config is asked over its admin socket.
";

/// Reads the snapshot, closes what it lacks.
///
/// # Errors
/// It cannot be read as a whole, its scope is not named, or it lacks most of what is stored.
pub async fn run(arguments: Reconcile) -> Result<u8, Error> {
    let settings = Settings::read(arguments.at.config.as_deref())?;
    let scope = Inventory {
        provider: arguments.provider.map(Into::into),
        account: arguments.of_account.map(Into::into),
        region: arguments.of_region.map(Into::into),
        resource_type: arguments.resource_type.map(Into::into),
        source: arguments.source.map(Into::into),
    };
    if scope == Inventory::default() {
        return Err(Error::Usage(
            "say what the snapshot is whole of: --of-account, --of-type, --of-source, --of-region or --of-provider"
                .to_owned(),
        ));
    }
    let inputs = input::list(&arguments.inputs)?;
    let taken = match arguments.taken {
        Some(taken) => taken,
        None => written(&inputs)?,
    };
    let snapshot = Snapshot {
        scope,
        has: uids(&settings, &inputs, &arguments.hints)?,
        taken,
        dry_run: arguments.dry_run,
        anyway: arguments.anyway,
    };
    let mut out = std::io::stdout();
    let print = |line: serde_json::Value| {
        if let Some(resource) = line["resource"].as_str() {
            writeln!(out, "gone  {}", visible(resource))?;
            return Ok(());
        }
        let word = match line["dry_run"] == true {
            true => "would be closed",
            false => "closed",
        };
        let (closed, stored, more) = (&line["closed"], &line["stored"], &line["not_stored"]);
        writeln!(
            out,
            "{closed} of {stored} stored resources {word}; {more} of the snapshot are not stored: `tripline post` brings them"
        )?;
        Ok(())
    };
    admin::ask(arguments.at.config.as_deref(), Ask::Reconcile(snapshot), print).await?;
    Ok(CLEAN)
}

/// The resources of the snapshot. What cannot be read of it might be any of those that it seems to lack.
fn uids(settings: &Settings, inputs: &[Input], hints: &Hints) -> Result<Vec<String>, Error> {
    let (mut uids, clock) = (Vec::new(), Clock::system());
    for input in inputs {
        let hints = ingest::Hints {
            name: input.name.clone(),
            ..hints.clone().into()
        };
        let decoded = ingest::decode(&input.read()?, &hints, &settings.ingest.config().mappings, clock.now());
        if let Some(reject) = decoded.rejected.first() {
            return Err(Error::Usage(format!(
                "{}: record {} cannot be read, so nobody knows what the snapshot lacks: {}",
                input.name, reject.record, reject.reason
            )));
        }
        uids.extend(decoded.changes.into_iter().map(|decoded| decoded.change.resource_uid));
    }
    uids.sort();
    uids.dedup();
    Ok(uids)
}

/// When the oldest of the files was written, ms since the Unix epoch.
fn written(inputs: &[Input]) -> Result<i64, Error> {
    let mut oldest = i64::MAX;
    for input in inputs {
        let written = std::fs::metadata(input.path()).and_then(|metadata| metadata.modified());
        let written = written.map_err(|_| {
            Error::Usage(format!(
                "{}: nobody knows when it was taken: say --taken TIME",
                input.name
            ))
        })?;
        let since = written.duration_since(UNIX_EPOCH).unwrap_or_default();
        oldest = oldest.min(i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
    }
    Ok(oldest)
}

fn moment(text: &str) -> Result<i64, String> {
    let moment = DateTime::parse_from_rfc3339(text);
    let moment = moment.map_err(|error| format!("{error}; write it as 2026-11-30T12:00:00Z"))?;
    Ok(moment.timestamp_millis())
}
