//! A thread that owns what blocks or computes for long and does what it is asked, one thing after the other. Knows no work.

use std::sync::mpsc;

use thread_priority::{NormalThreadSchedulePolicy, ThreadPriority, ThreadSchedulePolicy};
use tokio::sync::oneshot;

use crate::bus::BusError;

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// A thread that owns an `S`. When this is dropped the thread finishes what it is at, drops the `S` and ends.
pub struct Thread<S> {
    jobs: mpsc::Sender<Job<S>>,
    ended: oneshot::Receiver<()>,
}

impl<S: 'static> Thread<S> {
    /// Starts the thread, which makes its `S` first.
    pub async fn start(
        name: &str,
        make: impl FnOnce() -> Result<S, BusError> + Send + 'static,
    ) -> Result<Self, BusError> {
        let (jobs, asked) = mpsc::channel::<Job<S>>();
        let (made, result) = oneshot::channel();
        let (end, ended) = oneshot::channel();
        let body = move || {
            let mut owned = match make() {
                Ok(owned) => owned,
                Err(error) => return drop(made.send(Err(error))),
            };
            if made.send(Ok(())).is_ok() {
                for job in asked {
                    job(&mut owned);
                }
            }
            drop(owned);
            let _ = end.send(());
        };
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(body);
        spawned.map_err(|error| BusError::Broken(format!("no thread for {name}: {error}")))?;
        result.await.map_err(|_| gone())??;
        Ok(Self { jobs, ended })
    }

    /// Asks for something; the answer comes when its turn is done, whether anybody waits for it or not.
    pub fn ask<T: Send + 'static>(&self, job: impl FnOnce(&mut S) -> T + Send + 'static) -> oneshot::Receiver<T> {
        let (done, answer) = oneshot::channel();
        // Where the thread is gone, the answer's sender goes with the job.
        let _ = self.jobs.send(Box::new(move |owned| drop(done.send(job(owned)))));
        answer
    }

    /// Ends the thread and waits until what it owns is dropped.
    pub async fn end(self) {
        drop(self.jobs);
        let _ = self.ended.await;
    }
}

/// Of 99: niceness 5 (setpriority(2)). Where all want the processor, a thread that computes gets a third of what another gets.
const PRIORITY: u8 = 35;

/// From here on this thread gives way to those that accept and deliver. Where that may not be asked for it runs as they do.
pub fn give_way() {
    let policy = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Other);
    let priority = ThreadPriority::try_from(PRIORITY);
    if let Ok(priority) = priority
        && let Err(error) =
            thread_priority::set_thread_priority_and_policy(thread_priority::thread_native_id(), priority, policy)
    {
        tracing::debug!(%error, "a thread that computes does not give way");
    }
}

/// The thread is not there any more.
pub fn gone() -> BusError {
    BusError::Broken("a thread of this process is gone; see the error before this one".to_owned())
}
