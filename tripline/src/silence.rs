//! Sources that fall silent: per feed, account and region when it spoke last and how long its pauses are; silence beyond that is a
//! finding, which ends when it speaks again. One worker of all processes watches; what it found stands in `verdicts` as that of a
//! resource `tripline://source/…`, which evaluate leaves alone, for it has no configuration.

mod config;
mod heard;
mod rhythm;
mod told;

use std::sync::Arc;
use std::time::Duration;

use pipeline::bus::{Bus, BusError, PollLimits, Polled, TailFrom, Worker};
use schemas::Clock;
use schemas::topic::Topic;
use schemas::wire::Codec;
use tokio_util::sync::CancellationToken;

pub use config::{Config, Settings};
use heard::Heard;

/// The group whose owner of partition 0 watches. It reads nothing: what stands in that topic is read by hand.
const GROUP: &str = "source-silence";
const LOCK: Topic = Topic::Rejected;
const OWNER: i32 = 0;

/// How often is looked for who is silent, and whether somebody else watches now.
const EVERY: Duration = Duration::from_secs(1);

/// Records that are looked at in one go.
const LIMITS: PollLimits = PollLimits {
    records: 2_000,
    bytes: 16 << 20,
    wait: EVERY,
};

/// Keeps the place in the group.
const ALIVE: PollLimits = PollLimits {
    records: 0,
    bytes: 0,
    wait: Duration::ZERO,
};

/// Watches until told to stop.
///
/// # Errors
/// The bus, for good.
pub async fn run(
    bus: Bus,
    codec: Arc<Codec>,
    settings: Settings,
    clock: Clock,
    stop: CancellationToken,
) -> Result<(), BusError> {
    let Some(mut worker) = bus.join(GROUP, &[LOCK], &[], &stop).await? else {
        return Ok(());
    };
    let mut watch = None;
    while !stop.is_cancelled() {
        match step(&bus, &codec, &settings, &clock, &mut worker, &mut watch).await {
            Ok(()) => {}
            Err(BusError::Busy(why) | BusError::Undone(why)) => {
                // What was not put out is found again.
                tracing::debug!(why, "the watch over sources begins anew");
                watch = None;
            }
            Err(error) => return Err(error),
        }
        if watch.is_none() {
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }
    worker.close().await;
    Ok(())
}

/// Who watches: what was heard, and the ear.
struct Watch {
    heard: Heard,
    tail: pipeline::bus::Tail,
}

async fn step(
    bus: &Bus,
    codec: &Arc<Codec>,
    settings: &Settings,
    clock: &Clock,
    worker: &mut Worker,
    watch: &mut Option<Watch>,
) -> Result<(), BusError> {
    match worker.poll(ALIVE).await? {
        Polled::Assigned(partitions) => {
            for partition in &partitions {
                worker.restore(*partition).await?;
            }
            if partitions.contains(&OWNER) {
                // First the ear, then what was said before: nothing falls between the two.
                let tail = bus.tail(Topic::Changes, TailFrom::End).await?;
                let heard = Heard::restore(bus, Arc::clone(codec), settings.clone(), clock.now()).await?;
                *watch = Some(Watch { heard, tail });
            }
        }
        Polled::Revoked(partitions) | Polled::Revoking(partitions) if partitions.contains(&OWNER) => *watch = None,
        _ => {}
    }
    let Some(Watch { heard, tail }) = watch else {
        return Ok(());
    };
    for received in tail.poll(LIMITS).await? {
        heard.hear(&received.record);
    }
    let records = heard.judge(bus, clock.now());
    if records.is_empty() {
        return Ok(());
    }
    worker.put(OWNER, records).await?;
    heard.kept();
    Ok(())
}

#[cfg(test)]
mod tests;
