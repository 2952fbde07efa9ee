//! Whatever happens to what is in flight, a commit never passes an event that is still to be delivered, and all is committed in the end.

use std::collections::BTreeSet;

use bytes::Bytes;
use proptest::prelude::*;
use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::{Activity, Context, Finding, Severity, Verdict};

use super::*;
use crate::bus::Record;

#[derive(Debug, Clone)]
enum Step {
    /// Polls so many records of a partition; every third is a dead letter at once, every fifth is filtered.
    Poll(i32, u8),
    /// Sends up to so many; the answer.
    Send(u8, Reply),
    /// Makes a request of so many before their turn.
    Ahead(u8),
    Confirm,
    Expire,
    Forget(i32),
    Commit,
}

#[derive(Debug, Clone)]
enum Reply {
    Delivered,
    Accepted,
    Retry,
    Cut(u8),
    DeadLetter,
}

fn step() -> impl Strategy<Value = Step> {
    let reply = prop_oneof![
        Just(Reply::Delivered),
        Just(Reply::Accepted),
        Just(Reply::Retry),
        any::<u8>().prop_map(Reply::Cut),
        Just(Reply::DeadLetter),
    ];
    prop_oneof![
        3 => (0..3, 1..9u8).prop_map(|(partition, count)| Step::Poll(partition, count)),
        5 => (1..6u8, reply).prop_map(|(most, reply)| Step::Send(most, reply)),
        2 => (1..6u8).prop_map(Step::Ahead),
        1 => Just(Step::Confirm),
        1 => Just(Step::Expire),
        1 => (0..3).prop_map(Step::Forget),
        2 => Just(Step::Commit),
    ]
}

fn finding() -> Finding {
    Finding {
        uid: "uid".to_owned(),
        sequence: 1,
        activity: Activity::New,
        verdict: Verdict::Fail,
        reason: None,
        time: 0,
        first_seen: 0,
        last_seen: 0,
        rule: RuleInfo {
            id: String::new(),
            hash: String::new(),
            title: String::new(),
            description: String::new(),
            severity: Severity::Low,
            remediation: Remediation::default(),
            attack: Vec::new(),
            frameworks: Default::default(),
            references: Vec::new(),
        },
        resource: ResourceInfo {
            uid: String::new(),
            resource_type: String::new(),
            name: None,
            provider: String::new(),
            account: None,
            region: None,
            tags: BTreeMap::new(),
            context: Context::default(),
        },
        evidence: "{}".to_owned(),
        change: ChangeInfo {
            id: String::new(),
            source: String::new(),
            actor: None,
            origin: None,
        },
        related: Vec::new(),
        traceparent: None,
        decision: Default::default(),
    }
}

fn received(partition: i32, offset: i64) -> Received {
    let record = Record {
        key: None,
        value: Some(Bytes::new()),
        headers: Vec::new(),
        timestamp: offset,
    };
    Received {
        topic: Topic::Findings,
        partition,
        offset,
        record,
    }
}

/// An event whose encoded form has so many bytes.
pub fn event(size: usize) -> Event {
    Event {
        finding: finding(),
        body: Bytes::from(vec![0; size]),
        received: received(0, 0),
    }
}

fn dead_letter_of(received: &Received) -> Outgoing {
    Outgoing {
        topic: Topic::DeadLetters,
        partition: Some(received.partition),
        record: received.record.clone(),
    }
}

/// The bus beside the hand: what is where, and what the destination has.
#[derive(Default)]
struct World {
    in_flight: InFlight,
    ahead: Option<Vec<Event>>,
    next: BTreeMap<i32, i64>,
    committed: BTreeMap<i32, i64>,
    notes: Notes,
    /// Delivered, dead or filtered.
    settled: BTreeSet<(i32, i64)>,
    letters: Vec<(i32, i64)>,
    acks: u64,
    waiting: Vec<(AckId, Vec<(i32, i64)>)>,
}

fn places(events: &[Event]) -> Vec<(i32, i64)> {
    events
        .iter()
        .map(|event| (event.received.partition, event.received.offset))
        .collect()
}

impl World {
    fn dead_letter(&mut self, received: &Received) {
        self.in_flight.dead_letter(received, dead_letter_of(received));
        self.settled.insert((received.partition, received.offset));
    }

    fn poll(&mut self, partition: i32, count: u8) {
        for _ in 0..count {
            let next = self.next.entry(partition).or_insert(0);
            let (offset, received) = (*next, received(partition, *next));
            *next += 1;
            let event = Event {
                finding: finding(),
                body: Bytes::new(),
                received: received.clone(),
            };
            if self.in_flight.was_done(partition, offset) {
                assert!(
                    self.settled.contains(&(partition, offset)),
                    "{partition} {offset} is noted as done"
                );
                self.in_flight.take(&received, None, None);
                continue;
            }
            match offset {
                offset if offset % 3 == 0 => {
                    self.in_flight.take(&received, None, None);
                    self.dead_letter(&received);
                }
                offset if offset % 5 == 0 => {
                    self.in_flight.take(&received, None, None);
                    self.settled.insert((partition, offset));
                }
                _ => self.in_flight.take(&received, Some(event), None),
            }
        }
    }

    fn send(&mut self, most: u8, reply: &Reply) {
        if self.in_flight.has_retries() {
            self.give_back();
        }
        let batch = match self.ahead.take() {
            Some(batch) => {
                self.in_flight.took_ahead();
                Some(batch)
            }
            None => self.in_flight.next(|_| usize::from(most)),
        };
        let Some(batch) = batch else {
            assert!(self.in_flight.is_idle());
            return;
        };
        match reply {
            Reply::Delivered => self.settled.extend(places(&batch)),
            Reply::Accepted => {
                let ack = AckId(self.acks);
                self.acks += 1;
                self.waiting.push((ack, places(&batch)));
                self.in_flight.accepted(ack, batch);
            }
            Reply::Retry => self.in_flight.retry(batch),
            Reply::Cut(at) => self.in_flight.retry_split(batch, usize::from(*at) % 8),
            Reply::DeadLetter => batch.iter().for_each(|event| self.dead_letter(&event.received)),
        }
    }

    fn give_back(&mut self) {
        if let Some(batch) = self.ahead.take() {
            self.in_flight.give_back(batch);
        }
    }

    fn forget(&mut self, partition: i32) {
        self.give_back();
        self.in_flight.forget(&[partition]);
        self.next
            .insert(partition, self.committed.get(&partition).copied().unwrap_or(0));
        let note = self.notes.get(&partition).cloned().unwrap_or_default();
        let committed = self.committed.get(&partition).copied().unwrap_or(0);
        self.in_flight.resume(partition, committed, &note);
    }

    fn commit(&mut self) {
        let Committable {
            letters,
            positions,
            notes,
        } = self.in_flight.committable();
        self.notes.extend(notes.clone());
        for position in &positions {
            let from = self.committed.insert(position.partition, position.next).unwrap_or(0);
            assert!(position.next >= from, "goes back: {position:?}");
            for offset in from..position.next {
                assert!(
                    self.settled.contains(&(position.partition, offset)),
                    "passes {offset} of {position:?}"
                );
            }
        }
        self.letters.extend(
            letters
                .iter()
                .map(|letter| (letter.partition.unwrap(), letter.record.timestamp)),
        );
        self.in_flight.committed(&positions, &notes);
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Poll(partition, count) => self.poll(*partition, *count),
            Step::Send(most, reply) => self.send(*most, reply),
            Step::Confirm => {
                for (ack, places) in std::mem::take(&mut self.waiting) {
                    if !self.in_flight.acked(ack).is_empty() {
                        self.settled.extend(places);
                    }
                }
            }
            Step::Ahead(most) if !self.in_flight.has_retries() => {
                let taken = self.in_flight.take_ahead(|_| usize::from(*most));
                self.ahead = self.ahead.take().or(taken);
            }
            Step::Ahead(_) => {}
            Step::Expire => drop(self.in_flight.expire_unacked(Instant::now())),
            Step::Forget(partition) => self.forget(*partition),
            Step::Commit => self.commit(),
        }
    }
}

proptest! {
    #[test]
    fn commits_never_pass_what_is_in_hand(steps in prop::collection::vec(step(), 0..80)) {
        let mut world = World::default();
        for step in &steps {
            world.take(step);
        }
        world.take(&Step::Confirm);
        world.in_flight.expire_unacked(Instant::now());
        while !world.in_flight.is_idle() {
            world.send(3, &Reply::Delivered);
        }
        world.commit();
        for (partition, next) in &world.next {
            prop_assert_eq!(world.committed.get(partition).copied().unwrap_or(0), *next);
        }
        prop_assert_eq!(world.in_flight.oldest(), None);
        let dead: BTreeSet<_> = world.letters.iter().copied().collect();
        prop_assert_eq!(dead.len(), world.letters.len(), "a dead letter was committed twice");
    }
}
