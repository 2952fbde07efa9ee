//! When a server says how long to wait. Pure.

use std::time::Duration;

use chrono::DateTime;

use super::Pace;

/// The wait that a server asked for: not earlier, but not beyond the limit; a little later, so that those who were told the same
/// do not come together. `chance` is in 0..1.
pub(super) fn wait(pace: &Pace, asked: Duration, chance: f64) -> Duration {
    asked.min(pace.retry_after) + pace.backoff.wait(1, chance)
}

/// `Retry-After` as seconds or as an HTTP date (RFC 9110, section 10.2.3). `now` is ms since the Unix epoch.
pub fn parse(value: &str, now: i64) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let at = DateTime::parse_from_rfc2822(value).ok()?.timestamp_millis();
    Some(Duration::from_millis(u64::try_from(at - now).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backoff::Backoff;

    #[test]
    fn servers_ask_in_seconds_or_by_date() {
        let check = |value: &str, expect: Option<u64>| {
            let now = 1_445_412_480_000; // 2015-10-21 07:28:00 UTC
            assert_eq!(parse(value, now), expect.map(Duration::from_secs), "{value}");
        };
        check("120", Some(120));
        check(" 0 ", Some(0));
        check("Wed, 21 Oct 2015 07:28:30 GMT", Some(30));
        check("Wed, 21 Oct 2015 07:27:00 GMT", Some(0));
        check("-5", None);
        check("1.5", None);
        check("soon", None);
        check("", None);
        check("99999999999999999999999", Some(u64::MAX));
    }

    #[test]
    fn never_earlier_and_not_for_ever() {
        let pace = Pace {
            backoff: Backoff {
                first: Duration::from_secs(1),
                longest: Duration::from_secs(60),
            },
            retry_after: Duration::from_secs(900),
            ..Pace::default()
        };
        for (asked, chance, expect) in [(30, 0.0, 30.0), (30, 0.5, 30.5), (u64::MAX, 0.0, 900.0)] {
            let waited = wait(&pace, Duration::from_secs(asked), chance);
            assert_eq!(waited, Duration::from_secs_f64(expect), "{asked} {chance}");
        }
    }
}
