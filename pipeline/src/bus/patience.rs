//! A call of the bus that is repeated until the bus is ready for it, for whoever has nothing to do before. Knows no call.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::BusError;
use crate::backoff::Backoff;

/// Brokers that come back are found soon.
const WAITS: Backoff = Backoff {
    first: Duration::from_millis(200),
    longest: Duration::from_secs(4),
};

/// What the call brings once the bus is ready; `None` where we are stopped before.
///
/// # Errors
/// No later call can do better.
pub async fn when_ready<T, F: Future<Output = Result<T, BusError>>>(
    stop: &CancellationToken,
    call: impl Fn() -> F,
) -> Result<Option<T>, BusError> {
    let mut failures = 0;
    loop {
        let done = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok(None),
            done = call() => done,
        };
        match done {
            Ok(done) => return Ok(Some(done)),
            Err(BusError::Busy(what) | BusError::Undone(what)) => tracing::warn!("waiting for the bus: {what}"),
            Err(error) => return Err(error),
        }
        failures += 1;
        tokio::select! {
            () = stop.cancelled() => return Ok(None),
            () = tokio::time::sleep(WAITS.wait(failures, rand::random())) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn busy_is_asked_again_and_broken_is_not() {
        let (stop, asked) = (CancellationToken::new(), AtomicU32::new(0));
        let third = || async {
            match asked.fetch_add(1, Ordering::Relaxed) {
                0 => Err(BusError::Busy("away".to_owned())),
                1 => Err(BusError::Undone("away".to_owned())),
                _ => Ok(7),
            }
        };
        assert_eq!(when_ready(&stop, third).await.unwrap(), Some(7));
        let broken = when_ready(&stop, || async { Err::<(), _>(BusError::Broken("gone".to_owned())) }).await;
        assert!(matches!(broken, Err(BusError::Broken(_))), "{broken:?}");
        stop.cancel();
        let stopped = when_ready(&stop, || async { Err::<(), _>(BusError::Busy("away".to_owned())) }).await;
        assert!(matches!(stopped, Ok(None)), "{stopped:?}");
    }
}
