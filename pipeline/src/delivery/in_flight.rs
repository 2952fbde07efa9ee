//! What is in flight: polled and not yet committed. Keeps order within each partition and knows how far each may be committed.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::Instant;

use schemas::topic::Topic;

use super::parked::{Parked, Released, Wait};
use super::told::Told;
use super::{AckId, Event, Group};
use crate::bus::{Notes, Outgoing, Position, Received};

/// Events that the destination accepted and has not confirmed.
#[derive(Debug)]
pub(super) struct Unacked {
    pub(super) ack: AckId,
    pub(super) events: Vec<Event>,
    pub(super) since: Instant,
}

/// An event that is elsewhere, as far as commits and clocks ask.
#[derive(Debug)]
struct Mark {
    partition: i32,
    offset: i64,
    timestamp: i64,
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
    /// Taken from the pending ones to be made a request before their turn.
    ahead: Vec<Mark>,
    /// To be sent again, as they stand, before the pending ones.
    retries: VecDeque<Vec<Event>>,
    unacked: VecDeque<Unacked>,
    dead_letters: Vec<DeadLetter>,
    /// Not to be told yet.
    parked: Parked,
    /// By partition: the offset after the last one polled.
    polled: BTreeMap<i32, i64>,
    /// By partition: what was last committed by us, and what was noted with it.
    committed: BTreeMap<i32, (i64, String)>,
    /// By partition: what whoever had it before us noted.
    told: BTreeMap<i32, Told>,
}

/// What may be committed.
#[derive(Debug, Default)]
pub(super) struct Committable {
    pub(super) letters: Vec<Outgoing>,
    pub(super) positions: Vec<Position>,
    pub(super) notes: Notes,
}

impl InFlight {
    /// Takes a record that was polled; `event` unless there is nothing to deliver of it, and how long it is to wait.
    pub(super) fn take(&mut self, received: &Received, event: Option<Event>, wait: Option<Wait>) {
        self.polled.insert(received.partition, received.offset + 1);
        self.pending
            .extend(event.and_then(|event| self.parked.take(event, wait)));
    }

    /// A partition is ours, with its last commit and what was noted then. A note to another commit says nothing.
    pub(super) fn resume(&mut self, partition: i32, committed: i64, note: &str) {
        if let Some((next, told)) = Told::read(note).filter(|(next, _)| *next == committed) {
            self.committed.insert(partition, (next, note.to_owned()));
            self.told.insert(partition, told);
        }
    }

    /// Whether a record was done with by whoever had its partition before us.
    pub(super) fn was_done(&mut self, partition: i32, offset: i64) -> bool {
        let Some(told) = self.told.get(&partition) else {
            return false;
        };
        let done = told.is_done(offset);
        if told.is_over(offset) {
            self.told.remove(&partition);
        }
        done
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

    /// As many pending ones as `fit` says, to be made a request before their turn; they count as in flight here. Until they are given back
    /// or took their turn there are no others.
    pub(super) fn take_ahead(&mut self, fit: impl FnOnce(&VecDeque<Event>) -> usize) -> Option<Vec<Event>> {
        if self.pending.is_empty() || !self.ahead.is_empty() {
            return None;
        }
        let count = fit(&self.pending).clamp(1, self.pending.len());
        let batch: Vec<Event> = self.pending.drain(..count).collect();
        self.ahead.extend(batch.iter().map(|event| Mark {
            partition: event.received.partition,
            offset: event.received.offset,
            timestamp: event.received.record.timestamp,
        }));
        Some(batch)
    }

    /// Their turn has come.
    pub(super) fn took_ahead(&mut self) {
        self.ahead.clear();
    }

    /// They are pending again.
    pub(super) fn give_back(&mut self, batch: Vec<Event>) {
        self.ahead.clear();
        for event in batch.into_iter().rev() {
            self.pending.push_front(event);
        }
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
        self.told.retain(|partition, _| !partitions.contains(partition));
    }

    /// Nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.pending.is_empty() && self.retries.is_empty() && self.ahead.is_empty()
    }

    /// As many wait to be told later as may.
    pub(super) fn is_crowded(&self) -> bool {
        self.parked.is_full()
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

    /// By partition, the offsets of what is still in flight.
    fn open(&self) -> BTreeMap<i32, BTreeSet<i64>> {
        let held = self.events().chain(self.parked.events());
        let held = held.map(|event| (event.received.partition, event.received.offset));
        let ahead = self.ahead.iter().map(|mark| (mark.partition, mark.offset));
        let mut open: BTreeMap<i32, BTreeSet<i64>> = BTreeMap::new();
        for (partition, offset) in held.chain(ahead) {
            open.entry(partition).or_default().insert(offset);
        }
        open
    }

    /// How far each partition may be committed: up to the first event that is still in flight; the dead letters before that; and what is
    /// done with behind it.
    pub(super) fn committable(&self) -> Committable {
        let (mut open, mut committable) = (self.open(), Committable::default());
        for (&partition, &read) in &self.polled {
            let open = open.entry(partition).or_default();
            let next = open.first().map_or(read, |first| read.min(*first));
            let (before, behind): (Vec<&DeadLetter>, Vec<_>) = self
                .dead_letters
                .iter()
                .filter(|dead| dead.partition == partition)
                .partition(|dead| dead.offset < next);
            // They are letters only once they are committed.
            open.extend(behind.iter().map(|dead| dead.offset));
            let note = Told::note(next, read, open);
            let same = self
                .committed
                .get(&partition)
                .is_some_and(|(committed, noted)| (*committed, noted) == (next, &note));
            if same {
                continue;
            }
            let topic = Topic::Findings;
            committable
                .letters
                .extend(before.iter().map(|dead| dead.record.clone()));
            committable.positions.push(Position { topic, partition, next });
            committable.notes.insert(partition, note);
        }
        committable
    }

    /// The commit is done.
    pub(super) fn committed(&mut self, positions: &[Position], notes: &Notes) {
        for position in positions {
            let note = notes.get(&position.partition).cloned().unwrap_or_default();
            self.committed.insert(position.partition, (position.next, note));
            self.dead_letters
                .retain(|dead| dead.partition != position.partition || dead.offset >= position.next);
        }
    }

    /// When the bus took the oldest record that is still to be delivered, but for those that wait on purpose.
    pub(super) fn oldest(&self) -> Option<i64> {
        let ahead = self.ahead.iter().map(|mark| mark.timestamp);
        self.events()
            .map(|event| event.received.record.timestamp)
            .chain(ahead)
            .min()
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        let ahead = self.ahead.len() as u64;
        ahead + self.events().map(|_| 1).sum::<u64>()
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        let waiting = self.retries.iter().flatten().chain(&self.pending);
        self.unacked.iter().flat_map(|batch| &batch.events).chain(waiting)
    }
}

#[cfg(test)]
pub(super) mod tests;
