//! All sources that were ever heard: restored from the bus, told of each record, asked who is silent.

use std::collections::BTreeMap;
use std::sync::Arc;

use opentelemetry::KeyValue;
use opentelemetry::metrics::Gauge;
use pipeline::bus::{Bus, BusError, Outgoing, Record};
use pipeline::envelope::Envelope;
use schemas::ResourceState;
use schemas::topic::Topic;
use schemas::wire::{Codec, ToldBy};

use super::config::{Settings, millis};
use super::rhythm::Rhythm;
use super::told::{self, Turn};

/// Of the newest records of each partition so many say what the rhythm was.
const HISTORY: i64 = 20_000;

/// How often what was heard is written down where nothing happens, ms.
const KEEP: i64 = 10 * 60 * 1000;

/// One source.
struct Source {
    rhythm: Rhythm,
    state: ResourceState,
    /// What was put out and is not known to be on the bus.
    pending: Option<ResourceState>,
}

/// All of them.
pub struct Heard {
    sources: BTreeMap<ToldBy, Source>,
    codec: Arc<Codec>,
    envelope: Envelope,
    settings: Settings,
    /// Since when is listened, ms: silence before says nothing, for nobody listened.
    since: i64,
    age: Gauge<f64>,
    silent: Gauge<u64>,
}

impl Heard {
    /// What is known of them: what was written down, and what the newest records say.
    pub async fn restore(bus: &Bus, codec: Arc<Codec>, settings: Settings, now: i64) -> Result<Self, BusError> {
        let meter = opentelemetry::global::meter("tripline");
        let mut heard = Self {
            sources: BTreeMap::new(),
            envelope: Envelope::new(Arc::clone(&codec), "silence"),
            codec,
            settings,
            since: now,
            age: meter
                .f64_gauge("tripline.source.age")
                .with_description("how long ago a source spoke last")
                .with_unit("s")
                .build(),
            silent: meter
                .u64_gauge("tripline.source.silent")
                .with_description("1 while a source has paused for longer than it does")
                .build(),
        };
        for span in bus.spans(Topic::Verdicts).await? {
            let mut snapshot = bus.snapshot(Topic::Verdicts, span.partition, 0).await?;
            while let Some(page) = snapshot.page().await? {
                page.iter().for_each(|received| heard.recall(&received.record));
            }
        }
        for span in bus.spans(Topic::Changes).await? {
            let mut snapshot = bus.snapshot(Topic::Changes, span.partition, span.end - HISTORY).await?;
            while let Some(page) = snapshot.page().await? {
                page.iter().for_each(|received| heard.hear(&received.record));
            }
        }
        Ok(heard)
    }

    /// What was written down of a source.
    fn recall(&mut self, record: &Record) {
        let told = record
            .key
            .as_deref()
            .and_then(|key| told::of_uid(std::str::from_utf8(key).ok()?));
        let (Some(told), Some(value)) = (told, &record.value) else {
            return;
        };
        let Ok(state) = self.codec.decode_state(value) else {
            return;
        };
        let rhythm = Rhythm::recalled(state.judged_by, state.time, state.version.unwrap_or(0));
        let source = Source {
            rhythm,
            state,
            pending: None,
        };
        self.sources.insert(told, source);
    }

    /// A change that the bus took.
    pub fn hear(&mut self, record: &Record) {
        let told = record.value.as_deref().and_then(|value| self.codec.told_by(value));
        let Some(told) = told else { return };
        let at = record.timestamp;
        match self.sources.get_mut(&told) {
            Some(source) => source.rhythm.hear(at),
            None => {
                let source = Source {
                    rhythm: Rhythm::begin(at),
                    state: told::state(&told),
                    pending: None,
                };
                self.sources.insert(told, source);
            }
        }
    }

    /// What is to be told and written down now.
    pub fn judge(&mut self, bus: &Bus, now: i64) -> Vec<Outgoing> {
        let config = self.settings.config();
        let (learn, least) = (millis(config.learn.0), millis(config.least.0));
        let mut records = Vec::new();
        for (told, source) in &mut self.sources {
            let rhythm = source.rhythm;
            let learned = || rhythm.bound(learn, config.factor, least);
            let bound = self.settings.expected(told).or_else(learned);
            let listened = now - self.since >= bound.unwrap_or(least).min(least);
            let is_silent = bound.is_some_and(|bound| now - rhythm.last > bound);
            let is_open = source.state.findings.first().is_some_and(|finding| finding.open);
            // Nobody listened for long enough to call it silent; who was silent and speaks is heard at once.
            let is_silent = if listened { is_silent } else { is_silent && is_open };
            let attributes = [
                KeyValue::new("source", told.source.clone()),
                KeyValue::new("account", told.account.clone().unwrap_or_default()),
                KeyValue::new("region", told.region.clone().unwrap_or_default()),
            ];
            self.age
                .record((now - rhythm.last).max(0) as f64 / 1_000.0, &attributes);
            self.silent.record(u64::from(is_silent), &attributes);
            let mut state = source.state.clone();
            let turn = Turn {
                is_silent,
                at: if is_silent { now } else { rhythm.last },
                last: if is_silent { rhythm.last } else { source.state.time },
                bound: bound.unwrap_or(least),
            };
            let finding = told::event(told, &mut state, turn, config.severity);
            if finding.is_none() && rhythm.last.saturating_sub(source.state.time) < KEEP {
                continue;
            }
            (state.time, state.version, state.judged_by) = (rhythm.last, Some(rhythm.longest()), rhythm.first);
            let partition = bus.partition_of_key(state.resource_uid.as_bytes());
            let written = self.envelope.state(partition, &state.resource_uid, Some(&state));
            let told_of = finding
                .as_ref()
                .map(|finding| self.envelope.finding(finding))
                .transpose();
            match (written, told_of) {
                (Ok(written), Ok(told_of)) => {
                    records.push(written);
                    records.extend(told_of);
                    if let Some(finding) = finding {
                        let (source, reason) = (&finding.resource.uid, &finding.reason);
                        match is_silent {
                            true => tracing::warn!(source, reason, "a source has fallen silent"),
                            false => tracing::info!(source, reason, "a source speaks again"),
                        }
                    }
                    source.pending = Some(state);
                }
                (Err(error), _) | (_, Err(error)) => tracing::error!(%error, "what a source does cannot be written"),
            }
        }
        records
    }

    /// What was put out is on the bus.
    pub fn kept(&mut self) {
        for source in self.sources.values_mut() {
            if let Some(state) = source.pending.take() {
                source.state = state;
            }
        }
    }
}
