//! What is on the bus when every process has ended: the state of each resource, and each finding event. Changes nothing.

use std::collections::BTreeMap;
use std::time::Duration;

use pipeline::bus::{Bus, Config, PollLimits, TailFrom};
use pipeline::config::Problem;
use schemas::topic::Topic;
use schemas::wire::Codec;
use serde::{Deserialize, Serialize};

use super::words;

/// A poll that brings nothing in this time means that everything was read.
const LIMITS: PollLimits = PollLimits {
    records: 1_000,
    bytes: 8 << 20,
    wait: Duration::from_secs(2),
};

/// What says when, or rests on when.
const TIMES: [&str; 8] = [
    "time",
    "observed_at",
    "first_seen",
    "last_seen",
    "judged_by",
    "traceparent",
    "origin",
    "trace",
];

#[derive(Deserialize)]
struct Section {
    bus: Config,
}

/// How the key of what is remembered of a source begins: when it spoke, which no other run shares.
const SOURCE: &str = "tripline://source/";

/// All of it, in words that are equal where the state is.
#[derive(Debug, Default)]
pub struct State {
    /// Topic and key to what is known.
    latest: BTreeMap<(&'static str, String), String>,
    /// Finding events, and how often each stands there.
    findings: BTreeMap<(String, i64, &'static str), u64>,
}

impl State {
    /// Reads the bus of a config.
    ///
    /// # Errors
    /// It cannot be opened or read.
    pub async fn read(config: &str) -> anyhow::Result<Self> {
        let section: Section = toml::from_str(config)?;
        let wrong = |problems: Vec<Problem>| anyhow::anyhow!("{problems:?}");
        let bus = Bus::open(&section.bus.validate().map_err(wrong)?).await?;
        bus.check().await?;
        let (codec, mut state) = (Codec::embedded()?, Self::default());
        for topic in [Topic::Inventory, Topic::Verdicts, Topic::Findings] {
            let mut tail = bus.tail(topic, TailFrom::Beginning).await?;
            loop {
                let received = tail.poll(LIMITS).await?;
                if received.is_empty() {
                    break;
                }
                for record in received.into_iter().map(|received| received.record) {
                    let key = String::from_utf8_lossy(record.key.as_deref().unwrap_or_default()).into_owned();
                    state.take(&codec, topic, key, record.value.as_deref())?;
                }
            }
        }
        Ok(state)
    }

    fn take(&mut self, codec: &Codec, topic: Topic, key: String, value: Option<&[u8]>) -> anyhow::Result<()> {
        if key.starts_with(SOURCE) {
            return Ok(());
        }
        let place = (topic.name(), key);
        let known = match (topic, value) {
            (_, None) => {
                self.latest.remove(&place);
                return Ok(());
            }
            (Topic::Findings, Some(value)) => {
                let finding = codec.decode_finding(value)?;
                let event = (finding.uid, finding.sequence, finding.activity.as_str());
                *self.findings.entry(event).or_default() += 1;
                return Ok(());
            }
            (Topic::Inventory, Some(value)) => canonical(&codec.decode_change(value)?)?,
            (_, Some(value)) => canonical(&codec.decode_state(value)?)?,
        };
        self.latest.insert(place, known);
        Ok(())
    }

    /// Finding events that stand on the bus more than once.
    pub fn repeated(&self) -> u64 {
        self.findings.values().map(|count| count - 1).sum()
    }

    /// Where another is otherwise, in words.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let keys = |one: &Self| one.latest.keys().cloned().collect::<std::collections::BTreeSet<_>>();
        for key in keys(self).union(&keys(other)) {
            let (ours, theirs) = (self.latest.get(key), other.latest.get(key));
            if ours != theirs {
                found.push(match (ours, theirs) {
                    (Some(ours), Some(theirs)) => format!("{key:?} is otherwise: {}", words::differing(ours, theirs)),
                    (ours, _) => format!("{key:?} is known to one of the two, here: {}", ours.is_some()),
                });
            }
        }
        let events = |one: &Self| one.findings.keys().cloned().collect::<std::collections::BTreeSet<_>>();
        for event in events(self).symmetric_difference(&events(other)) {
            found.push(format!("{event:?} is on topic findings of one of the two"));
        }
        found
    }
}

fn canonical(value: &impl Serialize) -> anyhow::Result<String> {
    let mut value = serde_json::to_value(value)?;
    words::strip(&mut value, |key| TIMES.contains(&key));
    Ok(value.to_string())
}
