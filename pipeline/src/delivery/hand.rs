//! What a loop has in hand: polled and not yet committed. Keeps order within each partition and knows how far each may be committed.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use schemas::topic::Topic;

use super::{Event, Receipt};
use crate::bus::{Outgoing, Position, Received};

/// Events that the destination accepted and has not confirmed.
#[derive(Debug)]
pub(super) struct Unconfirmed {
    pub(super) receipt: Receipt,
    pub(super) events: Vec<Event>,
    pub(super) since: Instant,
}

/// A dead letter and the record that it is for.
#[derive(Debug)]
struct Letter {
    partition: i32,
    offset: i64,
    record: Outgoing,
}

#[derive(Debug, Default)]
pub(super) struct Hand {
    /// Never tried, in order.
    fresh: VecDeque<Event>,
    /// To be sent again, as they stand, before the fresh ones.
    again: VecDeque<Vec<Event>>,
    unconfirmed: VecDeque<Unconfirmed>,
    letters: Vec<Letter>,
    /// By partition: the offset after the last one polled.
    polled: BTreeMap<i32, i64>,
    /// By partition: what was last committed by us.
    committed: BTreeMap<i32, i64>,
}

impl Hand {
    /// Takes a record that was polled; `event` unless there is nothing to deliver of it.
    pub(super) fn take(&mut self, received: &Received, event: Option<Event>) {
        self.polled.insert(received.partition, received.offset + 1);
        self.fresh.extend(event);
    }

    /// A record that will not be delivered.
    pub(super) fn bury(&mut self, received: &Received, record: Outgoing) {
        let (partition, offset) = (received.partition, received.offset);
        self.letters.push(Letter {
            partition,
            offset,
            record,
        });
    }

    /// What to send next: what failed before as it stands, else as many fresh ones as `fit` says.
    pub(super) fn next(&mut self, fit: impl FnOnce(&VecDeque<Event>) -> usize) -> Option<Vec<Event>> {
        if let Some(piece) = self.again.pop_front() {
            return Some(piece);
        }
        if self.fresh.is_empty() {
            return None;
        }
        let count = fit(&self.fresh).clamp(1, self.fresh.len());
        Some(self.fresh.drain(..count).collect())
    }

    /// To be sent before everything else.
    pub(super) fn put_back(&mut self, piece: Vec<Event>) {
        if !piece.is_empty() {
            self.again.push_front(piece);
        }
    }

    /// Cuts a piece in two, to be sent one after the other.
    pub(super) fn put_back_cut(&mut self, mut piece: Vec<Event>, at: usize) {
        let rest = piece.split_off(at.min(piece.len()));
        self.put_back(rest);
        self.put_back(piece);
    }

    pub(super) fn accepted(&mut self, receipt: Receipt, events: Vec<Event>) {
        let since = Instant::now();
        self.unconfirmed.push_back(Unconfirmed { receipt, events, since });
    }

    pub(super) fn receipts(&self) -> Vec<Receipt> {
        self.unconfirmed.iter().map(|batch| batch.receipt).collect()
    }

    /// The destination confirmed it: those events are no longer in hand.
    pub(super) fn confirmed(&mut self, receipt: Receipt) -> Vec<Event> {
        let position = self.unconfirmed.iter().position(|batch| batch.receipt == receipt);
        let batch = position.and_then(|position| self.unconfirmed.remove(position));
        batch.map(|batch| batch.events).unwrap_or_default()
    }

    /// Batches accepted before `since` and not confirmed are to be sent again; how many those are.
    pub(super) fn doubt(&mut self, since: Instant) -> usize {
        let (mut doubted, mut kept) = (Vec::new(), VecDeque::new());
        for batch in self.unconfirmed.drain(..) {
            if batch.since <= since {
                doubted.push(batch.events);
            } else {
                kept.push_back(batch);
            }
        }
        self.unconfirmed = kept;
        let count = doubted.len();
        for events in doubted.into_iter().rev() {
            self.put_back(events);
        }
        count
    }

    /// These partitions are no longer ours.
    pub(super) fn forget(&mut self, partitions: &[i32]) {
        let ours = |event: &Event| !partitions.contains(&event.received.partition);
        self.fresh.retain(ours);
        for piece in &mut self.again {
            piece.retain(ours);
        }
        self.again.retain(|piece| !piece.is_empty());
        for batch in &mut self.unconfirmed {
            batch.events.retain(ours);
        }
        self.unconfirmed.retain(|batch| !batch.events.is_empty());
        self.letters.retain(|letter| !partitions.contains(&letter.partition));
        self.polled.retain(|partition, _| !partitions.contains(partition));
        self.committed.retain(|partition, _| !partitions.contains(partition));
    }

    /// Nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.fresh.is_empty() && self.again.is_empty()
    }

    pub(super) fn has_again(&self) -> bool {
        !self.again.is_empty()
    }

    pub(super) fn fresh(&self) -> &VecDeque<Event> {
        &self.fresh
    }

    pub(super) fn unconfirmed(&self) -> usize {
        self.unconfirmed.len()
    }

    /// How far each partition may be committed: up to the first event that is still in hand; and the dead letters before that.
    pub(super) fn committable(&self) -> (Vec<Outgoing>, Vec<Position>) {
        let mut next = self.polled.clone();
        for event in self.events() {
            if let Some(next) = next.get_mut(&event.received.partition) {
                *next = (*next).min(event.received.offset);
            }
        }
        let settled = |letter: &&Letter| next.get(&letter.partition).is_some_and(|next| letter.offset < *next);
        let letters = self.letters.iter().filter(settled).map(|letter| letter.record.clone());
        let letters = letters.collect();
        let moved = next
            .iter()
            .filter(|(partition, next)| self.committed.get(partition) != Some(next));
        let positions = moved.map(|(&partition, &next)| Position {
            topic: Topic::Findings,
            partition,
            next,
        });
        (letters, positions.collect())
    }

    /// The commit of these positions, with the letters before them, is done.
    pub(super) fn committed(&mut self, positions: &[Position]) {
        for position in positions {
            self.committed.insert(position.partition, position.next);
            self.letters
                .retain(|letter| letter.partition != position.partition || letter.offset >= position.next);
        }
    }

    /// When the bus took the oldest record that is still to be delivered.
    pub(super) fn oldest(&self) -> Option<i64> {
        self.events().map(|event| event.received.record.timestamp).min()
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        let waiting = self.again.iter().flatten().chain(&self.fresh);
        self.unconfirmed.iter().flat_map(|batch| &batch.events).chain(waiting)
    }
}

#[cfg(test)]
pub(super) mod tests;
