//! Whether address ranges are open to the internet, together or in the order of an access list. Knows no SQL.

use super::addresses::Addresses;

/// Whether ranges are together open to the internet: more than S3 lets a policy that is not public name. In three values.
pub fn ranges<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> Option<bool> {
    let mut addresses = Addresses::default();
    let mut known = true;
    for text in texts {
        known &= text.is_some_and(|text| addresses.add(text).is_some());
    }
    match (addresses.is_open(), known) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// Whether what an ordered access list lets through is open to the internet: lines `NUMBER allow|deny RANGE`, the lowest number that
/// matches an address decides. A line that may not apply ends with `?`. In three values.
pub fn access_list<'a>(lines: impl Iterator<Item = Option<&'a str>>) -> Option<bool> {
    let lines: Vec<Option<Line>> = lines.map(|line| line.and_then(Line::parse)).collect();
    let known = lines.iter().all(Option::is_some);
    let mut lines: Vec<Line> = lines.into_iter().flatten().collect();
    lines.sort_by_key(|line| line.number);
    // At least: what surely gets through. At most: what may.
    let let_in = |surely: bool| {
        let (mut decided, mut allowed) = (Addresses::default(), Addresses::default());
        for line in &lines {
            if line.perhaps && line.allow == surely {
                continue;
            }
            let mut range = line.range.clone();
            range.remove(&decided);
            decided.join(&line.range);
            if line.allow {
                allowed.join(&range);
            }
        }
        allowed.is_open()
    };
    match (known && let_in(true), let_in(false)) {
        (true, _) => Some(true),
        (_, false) if known => Some(false),
        _ => None,
    }
}

/// A line of an access list.
struct Line {
    number: i64,
    allow: bool,
    range: Addresses,
    perhaps: bool,
}

impl Line {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let number = words.next()?.parse().ok()?;
        let allow = match words.next()? {
            "allow" => true,
            "deny" => false,
            _ => return None,
        };
        let mut range = Addresses::default();
        range.add(words.next()?)?;
        let perhaps = words.next().is_some();
        Some(Self {
            number,
            allow,
            range,
            perhaps,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_is_the_sum_of_what_is_public() {
        let open = |ranges: &[Option<&str>]| super::ranges(ranges.iter().copied());
        for (ranges, expect) in [
            (vec!["0.0.0.0/0"], true),
            (vec!["::/0"], true),
            (vec!["0.0.0.0/1", "128.0.0.0/1"], true),
            (vec!["0.0.0.0/1"], true),
            (vec!["2000::/3"], true),
            (vec!["::/1"], true),
            (vec!["8000::/1"], false),
            (vec!["10.0.0.0/7"], false),
            (vec!["8.0.0.0/8"], false),
            (vec!["8.0.0.0/8", "8.1.0.0/16"], false),
            (vec!["8.0.0.0/8", "9.0.0.1"], true),
            (vec!["2600::/32"], false),
            (vec!["2600::/31"], true),
            (vec!["11.0.0.0-254.255.255.255"], true),
            (vec!["10.0.0.0-10.255.255.255"], false),
            (vec!["203.0.113.0/24", "192.168.0.0/16"], false),
            (vec![], false),
        ] {
            let texts: Vec<Option<&str>> = ranges.iter().map(|range| Some(*range)).collect();
            assert_eq!(open(&texts), Some(expect), "{ranges:?}");
        }
        assert_eq!(open(&[Some("8.8.8.8"), None]), None);
        assert_eq!(open(&[Some("0.0.0.0/0"), None]), Some(true));
        assert_eq!(open(&[Some("Internet")]), None);
    }

    #[test]
    fn the_lowest_number_that_matches_decides() {
        let open = |lines: &[&str]| access_list(lines.iter().map(|line| Some(*line)));
        for (lines, expect) in [
            (vec!["100 allow 0.0.0.0/0", "90 deny ::/0"], Some(true)),
            (vec!["100 allow 0.0.0.0/0", "90 deny 0.0.0.0/0"], Some(false)),
            (vec!["100 allow 0.0.0.0/0", "110 deny 0.0.0.0/0"], Some(true)),
            (vec!["100 allow 0.0.0.0/0", "90 deny 0.0.0.0/1"], Some(true)),
            (
                vec!["100 allow 0.0.0.0/0", "90 deny 0.0.0.0/1", "91 deny 128.0.0.0/1"],
                Some(false),
            ),
            (vec!["100 allow 0.0.0.0/1", "101 allow 128.0.0.0/1"], Some(true)),
            (vec!["100 allow 0.0.0.0/0", "90 deny 0.0.0.0/0 ?"], None),
            (vec!["100 allow 0.0.0.0/0 ?"], None),
            (vec!["100 allow 10.0.0.0/8 ?"], Some(false)),
            (vec!["deny"], None),
            (vec![], Some(false)),
        ] {
            assert_eq!(open(&lines), expect, "{lines:?}");
        }
    }
}
