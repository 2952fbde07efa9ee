//! Findings as they are made, one line each, for whoever watches a terminal. A reader of the bus like any other.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use pipeline::bus::{Bus, BusError, PollLimits, TailFrom};
use schemas::topic::Topic;
use schemas::wire::Codec;
use schemas::{Activity, Finding};
use tokio_util::sync::CancellationToken;

use crate::style::Style;
use crate::visible::visible;

/// When nothing has happened for so long after the first findings, it is time to say where to look next.
const QUIET: Duration = Duration::from_secs(4);

const LIMITS: PollLimits = PollLimits {
    records: 256,
    bytes: 4 << 20,
    wait: Duration::from_millis(500),
};

/// Prints findings until told to stop; once, when it has become quiet, the hint.
///
/// # Errors
/// The bus.
pub async fn run(bus: Bus, codec: Arc<Codec>, hint: String, stop: CancellationToken) -> Result<(), BusError> {
    let style = Style::of(&io::stdout());
    let mut tail = bus.tail(Topic::Findings, TailFrom::End).await?;
    let (mut last, mut hint) = (None::<tokio::time::Instant>, Some(hint));
    loop {
        let received = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            received = tail.poll(LIMITS) => received?,
        };
        for record in &received {
            let Some(value) = &record.record.value else { continue };
            match codec.decode_finding(value) {
                Ok(finding) => show(&mut io::stdout(), &finding, style),
                Err(error) => tracing::warn!(%error, offset = record.offset, "finding cannot be read"),
            }
            last = Some(tokio::time::Instant::now());
        }
        if last.is_some_and(|last| last.elapsed() > QUIET)
            && let Some(hint) = hint.take()
        {
            let _ = writeln!(io::stdout(), "\n{hint}");
        }
    }
}

/// A terminal that is gone is no reason to stop working.
fn show(out: &mut dyn Write, finding: &Finding, style: Style) {
    let word = format!("{:<10}", word(finding.activity));
    let word = match finding.activity {
        Activity::Resolved => style.good(word),
        Activity::Suppressed | Activity::Unknown => style.faint(word),
        Activity::New | Activity::Reopened | Activity::Updated => style.severity(finding.rule.severity, word),
    };
    let severity = style.severity(finding.rule.severity, format!("{:<13}", finding.rule.severity.as_str()));
    let name = finding.resource.name.as_deref().unwrap_or(&finding.resource.uid);
    let actor = finding.change.actor.as_deref();
    let actor = actor.map(|actor| format!(" by {actor}")).unwrap_or_default();
    let reason = finding.reason.as_deref();
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    let place = style.faint(format!("{} {}{actor}", finding.resource.resource_type, finding.rule.id));
    let _ = writeln!(
        out,
        "{word} {severity} {}: {} {place}",
        style.strong(name),
        visible(&format!("{}{reason}", finding.rule.title))
    );
}

fn word(activity: Activity) -> &'static str {
    match activity {
        Activity::New => "OPENED",
        Activity::Updated => "UPDATED",
        Activity::Resolved => "RESOLVED",
        Activity::Reopened => "REOPENED",
        Activity::Suppressed => "SUPPRESSED",
        Activity::Unknown => "UNKNOWN",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    /// Every text of a finding is made hostile; the output stays one line without a control character.
    #[test]
    fn a_hostile_finding_is_one_harmless_line() {
        let evil = "evil\u{1b}[2J\u{1b}]0;x\u{7}\n::error::faked\u{202e}";
        let (mut out, finding) = (Vec::new(), crate::visible::hostile(evil));
        show(&mut out, &finding, Style::plain());
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("evil").count(), 6, "{text}");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(
            !text
                .trim_end_matches('\n')
                .contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{text}"
        );
    }
}
