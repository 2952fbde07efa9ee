//! What no stage could take: listed, shown, decoded again. What a replay took and that it took it are one atomic step, so that
//! nothing is replayed twice; what is still no record becomes a new reject.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures::future::BoxFuture;
use ingest::{Acceptor, Batch, Hints, Outlet, OutletError};
use pipeline::bus::{BusError, Outgoing, Received};
use pipeline::envelope::Envelope;
use schemas::topic::Topic;
use schemas::{Clock, Rejected};
use serde_json::{Value, json};

use super::desk::{Answer, Desk};
use super::findings;
use super::standing::{self, Once};
use crate::error::Error;
use crate::outlet;

/// The group that knows how far rejects were replayed.
const GROUP: &str = "rejected-replay";

pub(super) async fn list(desk: &Desk, all: bool, answer: &Answer) -> Result<(), Error> {
    let replayed = desk.bus.committed(GROUP, Topic::Rejected).await?;
    for partition in standing::partitions(&desk.bus, Topic::Rejected) {
        let next = replayed.get(&partition).copied().unwrap_or(0);
        let from = if all { 0 } else { next };
        let mut snapshot = desk.bus.snapshot(Topic::Rejected, partition, from).await?;
        while let Some(page) = snapshot.page().await? {
            for received in page {
                answer.line(line(desk, &received, received.offset < next)?).await?;
            }
        }
    }
    Ok(())
}

pub(super) async fn show(desk: &Desk, id: &str, answer: &Answer) -> Result<(), Error> {
    let replayed = desk.bus.committed(GROUP, Topic::Rejected).await?;
    let Some(received) = standing::one(&desk.bus, Topic::Rejected, id).await? else {
        return Err(Error::Usage(format!(
            "there is no reject {id:?}: take its `id` from `tripline rejected list --all`"
        )));
    };
    let next = replayed.get(&received.partition).copied().unwrap_or(0);
    answer.line(line(desk, &received, received.offset < next)?).await
}

fn line(desk: &Desk, received: &Received, replayed: bool) -> Result<Value, Error> {
    let rejected = read(desk, received)?;
    let text = String::from_utf8_lossy(&rejected.bytes);
    Ok(json!({
        "id": standing::id(received), "stage": rejected.stage, "reason": rejected.reason, "origin": rejected.origin,
        "position": rejected.position, "time": findings::moment(rejected.time), "replayed": replayed, "record": text,
    }))
}

fn read(desk: &Desk, received: &Received) -> Result<Rejected, Error> {
    let value = received.record.value.as_deref().unwrap_or_default();
    Ok(desk.codec.decode_rejected(value)?)
}

/// Keeps what ingest puts out until it is committed together with having read what it was made of.
struct Gathered {
    envelope: Envelope,
    records: Mutex<Vec<Outgoing>>,
}

impl Gathered {
    fn take(&self) -> Vec<Outgoing> {
        std::mem::take(&mut self.records.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Outlet for Gathered {
    fn put(&self, batch: Batch) -> BoxFuture<'_, Result<(), OutletError>> {
        let encoded = outlet::encode(&self.envelope, &batch).map(|records| {
            self.records
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(records);
        });
        Box::pin(async move { encoded.map_err(|error| OutletError::Broken(error.to_string())) })
    }
}

/// What became of them.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    accepted: usize,
    rejected: usize,
    withheld: usize,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.rejected += other.rejected;
        self.withheld += other.withheld;
    }
}

pub(super) async fn replay(desk: &Desk, answer: &Answer) -> Result<(), Error> {
    let gathered = Arc::new(Gathered {
        envelope: Envelope::new(Arc::clone(&desk.codec), "ingest"),
        records: Mutex::default(),
    });
    let outlet: Arc<dyn Outlet> = gathered.clone();
    let acceptor = Acceptor::new(desk.settings.ingest.config(), outlet, Clock::system());
    let mut once = Once::begin(&desk.bus, GROUP, Topic::Rejected).await?;
    let mut tally = Tally::default();
    loop {
        let Some(records) = once.next().await? else {
            return Err(Error::Usage(
                "another `tripline rejected replay` is at work: wait for it".to_owned(),
            ));
        };
        if records.is_empty() {
            break;
        }
        let mut step = Tally::default();
        for received in &records {
            step += again(&acceptor, &gathered, received).await?;
        }
        if once.done(&records, gathered.take()).await? {
            tally += step;
        }
    }
    once.end().await;
    tracing::info!(
        accepted = tally.accepted,
        rejected = tally.rejected,
        "rejects were replayed"
    );
    let counts = BTreeMap::from([
        ("accepted", tally.accepted),
        ("rejected", tally.rejected),
        ("withheld", tally.withheld),
    ]);
    answer.line(json!(counts)).await
}

/// One of them once more.
async fn again(acceptor: &Acceptor, gathered: &Gathered, received: &Received) -> Result<Tally, Error> {
    let value = received.record.value.as_deref().unwrap_or_default();
    let rejected = gathered.envelope.codec().decode_rejected(value)?;
    let mut tally = Tally::default();
    if rejected.bytes.is_empty() {
        tally.withheld += 1;
    } else if rejected.stage == "ingest" {
        let hints = Hints::named(rejected.origin);
        let receipt = acceptor.accept(Bytes::from(rejected.bytes), hints).await;
        let receipt = receipt.map_err(|error| BusError::Busy(error.to_string()))?;
        tally.accepted += receipt.accepted;
        tally.rejected += receipt.rejected;
    } else {
        // A stage failed on it; perhaps it does no longer.
        let change = gathered.envelope.codec().decode_change(&rejected.bytes);
        let record = match change {
            Ok(change) => {
                tally.accepted += 1;
                gathered.envelope.change(&change, None)?
            }
            Err(_) => {
                tally.rejected += 1;
                gathered.envelope.reject(&rejected, None)?
            }
        };
        let mut records = gathered.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.push(record);
    }
    Ok(tally)
}
