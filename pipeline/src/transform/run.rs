//! Runs a stage on a worker until it is stopped or the bus is broken. Knows no stage and no bus.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use super::metrics::Metrics;
use super::{Settings, Stage};
use crate::bus::{BusError, Outgoing, Polled, Position, Received, Worker};

/// Polls, lets the stage process, commits what it puts out with how far it read, again. Ends well when stopped, after the
/// batch in hand is committed; ends with the error when the bus is broken.
pub async fn run(
    worker: Worker,
    stage: Box<dyn Stage>,
    settings: Settings,
    stop: CancellationToken,
) -> Result<(), BusError> {
    let metrics = Metrics::new(stage.name());
    let mut run = Run {
        worker,
        stage: Some(stage),
        settings,
        stop,
        metrics,
        failures: 0,
    };
    let ended = run.go().await;
    run.worker.close().await;
    ended
}

struct Run {
    worker: Worker,
    /// Away while it computes.
    stage: Option<Box<dyn Stage>>,
    settings: Settings,
    stop: CancellationToken,
    metrics: Metrics,
    /// Of the bus, in a row.
    failures: u32,
}

impl Run {
    async fn go(&mut self) -> Result<(), BusError> {
        while !self.stop.is_cancelled() {
            let polled = tokio::select! {
                biased;
                () = self.stop.cancelled() => return Ok(()),
                polled = self.worker.poll(self.settings.appetite) => polled,
            };
            let done = match polled {
                Ok(Polled::Records(batch)) if batch.is_empty() => Ok(()),
                Ok(Polled::Records(batch)) => self.batch(batch).await,
                Ok(Polled::Assigned(partitions)) => self.assigned(partitions).await,
                Ok(Polled::Revoked(partitions)) => self.revoked(partitions).await,
                Err(error) => Err(error),
            };
            self.metrics.lag(self.worker.lag());
            match done {
                Ok(()) => self.failures = 0,
                Err(BusError::Busy(error) | BusError::Undone(error)) => self.back_off(&error).await,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn batch(&mut self, batch: Vec<Received>) -> Result<(), BusError> {
        let (records, positions) = (batch.len(), Position::after(&batch));
        let begun = Instant::now();
        let mut outputs = self.on_stage(move |stage| stage.process(&batch)).await?;
        let processed = begun.elapsed();
        self.drop_too_large(&mut outputs);
        let begun = Instant::now();
        let committed = self.worker.commit(outputs, positions).await;
        match &committed {
            Ok(()) => self.metrics.batch(records, processed, begun.elapsed()),
            Err(_) => self.metrics.undone(),
        }
        committed
    }

    /// A record that the bus can never take would stop everything behind it, so it is left out, loudly. Workers may put out
    /// twice what may come in, so this takes a stage that more than doubles a record.
    fn drop_too_large(&self, outputs: &mut Vec<Outgoing>) {
        let limit = self.worker.limit();
        outputs.retain(|outgoing| {
            let size = outgoing.record.size();
            if size > limit {
                let topic = outgoing.topic.name();
                let key = outgoing.record.key.as_deref().map(String::from_utf8_lossy);
                tracing::error!(
                    topic,
                    ?key,
                    size,
                    limit,
                    "a record is left out: it is too large; raise `bus.max_record`"
                );
                self.metrics.too_large();
            }
            size <= limit
        });
    }

    /// Restores each partition; while the bus is busy, again, for without its state a partition must not be read.
    async fn assigned(&mut self, partitions: Vec<i32>) -> Result<(), BusError> {
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
        }
        Ok(())
    }

    async fn revoked(&mut self, partitions: Vec<i32>) -> Result<(), BusError> {
        self.on_stage(move |stage| partitions.into_iter().for_each(|partition| stage.revoked(partition)))
            .await
    }

    /// Lets the stage compute off the async threads.
    async fn on_stage<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut dyn Stage) -> T + Send + 'static,
    ) -> Result<T, BusError> {
        let failed = || BusError::Broken("the stage failed; see the error before this one".to_owned());
        let mut stage = self.stage.take().ok_or_else(failed)?;
        let worked = tokio::task::spawn_blocking(move || {
            let done = work(&mut *stage);
            (stage, done)
        });
        let (stage, done) = worked.await.map_err(|_| failed())?;
        self.stage = Some(stage);
        Ok(done)
    }

    /// Waits with full jitter, longer each time, or until stopped.
    async fn back_off(&mut self, error: &str) {
        let (first, most) = self.settings.backoff;
        let longest = first.saturating_mul(1 << self.failures.min(20)).min(most);
        self.failures = self.failures.saturating_add(1);
        let wait: Duration = longest.mul_f64(rand::random::<f64>());
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
