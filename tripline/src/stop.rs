//! Signals: SIGINT or SIGTERM asks everybody to finish what they have in hand, a second one ends the process at once. SIGHUP ends
//! nothing.
#![allow(clippy::disallowed_methods, reason = "the second signal ends at once")]

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// What a shell expects of a process that SIGINT ended.
const INTERRUPTED: i32 = 130;

/// SIGHUP from here on; one that comes before it is asked for is not forgotten.
///
/// # Errors
/// The system does not let us listen for signals.
pub fn hangup() -> std::io::Result<Signal> {
    signal(SignalKind::hangup())
}

/// Cancels the token on SIGINT or SIGTERM.
///
/// # Errors
/// The system does not let us listen for signals.
pub fn on_signal(stop: CancellationToken) -> std::io::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::spawn(async move {
        either(&mut interrupt, &mut terminate).await;
        tracing::info!("stopping; again to stop at once");
        stop.cancel();
        either(&mut interrupt, &mut terminate).await;
        std::process::exit(INTERRUPTED);
    });
    Ok(())
}

async fn either(one: &mut Signal, other: &mut Signal) {
    tokio::select! {
        _ = one.recv() => {}
        _ = other.recv() => {}
    }
}
