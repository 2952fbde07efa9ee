//! How a destination fares, for `/readyz`, metrics and tests. Knows nothing of why.

use std::sync::Arc;

use tokio::sync::watch;

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

/// A handle on the state. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Health(Arc<watch::Sender<State>>);

impl Default for Health {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(State::Idle)))
    }
}

impl Health {
    /// What the loop is doing now.
    pub fn state(&self) -> State {
        self.0.borrow().clone()
    }

    /// Whether findings get through, as far as is known.
    pub fn is_well(&self) -> bool {
        matches!(*self.0.borrow(), State::Idle | State::Delivering)
    }

    /// To be told of changes.
    pub fn watch(&self) -> watch::Receiver<State> {
        self.0.subscribe()
    }

    /// Takes the new state; whether it is another one than before.
    pub(super) fn set(&self, state: State) -> bool {
        self.0.send_if_modified(|current| {
            let changed = *current != state;
            *current = state;
            changed
        })
    }
}
