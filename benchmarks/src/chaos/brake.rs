//! Holds the load while a destination is far behind: one that fails often takes less than can be posted, and what nobody could deliver in
//! the time would prove nothing.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::book::Book;
use super::endpoint::DESTINATIONS;
use super::load::Load;
use super::truth;

/// So many events may wait at a destination.
const BEHIND: usize = 150;

const LOOK: Duration = Duration::from_millis(500);

/// Until told to stop.
pub async fn hold(load: Arc<Load>, book: Arc<Book>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let due = truth::due(&load.steps(), 0);
        let missing = DESTINATIONS.map(|destination| book.missing(destination, due.keys()));
        load.hold(missing.into_iter().max() > Some(BEHIND));
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(LOOK) => {}
        }
    }
}
