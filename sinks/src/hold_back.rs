//! Which findings a destination is told later, and how they wait: for the end of quiet hours, for a digest of an import, for having been
//! open for so long.

use pipeline::bus::Record;
use pipeline::delivery::Wait;
use schemas::{Activity, Finding};

use crate::general::{General, Mode};
use crate::quiet::Hours;

/// What a destination's config says of when.
pub(crate) struct HoldBack {
    /// How long an import's findings are gathered, ms.
    baseline: Option<i64>,
    quiet: Option<Hours>,
    /// How long a finding must be open, ms.
    after: Option<i64>,
}

/// What may end a finding that has been open for long stands further on in the topic, where a destination is new or was away: so long is
/// waited for it at least, ms.
const CATCHING_UP: i64 = 30_000;

/// A day, ms.
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// Whether the risk was there before anybody looked: the change that made it is older than a day when it is first seen, as in the first
/// import of a source or an account, or when a rule is new.
fn was_there(finding: &Finding) -> bool {
    finding.activity == Activity::New && finding.first_seen.saturating_sub(finding.time) >= DAY
}

impl HoldBack {
    pub(crate) fn of(general: &General) -> Self {
        let millis = |span: pipeline::config::Span| i64::try_from(span.0.as_millis()).unwrap_or(i64::MAX);
        Self {
            baseline: (general.mode == Mode::Baseline).then(|| millis(general.pace.digest_window)),
            quiet: general.quiet.as_ref().and_then(|quiet| quiet.hours()),
            after: general.after.map(millis),
        }
    }

    /// `now` is ms since the Unix epoch. What comes first rules: an import, the time to be open, quiet hours.
    pub(crate) fn wait(&self, finding: &Finding, record: &Record, now: i64) -> Option<Wait> {
        let opens = matches!(finding.activity, Activity::New | Activity::Reopened);
        if let Some(gather) = self.baseline.filter(|_| was_there(finding)) {
            return Some(Wait {
                due: now.saturating_add(gather),
                as_one: true,
                ends: true,
            });
        }
        let quiet = self.quiet.as_ref().filter(|hours| finding.rule.severity < hours.below);
        let loud = |at: i64| quiet.and_then(|hours| hours.end(at)).unwrap_or(at);
        let open_for = self
            .after
            .filter(|_| opens)
            .map(|after| record.timestamp.saturating_add(after).max(now + CATCHING_UP));
        let ends = open_for.is_some();
        let due = loud(open_for.unwrap_or(now).max(now));
        (due > now).then_some(Wait {
            due,
            as_one: false,
            ends,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use schemas::Severity;

    use super::*;
    use crate::sample;

    const HOUR: i64 = 3_600_000;
    /// 2023-11-14T22:13:20Z
    const NOW: i64 = 1_700_000_000_000;

    fn check(
        general: Value,
        activity: Activity,
        severity: Severity,
        baseline: bool,
        expect: Option<(i64, bool, bool)>,
    ) {
        let mut entry = json!({"name": "x"});
        entry
            .as_object_mut()
            .unwrap()
            .extend(general.as_object().unwrap().clone());
        let general: General = serde_json::from_value(entry).unwrap();
        let mut finding = sample::marked(activity, 1, NOW);
        finding.rule.severity = severity;
        if baseline {
            finding.time = NOW - 2_000 * HOUR;
        }
        let record = Record {
            key: None,
            value: None,
            headers: Vec::new(),
            timestamp: NOW - HOUR,
        };
        let wait = HoldBack::of(&general).wait(&finding, &record, NOW);
        assert_eq!(
            wait.map(|wait| (wait.due - NOW, wait.as_one, wait.ends)),
            expect,
            "{general:?} {activity:?}"
        );
    }

    #[test]
    fn who_waits_and_for_what() {
        let (new, resolved) = (Activity::New, Activity::Resolved);
        check(json!({}), new, Severity::Low, true, None);
        let import = json!({"mode": "baseline", "pace": {"digest_window": "10m"}});
        check(
            import.clone(),
            new,
            Severity::Critical,
            true,
            Some((HOUR / 6, true, true)),
        );
        check(import.clone(), new, Severity::Critical, false, None);
        check(import, resolved, Severity::Critical, true, None);
        let night = json!({"quiet": {"from": "22:00", "to": "23:00"}});
        let left = HOUR - (13 * 60 + 20) * 1_000;
        check(night.clone(), new, Severity::High, false, Some((left, false, false)));
        check(
            night.clone(),
            resolved,
            Severity::High,
            false,
            Some((left, false, false)),
        );
        check(night, new, Severity::Critical, false, None);
        check(
            json!({"after": "3h"}),
            new,
            Severity::High,
            false,
            Some((2 * HOUR, false, true)),
        );
        check(
            json!({"after": "30m"}),
            new,
            Severity::High,
            false,
            Some((CATCHING_UP, false, true)),
        );
        check(json!({"after": "3h"}), resolved, Severity::High, false, None);
        let both = json!({"after": "90m", "quiet": {"from": "22:30", "to": "01:00"}});
        check(
            both,
            new,
            Severity::High,
            false,
            Some((2 * HOUR + (46 * 60 + 40) * 1_000, false, true)),
        );
    }
}
