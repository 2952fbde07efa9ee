//! A day or a minute in config, UTC. Knows no clock.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A day, `2027-01-31`, which is its first moment, or a minute, `2027-01-31T15:04Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// One that does not come.
    pub fn never() -> Self {
        Self(NaiveDate::MAX.and_time(NaiveTime::MIN))
    }

    /// The minute in which a moment lies, ms since the Unix epoch.
    pub fn of(millis: i64) -> Self {
        let minute = millis.div_euclid(60_000).saturating_mul(60_000);
        DateTime::from_timestamp_millis(minute).map_or_else(Self::never, |moment| Self(moment.naive_utc()))
    }

    /// In ms since the Unix epoch.
    pub fn millis(self) -> i64 {
        self.0.and_utc().timestamp_millis()
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Ok(Self(day.and_time(NaiveTime::MIN)));
        }
        let minute = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%MZ")
            .or_else(|_| DateTime::parse_from_rfc3339(text).map(|moment| moment.naive_utc()));
        let wrong = |_| format!("`{text}` is no day like 2027-01-31 and no minute like 2027-01-31T15:04Z");
        minute.map(Self).map_err(wrong)
    }
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.time() {
            NaiveTime::MIN => self.0.date().fmt(formatter),
            _ => self.0.format("%Y-%m-%dT%H:%MZ").fmt(formatter),
        }
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn days_and_minutes() {
        for (text, millis, shown) in [
            ("2027-01-31", 1_801_353_600_000, "2027-01-31"),
            ("2027-01-31T15:04Z", 1_801_407_840_000, "2027-01-31T15:04Z"),
            ("2027-01-31T15:04:00+01:00", 1_801_404_240_000, "2027-01-31T14:04Z"),
        ] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(
                (moment.millis(), moment.to_string().as_str()),
                (millis, shown),
                "{text}"
            );
        }
        assert!("soon".parse::<Moment>().is_err());
    }
}
