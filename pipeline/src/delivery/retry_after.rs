//! When a server says how long to wait. Pure.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime};

use super::Pace;

/// The wait that a server asked for: not earlier, but not beyond the limit; a little later, so that those who were told the same
/// do not come together. `chance` is in 0..1.
pub(super) fn wait(pace: &Pace, asked: Duration, chance: f64) -> Duration {
    asked.min(pace.retry_after) + pace.backoff.wait(1, chance)
}

/// `Retry-After` as seconds or as an HTTP date in any of its three forms (RFC 9110, sections 10.2.3 and 5.6.7). Some servers write parts of
/// a second, which are rounded up. `now` is ms since the Unix epoch.
pub fn parse(value: &str, now: i64) -> Option<Duration> {
    let value = value.trim();
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.is_empty() && digits(whole) && digits(part) {
        let seconds: u64 = whole.parse().unwrap_or(u64::MAX);
        let begun = u64::from(part.bytes().any(|digit| digit != b'0'));
        return Some(Duration::from_secs(seconds.saturating_add(begun)));
    }
    let at = DateTime::parse_from_rfc2822(value).map(|at| at.timestamp_millis());
    let at = at.ok().or_else(|| {
        let older = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
        let read = |form: &&str| NaiveDateTime::parse_from_str(value, form).ok();
        older.iter().find_map(read).map(|at| at.and_utc().timestamp_millis())
    })?;
    Some(Duration::from_millis(
        u64::try_from(at.saturating_sub(now)).unwrap_or(0),
    ))
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
        check("1.5", Some(2));
        check("2.0", Some(2));
        check("1.", Some(1));
        check(".5", None);
        check("1.5.5", None);
        check("1e3", None);
        check("+5", None);
        check("Wednesday, 21-Oct-15 07:28:30 GMT", Some(30));
        check("Wed Oct 21 07:28:30 2015", Some(30));
        check("Wed, 21 Oct 2015 07:28:30 +0000", Some(30));
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
