//! How a source fares: for `/readyz` and tests. Knows nothing of why.

use std::sync::Arc;

use tokio::sync::watch;

/// What the loop is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing came yet, and nothing went wrong.
    Starting,
    /// Another process reads it; this one goes on when that one ends.
    Standby,
    /// The provider answers.
    Following,
    /// The provider, or the bus, is away or busy; tried again with growing waits.
    Retrying {
        /// What it says.
        reason: String,
    },
    /// A credential, a right or the config is wrong; nothing moves until somebody mends it.
    Held {
        /// What the provider says.
        reason: String,
        /// What to do about it.
        hint: String,
    },
}

/// What is known of a source from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What the loop is doing.
    pub state: State,
    /// How many records wait at the provider, where it says so.
    pub lag: Option<u64>,
    /// When the provider last answered, ms since the Unix epoch.
    pub answered: Option<i64>,
}

/// A handle on how a source stands. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Health(Arc<watch::Sender<Standing>>);

impl Default for Health {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(Standing {
            state: State::Standby,
            lag: None,
            answered: None,
        })))
    }
}

impl Health {
    /// How it stands now.
    pub fn standing(&self) -> Standing {
        self.0.borrow().clone()
    }

    /// To be told of changes.
    pub fn watch(&self) -> watch::Receiver<Standing> {
        self.0.subscribe()
    }

    /// Another process reads it from now on.
    pub fn stands_by(&self) {
        self.set(State::Standby);
    }

    /// The provider answered; whether that is another state than before.
    pub(super) fn answered(&self, now: i64, lag: Option<u64>) -> bool {
        self.change(|standing| {
            standing.answered = Some(now);
            standing.lag = lag.or(standing.lag);
            standing.state = State::Following;
        })
    }

    /// Takes a state; whether it is another one than before.
    pub(super) fn set(&self, state: State) -> bool {
        self.change(|standing| standing.state = state)
    }

    fn change(&self, change: impl FnOnce(&mut Standing)) -> bool {
        let mut changed = false;
        self.0.send_modify(|standing| {
            let before = standing.state.clone();
            change(standing);
            changed = standing.state != before;
        });
        changed
    }
}
