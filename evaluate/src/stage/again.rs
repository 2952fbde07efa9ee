//! The stage where no record asks: works by the set in force, looks a partition through, and judges again what is due, some
//! resources a step. Knows not when.

use std::sync::Arc;

use pipeline::bus::Outgoing;
use schemas::{ConfigChange, ResourceState};

use super::metrics::Tally;
use super::partition::Resource;
use super::review::{PAUSE, STEP, judged_by};
use super::{Evaluate, Place};
use crate::engine::Detail;
use crate::engine::asked::{Asked, Before};
use crate::life::Again;

/// Whether a record without state came after the latest with one. Then no rule decides: only what was withdrawn ends.
fn is_overtaken(state: &ResourceState, latest: &ConfigChange) -> bool {
    state.change_ids.last() != Some(&latest.id)
}

impl Evaluate {
    /// Works by the set in force from here on.
    pub(super) fn renew(&mut self) {
        let (current, now) = (self.in_force.current(), self.set.judge.engine().clock().now());
        let is_replaced = !Arc::ptr_eq(&current, &self.set);
        if is_replaced {
            self.set = current;
            // What was judged by other rules says nothing of what these say.
            let resources = self.partitions.values_mut();
            let resources = resources.flat_map(|partition| partition.resources.values_mut());
            resources.for_each(|resource| resource.judged = None);
        }
        if is_replaced || self.review.has_moved(now) {
            self.review.anew(&self.set, now);
        }
    }

    /// One step: a partition is looked through, or some of its resources are judged again.
    pub(super) fn step(&mut self) -> Option<(i32, Vec<Outgoing>)> {
        self.renew();
        let now = self.set.judge.engine().clock().now();
        self.review.not_before = now.saturating_add(PAUSE);
        let unseen = self.review.due.iter().find(|(_, due)| due.is_none());
        if let Some(number) = unseen.map(|(number, _)| *number) {
            let due = self.look_through(number, now);
            if !due.is_empty() {
                let resources = due.len();
                tracing::info!(
                    partition = number,
                    resources,
                    "judging again: what these were judged by changed"
                );
            }
            self.metrics.left(number, due.len());
            self.review.due.insert(number, Some(due));
        }
        let waiting = self.review.due.iter_mut();
        let mut waiting = waiting.filter_map(|(number, due)| Some((*number, due.as_mut()?)));
        let (number, keys) = waiting.find(|(_, keys)| !keys.is_empty())?;
        let step = keys.split_off(keys.len().saturating_sub(STEP));
        let left = keys.len();
        let out = self.judge_again(number, &step, now);
        self.metrics.left(number, left);
        if left == 0 {
            tracing::info!(partition = number, "judged again");
        }
        Some((number, out))
    }

    /// The keys of what is to be judged again, in no order.
    fn look_through(&self, number: i32, now: i64) -> Vec<Arc<str>> {
        let Some(partition) = self.partitions.get(&number) else {
            return Vec::new();
        };
        let is_due = |(_, resource): &(&Arc<str>, &Resource)| self.is_due(resource, now);
        let due = partition.resources.iter().filter(is_due);
        due.map(|(key, _)| Arc::clone(key)).collect()
    }

    fn is_due(&self, resource: &Resource, now: i64) -> bool {
        let (Some(state), Some(latest)) = (&resource.state, &resource.latest) else {
            return false;
        };
        let current = judged_by(&self.set, latest, (now, now), self.review.context(), self.unknowns);
        !state.deleted && state.judged_by != current
    }

    fn judge_again(&mut self, number: i32, keys: &[Arc<str>], now: i64) -> Vec<Outgoing> {
        let Some(partition) = self.partitions.get(&number) else {
            return Vec::new();
        };
        let mut changes = Vec::with_capacity(keys.len());
        for key in keys {
            // A record may have come since it was found.
            let found = partition
                .resources
                .get(key)
                .filter(|resource| self.is_due(resource, now));
            let Some((state, latest)) = found.and_then(|found| found.state.as_ref().zip(found.latest.as_ref())) else {
                continue;
            };
            let (mut change, overtaken) = (ConfigChange::clone(latest), is_overtaken(state, latest));
            (self.enrich)(&mut change);
            let new_context = change.context != latest.context;
            changes.push((key, change, new_context, overtaken));
        }
        let asked = changes.iter().map(|(_, change, ..)| Asked {
            change,
            before: Before::Nothing,
        });
        let asked: Vec<Asked> = asked.collect();
        let judged = self.judge().judge_since(&asked, Detail::Findings);
        let (mut out, mut tally) = (Vec::new(), Tally::default());
        for ((key, change, new_context, overtaken), mut judged) in changes.iter().zip(judged) {
            if *overtaken {
                (judged.print, judged.judgements) = (None, Some(Vec::new()));
            }
            let place = Place {
                partition: number,
                key,
                trace: None,
            };
            let new_context = *new_context;
            self.tell(
                &place,
                (change, judged),
                Some(Again { now, new_context }),
                &mut tally,
                &mut out,
            );
            self.put_again(&place, change, new_context, &mut out);
        }
        self.metrics.verdicts(&tally);
        self.metrics.judged_again(changes.len());
        out
    }

    /// The state of a resource that was judged again; its latest only where its context is another one.
    fn put_again(&mut self, place: &Place<'_>, change: &ConfigChange, new_context: bool, out: &mut Vec<Outgoing>) {
        let (number, key) = (place.partition, place.key);
        let partition = self.partitions.get_mut(&number);
        let Some(resource) = partition.and_then(|partition| partition.resources.get_mut(key)) else {
            return;
        };
        if new_context && let Some(latest) = &mut resource.latest {
            Arc::make_mut(latest).context.clone_from(&change.context);
        }
        let latest = new_context.then(|| self.envelope.latest(number, key, resource.latest.as_deref()));
        let state = self.envelope.state(number, key, resource.state.as_ref());
        for record in [Some(state), latest].into_iter().flatten() {
            match record {
                Ok(record) => out.push(record),
                Err(error) => {
                    tracing::error!(partition = number, key, %error, "the state of a resource cannot be written");
                }
            }
        }
    }
}
