//! Kafka to findings: a frozen `tripline evaluate` finds a full topic and is let go; beside it a bare consumer of the same topic.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use pipeline::bus::{Bus, Config, PollLimits, TailFrom};
use pipeline::config::Problem;
use pipeline::envelope::Envelope;
use schemas::ConfigChange;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde::Deserialize;
use tokio::time::sleep;

use super::bare;
use super::cost::Cost;
use super::line::Line;

/// Records at a time.
const PORTION: usize = 1_000;

/// How long all may take.
const PATIENCE: Duration = Duration::from_secs(600);

const LIMITS: PollLimits = PollLimits {
    records: 10_000,
    bytes: 32 << 20,
    wait: Duration::from_secs(3),
};

#[derive(Deserialize)]
struct Section {
    bus: Config,
}

/// Where and by what.
pub struct Scene<'a> {
    /// The program.
    pub program: &'a Path,
    /// For config and log.
    pub folder: &'a Path,
    /// The broker.
    pub broker: &'a str,
    /// The rules.
    pub rules: &'a Path,
}

/// What it cost us and the peer, how many findings were told, and whether both saw all records.
pub struct Run {
    /// Ours.
    pub ours: Cost,
    /// The bare consumer's.
    pub theirs: Cost,
    /// Findings.
    pub findings: usize,
    /// Both saw every record.
    pub all: bool,
}

/// One run over these records.
///
/// # Errors
/// The process or the broker fails.
pub async fn run(scene: &Scene<'_>, changes: &[&ConfigChange], count: usize, prefix: &str) -> anyhow::Result<Run> {
    // It is frozen while the topic is filled.
    let text = format!(
        "[bus]\nkind = 'kafka'\n[bus.kafka]\nbrokers = ['{}']\nprefix = '{prefix}'\nreplication = 1\n\
         properties = {{'session.timeout.ms' = 45000}}\n",
        scene.broker
    );
    let line = Line::start(scene.program, scene.folder, &text, "evaluate", scene.rules).await?;
    line.at_rest().await?;
    line.process().signal("STOP").await?;
    let section: Section = toml::from_str(&text)?;
    let wrong = |problems: Vec<Problem>| anyhow::anyhow!("{problems:?}");
    let bus = Bus::open(&section.bus.validate().map_err(wrong)?).await?;
    bus.check().await?;
    fill(&bus, changes, count).await?;

    let (begun, before) = (Instant::now(), line.cpu()?);
    line.process().signal("CONT").await?;
    // A group that has not committed yet has everything still to read.
    while bus.backlog("evaluate", Topic::Changes).await? != Some(0) {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "not done: {}", line.process().last_words());
        sleep(Duration::from_millis(10)).await;
    }
    let (wall, cpu) = (begun.elapsed(), line.cpu()?.saturating_sub(before));
    line.end().await?;

    let topic = format!("{prefix}{}", Topic::Changes.name());
    let (broker, partitions) = (scene.broker.to_owned(), bus.partitions());
    let theirs = tokio::task::spawn_blocking(move || bare::consume(&broker, &topic, partitions, count)).await??;
    let findings = read(&bus, Topic::Findings).await?;
    let resources = read(&bus, Topic::Inventory).await?;
    Ok(Run {
        ours: Cost {
            wall,
            cpu,
            records: count,
            bytes: theirs.bytes,
        },
        all: theirs.records == count && resources == count,
        theirs,
        findings,
    })
}

/// Each record as another resource.
async fn fill(bus: &Bus, changes: &[&ConfigChange], count: usize) -> anyhow::Result<()> {
    let envelope = Envelope::new(Arc::new(Codec::embedded()?), "ingest");
    let mut portion = Vec::with_capacity(PORTION);
    for number in 0..count {
        let mut change = changes[number % changes.len()].clone();
        change.resource_uid = format!("{}#{number}", change.resource_uid);
        change.id = number.to_string();
        portion.push(envelope.change(&change, None)?);
        if portion.len() == PORTION || number + 1 == count {
            bus.publish(std::mem::take(&mut portion)).await?;
        }
    }
    Ok(())
}

/// How many records a topic has.
async fn read(bus: &Bus, topic: Topic) -> anyhow::Result<usize> {
    let (mut tail, mut count) = (bus.tail(topic, TailFrom::Beginning).await?, 0);
    loop {
        let records = tail.poll(LIMITS).await?;
        if records.is_empty() {
            return Ok(count);
        }
        count += records.len();
    }
}
