//! `quiet`: hours in which people are left alone but for what is grave.

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use pipeline::config::Problem;
use schemars::JsonSchema;
use schemas::Severity;
use serde::{Deserialize, Serialize};

/// `quiet = { from = "22:00", to = "07:00", days = ["sat", "sun"], zone = "Europe/Berlin", below = "critical" }`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// When they begin, `22:00`.
    pub from: String,
    /// When they end, `07:00`.
    pub to: String,
    /// Days that are quiet as a whole: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    #[serde(default)]
    pub days: Vec<String>,
    /// Where the clock hangs, as IANA names it: `Europe/Berlin`.
    #[serde(default = "zone")]
    pub zone: String,
    /// Findings below this severity wait until the hours end.
    #[serde(default = "below")]
    #[schemars(with = "String")]
    pub below: Severity,
}

fn zone() -> String {
    "UTC".to_owned()
}

fn below() -> Severity {
    Severity::Critical
}

/// The same, understood.
#[derive(Debug, Clone)]
pub(crate) struct Hours {
    from: NaiveTime,
    to: NaiveTime,
    days: Vec<Weekday>,
    zone: Tz,
    pub(crate) below: Severity,
}

/// A week and a day: whatever is quiet ends within.
const LONGEST: i64 = 8 * 24 * 60;

impl Quiet {
    fn time(text: &str) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(text, "%H:%M").ok()
    }

    pub(crate) fn problems(&self, at: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |key: &str, what: String, fix: &str| {
            problems.push(Problem::new(format!("{at}.quiet.{key}"), what, fix));
        };
        for (key, text) in [("from", &self.from), ("to", &self.to)] {
            if Self::time(text).is_none() {
                problem(key, format!("is {text:?}"), "write hours and minutes, \"22:00\"");
            }
        }
        if self.from == self.to {
            let fix = "write when they begin and when they end; days that are quiet as a whole stand in `days`";
            problem("to", "is `from`".to_owned(), fix);
        }
        if let Some(day) = self.days.iter().find(|day| day.parse::<Weekday>().is_err()) {
            problem("days", format!("has {day:?}"), "write them as \"sat\", \"sun\"");
        }
        if self.zone.parse::<Tz>().is_err() {
            problem(
                "zone",
                format!("is {:?}", self.zone),
                "write a name of IANA's, \"Europe/Berlin\"",
            );
        }
        let days: std::collections::BTreeSet<u32> = self
            .days
            .iter()
            .filter_map(|day| day.parse::<Weekday>().ok())
            .map(|day| day.num_days_from_monday())
            .collect();
        if days.len() == 7 {
            problem(
                "days",
                "has every day".to_owned(),
                "leave one out, or leave the sink out",
            );
        }
        problems
    }

    /// `None` where something is wrong, which validation has said.
    pub(crate) fn hours(&self) -> Option<Hours> {
        Some(Hours {
            from: Self::time(&self.from)?,
            to: Self::time(&self.to)?,
            days: self.days.iter().filter_map(|day| day.parse().ok()).collect(),
            zone: self.zone.parse().ok()?,
            below: self.below,
        })
    }
}

impl Hours {
    fn holds(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone);
        let time = local.time();
        let within = match self.from < self.to {
            true => self.from <= time && time < self.to,
            false => time >= self.from || time < self.to,
        };
        within || self.days.contains(&local.weekday())
    }

    /// When the quiet in which `now` lies ends, ms since the Unix epoch; `None` where it is not quiet.
    pub(crate) fn end(&self, now: i64) -> Option<i64> {
        let now = DateTime::from_timestamp_millis(now)?;
        if !self.holds(now) {
            return None;
        }
        let minute = now.with_second(0)?.with_nanosecond(0)?;
        let mut later = (1..=LONGEST).map(|minutes| minute + TimeDelta::minutes(minutes));
        later.find(|at| !self.holds(*at)).map(|at| at.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(quiet: &str, now: &str, expect: Option<&str>) {
        let quiet: Quiet = serde_json::from_str(quiet).unwrap();
        assert_eq!(quiet.problems("sink[0]").len(), 0);
        let millis = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis();
        assert_eq!(quiet.hours().unwrap().end(millis(now)), expect.map(millis), "{now}");
    }

    #[test]
    fn hours_are_those_of_the_place() {
        let night = r#"{"from": "22:00", "to": "07:00", "zone": "Europe/Berlin"}"#;
        check(night, "2026-01-15T20:59:00Z", None);
        check(night, "2026-01-15T21:00:30Z", Some("2026-01-16T06:00:00Z"));
        check(night, "2026-01-16T05:59:59Z", Some("2026-01-16T06:00:00Z"));
        check(night, "2026-01-16T06:00:00Z", None);
        // Summer time begins at 2 on March 29, 2026: the night is an hour shorter.
        check(night, "2026-03-28T23:00:00Z", Some("2026-03-29T05:00:00Z"));
        let noon = r#"{"from": "12:00", "to": "13:00"}"#;
        check(noon, "2026-01-15T12:30:00Z", Some("2026-01-15T13:00:00Z"));
        check(noon, "2026-01-15T13:00:00Z", None);
    }

    #[test]
    fn a_quiet_weekend_ends_on_monday_morning() {
        let weekend = r#"{"from": "22:00", "to": "07:00", "days": ["sat", "sun"]}"#;
        check(weekend, "2026-01-16T23:00:00Z", Some("2026-01-19T07:00:00Z"));
        check(weekend, "2026-01-17T12:00:00Z", Some("2026-01-19T07:00:00Z"));
        check(weekend, "2026-01-19T07:00:00Z", None);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let quiet = |text: &str| serde_json::from_str::<Quiet>(text).unwrap().problems("sink[0]");
        let said = format!(
            "{:?}",
            quiet(r#"{"from": "10pm", "to": "07:00", "days": ["someday"], "zone": "Mars"}"#)
        );
        for key in ["sink[0].quiet.from", "sink[0].quiet.days", "sink[0].quiet.zone"] {
            assert!(said.contains(key), "{said}");
        }
        assert!(!quiet(r#"{"from": "07:00", "to": "07:00"}"#).is_empty());
    }
}
