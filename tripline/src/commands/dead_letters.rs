//! `tripline dead-letters`: findings that a destination refused for good, shown, or delivered to it once more.

use std::io::Write;
use std::time::Duration;

use clap::{Args, Subcommand};
use pipeline::bus::{Bus, PollLimits, Polled, Position, Received, TailFrom, Worker};
use pipeline::envelope::Envelope;
use schemas::Rejected;
use schemas::ocsf::compliance_finding;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::serve;
use crate::settings::Settings;

/// List, show or deliver again what destinations refused for good
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum DeadLetters {
    /// Print them, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(List),
    /// Print one with its finding
    #[command(after_help = EXAMPLES)]
    Show(Show),
    /// Put those of a destination back on its way, each once; no other destination gets them
    #[command(after_help = EXAMPLES)]
    Replay(Replay),
}

/// Arguments of `tripline dead-letters list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Only those of this destination
    #[arg(long, value_name = "NAME")]
    pub sink: Option<String>,
}

/// Arguments of `tripline dead-letters show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its `id` as `list` prints it
    pub id: String,
}

/// Arguments of `tripline dead-letters replay`.
#[derive(Debug, Args)]
pub struct Replay {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// The destination
    pub sink: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline dead-letters list --config tripline.toml | jq -r .reason | sort | uniq -c
  tripline dead-letters show 3:17 --config tripline.toml
  tripline dead-letters replay soc --config tripline.toml      after the destination was mended

On the embedded bus the process that holds the log must be stopped first.
";

const LIMITS: PollLimits = PollLimits {
    records: 512,
    bytes: 8 << 20,
    wait: Duration::from_secs(2),
};

/// Lists, shows or replays.
///
/// # Errors
/// The config, the bus, or a name that is not there.
pub async fn run(arguments: DeadLetters) -> Result<u8, Error> {
    let at = match &arguments {
        DeadLetters::List(List { at, .. })
        | DeadLetters::Show(Show { at, .. })
        | DeadLetters::Replay(Replay { at, .. }) => at,
    };
    let settings = Settings::read(at.config.as_deref())?;
    let bus = Bus::open(&settings.bus).await?;
    let Some(codec) = serve::codec(&settings, &CancellationToken::new()).await? else {
        return Ok(FAILED);
    };
    match arguments {
        DeadLetters::List(List { sink, .. }) => list(&bus, &codec, sink.as_deref()).await,
        DeadLetters::Show(Show { id, .. }) => show(&bus, &codec, &id).await,
        DeadLetters::Replay(Replay { sink, .. }) => {
            let mut names = settings.sinks.entries().iter().map(|entry| entry.name());
            if !names.any(|name| name == sink) {
                return Err(Error::Usage(format!(
                    "the config has no sink {sink:?}: nobody would deliver its dead letters"
                )));
            }
            let replayed = replay(&bus, &Envelope::new(codec, &sink), &sink).await?;
            writeln!(std::io::stdout(), "{replayed} on their way to {sink} again")?;
            Ok(CLEAN)
        }
    }
}

async fn list(bus: &Bus, codec: &Codec, sink: Option<&str>) -> Result<u8, Error> {
    let mut out = std::io::stdout().lock();
    for (received, dead) in all(bus, codec).await? {
        if sink.is_none_or(|sink| dead.stage == sink) {
            writeln!(out, "{}", line(codec, &received, &dead))?;
        }
    }
    Ok(CLEAN)
}

async fn show(bus: &Bus, codec: &Codec, id: &str) -> Result<u8, Error> {
    let found = all(bus, codec)
        .await?
        .into_iter()
        .find(|(received, _)| named(received) == id);
    let Some((received, dead)) = found else {
        return Err(Error::Usage(format!(
            "there is no dead letter {id:?}: take its `id` from `tripline dead-letters list`"
        )));
    };
    let mut shown = line(codec, &received, &dead);
    shown["finding"] = match codec.decode_finding(&dead.bytes) {
        Ok(finding) => compliance_finding(&finding),
        Err(_) => String::from_utf8_lossy(&dead.bytes).into(),
    };
    writeln!(std::io::stdout(), "{shown:#}")?;
    Ok(CLEAN)
}

fn named(received: &Received) -> String {
    format!("{}:{}", received.partition, received.offset)
}

fn line(codec: &Codec, received: &Received, dead: &Rejected) -> Value {
    let finding = codec.decode_finding(&dead.bytes).ok();
    let event = finding
        .as_ref()
        .map(|finding| format!("{}:{}", finding.uid, finding.sequence));
    json!({
        "id": named(received), "sink": dead.stage, "reason": dead.reason, "time": dead.time, "event_id": event,
        "rule": finding.as_ref().map(|finding| &finding.rule.id), "resource": finding.as_ref().map(|finding| &finding.resource.uid),
    })
}

/// All that are kept.
async fn all(bus: &Bus, codec: &Codec) -> Result<Vec<(Received, Rejected)>, Error> {
    let mut tail = bus.tail(Topic::DeadLetters, TailFrom::Beginning).await?;
    let mut found = Vec::new();
    loop {
        let polled = tail.poll(LIMITS).await?;
        if polled.is_empty() {
            return Ok(found);
        }
        for received in polled {
            if let Some(value) = &received.record.value {
                let dead = codec.decode_rejected(value)?;
                found.push((received, dead));
            }
        }
    }
}

/// Polls in a row without a record that mean that all was read.
const SILENT: usize = 2;

/// Polls until the group must have let us in.
const JOINING: usize = 60;

/// What was not replayed before: the findings go out and the group moves on in one atomic step, so that none goes out twice.
async fn replay(bus: &Bus, envelope: &Envelope, sink: &str) -> Result<usize, Error> {
    let group = format!("dead-letters-{sink}");
    let mut worker = bus.worker(&group, &[Topic::DeadLetters], &[]).await?;
    let (mut replayed, mut joined, mut silent) = (0, false, 0);
    while silent < if joined { SILENT } else { JOINING } {
        match worker.poll(LIMITS).await? {
            Polled::Records(records) if records.is_empty() => silent += 1,
            Polled::Records(records) => {
                silent = 0;
                replayed += step(&mut worker, envelope, sink, &records).await?;
            }
            Polled::Assigned(partitions) => {
                (joined, silent) = (true, 0);
                for partition in partitions {
                    worker.restore(partition).await?;
                }
            }
            Polled::Revoking(_) | Polled::Revoked(_) => {}
        }
    }
    worker.close().await;
    if !joined {
        return Err(Error::Usage(format!(
            "another `tripline dead-letters replay {sink}` is at work: wait for it"
        )));
    }
    Ok(replayed)
}

async fn step(worker: &mut Worker, envelope: &Envelope, sink: &str, records: &[Received]) -> Result<usize, Error> {
    let mut again = Vec::new();
    for received in records {
        let Some(value) = &received.record.value else { continue };
        let dead = envelope.codec().decode_rejected(value)?;
        if dead.stage == sink && !dead.bytes.is_empty() {
            again.push(envelope.again(received, &dead));
        }
    }
    let count = again.len();
    worker.commit(again, Position::after(records)).await?;
    Ok(count)
}
