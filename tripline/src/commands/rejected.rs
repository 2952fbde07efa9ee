//! `tripline rejected`: what no stage could take, listed or decoded again.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use clap::Subcommand;
use ingest::{Acceptor, Hints};
use pipeline::bus::{Bus, BusError, PollLimits, TailFrom};
use pipeline::envelope::Envelope;
use schemas::Clock;
use schemas::Rejected as Record;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::arguments::At;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::outlet::BusOutlet;
use crate::serve;
use crate::settings::Settings;

/// List or replay what could not be read
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Rejected {
    /// Print what could not be read, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(At),
    /// Decode again what ingest could not read, and put back what a stage failed on; what can be read now goes on its way
    #[command(after_help = EXAMPLES)]
    Replay(At),
}

const EXAMPLES: &str = "\
Examples:
  tripline rejected list --config tripline.toml | jq -r .reason | sort | uniq -c
  tripline rejected replay --config tripline.toml      after a mapping was added, say

On the embedded bus the process that holds the log must be stopped first.
";

/// A poll that brings nothing in this time means that everything was read.
const LIMITS: PollLimits = PollLimits {
    records: 512,
    bytes: 8 << 20,
    wait: Duration::from_secs(2),
};

/// Lists or replays.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: Rejected) -> Result<u8, Error> {
    let (Rejected::List(at) | Rejected::Replay(at)) = &arguments;
    let settings = Settings::read(at.config.as_deref())?;
    let bus = Bus::open(&settings.bus).await?;
    let Some(codec) = serve::codec(&settings, &CancellationToken::new()).await? else {
        return Ok(FAILED);
    };
    match arguments {
        Rejected::List(_) => {
            let mut out = std::io::stdout().lock();
            for record in read(&bus, &codec).await? {
                let text = String::from_utf8_lossy(&record.bytes);
                let line = json!({
                    "stage": record.stage, "reason": record.reason, "origin": record.origin,
                    "position": record.position, "time": record.time, "record": text,
                });
                writeln!(out, "{line}")?;
            }
            Ok(CLEAN)
        }
        Rejected::Replay(_) => replay(&settings, &bus, codec).await,
    }
}

/// Everything in the topic of rejects.
async fn read(bus: &Bus, codec: &Codec) -> Result<Vec<Record>, Error> {
    let mut tail = bus.tail(Topic::Rejected, TailFrom::Beginning).await?;
    let mut records = Vec::new();
    loop {
        let received = tail.poll(LIMITS).await?;
        if received.is_empty() {
            return Ok(records);
        }
        for value in received.into_iter().filter_map(|received| received.record.value) {
            records.push(codec.decode_rejected(&value)?);
        }
    }
}

/// What is still no record becomes a reject again; ids are computed, so what was taken meanwhile is not taken twice.
async fn replay(settings: &Settings, bus: &Bus, codec: Arc<Codec>) -> Result<u8, Error> {
    let records = read(bus, &codec).await?;
    let envelope = Envelope::new(Arc::clone(&codec), "replay");
    let outlet = Arc::new(BusOutlet::new(bus.clone(), codec));
    let acceptor = Acceptor::new(settings.ingest.config(), outlet, Clock::system());
    let (mut taken, mut left, mut withheld) = (0, 0, 0);
    for record in records {
        if record.bytes.is_empty() {
            withheld += 1;
        } else if record.stage == "ingest" {
            let hints = Hints::named(record.origin);
            let receipt = acceptor.accept(Bytes::from(record.bytes), hints).await;
            let receipt = receipt.map_err(|error| BusError::Busy(error.to_string()))?;
            taken += receipt.accepted;
            left += receipt.rejected;
        } else if let Ok(change) = envelope.codec().decode_change(&record.bytes) {
            // A stage failed on it; perhaps it does no longer.
            bus.publish(vec![envelope.change(&change, None)?]).await?;
            taken += 1;
        } else {
            left += 1;
        }
    }
    let withheld = if withheld > 0 {
        format!("; {withheld} were kept without their bytes")
    } else {
        String::new()
    };
    writeln!(std::io::stdout(), "{taken} accepted, {left} rejected again{withheld}")?;
    Ok(CLEAN)
}
