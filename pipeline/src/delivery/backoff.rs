//! How long to wait before the next try: exponential with full jitter, or what the server asks for, within bounds. Pure.

use std::time::Duration;

use chrono::DateTime;

use super::Pace;

/// The wait before try `attempt` + 1 (`attempt` counts failures from 1). `chance` is in 0..1.
pub(super) fn wait(pace: &Pace, attempt: u32, asked: Option<Duration>, chance: f64) -> Duration {
    let jittered = |span: Duration| span.mul_f64(chance.clamp(0.0, 1.0));
    if let Some(asked) = asked {
        // Not earlier than asked; a little later, so that those who were told the same do not come together.
        return asked.min(pace.retry_after) + jittered(pace.backoff);
    }
    let doublings = attempt.saturating_sub(1).min(20);
    jittered(pace.backoff.saturating_mul(1 << doublings).min(pace.backoff_limit))
}

/// `Retry-After` as seconds or as an HTTP date (RFC 9110, section 10.2.3). `now` is ms since the Unix epoch.
pub fn retry_after(value: &str, now: i64) -> Option<Duration> {
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

    #[test]
    fn servers_ask_in_seconds_or_by_date() {
        let check = |value: &str, expect: Option<u64>| {
            let now = 1_445_412_480_000; // 2015-10-21 07:28:00 UTC
            assert_eq!(retry_after(value, now), expect.map(Duration::from_secs), "{value}");
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
    fn waits_double_up_to_a_bound() {
        let pace = Pace {
            backoff: Duration::from_secs(1),
            backoff_limit: Duration::from_secs(60),
            retry_after: Duration::from_secs(900),
            ..Pace::default()
        };
        let check = |attempt: u32, asked: Option<u64>, chance: f64, expect: f64| {
            let seconds = wait(&pace, attempt, asked.map(Duration::from_secs), chance).as_secs_f64();
            assert!(
                (seconds - expect).abs() < 1e-6,
                "{attempt} {asked:?} {chance}: {seconds}"
            );
        };
        check(1, None, 1.0, 1.0);
        check(1, None, 0.0, 0.0);
        check(4, None, 0.5, 4.0);
        check(7, None, 1.0, 60.0);
        check(u32::MAX, None, 1.0, 60.0);
        check(1, Some(30), 0.5, 30.5);
        check(9, Some(30), 0.0, 30.0);
        check(1, Some(u64::MAX), 0.0, 900.0);
    }
}
