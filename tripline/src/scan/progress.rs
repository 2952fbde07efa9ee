//! How far a scan is, on a terminal: one line of standard error that is written over. Knows no record.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::visible::visible;

/// Shorter scans show nothing, and the line changes no faster.
const PACE: Duration = Duration::from_millis(500);
/// As much of a name as fits beside the count.
const WIDTH: usize = 60;

/// The line, if there is a terminal.
pub struct Progress {
    files: usize,
    done: usize,
    last: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Of so many files; nothing is shown where standard error is no terminal.
    pub fn new(files: usize) -> Self {
        Self {
            files,
            done: 0,
            last: io::stderr().is_terminal().then(Instant::now),
            shown: false,
        }
    }

    /// The next file is read.
    pub fn next(&mut self, name: &str) {
        self.done += 1;
        let Some(last) = self.last.filter(|last| last.elapsed() >= PACE) else {
            return;
        };
        let name: String = visible(name)
            .chars()
            .rev()
            .take(WIDTH)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        // What is shown is no result: a terminal that takes nothing more ends no scan.
        let _ = write!(io::stderr(), "\r\u{1b}[K{} of {} files · {name}", self.done, self.files);
        self.last = Some(last + last.elapsed());
        self.shown = true;
    }

    /// Takes the line away.
    pub fn end(self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
