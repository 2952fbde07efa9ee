//! What can be asked by hand of a bus and of those who work on it: THE list, and how each is answered. Whether the bus is open in
//! this process or in another is not known here: `admin` sees to that.

mod check;
mod dead_letters;
mod desk;
mod doctor;
mod findings;
mod inventory;
mod published;
mod reconcile;
mod rejected;
mod standing;
mod state;

use std::time::Duration;

use evaluate::config::Exception;
use serde::{Deserialize, Serialize};

use crate::error::Error;

pub use check::{CheckStatus, check};
use desk::Answer;
pub use desk::{Desk, Lines};
pub use findings::Findings;
pub use inventory::Inventory;
pub use reconcile::Reconcile;

/// One question, in the words in which it goes over the socket: `{"ask": "findings", "open": true}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// What could not be read.
    RejectedList {
        /// Those that were replayed, too.
        #[serde(default)]
        all: bool,
    },
    /// One of them with its bytes.
    RejectedShow {
        /// As the list has it.
        id: String,
    },
    /// Those that were not replayed yet, each once.
    RejectedReplay,
    /// What destinations refused for good.
    DeadLettersList {
        /// Only those of this destination.
        #[serde(default)]
        sink: Option<String>,
        /// Those that were replayed, too.
        #[serde(default)]
        all: bool,
    },
    /// One of them with its finding.
    DeadLettersShow {
        /// As the list has it.
        id: String,
    },
    /// Those of a destination that were not replayed yet, each once.
    DeadLettersReplay {
        /// The destination.
        sink: String,
    },
    /// The latest change and the verdicts of one resource.
    State {
        /// Its uid.
        resource: String,
    },
    /// Rules, exceptions, enrichment and config read again.
    Reload,
    /// Accepted risks, of the config and of the bus.
    ExceptionList,
    /// One more on the bus.
    ExceptionAdd {
        /// What is accepted.
        exception: Box<Exception>,
        /// Who publishes it.
        by: String,
    },
    /// One of the bus ended.
    ExceptionExpire {
        /// As the list has it.
        id: String,
        /// Who ends it.
        by: String,
    },
    /// Rules on the bus, for all processes.
    RulesPublish {
        /// The rules, packed.
        text: String,
        /// Who publishes them.
        by: String,
        /// How long from now until they hold, ms.
        after: u64,
    },
    /// Findings as they stand.
    Findings(Findings),
    /// Resources as they stand.
    Inventory(Inventory),
    /// How everything stands.
    Doctor,
    /// What a snapshot lacks is gone.
    Reconcile(Reconcile),
}

impl Ask {
    /// Whether it puts on the bus what holds for whoever runs later, so that nobody need have run before.
    pub fn may_come_first(&self) -> bool {
        matches!(self, Self::ExceptionAdd { .. } | Self::RulesPublish { .. })
    }
}

/// The answer. It goes on by itself: a replay that was begun is finished whether anybody waits for it or not.
pub fn answer(desk: &Desk, ask: Ask) -> Lines {
    let (answer, lines) = Answer::begin();
    let desk = desk.clone();
    tokio::spawn(async move {
        if let Err(error) = say(&desk, ask, &answer).await {
            answer.failed(error).await;
        }
    });
    lines
}

async fn say(desk: &Desk, ask: Ask, answer: &Answer) -> Result<(), Error> {
    match ask {
        Ask::RejectedList { all } => rejected::list(desk, all, answer).await,
        Ask::RejectedShow { id } => rejected::show(desk, &id, answer).await,
        Ask::RejectedReplay => rejected::replay(desk, answer).await,
        Ask::DeadLettersList { sink, all } => dead_letters::list(desk, sink.as_deref(), all, answer).await,
        Ask::DeadLettersShow { id } => dead_letters::show(desk, &id, answer).await,
        Ask::DeadLettersReplay { sink } => dead_letters::replay(desk, &sink, answer).await,
        Ask::State { resource } => state::show(desk, &resource, answer).await,
        Ask::Reload => published::reload(desk, answer).await,
        Ask::ExceptionList => published::list(desk, answer).await,
        Ask::ExceptionAdd { exception, by } => published::add(desk, *exception, by, answer).await,
        Ask::ExceptionExpire { id, by } => published::expire(desk, id, by, answer).await,
        Ask::RulesPublish { text, by, after } => {
            published::publish_rules(desk, text, by, Duration::from_millis(after), answer).await
        }
        Ask::Findings(wanted) => findings::list(desk, &wanted, answer).await,
        Ask::Inventory(wanted) => inventory::list(desk, &wanted, answer).await,
        Ask::Doctor => doctor::look(desk, answer).await,
        Ask::Reconcile(snapshot) => reconcile::close(desk, &snapshot, answer).await,
    }
}
