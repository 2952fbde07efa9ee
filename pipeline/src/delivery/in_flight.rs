//! What is in flight: polled and not yet committed. Keeps order within each partition and knows how far each may be committed.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Instant;

use schemas::topic::Topic;

use super::parked::{Parked, Released, Wait};
use super::{AckId, Event, Group};
use crate::bus::{Outgoing, Position, Received};

/// Events that the destination accepted and has not confirmed.
#[derive(Debug)]
pub(super) struct Unacked {
    pub(super) ack: AckId,
    pub(super) events: Vec<Event>,
    pub(super) since: Instant,
}

/// A dead letter and the record that it is for.
#[derive(Debug)]
struct DeadLetter {
    partition: i32,
    offset: i64,
    record: Outgoing,
}

#[derive(Debug, Default)]
pub(super) struct InFlight {
    /// Never tried, in order.
    pending: VecDeque<Event>,
    /// To be sent again, as they stand, before the pending ones.
    retries: VecDeque<Vec<Event>>,
    unacked: VecDeque<Unacked>,
    dead_letters: Vec<DeadLetter>,
    /// Not to be told yet.
    parked: Parked,
    /// By partition: the offset after the last one polled.
    polled: BTreeMap<i32, i64>,
    /// By partition: what was last committed by us.
    committed: BTreeMap<i32, i64>,
}

impl InFlight {
    /// Takes a record that was polled; `event` unless there is nothing to deliver of it, and how long it is to wait.
    pub(super) fn take(&mut self, received: &Received, event: Option<Event>, wait: Option<Wait>) {
        self.polled.insert(received.partition, received.offset + 1);
        self.pending
            .extend(event.and_then(|event| self.parked.take(event, wait)));
    }

    /// Those that waited long enough are to be sent. Whether some were not, but there is no room for more. `most` go together.
    pub(super) fn release(&mut self, now: i64, most: usize) -> bool {
        let Released { alone, together, early } = self.parked.release(now);
        self.pending.extend(alone);
        for mut rule in together {
            while !rule.is_empty() {
                let rest = rule.split_off(rule.len().min(most.max(1)));
                self.retries.push_back(rule);
                rule = rest;
            }
        }
        early
    }

    /// A record that will not be delivered.
    pub(super) fn dead_letter(&mut self, received: &Received, record: Outgoing) {
        let (partition, offset) = (received.partition, received.offset);
        self.dead_letters.push(DeadLetter {
            partition,
            offset,
            record,
        });
    }

    /// What to send next: what failed before as it stands, else as many pending ones as `fit` says.
    pub(super) fn next(&mut self, fit: impl FnOnce(&VecDeque<Event>) -> usize) -> Option<Vec<Event>> {
        if let Some(batch) = self.retries.pop_front() {
            return Some(batch);
        }
        if self.pending.is_empty() {
            return None;
        }
        let count = fit(&self.pending).clamp(1, self.pending.len());
        Some(self.pending.drain(..count).collect())
    }

    /// Puts the pending events of the first one's group before the others; how many they are. The events of a finding stay in one group,
    /// so that none overtakes another.
    pub(super) fn gather(&mut self, group: &Group) -> usize {
        let mut groups: HashMap<String, String> = HashMap::new();
        let mut of = |event: &Event| {
            let uid = event.finding.uid.clone();
            groups.entry(uid).or_insert_with(|| group(&event.finding)).clone()
        };
        let Some(first) = self.pending.front().map(&mut of) else {
            return 0;
        };
        let (mut ours, others): (VecDeque<Event>, VecDeque<Event>) =
            self.pending.drain(..).partition(|event| of(event) == first);
        let count = ours.len();
        ours.extend(others);
        self.pending = ours;
        count
    }

    /// To be sent before everything else.
    pub(super) fn retry(&mut self, batch: Vec<Event>) {
        if !batch.is_empty() {
            self.retries.push_front(batch);
        }
    }

    /// Cuts a batch in two, to be sent one after the other.
    pub(super) fn retry_split(&mut self, mut batch: Vec<Event>, at: usize) {
        let rest = batch.split_off(at.min(batch.len()));
        self.retry(rest);
        self.retry(batch);
    }

    pub(super) fn accepted(&mut self, ack: AckId, events: Vec<Event>) {
        let since = Instant::now();
        self.unacked.push_back(Unacked { ack, events, since });
    }

    pub(super) fn acks(&self) -> Vec<AckId> {
        self.unacked.iter().map(|batch| batch.ack).collect()
    }

    /// The destination confirmed it: those events are no longer in flight.
    pub(super) fn acked(&mut self, ack: AckId) -> Vec<Event> {
        let position = self.unacked.iter().position(|batch| batch.ack == ack);
        let batch = position.and_then(|position| self.unacked.remove(position));
        batch.map(|batch| batch.events).unwrap_or_default()
    }

    /// Batches accepted before `since` and not confirmed are to be sent again; how many those are.
    pub(super) fn expire_unacked(&mut self, since: Instant) -> usize {
        let (mut expired, mut kept) = (Vec::new(), VecDeque::new());
        for batch in self.unacked.drain(..) {
            if batch.since <= since {
                expired.push(batch.events);
            } else {
                kept.push_back(batch);
            }
        }
        self.unacked = kept;
        let count = expired.len();
        for events in expired.into_iter().rev() {
            self.retry(events);
        }
        count
    }

    /// These partitions are no longer ours.
    pub(super) fn forget(&mut self, partitions: &[i32]) {
        let ours = |event: &Event| !partitions.contains(&event.received.partition);
        self.pending.retain(ours);
        for batch in &mut self.retries {
            batch.retain(ours);
        }
        self.retries.retain(|batch| !batch.is_empty());
        for batch in &mut self.unacked {
            batch.events.retain(ours);
        }
        self.unacked.retain(|batch| !batch.events.is_empty());
        self.parked.forget(partitions);
        self.dead_letters
            .retain(|letter| !partitions.contains(&letter.partition));
        self.polled.retain(|partition, _| !partitions.contains(partition));
        self.committed.retain(|partition, _| !partitions.contains(partition));
    }

    /// Nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.pending.is_empty() && self.retries.is_empty()
    }

    pub(super) fn has_retries(&self) -> bool {
        !self.retries.is_empty()
    }

    pub(super) fn pending(&self) -> &VecDeque<Event> {
        &self.pending
    }

    pub(super) fn unacked(&self) -> usize {
        self.unacked.len()
    }

    /// How far each partition may be committed: up to the first event that is still in flight; and the dead letters before that.
    pub(super) fn committable(&self) -> (Vec<Outgoing>, Vec<Position>) {
        let mut next = self.polled.clone();
        for event in self.events().chain(self.parked.events()) {
            if let Some(next) = next.get_mut(&event.received.partition) {
                *next = (*next).min(event.received.offset);
            }
        }
        let settled = |dead: &&DeadLetter| next.get(&dead.partition).is_some_and(|next| dead.offset < *next);
        let dead_letters = self.dead_letters.iter().filter(settled);
        let dead_letters = dead_letters.map(|dead| dead.record.clone()).collect();
        let moved = next
            .iter()
            .filter(|(partition, next)| self.committed.get(partition) != Some(next));
        let positions = moved.map(|(&partition, &next)| Position {
            topic: Topic::Findings,
            partition,
            next,
        });
        (dead_letters, positions.collect())
    }

    /// The commit of these positions, with the dead letters before them, is done.
    pub(super) fn committed(&mut self, positions: &[Position]) {
        for position in positions {
            self.committed.insert(position.partition, position.next);
            self.dead_letters
                .retain(|dead| dead.partition != position.partition || dead.offset >= position.next);
        }
    }

    /// When the bus took the oldest record that is still to be delivered, but for those that wait on purpose.
    pub(super) fn oldest(&self) -> Option<i64> {
        self.events().map(|event| event.received.record.timestamp).min()
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.events().map(|_| 1).sum()
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        let waiting = self.retries.iter().flatten().chain(&self.pending);
        self.unacked.iter().flat_map(|batch| &batch.events).chain(waiting)
    }
}

#[cfg(test)]
pub(super) mod tests;
