//! Where DataFusion runs: on threads of its own, each piece of work within a time, a panic caught. What runs over is left behind
//! and the caller goes on. Knows no rule.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pipeline::panics::caught;
use tokio::runtime::Runtime;

use crate::native::budget::STEPS;

/// How long one piece of work may take: a rule on one record, or on a batch of them.
pub const LIMIT: Duration = Duration::from_secs(2);

/// What runs cooperatively ends itself at [`LIMIT`]; so much later the thread is given up.
const LATER: Duration = Duration::from_millis(250);

/// Threads that may be left behind, still at work. With that many nothing more is begun.
const LEFT: usize = 4;

/// Why a piece of work was stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// It took too long.
    Late,
    /// It panicked, in these words.
    Panicked(String),
    /// It took more steps than a rule may take on one record.
    Steps,
    /// It wanted more memory than it may have, in these words.
    Memory(String),
    /// There was no thread to run it on, in these words.
    NoThread(String),
}

impl Stopped {
    /// The word in metrics.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Panicked(_) => "panic",
            Self::Steps => "steps",
            Self::Memory(_) => "memory",
            Self::NoThread(_) => "no_thread",
        }
    }
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Late => write!(out, "it did not end within {}s", LIMIT.as_secs()),
            Self::Panicked(words) => write!(out, "it panicked: {words}"),
            Self::Steps => write!(out, "it takes more than {STEPS} steps on the record"),
            Self::Memory(words) => write!(out, "it wants too much memory: {words}"),
            Self::NoThread(words) => write!(out, "there is no thread to run it on: {words}"),
        }
    }
}

type Job = Box<dyn FnOnce(&Runtime) + Send>;

/// Threads that wait for work.
#[derive(Debug, Default)]
pub struct Apart {
    idle: Mutex<Vec<Sender<Job>>>,
    left: Arc<AtomicUsize>,
}

impl Apart {
    /// Runs the work to its end, or says why there is none.
    ///
    /// # Errors
    /// It was stopped.
    pub fn run<T: Send + 'static>(&self, work: impl FnOnce(&Runtime) -> T + Send + 'static) -> Result<T, Stopped> {
        let thread = self.thread()?;
        let (sender, receiver) = channel();
        let given_up = Arc::new(AtomicUsize::new(0));
        let (left, given) = (Arc::clone(&self.left), Arc::clone(&given_up));
        let job: Job = Box::new(move |runtime| {
            let done = caught(|| work(runtime));
            // Whoever comes second counts: the thread is back if it was given up before.
            if given.swap(1, Ordering::SeqCst) == 1 {
                left.fetch_sub(1, Ordering::SeqCst);
            }
            let _ = sender.send(done);
        });
        let gone = || Stopped::NoThread("it ended".to_owned());
        thread.send(job).map_err(|_| gone())?;
        match receiver.recv_timeout(LIMIT + LATER) {
            Ok(done) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
                done.map_err(Stopped::Panicked)
            }
            Err(RecvTimeoutError::Timeout) => {
                self.left.fetch_add(1, Ordering::SeqCst);
                if given_up.swap(1, Ordering::SeqCst) == 1 {
                    self.left.fetch_sub(1, Ordering::SeqCst);
                }
                Err(Stopped::Late)
            }
            Err(RecvTimeoutError::Disconnected) => Err(gone()),
        }
    }

    fn thread(&self) -> Result<Sender<Job>, Stopped> {
        if let Some(idle) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(idle);
        }
        if self.left.load(Ordering::SeqCst) >= LEFT {
            return Err(Stopped::NoThread(format!("{LEFT} rules that were stopped still run")));
        }
        let failed = |error: std::io::Error| Stopped::NoThread(error.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .map_err(failed)?;
        let (sender, jobs) = channel::<Job>();
        let work = move || jobs.into_iter().for_each(|job| job(&runtime));
        let named = std::thread::Builder::new().name("datafusion".to_owned());
        named.spawn(work).map_err(failed)?;
        Ok(sender)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_or_runs_over_stops_alone() {
        let apart = Apart::default();
        assert_eq!(apart.run(|_| 7), Ok(7));
        let panicked = apart.run(|_| -> i32 { panic!("as a function might") });
        assert_eq!(panicked, Err(Stopped::Panicked("as a function might".to_owned())));
        let (hold, held) = channel::<()>();
        let late = apart.run(move |_| held.recv().is_ok());
        assert_eq!(late, Err(Stopped::Late));
        assert_eq!(apart.left.load(Ordering::SeqCst), 1);
        assert_eq!(apart.run(|_| 8), Ok(8), "another thread does the work");
        drop(hold);
        while apart.left.load(Ordering::SeqCst) > 0 {
            std::thread::yield_now();
        }
    }
}
