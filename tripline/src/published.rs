//! What was published on the bus for all processes that judge: exceptions and rules. Reads them at the start and follows them from
//! there; puts out what is published. Knows no file.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use evaluate::config::Exception;
use pipeline::bus::{Bus, BusError, PollLimits, TailFrom, when_ready};
use pipeline::envelope::Envelope;
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Clock, Published};
use tokio_util::sync::CancellationToken;

use crate::error::Error;
use crate::pack::parcel::{ACTIVE, PREVIOUS, Parcel};
use crate::reload::{Prepared, Reloader};

/// How long a look for news may wait.
const LIMITS: PollLimits = PollLimits {
    records: 512,
    bytes: 8 << 20,
    wait: Duration::from_secs(1),
};

/// How long to wait before a bus that is busy is asked again.
const AGAIN: Duration = Duration::from_secs(2);

/// The latest of each name in one of the two topics; one that cannot be read is said and left out, so that it stops no process.
///
/// # Errors
/// The bus.
pub async fn latest(bus: &Bus, codec: &Codec, topic: Topic) -> Result<BTreeMap<String, Published>, BusError> {
    let mut all = BTreeMap::new();
    for partition in 0..bus.partitions_of(topic).unwrap_or_else(|| bus.partitions()) {
        // By itself: where the topic grew, a name that went to another partition has its end here.
        let mut found = BTreeMap::new();
        let mut snapshot = bus.snapshot(topic, partition, 0).await?;
        while let Some(page) = snapshot.page().await? {
            for record in page.into_iter().map(|received| received.record) {
                let key = record
                    .key
                    .as_deref()
                    .map(|key| String::from_utf8_lossy(key).into_owned());
                let Some(key) = key else { continue };
                match record.value.map(|value| codec.decode_published(&value)) {
                    Some(Ok(published)) => drop(found.insert(key, published)),
                    Some(Err(error)) => {
                        tracing::error!(topic = topic.name(), key, %error, "what was published cannot be read and counts for nothing");
                        found.remove(&key);
                    }
                    None => drop(found.remove(&key)),
                }
            }
        }
        all.extend(found);
    }
    Ok(all)
}

/// The exceptions among them; one that cannot be read is said and left out.
pub fn exceptions(published: &BTreeMap<String, Published>) -> Vec<Exception> {
    let read = |one: &Published| match serde_json::from_str::<Exception>(&one.text) {
        Ok(exception) => Some(exception),
        Err(error) => {
            tracing::error!(id = one.id, %error, "a published exception cannot be read and covers nothing");
            None
        }
    };
    published.values().filter_map(read).collect()
}

/// Rules as they are published.
///
/// # Errors
/// They cannot be read.
pub fn parcel(text: &str) -> Result<Parcel, Error> {
    let parcel = serde_json::from_str(text);
    parcel.map_err(|error| Error::Usage(format!("the published rules cannot be read: {error}")))
}

/// Publishes, so that it is on the bus when this returns.
///
/// # Errors
/// The bus does not take it.
pub async fn publish(bus: &Bus, envelope: &Envelope, topic: Topic, published: &[Published]) -> Result<(), Error> {
    let records = published.iter().map(|one| envelope.published(topic, one));
    let records = records.collect::<Result<Vec<_>, _>>()?;
    let (largest, limit) = (records.iter().map(|one| one.record.size()).max(), bus.limit());
    if let Some(size) = largest.filter(|size| *size > limit) {
        return Err(Error::Usage(format!(
            "it is {size} bytes, and the bus takes {limit}: raise `bus.max_record`"
        )));
    }
    Ok(bus.publish(records).await?)
}

/// Puts in force what was published before, so that nothing is judged by less. To be waited for before anything is judged.
///
/// # Errors
/// The bus.
pub async fn begin(
    bus: &Bus,
    codec: &Codec,
    reloader: &Reloader,
    now: i64,
    stop: &CancellationToken,
) -> Result<(), BusError> {
    let Some(published) = when_ready(stop, || latest(bus, codec, Topic::Exceptions)).await? else {
        return Ok(());
    };
    reloader.publish_exceptions(exceptions(&published)).await;
    if !reloader.follows_rules() {
        return Ok(());
    }
    let Some(published) = when_ready(stop, || latest(bus, codec, Topic::Rules)).await? else {
        return Ok(());
    };
    let held = [ACTIVE, PREVIOUS].into_iter().filter_map(|name| published.get(name));
    for one in held.filter(|one| one.from <= now) {
        if let Some(next) = prepare(one, reloader).await {
            reloader.switch(next.prepared).await;
            return Ok(());
        }
    }
    tracing::info!("no rules were published that hold: those of the config are in force until then");
    Ok(())
}

/// Puts in force what is published, until told to stop.
pub fn follow(bus: &Bus, codec: &Arc<Codec>, reloader: &Reloader, clock: &Clock, stop: &CancellationToken) {
    let rules = reloader.follows_rules().then_some(Topic::Rules);
    for topic in [Topic::Exceptions].into_iter().chain(rules) {
        let (bus, codec, reloader) = (bus.clone(), Arc::clone(codec), reloader.clone());
        let (clock, stop) = (clock.clone(), stop.clone());
        tokio::spawn(async move {
            while !stop.is_cancelled() {
                let followed = follow_one(&bus, &codec, topic, &reloader, &clock, &stop).await;
                if let Err(error) = followed {
                    tracing::warn!(topic = topic.name(), %error, "what is published cannot be followed; trying again");
                    pause(AGAIN, &stop).await;
                }
            }
        });
    }
}

async fn follow_one(
    bus: &Bus,
    codec: &Codec,
    topic: Topic,
    reloader: &Reloader,
    clock: &Clock,
    stop: &CancellationToken,
) -> Result<(), Error> {
    let mut tail = bus.tail(topic, TailFrom::End).await?;
    // What came between the start and this tail; what is compiled and does not hold yet, which newer rules take the place of.
    let (mut is_new, mut next) = (true, None::<Next>);
    while !stop.is_cancelled() {
        if is_new {
            let published = latest(bus, codec, topic).await?;
            match (topic, published.get(ACTIVE)) {
                (Topic::Exceptions, _) => reloader.publish_exceptions(exceptions(&published)).await,
                (_, Some(active)) => next = prepare(active, reloader).await,
                (_, None) => next = None,
            }
        }
        let left = next.as_ref().map(|next| next.from.saturating_sub(clock.now()));
        if left.is_some_and(|left| left <= 0)
            && let Some(next) = next.take()
        {
            reloader.switch(next.prepared).await;
        }
        let wait = left
            .and_then(|left| u64::try_from(left).ok())
            .map(Duration::from_millis);
        let limits = PollLimits {
            wait: wait.map_or(LIMITS.wait, |wait| wait.min(LIMITS.wait)),
            ..LIMITS
        };
        is_new = match tail.poll(limits).await {
            Ok(records) => !records.is_empty(),
            Err(BusError::Busy(error)) => {
                tracing::debug!(error, "the bus is busy");
                pause(AGAIN, stop).await;
                false
            }
            Err(error) => return Err(error.into()),
        };
    }
    Ok(())
}

/// Rules that were published, compiled, and the moment from which they hold: one for all processes.
struct Next {
    prepared: Prepared,
    from: i64,
}

/// Compiles; what is wrong is said, and changes nothing.
async fn prepare(published: &Published, reloader: &Reloader) -> Option<Next> {
    let parcel = parcel(&published.text).map_err(|error| reloader.refuse("rules published", error.to_string()));
    let prepared = reloader.prepare(parcel.ok()?).await?;
    let from = published.from;
    Some(Next { prepared, from })
}

async fn pause(wait: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(wait) => {}
    }
}
