//! A bus in a folder with made-up findings on it, and the destination that is fed from it. Knows no kind.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use pipeline::bus::{self, Bus, BusError, PollLimits, TailFrom};
use pipeline::delivery::Health;
use pipeline::envelope::Envelope;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, Clock, Finding, Verdict, identity};
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Events of a finding: it is found, ends, comes again.
const EVENTS: usize = 10;

/// Records published at once.
const TOGETHER: usize = 1_000;

/// The bus.
pub struct Source {
    folder: PathBuf,
    codec: Arc<Codec>,
    bus: Option<Bus>,
    health: Health,
    now: i64,
}

impl Source {
    pub fn new(folder: PathBuf) -> anyhow::Result<Self> {
        Ok(Self {
            folder,
            codec: Arc::new(Codec::embedded()?),
            bus: None,
            health: Health::default(),
            now: Clock::system().now(),
        })
    }

    /// The bus, opened where it is not.
    async fn bus(&mut self) -> anyhow::Result<Bus> {
        if let Some(bus) = &self.bus {
            return Ok(bus.clone());
        }
        let config: bus::Config = serde_json::from_value(json!({"embedded": {"path": self.folder}}))?;
        let settings = config.validate().map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let bus = Bus::open(&settings).await?;
        self.bus = Some(bus.clone());
        Ok(bus)
    }

    /// For another process to open; the folder.
    pub fn close(&mut self) -> PathBuf {
        self.bus = None;
        self.folder.clone()
    }

    /// Puts these of so many events onto the bus.
    pub async fn publish(&mut self, part: Range<usize>, of: usize) -> anyhow::Result<()> {
        let envelope = Envelope::new(Arc::clone(&self.codec), "deliver");
        let findings = (of / EVENTS).max(1);
        let bus = self.bus().await?;
        for start in part.clone().step_by(TOGETHER) {
            let records = (start..part.end.min(start + TOGETHER))
                .map(|number| envelope.finding(&finding(number % findings, number / findings, self.now)))
                .collect::<Result<Vec<_>, _>>()?;
            bus.publish(records).await?;
        }
        Ok(())
    }

    /// The destination of that entry, running.
    pub async fn start(
        &mut self,
        entry: &Value,
        stop: CancellationToken,
    ) -> anyhow::Result<JoinHandle<Result<(), BusError>>> {
        let config: sinks::Config = serde_json::from_value(json!([entry]))?;
        let settings = config.validate().map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let mut destinations = sinks::build(settings.entries())?;
        let destination = destinations.remove(0);
        self.health = destination.health();
        let (bus, codec) = (self.bus().await?, Arc::clone(&self.codec));
        Ok(tokio::spawn(async move { destination.run(&bus, codec, stop).await }))
    }

    /// What the destination says of itself.
    pub fn health(&self) -> String {
        format!("{:?}", *self.health.watch().borrow())
    }

    /// Why the first of them could not be delivered.
    pub async fn dead_letter(&mut self) -> anyhow::Result<Option<String>> {
        let mut tail = self.bus().await?.tail(Topic::DeadLetters, TailFrom::Beginning).await?;
        let limits = PollLimits {
            records: 1,
            bytes: 1 << 20,
            wait: Duration::from_millis(1),
        };
        let found = tail.poll(limits).await?;
        let value = found.into_iter().find_map(|received| received.record.value);
        Ok(value
            .map(|value| self.codec.decode_rejected(&value))
            .transpose()?
            .map(|letter| letter.reason))
    }
}

/// Event `before + 1` of a finding, as long as they are.
fn finding(number: usize, before: usize, now: i64) -> Finding {
    let sequence = i64::try_from(before).unwrap_or(0) + 1;
    let activity = match sequence {
        1 => Activity::New,
        even if even % 2 == 0 => Activity::Resolved,
        _ => Activity::Reopened,
    };
    let mut finding = sinks::sample::marked(activity, sequence, now);
    finding.time = now + sequence;
    finding.last_seen = finding.time;
    finding.verdict = if activity == Activity::Resolved {
        Verdict::Pass
    } else {
        Verdict::Fail
    };
    finding.resource.uid = format!("arn:aws:s3:::bucket-{number}");
    finding.resource.name = Some(format!("bucket-{number}"));
    finding.uid = identity::finding_uid(&finding.rule.id, &finding.resource.uid);
    finding.evidence = json!({
        "policy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": format!("arn:aws:s3:::bucket-{number}/*")}]},
        "public_access_block": {"block_public_acls": false, "block_public_policy": false, "ignore_public_acls": false, "restrict_public_buckets": false},
    })
    .to_string();
    finding
}
