//! Colours of printed output: on a terminal that wants them, else none. What is painted is made visible first. Knows no content.
#![allow(clippy::disallowed_methods, reason = "NO_COLOR and TERM are no settings of ours")]

use std::fmt::Display;
use std::io::IsTerminal;

use anstyle::{AnsiColor, Style as Ansi};
use schemas::Severity;

use crate::visible::visible;

/// Whether to paint.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    colours: bool,
}

impl Style {
    /// Paints if the stream is a terminal and `NO_COLOR` is not set.
    pub fn of(stream: &impl IsTerminal) -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            colours: stream.is_terminal() && !refused && !dumb,
        }
    }

    /// Never paints.
    pub const fn plain() -> Self {
        Self { colours: false }
    }

    fn paint(self, style: Ansi, text: impl Display) -> String {
        let text = text.to_string();
        let text = visible(&text);
        if self.colours {
            format!("{style}{text}{style:#}")
        } else {
            text.into_owned()
        }
    }

    /// A severity in its colour.
    pub fn severity(self, severity: Severity, text: impl Display) -> String {
        let colour = match severity {
            Severity::Critical => AnsiColor::Magenta,
            Severity::High => AnsiColor::Red,
            Severity::Medium => AnsiColor::Yellow,
            Severity::Low => AnsiColor::Blue,
            Severity::Informational => AnsiColor::Cyan,
        };
        self.paint(colour.on_default().bold(), text)
    }

    /// What stands out.
    pub fn strong(self, text: impl Display) -> String {
        self.paint(Ansi::new().bold(), text)
    }

    /// What stands back.
    pub fn faint(self, text: impl Display) -> String {
        self.paint(Ansi::new().dimmed(), text)
    }

    /// What went well.
    pub fn good(self, text: impl Display) -> String {
        self.paint(AnsiColor::Green.on_default(), text)
    }

    /// What did not.
    pub fn error(self, text: impl Display) -> String {
        self.paint(AnsiColor::Red.on_default().bold(), text)
    }
}

/// `1 rule`, `2 rules`.
pub fn counted(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}
