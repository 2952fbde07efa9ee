//! What the writing thread and the readers share. Knows neither.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::disk::Disk;
use super::group::Groups;
use super::integrity;
use super::store::Store;

/// What the writing thread and the readers share.
pub struct Shared {
    pub store: Arc<Store>,
    pub groups: Mutex<Groups>,
    pub disk: Disk,
    /// Changes when records, members or partitions came or went.
    pub arrivals: watch::Sender<u64>,
}

impl Shared {
    pub fn notify(&self) {
        self.arrivals.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub fn look_for_gaps(&self, stop: &AtomicBool) {
        match integrity::gaps(&self.store, stop) {
            Ok(gaps) => drop(self.store.lost.fetch_add(integrity::report(&gaps), Ordering::Relaxed)),
            Err(error) => tracing::error!(%error, "the log cannot be looked through for what is missing"),
        }
    }

    pub fn groups(&self) -> std::sync::MutexGuard<'_, Groups> {
        // Its methods leave it whole at every step.
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
