//! What destinations refused for good: listed, shown, put back on the way of the one that refused it. Each destination has a group
//! that knows how far its own were replayed, so that none goes out twice.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use pipeline::bus::Received;
use pipeline::envelope::Envelope;
use schemas::Rejected;
use schemas::ocsf;
use schemas::topic::Topic;
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::findings;
use super::standing::{self, Once};
use crate::error::Error;

fn group(sink: &str) -> String {
    format!("dead-letters-{sink}")
}

/// How far the dead letters of each destination were replayed.
#[derive(Default)]
struct Replayed(HashMap<String, BTreeMap<i32, i64>>);

impl Replayed {
    async fn has(&mut self, desk: &Desk, sink: &str, received: &Received) -> Result<bool, Error> {
        if !self.0.contains_key(sink) {
            let committed = desk.bus.committed(&group(sink), Topic::DeadLetters).await?;
            self.0.insert(sink.to_owned(), committed);
        }
        let next = self
            .0
            .get(sink)
            .and_then(|committed| committed.get(&received.partition));
        Ok(next.is_some_and(|next| received.offset < *next))
    }
}

pub(super) async fn list(desk: &Desk, sink: Option<&str>, all: bool, answer: &Answer) -> Result<(), Error> {
    let mut replayed = Replayed::default();
    for partition in standing::partitions(&desk.bus, Topic::DeadLetters) {
        let mut snapshot = desk.bus.snapshot(Topic::DeadLetters, partition, 0).await?;
        while let Some(page) = snapshot.page().await? {
            for received in page {
                let Some(dead) = read(desk, &received)? else { continue };
                if sink.is_some_and(|sink| dead.stage != sink) {
                    continue;
                }
                let is_replayed = replayed.has(desk, &dead.stage, &received).await?;
                if all || !is_replayed {
                    answer.line(line(desk, &received, &dead, is_replayed)).await?;
                }
            }
        }
    }
    Ok(())
}

pub(super) async fn show(desk: &Desk, id: &str, answer: &Answer) -> Result<(), Error> {
    let received = standing::one(&desk.bus, Topic::DeadLetters, id).await?;
    let dead = received.as_ref().map(|received| read(desk, received)).transpose()?;
    let (Some(received), Some(Some(dead))) = (received, dead) else {
        return Err(Error::Usage(format!(
            "there is no dead letter {id:?}: take its `id` from `tripline dead-letters list --all`"
        )));
    };
    let is_replayed = Replayed::default().has(desk, &dead.stage, &received).await?;
    let mut shown = line(desk, &received, &dead, is_replayed);
    shown["finding"] = match desk.codec.decode_finding(&dead.bytes) {
        Ok(finding) => ocsf::event(&finding),
        Err(_) => String::from_utf8_lossy(&dead.bytes).into(),
    };
    answer.line(shown).await
}

fn read(desk: &Desk, received: &Received) -> Result<Option<Rejected>, Error> {
    let value = received.record.value.as_ref();
    Ok(value.map(|value| desk.codec.decode_rejected(value)).transpose()?)
}

fn line(desk: &Desk, received: &Received, dead: &Rejected, replayed: bool) -> Value {
    let finding = desk.codec.decode_finding(&dead.bytes).ok();
    let event = finding
        .as_ref()
        .map(|finding| format!("{}:{}", finding.uid, finding.sequence));
    json!({
        "id": standing::id(received), "sink": dead.stage, "reason": dead.reason, "time": findings::moment(dead.time), "replayed": replayed,
        "event_id": event, "rule": finding.as_ref().map(|finding| &finding.rule.id),
        "resource": finding.as_ref().map(|finding| &finding.resource.uid),
    })
}

/// The findings go out and the group moves on in one atomic step, so that none goes out twice.
pub(super) async fn replay(desk: &Desk, sink: &str, answer: &Answer) -> Result<(), Error> {
    let mut names = desk.settings.sinks.entries().iter().map(|entry| entry.name());
    if !names.any(|name| name == sink) {
        return Err(Error::Usage(format!(
            "the config has no sink {sink:?}: nobody would deliver its dead letters"
        )));
    }
    let envelope = Envelope::new(Arc::clone(&desk.codec), sink);
    let mut once = Once::begin(&desk.bus, &group(sink), Topic::DeadLetters).await?;
    let mut replayed = 0;
    loop {
        let Some(records) = once.next().await? else {
            return Err(Error::Usage(format!(
                "another `tripline dead-letters replay {sink}` is at work: wait for it"
            )));
        };
        if records.is_empty() {
            break;
        }
        let mut again = Vec::new();
        for received in &records {
            let Some(dead) = read(desk, received)? else { continue };
            if dead.stage == sink && !dead.bytes.is_empty() {
                again.push(envelope.again(received, &dead));
            }
        }
        let count = again.len();
        if once.done(&records, again).await? {
            replayed += count;
        }
    }
    once.end().await;
    tracing::info!(sink, replayed, "dead letters were replayed");
    answer.line(json!({"replayed": replayed, "sink": sink})).await
}
