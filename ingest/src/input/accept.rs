//! The one way in: bytes from wherever they come are decoded, put out, and answered record by record. Knows no HTTP, no folder.

mod oversize;
mod pulled;
mod trace;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use opentelemetry::metrics::Counter;
use opentelemetry::{KeyValue, global};
use schemas::{Clock, Rejected};
use serde::Serialize;

pub use trace::Trace;

use crate::adapter::mapping::Mapping;
use crate::config::Config;
use crate::decode::{self, Decoded};
use crate::hints::Hints;
use crate::input::outlet::{Batch, Outlet, OutletError};

/// An input of which more than this many bytes are decoded beside the other tasks and not between them.
const INLINE: usize = 64 << 10;

/// What became of one record, or of one item that it wraps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "lowercase")]
pub enum Outcome {
    /// Its changes are on the bus.
    Accepted {
        /// Position of the record in its input, from 0.
        record: usize,
        /// The changes' ids.
        ids: Vec<String>,
        /// What had to be left out of it, if anything.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// It is on topic `rejected`.
    Rejected {
        /// Position of the record in its input, from 0.
        record: usize,
        /// What is wrong, naming the field.
        reason: String,
    },
    /// It is valid and brings nothing about: an output, a data source, a resource whose condition is false.
    Nothing {
        /// Position of the record in its input, from 0.
        record: usize,
        /// Why.
        reason: String,
    },
}

/// What became of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// How many results are accepted.
    pub accepted: usize,
    /// How many results are rejected.
    pub rejected: usize,
    /// How many results bring nothing about.
    #[serde(skip_serializing_if = "is_zero")]
    pub nothing: usize,
    /// In the order of the records; what would make the answer too long is left out.
    pub results: Vec<Outcome>,
    /// How many results are left out.
    #[serde(skip_serializing_if = "is_zero")]
    pub left_out: usize,
}

/// What the results of one receipt may take as text.
const ANSWER: usize = 4 << 20;

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Why an input was not taken. Nothing of it is on the bus, or it may come again without harm: ids are computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AcceptError {
    /// The caller named a mapping that the config does not have.
    #[error("no mapping named {name:?} in the config{}", .mappings.iter().map(|name| format!(", {name:?}")).collect::<String>().replacen(", ", "; there are ", 1))]
    NoMapping {
        /// What the caller wrote.
        name: String,
        /// What there is.
        mappings: Vec<String>,
    },
    /// The bus.
    #[error(transparent)]
    Outlet(#[from] OutletError),
    /// Decoding was stopped from outside.
    #[error("decoding was stopped")]
    Stopped,
}

/// Takes inputs. Cheap to clone.
#[derive(Clone)]
pub struct Acceptor {
    inner: Arc<Inner>,
}

struct Inner {
    outlet: Arc<dyn Outlet>,
    clock: Clock,
    config: Config,
    /// The same mappings without their conditions, for callers that name one.
    named: BTreeMap<String, Mapping>,
    records: Counter<u64>,
    bytes: Counter<u64>,
}

impl Acceptor {
    /// An acceptor that puts out what it takes.
    pub fn new(config: &Config, outlet: Arc<dyn Outlet>, clock: Clock) -> Self {
        let unconditional = |mapping: &Mapping| Mapping {
            when: BTreeMap::new(),
            input: None,
            ..mapping.clone()
        };
        let named = config
            .mappings
            .iter()
            .map(|mapping| (mapping.name.clone(), unconditional(mapping)))
            .collect();
        let meter = global::meter("tripline");
        Self {
            inner: Arc::new(Inner {
                outlet,
                clock,
                config: config.clone(),
                named,
                records: meter
                    .u64_counter("tripline.ingest.records")
                    .with_description("records by outcome (accepted, rejected)")
                    .build(),
                bytes: meter
                    .u64_counter("tripline.ingest.bytes")
                    .with_description("bytes of inputs, inflated")
                    .build(),
            }),
        }
    }

    /// The clock that records are stamped by.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Decodes the input and puts out what became of it. When this is done well everything is durable.
    pub async fn accept(&self, bytes: Bytes, hints: Hints) -> Result<Receipt, AcceptError> {
        let mut trace = Trace::begin(&hints.name, hints.traceparent.as_deref());
        if let Some(name) = hints
            .mapping
            .as_ref()
            .filter(|name| !self.inner.named.contains_key(*name))
        {
            return Err(AcceptError::NoMapping {
                name: name.clone(),
                mappings: self.inner.named.keys().cloned().collect(),
            });
        }
        let (size, inner) = (bytes.len(), Arc::clone(&self.inner));
        let traceparent = trace.traceparent().to_owned();
        let work = move || inner.prepare(&bytes, hints, traceparent);
        let (batch, receipt) = if size <= INLINE {
            work()
        } else {
            tokio::task::spawn_blocking(work)
                .await
                .map_err(|_| AcceptError::Stopped)?
        };
        if !batch.is_empty() {
            self.inner.outlet.put(batch).await?;
        }
        trace.outcome(receipt.accepted, receipt.rejected);
        self.inner.count(size, &receipt);
        Ok(receipt)
    }
}

impl Inner {
    fn prepare(&self, bytes: &[u8], hints: Hints, traceparent: String) -> (Batch, Receipt) {
        let now = self.clock.now();
        let mappings = match hints.mapping.as_ref().and_then(|name| self.named.get(name)) {
            Some(mapping) => std::slice::from_ref(mapping),
            None => self.config.mappings.as_slice(),
        };
        let hints = self.config.complete(hints);
        let decoded = decode::decode(bytes, &hints, mappings, now);
        let mut batch = Batch {
            traceparent,
            ..Batch::default()
        };
        let results = self.assemble(decoded, hints.origin(), now, &mut batch);
        (batch, Receipt::of(results))
    }

    /// Changes and rejects into the batch; one result for all changes of a record, one for each reject.
    fn assemble(&self, decoded: Decoded, origin: &str, now: i64, batch: &mut Batch) -> Vec<Outcome> {
        let limit = self.config.record_limit.0;
        let mut accepted: BTreeMap<usize, (Vec<String>, Option<String>)> = BTreeMap::new();
        for decoded in decoded.changes {
            let (record, mut change) = (decoded.record, decoded.change);
            let left_out = oversize::fit_change(&mut change, limit);
            let (ids, reason) = accepted.entry(record).or_default();
            ids.push(change.id.clone());
            *reason = left_out.or(reason.take());
            batch.changes.push(change);
        }
        let mut results: Vec<Outcome> = accepted
            .into_iter()
            .map(|(record, (ids, reason))| Outcome::Accepted { record, ids, reason })
            .collect();
        for reject in decoded.rejected {
            let (bytes, reason) = oversize::fit_bytes(reject.bytes, reject.reason, limit);
            batch.rejected.push(Rejected {
                stage: "ingest".to_owned(),
                reason: reason.clone(),
                origin: origin.to_owned(),
                position: i64::try_from(reject.record).unwrap_or(i64::MAX),
                time: now,
                bytes,
            });
            results.push(Outcome::Rejected {
                record: reject.record,
                reason,
            });
        }
        results.extend(decoded.nothing.into_iter().map(|nothing| Outcome::Nothing {
            record: nothing.record,
            reason: nothing.reason,
        }));
        results.sort_by_key(Outcome::record);
        results
    }

    fn count(&self, size: usize, receipt: &Receipt) {
        self.bytes.add(size as u64, &[]);
        for (outcome, count) in [("accepted", receipt.accepted), ("rejected", receipt.rejected)] {
            if count > 0 {
                self.records.add(count as u64, &[KeyValue::new("outcome", outcome)]);
            }
        }
    }
}

impl Receipt {
    fn of(mut results: Vec<Outcome>) -> Self {
        let count = |is: fn(&Outcome) -> bool| results.iter().filter(|result| is(result)).count();
        let accepted = count(|result| matches!(result, Outcome::Accepted { .. }));
        let nothing = count(|result| matches!(result, Outcome::Nothing { .. }));
        let (all, mut room) = (results.len(), ANSWER);
        let fits = |result: &Outcome| {
            room = room.checked_sub(result.length())?;
            Some(())
        };
        let kept = results.iter().map_while(fits).count();
        results.truncate(kept);
        Self {
            accepted,
            rejected: all - accepted - nothing,
            nothing,
            results,
            left_out: all - kept,
        }
    }
}

impl Outcome {
    /// What it takes as text, roughly.
    fn length(&self) -> usize {
        const FRAME: usize = 64;
        match self {
            Self::Accepted { ids, reason, .. } => {
                let ids = ids.iter().map(|id| id.len() + 3).sum::<usize>();
                FRAME + ids + reason.as_ref().map_or(0, String::len)
            }
            Self::Rejected { reason, .. } | Self::Nothing { reason, .. } => FRAME + reason.len(),
        }
    }

    /// Position of the record in its input.
    pub fn record(&self) -> usize {
        match self {
            Self::Accepted { record, .. } | Self::Rejected { record, .. } | Self::Nothing { record, .. } => *record,
        }
    }
}

#[cfg(test)]
mod tests;
