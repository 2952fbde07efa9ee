//! What is noted of the nodes of a finished graph.

use crate::functions::scan;
use crate::native::node::{Comparison, Id, NONE, Step};

/// How a node is evaluated.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// Where its value is kept for the record; [`NONE`]: it is computed each time.
    pub kept: u32,
    /// The lambdas under which it stands, a bit each: of their elements it is about.
    pub free: u32,
    /// The trie of the paths that others read of its text.
    pub document: u32,
    /// The trie of the paths that others read of its elements' texts.
    pub elements: u32,
    /// The trie in which the path that it reads stands itself.
    pub trie: u32,
    /// Which path of it.
    pub slot: u32,
}

/// Paths of one document that are looked up together.
#[derive(Debug, Default)]
pub struct Trie {
    /// The paths, each once.
    pub paths: Vec<Box<[Step]>>,
    /// The same for the scan.
    pub scan: scan::Trie,
}

impl Default for Note {
    fn default() -> Self {
        Self {
            kept: NONE,
            free: 0,
            document: NONE,
            elements: NONE,
            trie: NONE,
            slot: NONE,
        }
    }
}

/// A part of a record that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A column as it is.
    Whole(Id),
    /// A column's values at the paths of its trie, and nothing else of it.
    Paths(Id),
}

/// A day, ms.
const DAY: i64 = 86_400_000;

/// How a node reads the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// Not at all.
    #[default]
    Unread,
    /// Days since a moment, for something that changes with each of them.
    Daily,
    /// Days since the moment that `moment` gives, compared with so many.
    Compared {
        /// Where the moment comes from.
        moment: Id,
        /// How, the days on the left.
        comparison: Comparison,
        /// With how many.
        bound: i64,
    },
}

impl Clock {
    /// After how many days since the moment the answer is another than after `days`; `None`: never.
    fn turns(self, days: i64) -> Option<i64> {
        let next = days.saturating_add(1);
        let Self::Compared { comparison, bound, .. } = self else {
            return (self == Self::Daily).then_some(next);
        };
        let after = bound.saturating_add(1);
        let turn = match comparison {
            Comparison::Greater | Comparison::LessOrEqual => after,
            Comparison::GreaterOrEqual | Comparison::Less => bound,
            Comparison::Equal | Comparison::NotEqual if days < bound => bound,
            Comparison::Equal | Comparison::NotEqual => after,
        };
        (turn > days).then_some(turn)
    }

    /// The moment at which it is another, of days since a moment.
    pub fn next(self, moment: i64, days: i64) -> Option<i64> {
        let turn = self.turns(days)?;
        Some(moment.saturating_add(turn.saturating_mul(DAY)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_turns_when_it_does() {
        let holds = |comparison: Comparison, days: i64, bound: i64| match comparison {
            Comparison::Equal => days == bound,
            Comparison::NotEqual => days != bound,
            Comparison::Less => days < bound,
            Comparison::LessOrEqual => days <= bound,
            Comparison::Greater => days > bound,
            Comparison::GreaterOrEqual => days >= bound,
        };
        use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
        for comparison in [Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual] {
            for (days, bound) in (-3..6).flat_map(|days| (-2..4).map(move |bound| (days, bound))) {
                let clock = Clock::Compared {
                    moment: 0,
                    comparison,
                    bound,
                };
                let now = holds(comparison, days, bound);
                let expect = (days + 1..20).find(|later| holds(comparison, *later, bound) != now);
                assert_eq!(clock.turns(days), expect, "{days} {comparison:?} {bound}");
            }
        }
        assert_eq!(Clock::Daily.next(5, 2), Some(5 + 3 * DAY));
        assert_eq!(Clock::Unread.next(5, 2), None);
    }
}
