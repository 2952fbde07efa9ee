//! Callers that have not asked yet: so many at once. One more takes the place of the one that has been silent for longest, so that callers
//! that never ask keep nobody out. Knows no protocol.

use std::collections::VecDeque;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::AbortHandle;

/// The callers of one port, the oldest first.
pub struct Callers {
    most: usize,
    all: VecDeque<(AbortHandle, Caller)>,
}

/// One caller: silent until it has asked, and again once it was answered.
#[derive(Clone, Default)]
pub struct Caller(Arc<AtomicBool>);

impl Caller {
    /// It has asked: it no longer makes room for others.
    pub fn asked(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// It has its answer.
    pub fn answered(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    fn is_silent(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

impl Callers {
    /// Room for so many silent ones.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            all: VecDeque::new(),
        }
    }

    /// Serves one more.
    pub fn serve<F>(&mut self, serve: impl FnOnce(Caller) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.all.retain(|(task, _)| !task.is_finished());
        let silent = || {
            self.all
                .iter()
                .enumerate()
                .filter(|(_, (_, caller))| caller.is_silent())
        };
        if silent().count() >= self.most
            && let Some((longest, _)) = silent().next()
            && let Some((task, _)) = self.all.remove(longest)
        {
            task.abort();
        }
        let caller = Caller::default();
        let task = tokio::spawn(serve(caller.clone()));
        self.all.push_back((task.abort_handle(), caller));
    }
}
