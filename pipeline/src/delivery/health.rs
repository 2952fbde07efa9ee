//! How a destination fares, as its workers see it together: for `/readyz`, metrics and tests, and for when it may be asked again.
//! Knows nothing of why.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::gate::Gate;
use super::waiting::Waiting;

/// What the loop is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing was delivered yet, and nothing went wrong.
    Idle,
    /// The last request went well.
    Delivering,
    /// The destination is away or busy; tried again with growing waits.
    Retrying {
        /// What it says.
        reason: String,
    },
    /// A credential or the config is wrong; nothing moves until somebody mends it.
    Held {
        /// What the destination says.
        reason: String,
        /// What to do about it.
        hint: String,
    },
}

impl State {
    fn badness(&self) -> u8 {
        match self {
            Self::Idle => 0,
            Self::Delivering => 1,
            Self::Retrying { .. } => 2,
            Self::Held { .. } => 3,
        }
    }
}

/// A handle on the state: the worst of a destination's workers. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Health {
    worst: Arc<watch::Sender<State>>,
    workers: Arc<Mutex<BTreeMap<usize, State>>>,
    gate: Arc<Gate>,
    waiting: Waiting,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            worst: Arc::new(watch::Sender::new(State::Idle)),
            workers: Arc::default(),
            gate: Arc::default(),
            waiting: Waiting::default(),
        }
    }
}

impl Health {
    /// What the loop is doing now.
    pub fn state(&self) -> State {
        self.worst.borrow().clone()
    }

    /// Whether findings get through, as far as is known.
    pub fn is_well(&self) -> bool {
        self.worst.borrow().badness() < 2
    }

    /// What waits for the destination.
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// When the destination may be asked.
    pub(super) fn gate(&self) -> &Arc<Gate> {
        &self.gate
    }

    /// To be told of changes.
    pub fn watch(&self) -> watch::Receiver<State> {
        self.worst.subscribe()
    }

    /// Takes a worker's new state; whether the whole is another one than before.
    pub(super) fn set(&self, worker: usize, state: State) -> bool {
        // A panic elsewhere leaves whole states behind.
        let mut workers = self.workers.lock().unwrap_or_else(PoisonError::into_inner);
        workers.insert(worker, state);
        let worst = workers.values().max_by_key(|state| state.badness()).cloned();
        let worst = worst.unwrap_or(State::Idle);
        self.worst.send_if_modified(|current| {
            let changed = *current != worst;
            *current = worst;
            changed
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_worker_speaks_for_all() {
        let health = Health::default();
        let held = || State::Held {
            reason: "403".to_owned(),
            hint: "mend it".to_owned(),
        };
        assert!(health.is_well());
        assert!(health.set(0, State::Delivering));
        assert!(health.set(1, held()));
        assert!(!health.set(0, State::Delivering), "nothing new for the whole");
        assert_eq!(health.state(), held());
        assert!(!health.is_well());
        assert!(health.set(1, State::Delivering));
        assert!(health.is_well());
    }
}
