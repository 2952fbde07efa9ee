//! Who stands behind a destination, and a bare loop that sends it the same without us.

mod files;
mod http;
mod mail;
mod syslog;
mod topic;

use std::path::Path;
use std::time::{Duration, SystemTime};

use receiver::Arrival;
use tokio::sync::mpsc::UnboundedReceiver;

use super::bare::Bare;
use super::kind::{Front, Kind};
use files::Files;
use http::Http;
use mail::Mail;
use syslog::Syslog;
use topic::Topic;

/// What comes, by the id of its event.
pub enum Arrivals {
    Receiver(UnboundedReceiver<Arrival>),
    Ids(UnboundedReceiver<String>),
}

impl Arrivals {
    /// The next; `None` where nothing comes any more.
    pub async fn next(&mut self) -> Option<String> {
        match self {
            Self::Receiver(arrivals) => arrivals.recv().await.map(|arrival| arrival.event_id),
            Self::Ids(ids) => ids.recv().await,
        }
    }

    /// Those that came and were not looked at.
    pub fn rest(&mut self) -> Vec<String> {
        let next = || match self {
            Self::Receiver(arrivals) => arrivals.try_recv().ok().map(|arrival| arrival.event_id),
            Self::Ids(ids) => ids.try_recv().ok(),
        };
        std::iter::from_fn(next).collect()
    }
}

/// Who stands there.
pub enum Stand {
    Http(Http),
    Mail(Mail),
    Syslog(Syslog),
    Files(Files),
    Topic(Topic),
}

impl Stand {
    /// Opens it; what it keeps lies in the folder.
    ///
    /// # Errors
    /// No port, no Python, no broker.
    pub async fn open(kind: Kind, folder: &Path, delay: Duration, broker: &str) -> anyhow::Result<(Self, Arrivals)> {
        Ok(match kind.front() {
            Front::Http => {
                let (http, arrivals) = Http::receiver(kind == Kind::SplunkHecAck, delay)?;
                (Self::Http(http), Arrivals::Receiver(arrivals))
            }
            Front::Objects => {
                let (http, ids) = Http::store(&folder.join("objects"), delay)?;
                (Self::Http(http), Arrivals::Ids(ids))
            }
            Front::Mail => {
                let (mail, ids) = Mail::open().await?;
                (Self::Mail(mail), Arrivals::Ids(ids))
            }
            Front::Syslog => {
                let (syslog, ids) = Syslog::open().await?;
                (Self::Syslog(syslog), Arrivals::Ids(ids))
            }
            Front::Lines | Front::Output => {
                let (files, ids) = Files::lines(&folder.join("findings"));
                (Self::Files(files), Arrivals::Ids(ids))
            }
            Front::Folder => {
                let (files, ids) = Files::parquet(&folder.join("parquet"))?;
                (Self::Files(files), Arrivals::Ids(ids))
            }
            Front::Topic => {
                let (topic, ids) =
                    Topic::open(broker, &format!("deliver-{}-{}", std::process::id(), kind.name())).await?;
                (Self::Topic(topic), Arrivals::Ids(ids))
            }
        })
    }

    /// Where the destination leads.
    pub fn address(&self) -> &str {
        match self {
            Self::Http(stand) => stand.url(),
            Self::Mail(stand) => stand.address(),
            Self::Syslog(stand) => stand.address(),
            Self::Files(stand) => stand.path(),
            Self::Topic(stand) => stand.address(),
        }
    }

    /// What comes from now on is what the bare loop sends.
    pub fn begin(&mut self) {
        match self {
            Self::Http(stand) => stand.begin(),
            Self::Mail(stand) => stand.begin(),
            Self::Syslog(stand) => stand.begin(),
            Self::Files(stand) => stand.begin(),
            Self::Topic(stand) => stand.begin(),
        }
    }

    /// When the last of it was there, where the arrivals come later.
    pub fn finished(&self) -> Option<SystemTime> {
        match self {
            Self::Http(stand) => stand.finished(),
            Self::Files(stand) => stand.finished(),
            Self::Mail(_) | Self::Syslog(_) | Self::Topic(_) => None,
        }
    }

    /// How many requests it came in, and how long a bare loop takes to send the same.
    ///
    /// # Errors
    /// Whatever the bare loop meets.
    pub async fn bare(&mut self, workers: usize) -> anyhow::Result<Bare> {
        match self {
            Self::Http(stand) => stand.bare(workers).await,
            Self::Mail(stand) => stand.bare().await,
            Self::Syslog(stand) => stand.bare().await,
            Self::Files(stand) => stand.bare(),
            Self::Topic(stand) => stand.bare().await,
        }
    }
}
