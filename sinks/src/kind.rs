//! What each kind of destination must say of itself: what its config shares with the others, what is wrong with the rest, how it
//! is opened and how it is tried. Knows no kind.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use pipeline::config::{Problem, Secret};
use pipeline::delivery::{Answer, Request, Response, Sink, Transport};

use schemas::Finding;

use crate::error::SinkError;
use crate::general::{General, Remote};

/// What a secret is shown as.
pub(crate) const HIDDEN: &str = "***";

/// The config of one kind.
pub(crate) trait Kind {
    /// What every kind has.
    fn general(&self) -> &General;

    /// How it is reached, where that is by HTTP.
    fn remote(&self) -> Option<&Remote> {
        None
    }

    /// How many requests it bears at a time, where the config does not say.
    fn workers(&self) -> usize {
        1
    }

    /// How long it gathers a batch, where that is its own affair and not `pace`'s.
    fn linger(&self) -> Option<Duration> {
        None
    }

    /// The file that it appends to, where it is one.
    fn file(&self) -> Option<&Path> {
        None
    }

    /// What is wrong with the keys of its own; `at` is where it stands, `sink[2]`.
    fn problems(&self, at: &str) -> Vec<Problem>;

    /// Reads its secrets and certificates. Connects to nothing.
    fn open(&self, at: &str) -> Result<Opened, SinkError>;
}

/// A destination ready to be delivered to.
pub(crate) struct Opened {
    pub(crate) sink: Arc<dyn Preflight>,
    pub(crate) transport: Arc<dyn Transport>,
    /// Texts that must not be shown where a request is.
    pub(crate) secrets: Vec<String>,
}

/// A sink that can be tried without a finding, for `tripline validate --connect`. Pure, as the sink is.
pub(crate) trait Preflight: Sink {
    /// Whether there is anything to do at the destination for this finding.
    fn wants(&self, _finding: &Finding) -> bool {
        true
    }

    /// All requests that a finding may come to, where that depends on answers; else it is the one that the sink makes.
    fn rehearse(&self, _finding: &Finding) -> Option<Result<Vec<Request>, String>> {
        None
    }

    /// What to ask, one after the other.
    fn probes(&self) -> Vec<Request>;

    /// What the response to the probe at that position says.
    fn judge(&self, probe: usize, response: &Response) -> Result<String, Fault>;
}

/// What is wrong with a destination that was tried.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The key of the sink's config; empty for the sink as a whole.
    key: &'static str,
    what: String,
    fix: String,
}

impl Fault {
    pub(crate) fn new(key: &'static str, what: String, fix: &str) -> Self {
        let fix = fix.to_owned();
        Self { key, what, fix }
    }

    /// As a problem of the sink that stands at `at`.
    pub(crate) fn at(self, at: &str) -> Problem {
        let key = match self.key {
            "" => at.to_owned(),
            key => format!("{at}.{key}"),
        };
        Problem::new(key, self.what, self.fix)
    }
}

/// An answer that is no success.
impl From<Answer> for Fault {
    fn from(answer: Answer) -> Self {
        let (what, fix) = match answer {
            Answer::Hold { reason, hint } => (reason, hint),
            Answer::Retry { reason } => (reason, "the destination is busy or away; try again".to_owned()),
            Answer::Split { reason } | Answer::Suspect { reason, .. } => {
                let fix = "the destination refuses even an empty request; check the keys of this sink";
                (reason, fix.to_owned())
            }
            Answer::Delivered { .. } | Answer::Accepted(_) | Answer::Next(_) => {
                ("is well".to_owned(), "do nothing".to_owned())
            }
        };
        Self { key: "", what, fix }
    }
}

/// A secret's text; `key` is where it stands in the config.
pub(crate) fn expose(key: &str, secret: &Secret) -> Result<String, SinkError> {
    secret.expose().map_err(|what| SinkError::Secret {
        key: key.to_owned(),
        what,
    })
}
