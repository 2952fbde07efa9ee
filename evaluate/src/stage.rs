//! The evaluate stage, the loop of a batch: changes are admitted, judged, told to the findings of their resources, and what
//! came of it is put out. Holds the partitions that it owns; knows no bus but the records it is given.

pub mod admission;
mod again;
mod events;
pub mod hot;
pub mod lateness;
mod metrics;
pub mod partition;
mod records;
mod review;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use pipeline::bus::{BusError, KeyedStore, Outgoing, Received};
use pipeline::envelope::{Envelope, traceparent};
use pipeline::transform::Stage;
use schemas::ConfigChange;
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};

use crate::config::Config;
use crate::engine::asked::{Asked, Before};
use crate::engine::{Detail, Engine};
use crate::in_force::{InForce, RuleSet};
use crate::judge::{Judge, Judged, Judgement};
use crate::life::Again;
use crate::{life, undecided};
use admission::{Bounds, Dropped};
use events::Cause;
use hot::Judged as Known;
use metrics::{Metrics, Tally};
use partition::{Applied, Arrived, Partition, Put, Refused};
pub use review::Context;
use review::{Review, judged_by};

/// Adds business context to a change; given by whoever builds the stage, so that enrich and evaluate run fused.
pub type Enrich = Box<dyn Fn(&mut ConfigChange) + Send>;

/// The evaluate stage.
pub struct Evaluate {
    in_force: InForce,
    /// Of them, those that it works by.
    set: Arc<RuleSet>,
    envelope: Envelope,
    enrich: Enrich,
    review: Review,
    /// Whether a destination asks for what cannot be decided.
    unknowns: bool,
    bounds: Bounds,
    /// The largest record that the bus takes, bytes.
    record_limit: usize,
    inputs: Vec<Topic>,
    partitions: HashMap<i32, Partition>,
    metrics: Metrics,
}

/// Where the state of a resource stands, and the trace of what is said of it.
struct Place<'a> {
    partition: i32,
    key: &'a str,
    trace: Option<&'a str>,
}

/// A change that was admitted.
struct Admitted<'a> {
    received: &'a Received,
    applied: Applied,
}

impl Evaluate {
    /// A stage over `input` ([`Topic::Changes`], or [`Topic::Enriched`] where enrich runs alone).
    pub fn new(engine: Arc<Engine>, codec: Arc<Codec>, config: &Config, enrich: Enrich, input: Topic) -> Self {
        let set = RuleSet::new(engine, config.exceptions.clone());
        Self::over(InForce::new(set), codec, config, enrich, input)
    }

    /// The same by rules that may be replaced.
    pub fn over(in_force: InForce, codec: Arc<Codec>, config: &Config, enrich: Enrich, input: Topic) -> Self {
        let set = in_force.current();
        Self {
            in_force,
            review: Review::new(&set, None),
            set,
            envelope: Envelope::new(codec, "evaluate"),
            enrich,
            unknowns: false,
            bounds: Bounds {
                tolerance: config.clock_tolerance.millis(),
                configuration: usize::MAX,
            },
            record_limit: usize::MAX,
            inputs: vec![input],
            partitions: HashMap::new(),
            metrics: Metrics::new(),
        }
    }

    /// The same, telling what cannot be decided, too: one finding a resource.
    #[must_use]
    pub fn with_unknowns(mut self, wanted: bool) -> Self {
        self.unknowns = wanted;
        self
    }

    /// The same, judging again what context changes for: told, as one number, what the context is.
    #[must_use]
    pub fn with_context(mut self, context: Option<Context>) -> Self {
        self.review = Review::new(&self.set, context);
        self
    }

    fn judge(&self) -> &Judge {
        &self.set.judge
    }

    /// The same on a bus that takes records up to so many bytes.
    #[must_use]
    pub fn within(mut self, record_limit: usize) -> Self {
        self.record_limit = record_limit;
        // Half of it is left for the rest of the record.
        self.bounds.configuration = record_limit / 2;
        self
    }

    /// Reads the batch: what is late or was applied before is dropped, partial records are made whole.
    fn admit<'a>(&mut self, batch: &'a [Received], out: &mut Vec<Outgoing>) -> Result<Vec<Admitted<'a>>, BusError> {
        let mut admitted = Vec::with_capacity(batch.len());
        for received in batch {
            let Some(value) = &received.record.value else { continue };
            match self.envelope.codec().decode_change(value) {
                Ok(change) => admitted.extend(self.admit_one(received, change, out)?),
                Err(error) => self.reject(received, &error.to_string(), out),
            }
        }
        Ok(admitted)
    }

    /// Puts a record out that cannot be taken, with its bytes.
    fn reject(&self, received: &Received, reason: &str, out: &mut Vec<Outgoing>) {
        match self.envelope.rejected(received, reason) {
            Ok(record) => out.push(record),
            Err(error) => out.extend(self.envelope.unwritable(received, "a reject", &error)),
        }
    }

    fn admit_one<'a>(
        &mut self,
        received: &'a Received,
        mut change: ConfigChange,
        out: &mut Vec<Outgoing>,
    ) -> Result<Option<Admitted<'a>>, BusError> {
        let is_enriched = self.enrich(&mut change);
        let is_clamped = self.bounds.believe(&mut change);
        if is_clamped {
            self.metrics.clamped(&change.source);
        }
        let value = received.record.value.as_ref();
        let wire = value
            .filter(|value| !is_enriched && !is_clamped && self.envelope.codec().is_current(Topic::Changes, value));
        let wire = wire.cloned();
        let source = change.source.clone();
        let not_ours = || BusError::Broken(format!("partition {} is not this worker's", received.partition));
        let rests_on = self.judge().engine().rests_on(&change.shape, &change.resource_type);
        let arrived = Arrived {
            change,
            wire,
            keeps_prior: rests_on.reads_prior,
        };
        let partition = self.partitions.get_mut(&received.partition).ok_or_else(not_ours)?;
        match partition.admit(arrived, self.bounds)? {
            Ok(applied) => Ok(Some(Admitted { received, applied })),
            Err(refused) => {
                self.refused(received, &source, &refused, out);
                Ok(None)
            }
        }
    }

    /// Adds context; whether that changed anything.
    fn enrich(&self, change: &mut ConfigChange) -> bool {
        let before = change.context.clone();
        (self.enrich)(change);
        change.context != before
    }

    fn refused(&self, received: &Received, source: &str, refused: &Refused, out: &mut Vec<Outgoing>) {
        self.metrics.dropped(refused.dropped);
        if refused.dropped == Dropped::TooLarge {
            let reason = "its sections together are larger than the bus takes; raise `bus.max_record`";
            self.reject(received, reason, out);
        }
        if let Some(count) = refused.late_in_a_row {
            self.metrics.stuck(source);
            tracing::warn!(
                resource = ?received.record.name(),
                source,
                count,
                "every change of this resource is older than the latest known and is dropped; \
                 look at the clock or the counter of its source"
            );
        }
    }

    /// What the verdicts on a change may be taken from.
    fn before(&self, admitted: &Admitted<'_>) -> Before {
        let partition = self.partitions.get(&admitted.received.partition);
        match partition.and_then(|partition| partition.judged(&admitted.applied.key)) {
            // An exception ends with time, whatever the change says; and of two changes in a batch the second follows the first.
            Some(judged)
                if admitted.applied.is_first && (self.set.exceptions.is_empty() || judged.failing.is_empty()) =>
            {
                Before::Print(judged.print)
            }
            _ => Before::Nothing,
        }
    }

    /// Tells the findings of a resource what came of a change, or of judging it again, and puts out the events. What cannot be
    /// sent is not noted as sent: the next change tells it again.
    fn tell(
        &mut self,
        place: &Place<'_>,
        (change, judged): (&ConfigChange, Judged),
        cause: Cause<'_>,
        tally: &mut Tally,
        out: &mut Vec<Outgoing>,
    ) {
        let set = Arc::clone(&self.set);
        let partition = self.partitions.get_mut(&place.partition);
        let Some(partition) = partition else { return };
        let (touched, hot, stored) = partition.parts(place.key);
        let Some(resource) = touched else { return };
        let name = resource.name;
        let Some(state) = resource.state.as_mut() else { return };
        let Some(judgements) = judged.judgements else {
            tally.unchanged();
            let failing = hot.get(&name).map(|known| &*known.failing);
            life::seen_again(state, change, failing.unwrap_or_default());
            return;
        };
        judgements.iter().for_each(|judgement| tally.verdict(judgement));
        let (mut print, turn) = (judged.print, judged.turn);
        let mut judgements = events::with_proof(&set.judge, state, change, &judgements);
        let again = cause.again();
        if self.unknowns {
            add_undecided(&mut judgements, again);
        }
        let stored = || stored.latest(place.key);
        for mut event in events::events(&set, state, change, &judgements, (cause, stored)) {
            event.finding.traceparent = place.trace.map(str::to_owned);
            match records::finding_within(&self.envelope, &mut event.finding, self.record_limit) {
                Ok(record) => {
                    tally.finding(&event.finding);
                    out.push(record);
                }
                Err(error) => {
                    event.undo(state);
                    print = None;
                    self.metrics.unsent();
                    let (rule, resource) = (&event.finding.rule.id, &event.finding.resource.uid);
                    tracing::error!(rule, resource, %error, "a finding cannot be sent; the next change tells it again");
                }
            }
        }
        let now = set.judge.engine().clock().now();
        let (at, context) = (
            again.map_or(change.observed_at, |again| again.now),
            self.review.context(),
        );
        state.judged_by = judged_by(&set, change, at, context, self.unknowns);
        state.turn = turn.unwrap_or_default();
        self.review.schedule(place.partition, place.key, state.turn);
        // What waited on the bus was judged by the exceptions of its own moment.
        let may_have_ended = again.is_none() && !set.exceptions.is_empty();
        if may_have_ended && state.judged_by != judged_by(&set, change, now, context, self.unknowns) {
            self.review.push(place.partition, place.key);
        }
        hot.put(name, print.and_then(|print| Known::new(print, &judgements, state)));
    }

    /// The state of a resource as it is after the step, and its latest change where that is another than before.
    fn put(&mut self, place: &Place<'_>, unwritable: impl Fn(&WireError) -> Option<Outgoing>, out: &mut Vec<Outgoing>) {
        let (envelope, number, key) = (&self.envelope, place.partition, place.key);
        let partition = self.partitions.get_mut(&number);
        let Some(resource) = partition.and_then(|partition| partition.touched(key)) else {
            return;
        };
        let state = envelope.state(number, key, resource.state.as_ref());
        let latest = resource.put().map(|put| match put {
            Put::Wire(wire) => Ok(envelope.latest_as_received(number, key, wire)),
            Put::Change(change) => envelope.latest(number, key, change),
        });
        for record in [Some(state), latest].into_iter().flatten() {
            out.extend(record.map_or_else(|error| unwritable(&error), Some));
        }
    }
}

/// Adds what cannot be decided of a resource. Where nothing is judged, nothing is decided either.
fn add_undecided(judgements: &mut Cow<'_, [Judgement]>, again: Option<Again>) {
    let is_told = again.is_none() || !judgements.is_empty();
    let undecided = is_told.then(|| undecided::judgement(judgements)).flatten();
    if let Some(undecided) = undecided {
        judgements.to_mut().push(undecided);
    }
}

impl Stage for Evaluate {
    fn name(&self) -> &'static str {
        "evaluate"
    }

    fn inputs(&self) -> &[Topic] {
        &self.inputs
    }

    fn state(&self) -> &[Topic] {
        &Topic::STATE
    }

    fn assigned(&mut self, partition: i32, state: KeyedStore) {
        let codec = self.envelope.codec_shared();
        self.partitions
            .insert(partition, Partition::new(partition, state, codec));
        self.review.assigned(partition);
    }

    fn revoked(&mut self, partition: i32) {
        self.partitions.remove(&partition);
        self.review.revoked(partition);
    }

    fn process(&mut self, batch: &[Received]) -> Result<Vec<Outgoing>, BusError> {
        self.renew();
        let mut out = Vec::with_capacity(2 * batch.len());
        self.partitions.values_mut().for_each(Partition::begin);
        let admitted = self.admit(batch, &mut out)?;
        let asked: Vec<Asked> = admitted
            .iter()
            .map(|admitted| Asked {
                change: &admitted.applied.change,
                before: self.before(admitted),
                at: Some(admitted.applied.change.observed_at),
            })
            .collect();
        let judged = self.judge().judge_since(&asked, Detail::Findings);
        let mut tally = Tally::default();
        for (admitted, judged) in admitted.iter().zip(judged) {
            let place = Place {
                partition: admitted.received.partition,
                key: &admitted.applied.key,
                trace: traceparent(&admitted.received.record),
            };
            let change = &*admitted.applied.change;
            let cause = Cause::Change(&admitted.applied.before);
            self.tell(&place, (change, judged), cause, &mut tally, &mut out);
        }
        self.metrics.tallied(&tally);
        let envelope = self.envelope.clone();
        for admitted in admitted.iter().filter(|admitted| admitted.applied.is_first) {
            let place = Place {
                partition: admitted.received.partition,
                key: &admitted.applied.key,
                trace: None,
            };
            let kept = |error: &WireError| envelope.unwritable(admitted.received, "the state of a resource", error);
            self.put(&place, kept, &mut out);
        }
        Ok(out)
    }

    fn due(&self) -> Option<Duration> {
        if !Arc::ptr_eq(&self.in_force.current(), &self.set) {
            return Some(Duration::ZERO);
        }
        self.review.until(self.judge().engine().clock().now())
    }

    fn review(&mut self) -> Result<Option<(i32, Vec<Outgoing>)>, BusError> {
        self.step()
    }
}
