//! The same accepted records once more, for one process that nothing happens to.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::book::Events;
use super::endpoint::{DESTINATIONS, Notes};
use super::fleet::{Fleet, Role};
use super::load::Load;
use super::plan::Tempo;
use super::script::PHASES;
use super::site::{Manner, Site, Under};
use super::state::State;
use super::truth::{self, Steps};

/// How long each phase may take to be told.
const PATIENCE: Duration = Duration::from_secs(120);

/// What an undisturbed process tells, and what it knows then.
pub struct Calm {
    /// To one destination.
    pub events: Events,
    /// On the bus.
    pub state: State,
    /// What is not as it should be.
    pub complaints: Vec<String>,
}

impl Calm {
    /// Runs it.
    ///
    /// # Errors
    /// It cannot be run.
    pub async fn run(program: PathBuf, folder: &Path, steps: &Steps, pods: usize) -> anyhow::Result<Self> {
        let (notes, stop) = (Notes::default(), CancellationToken::new());
        let book = Arc::clone(&notes.book);
        let manner = Manner {
            fsync: "never",
            tempo: Tempo::dense(true),
            workers: None,
        };
        let site = Site::new(folder.to_owned(), Under::Embedded(folder.join("data")), manner)?;
        let mut fleet = Fleet::new(program, site, &[Role::Everything], &notes, &stop).await?;
        fleet.start(0)?;
        let load = Arc::new(Load::new(&[fleet.members[0].listen], pods)?);
        let accepted = timeout(PATIENCE * 5, load.again(steps)).await;
        for phase in 0..PHASES {
            if phase > 0 {
                fleet.turn(phase, 0, false).await?;
            }
            let (due, begun) = (truth::due(steps, phase), Instant::now());
            let missing = || {
                DESTINATIONS
                    .iter()
                    .map(|at| book.missing(at, due.keys()))
                    .sum::<usize>()
            };
            while missing() > 0 && begun.elapsed() < PATIENCE {
                sleep(Duration::from_millis(20)).await;
            }
        }
        fleet.end().await?;
        stop.cancel();
        let mut complaints = fleet.complaints;
        if accepted.is_err() {
            complaints.push("undisturbed, it did not accept all of the records in time".to_owned());
        }
        complaints.extend(truth::doubts(
            &book.events(DESTINATIONS[0]),
            &truth::due(steps, PHASES - 1),
        ));
        complaints.extend(load.refused());
        Ok(Self {
            events: book.events(DESTINATIONS[0]),
            state: State::read(&fleet.site.bus("calm")).await?,
            complaints,
        })
    }
}
