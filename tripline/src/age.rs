//! Spans of time as one says them. Knows no clock.

/// `3 s`, `4 min`, `2 h`, `5 d`, rounded down.
pub fn age(ms: i64) -> String {
    let seconds = ms.max(0) / 1_000;
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// `3 s ago`; what lies in the future says so.
pub fn since(now: i64, at: i64) -> String {
    match now - at {
        past @ 0.. => format!("{} ago", age(past)),
        future if future > -1_000 => "0 s ago".to_owned(),
        future => format!("{} in the future", age(-future)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_one_says_it() {
        for (ms, expect) in [
            (900, "0 s"),
            (119_000, "119 s"),
            (120_000, "2 min"),
            (7_200_000, "2 h"),
            (172_800_000, "2 d"),
        ] {
            assert_eq!(age(ms), expect, "{ms}");
        }
        assert_eq!(
            (since(5_000, 2_000).as_str(), since(0, 65_000).as_str()),
            ("3 s ago", "65 s in the future")
        );
    }
}
