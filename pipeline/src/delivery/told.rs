//! What was done with beyond the offset that could be committed, because something before it waits to be told later: noted with the
//! commit, so that whoever goes on from there tells none of it again. Pure.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A note is no longer: brokers take 4,096 bytes (`offset.metadata.max.bytes`).
const MOST: usize = 3_500;

/// Offsets that are done with though the committed one is before them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// From here on nothing is known.
    until: i64,
    /// Before it these are still to be told.
    open: BTreeSet<i64>,
}

impl Told {
    /// Whether there is nothing to do about it any more.
    pub(super) fn is_done(&self, offset: i64) -> bool {
        offset < self.until && !self.open.contains(&offset)
    }

    /// Whether it says nothing of what comes from there on.
    pub(super) fn is_over(&self, offset: i64) -> bool {
        offset >= self.until
    }

    /// The note to a commit of `next`, where so many were read and these of them are open; empty where it would say nothing.
    /// `t1:NEXT:UNTIL:DISTANCE*TIMES,…` of each open one from the one before it.
    pub(super) fn note(next: i64, read: i64, open: &BTreeSet<i64>) -> String {
        let mut steps: Vec<(i64, u32)> = Vec::new();
        let (mut at, mut until, mut length) = (next, read, 0);
        for &offset in open.range(next..) {
            let step = offset - at;
            match steps.last_mut() {
                Some((same, times)) if *same == step => *times += 1,
                _ => {
                    length += 14;
                    if length > MOST {
                        until = offset;
                        break;
                    }
                    steps.push((step, 1));
                }
            }
            at = offset;
        }
        let open = open.range(next..until).count() as i64;
        if until - next == open {
            return String::new();
        }
        let mut note = format!("t1:{next}:{until}:");
        for (position, (step, times)) in steps.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            let _ = match times {
                1 => write!(note, "{comma}{step}"),
                times => write!(note, "{comma}{step}*{times}"),
            };
        }
        note
    }

    /// What a note says; nothing where it is of another kind, or to another offset than the first that comes.
    pub(super) fn read(note: &str) -> Option<(i64, Self)> {
        let mut parts = note.strip_prefix("t1:")?.splitn(3, ':');
        let next: i64 = parts.next()?.parse().ok()?;
        let until: i64 = parts.next()?.parse().ok()?;
        let (mut at, mut open) = (next, BTreeSet::new());
        for part in parts.next()?.split(',').filter(|part| !part.is_empty()) {
            let (step, times) = part.split_once('*').unwrap_or((part, "1"));
            let step: i64 = step.parse().ok()?;
            for _ in 0..times.parse::<u32>().ok()?.min(1 << 20) {
                at = at.checked_add(step)?;
                open.insert(at);
            }
        }
        (next..=i64::MAX)
            .contains(&until)
            .then_some((next, Self { until, open }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_note_is_short_and_says_it_all() {
        let check = |next: i64, read: i64, open: &[i64], expect: &str| {
            let open: BTreeSet<i64> = open.iter().copied().collect();
            assert_eq!(Told::note(next, read, &open), expect);
        };
        check(5, 5, &[], "");
        check(5, 8, &[5, 6, 7], "");
        check(5, 8, &[5], "t1:5:8:0");
        check(
            5,
            900,
            &(5..505).chain([600]).collect::<Vec<_>>(),
            "t1:5:900:0,1*499,96",
        );
        for wrong in [
            "",
            "t2:1:2:",
            "t1:x",
            "t1:1:0:",
            "t1:1:2:9223372036854775807,9223372036854775807",
            "{\"a\":1}",
        ] {
            assert_eq!(Told::read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn nothing_open_is_taken_for_done(next in 0..1_000_i64, open in prop::collection::btree_set(0..20_000_i64, 0..1_500), more in 0..500_i64) {
            let open: BTreeSet<i64> = open.into_iter().map(|offset| next + offset).chain([next]).collect();
            let read = open.last().unwrap() + 1 + more;
            let note = Told::note(next, read, &open);
            prop_assert!(note.len() <= 4_096);
            if let Some((from, told)) = Told::read(&note) {
                prop_assert_eq!(from, next);
                prop_assert!(open.iter().all(|offset| !told.is_done(*offset)));
                prop_assert!(!told.is_done(read));
                prop_assert!((next..told.until).all(|offset| open.contains(&offset) || told.is_done(offset)));
            } else {
                prop_assert_eq!(note, "");
            }
        }
    }
}
