//! Runs a stage on a worker until it is stopped or the bus is broken. Knows no stage and no bus.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use super::metrics::Metrics;
use super::{Settings, Stage, broken};
use crate::bus::{BusError, Outgoing, PollLimits, Polled, Position, Received, Worker};
use crate::envelope::Envelope;
use crate::panics::caught;
use crate::thread::{self, Thread};

/// How often the lag is looked at while the stage computes.
const LOOK: Duration = Duration::from_secs(5);

/// How long what no record asks for waits behind records.
const TURN: Duration = Duration::from_millis(500);

/// Polls, lets the stage process, commits what it puts out with how far it read, again. Ends well when stopped, after the
/// batch in hand is committed; ends with the error when the bus is broken.
pub async fn run(
    worker: Worker,
    stage: Box<dyn Stage>,
    settings: Settings,
    stop: CancellationToken,
) -> Result<(), BusError> {
    let metrics = Metrics::new(stage.name());
    let name = format!("tripline-{}", stage.name());
    let computing = Thread::start(&name, || {
        thread::give_way();
        Ok(())
    });
    let mut run = Run {
        computing: computing.await?,
        worker,
        envelope: Envelope::new(settings.codec.clone(), stage.name()),
        stage: Some(stage),
        settings,
        stop,
        metrics,
        in_hand: 0,
        failures: 0,
        partitions: BTreeSet::new(),
        reviewed: Some(Instant::now()),
        broken: broken::is_asked_for(),
    };
    if run.broken {
        tracing::warn!("commits are out of order: a crash loses findings");
    }
    let ended = run.until_stopped().await;
    run.worker.close().await;
    ended
}

struct Run {
    worker: Worker,
    envelope: Envelope,
    /// The stage computes there, and gives way to whoever accepts and delivers.
    computing: Thread<()>,
    /// Away while it computes.
    stage: Option<Box<dyn Stage>>,
    settings: Settings,
    stop: CancellationToken,
    metrics: Metrics,
    /// Records that were polled and are not committed.
    in_hand: usize,
    /// Of the bus, in a row.
    failures: u32,
    /// Ours.
    partitions: BTreeSet<i32>,
    /// When the stage last said what no record asked for; `None` once it failed at it, which would end it in a circle.
    reviewed: Option<Instant>,
    /// Only in tests of tests: commits are in the wrong order.
    broken: bool,
}

/// What became of a batch.
enum Outcome {
    Committed,
    /// Nothing of it is committed, and nothing ever will be as it stands.
    Poisoned(Vec<Received>, String),
}

impl Run {
    async fn until_stopped(&mut self) -> Result<(), BusError> {
        while !self.stop.is_cancelled() {
            let limits = PollLimits {
                wait: self.settings.limits.wait.min(self.until_due()),
                ..self.settings.limits
            };
            let polled = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Ok(()),
                polled = self.worker.poll(limits) => polled,
            };
            let done = match polled {
                // Records go first, but do not keep what waits behind them for ever.
                Ok(Polled::Records(batch)) if batch.is_empty() => self.review().await,
                Ok(Polled::Records(batch)) => match self.batch(batch).await {
                    Ok(()) if self.reviewed.is_some_and(|last| last.elapsed() > TURN) => self.review().await,
                    done => done,
                },
                Ok(Polled::Assigned(partitions)) => self.assigned(partitions).await,
                // Every batch is committed before the next poll, so there is nothing left to commit.
                Ok(Polled::Revoking(_)) => Ok(()),
                Ok(Polled::Revoked(partitions)) => self.revoked(partitions).await,
                Err(error) => Err(error),
            };
            self.in_hand = 0;
            self.lag();
            match done {
                Ok(()) => self.failures = 0,
                Err(BusError::Busy(error) | BusError::Undone(error)) => self.back_off(&error).await,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Commits the batch. A record that the stage fails on is found by halving and goes to the rejected ones alone.
    async fn batch(&mut self, batch: Vec<Received>) -> Result<(), BusError> {
        self.in_hand = batch.len();
        self.lag();
        let mut left = vec![batch];
        while let Some(batch) = left.pop() {
            let Outcome::Poisoned(mut batch, reason) = self.commit(batch).await? else {
                continue;
            };
            // The stage has taken in what is not committed.
            let touched: BTreeSet<i32> = batch.iter().map(|received| received.partition).collect();
            self.restore(touched.into_iter().collect()).await?;
            if self.stop.is_cancelled() {
                return Ok(());
            }
            if let [received] = batch.as_slice() {
                self.reject(received, &reason).await?;
            } else {
                left.push(batch.split_off(batch.len() / 2));
                left.push(batch);
            }
        }
        Ok(())
    }

    async fn commit(&mut self, batch: Vec<Received>) -> Result<Outcome, BusError> {
        let (begun, positions) = (Instant::now(), Position::after(&batch));
        self.settings.progress.begin();
        let processed = self
            .on_stage(move |stage| (caught(|| stage.process(&batch)), batch))
            .await;
        self.settings.progress.end();
        let (outputs, batch) = match processed? {
            (Ok(outputs), batch) => (outputs?, batch),
            (Err(panic), batch) => return Ok(Outcome::Poisoned(batch, format!("the stage failed on it: {panic}"))),
        };
        let processed = begun.elapsed();
        let begun = Instant::now();
        match self.put_out(outputs, positions).await {
            Ok(()) => {
                self.metrics.batch(batch.len(), processed, begun.elapsed());
                Ok(Outcome::Committed)
            }
            Err(error @ BusError::TooLarge { .. }) => Ok(Outcome::Poisoned(batch, error.to_string())),
            Err(error) => {
                self.metrics.undone();
                Err(error)
            }
        }
    }

    /// Outputs, state and offsets in one step.
    async fn put_out(&mut self, outputs: Vec<Outgoing>, positions: Vec<Position>) -> Result<(), BusError> {
        if !self.broken {
            return self.worker.commit(outputs, positions).await;
        }
        let (state, told) = outputs.into_iter().partition(|outgoing| outgoing.topic.compacted());
        self.worker.commit(state, positions).await?;
        tokio::time::sleep(broken::GAP).await;
        self.worker.commit(told, Vec::new()).await
    }

    /// Passes a record by, loudly; it is kept with its bytes.
    async fn reject(&mut self, received: &Received, reason: &str) -> Result<(), BusError> {
        let (stage, topic) = (self.metrics.stage(), received.topic.name());
        let (partition, offset) = (received.partition, received.offset);
        tracing::error!(stage, topic, partition, offset, reason, "a record goes to `rejected`");
        self.metrics.rejected();
        let made = self.envelope.rejected(received, reason);
        let kept = made.map_or_else(|error| self.envelope.unwritable(received, "the record", &error), Some);
        let positions = Position::after(std::slice::from_ref(received));
        let outputs: Vec<Outgoing> = kept.into_iter().collect();
        match self.worker.commit(outputs, positions.clone()).await {
            Err(error @ BusError::TooLarge { .. }) => {
                tracing::error!(stage, topic, partition, offset, %error, "a record is not even kept in `rejected`");
                self.worker.commit(Vec::new(), positions).await
            }
            done => done,
        }
    }

    /// What is in hand is not behind us yet.
    fn lag(&self) {
        self.metrics.lag(self.worker.lag().map(|lag| lag + self.in_hand as u64));
    }

    /// How long until the stage has something to say that no record asks for.
    fn until_due(&self) -> Duration {
        let due = self.stage.as_ref().filter(|_| self.reviewed.is_some());
        due.and_then(|stage| stage.due()).unwrap_or(Duration::MAX)
    }

    /// Commits a part of what the stage has to say without a record. Where it fails at it, nothing of it is committed, and it is
    /// not asked again before the next start: there is no record to pass by.
    async fn review(&mut self) -> Result<(), BusError> {
        if !self.until_due().is_zero() {
            return Ok(());
        }
        self.reviewed = Some(Instant::now());
        let reviewed = self.on_stage(|stage| caught(|| stage.review())).await?;
        let failed = match reviewed.map(Result::transpose) {
            Ok(None) => return Ok(()),
            Ok(Some(Err(error))) => return Err(error),
            Ok(Some(Ok((_, outputs)))) if outputs.is_empty() => return Ok(()),
            Ok(Some(Ok((partition, outputs)))) => match self.worker.put(partition, outputs).await {
                Err(error @ BusError::TooLarge { .. }) => error.to_string(),
                done => return done.inspect_err(|_| self.metrics.undone()),
            },
            Err(panic) => panic,
        };
        let stage = self.metrics.stage();
        tracing::error!(
            stage,
            failed,
            "judging again without a record failed and rests until the next start"
        );
        self.reviewed = None;
        self.restore(self.partitions.iter().copied().collect()).await
    }

    async fn assigned(&mut self, partitions: Vec<i32>) -> Result<(), BusError> {
        self.partitions.extend(&partitions);
        let (begun, reading) = (Instant::now(), self.worker.reading());
        reading.begin();
        self.settings.progress.restoring(partitions.len(), reading.clone());
        self.restore(partitions.clone()).await?;
        self.settings.progress.restored();
        if let Some(read) = reading.now() {
            let (stage, took, records) = (self.metrics.stage(), begun.elapsed(), read.records);
            tracing::info!(stage, ?partitions, ?took, records, "state read from its topics");
        }
        Ok(())
    }

    /// Restores each partition; while the bus is busy, again, for without its state a partition must not be read.
    async fn restore(&mut self, partitions: Vec<i32>) -> Result<(), BusError> {
        for partition in partitions {
            let state = loop {
                match self.worker.restore(partition).await {
                    Ok(state) => break state,
                    Err(BusError::Busy(error)) => self.back_off(&error).await,
                    Err(error) => return Err(error),
                }
                if self.stop.is_cancelled() {
                    return Ok(());
                }
            };
            self.failures = 0;
            self.on_stage(move |stage| stage.assigned(partition, state)).await?;
            tracing::info!(stage = self.metrics.stage(), partition, "state restored");
        }
        Ok(())
    }

    async fn revoked(&mut self, partitions: Vec<i32>) -> Result<(), BusError> {
        self.settings.progress.revoked(partitions.len());
        self.partitions.retain(|partition| !partitions.contains(partition));
        self.on_stage(move |stage| partitions.into_iter().for_each(|partition| stage.revoked(partition)))
            .await
    }

    /// Lets the stage compute on its thread.
    async fn on_stage<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut dyn Stage) -> T + Send + 'static,
    ) -> Result<T, BusError> {
        let failed = || BusError::Broken("the stage failed; see the error before this one".to_owned());
        let mut stage = self.stage.take().ok_or_else(failed)?;
        let mut working = self.computing.ask(move |()| {
            let done = work(&mut *stage);
            (stage, done)
        });
        let worked = loop {
            tokio::select! {
                worked = &mut working => break worked,
                // What is not read yet grows meanwhile.
                () = tokio::time::sleep(LOOK) => self.lag(),
            }
        };
        let (stage, done) = worked.map_err(|_| failed())?;
        self.stage = Some(stage);
        Ok(done)
    }

    /// Waits with full jitter, longer each time, or until stopped.
    async fn back_off(&mut self, error: &str) {
        self.failures = self.failures.saturating_add(1);
        let wait = self.settings.backoff.wait(self.failures, rand::random());
        tracing::warn!(
            stage = self.metrics.stage(),
            error,
            ?wait,
            "the bus is not ready; trying again"
        );
        tokio::select! {
            () = self.stop.cancelled() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}
