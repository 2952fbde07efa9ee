//! The stage where no record asks: works by the set in force, looks a partition through, and judges again what is due, some
//! resources a step. Knows not when.

use std::sync::Arc;

use pipeline::bus::{BusError, Outgoing};
use schemas::{ConfigChange, ResourceState};

use super::events::Cause;
use super::metrics::Tally;
use super::partition::Resource;
use super::review::{At, LOOK, PAUSE, STEP, Walk, judged_by};
use super::{Evaluate, Place};
use crate::engine::Detail;
use crate::engine::asked::{Asked, Before};
use crate::life::Again;

/// Whether a record without state came after the latest with one. Then no rule decides: only what was withdrawn ends.
fn is_overtaken(state: &ResourceState, latest: &ConfigChange) -> bool {
    state.change_ids.last() != Some(&latest.id)
}

/// A resource that is judged again.
struct Due {
    key: Arc<str>,
    change: ConfigChange,
    new_context: bool,
    overtaken: bool,
}

impl Evaluate {
    /// Works by the set in force from here on.
    pub(super) fn renew(&mut self) {
        let (current, now) = (self.in_force.current(), self.set.judge.engine().clock().now());
        let is_replaced = !Arc::ptr_eq(&current, &self.set);
        if is_replaced {
            self.set = current;
            // What was judged by other rules says nothing of what these say.
            self.partitions.values_mut().for_each(|partition| partition.hot.clear());
        }
        if is_replaced || self.review.has_moved(now) {
            self.review.anew(&self.set, now);
        }
    }

    /// One step: some resources of a partition are looked at, and those that are due are judged again.
    pub(super) fn step(&mut self) -> Result<Option<(i32, Vec<Outgoing>)>, BusError> {
        self.renew();
        let now = self.set.judge.engine().clock().now();
        self.review.not_before = now.saturating_add(PAUSE);
        self.review.ripen(now);
        let mut walks = self.review.walks.iter_mut();
        let Some((number, walk)) = walks.find(|(_, walk)| walk.waits()) else {
            return Ok(None);
        };
        let (number, mut walk) = (*number, std::mem::take(walk));
        let out = self.walk(number, &mut walk, now)?;
        let left = walk.single.len() as u64 + walk.left();
        self.metrics.left(number, left);
        if left == 0 && walk.judged > 0 {
            let resources = std::mem::take(&mut walk.judged);
            tracing::info!(partition = number, resources, "judged again");
        }
        self.review.walks.insert(number, walk);
        Ok(Some((number, out)))
    }

    fn walk(&mut self, number: i32, walk: &mut Walk, now: i64) -> Result<Vec<Outgoing>, BusError> {
        let Some(partition) = self.partitions.get_mut(&number) else {
            walk.at = At::Done;
            return Ok(Vec::new());
        };
        partition.begin();
        let single = walk.single.split_off(walk.single.len().saturating_sub(STEP));
        let (candidates, mut after) = match walk.at {
            // They have no place in the walk.
            _ if !single.is_empty() => (single.into_iter().map(|key| (-1, key)).collect(), walk.at),
            At::Done => (Vec::new(), At::Done),
            At::Unbegun => (
                partition.walk((0, partition.end()), LOOK)?,
                At::Place(0, partition.end()),
            ),
            At::Place(next, end) => (partition.walk((next, end), LOOK)?, walk.at),
        };
        if candidates.is_empty() {
            after = At::Done;
        }
        let mut due = Vec::new();
        for (place, key) in candidates {
            due.extend(self.due(number, key, now)?);
            if let At::Place(next, _) = &mut after {
                *next = (*next).max(place + 1);
            }
            if due.len() >= STEP {
                break;
            }
        }
        if walk.judged == 0 && !due.is_empty() {
            tracing::info!(
                partition = number,
                "judging again: what resources were judged by changed"
            );
        }
        walk.judged += due.len();
        walk.at = match after {
            At::Place(next, end) if next >= end => At::Done,
            after => after,
        };
        Ok(self.judge_again(number, due, now))
    }

    /// The resource, if it is to be judged again.
    fn due(&mut self, number: i32, key: Arc<str>, now: i64) -> Result<Option<Due>, BusError> {
        let Some(partition) = self.partitions.get_mut(&number) else {
            return Ok(None);
        };
        let Some(latest) = partition.latest(&key)? else {
            return Ok(None);
        };
        let Some(state) = partition.touched(&key).and_then(|resource| resource.state.as_ref()) else {
            return Ok(None);
        };
        let current = judged_by(&self.set, &latest, now, self.review.context(), self.unknowns);
        let has_turned = state.turn != 0 && state.turn <= now;
        if state.deleted {
            return Ok(None);
        }
        if state.judged_by == current && !has_turned {
            self.review.schedule(number, &key, state.turn);
            return Ok(None);
        }
        let (mut change, overtaken) = (ConfigChange::clone(&latest), is_overtaken(state, &latest));
        (self.enrich)(&mut change);
        let new_context = change.context != latest.context;
        Ok(Some(Due {
            key,
            change,
            new_context,
            overtaken,
        }))
    }

    fn judge_again(&mut self, number: i32, due: Vec<Due>, now: i64) -> Vec<Outgoing> {
        let asked = due.iter().map(|due| Asked {
            change: &due.change,
            before: Before::Nothing,
            at: Some(now),
        });
        let asked: Vec<Asked> = asked.collect();
        let judged = self.judge().judge_since(&asked, Detail::Findings);
        let (mut out, mut tally) = (Vec::new(), Tally::default());
        self.metrics.judged_again(due.len());
        for (due, mut judged) in due.into_iter().zip(judged) {
            if due.overtaken {
                (judged.print, judged.turn, judged.judgements) = (None, None, Some(Vec::new()));
            }
            let place = Place {
                partition: number,
                key: &due.key,
                trace: None,
            };
            let again = Again {
                now,
                new_context: due.new_context,
            };
            self.tell(&place, (&due.change, judged), Cause::Again(again), &mut tally, &mut out);
            if due.new_context
                && let Some(resource) = self.touched(&place)
            {
                resource.replace_latest(due.change);
            }
            self.put(&place, |error| {
                tracing::error!(partition = number, key = &*due.key, %error, "the state of a resource cannot be written");
                None
            }, &mut out);
        }
        self.metrics.tallied(&tally);
        out
    }

    pub(super) fn touched(&mut self, place: &Place<'_>) -> Option<&mut Resource> {
        self.partitions.get_mut(&place.partition)?.touched(place.key)
    }
}
