//! A condition over a finding, with SQL's three values: what is not known makes a comparison unknown, and unknown does not pass.

use std::cmp::Ordering;

use schemas::{Finding, Priority, Severity};

use super::row::Column;

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    Not(Box<Condition>),
    /// A text, or a severity by rank.
    Compare(Column, Comparison, String),
    Severity(Comparison, Severity),
    Priority(Comparison, i64),
    In(Column, Vec<String>),
    /// `%` for any characters, `_` for one.
    Like(Column, String),
    IsNull(Column),
    /// The rule stands for a requirement of this framework.
    Framework(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    fn of(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

impl Condition {
    /// Whether it asks for the text of that name.
    pub(super) fn asks_for(&self, name: &str) -> bool {
        match self {
            Self::And(left, right) | Self::Or(left, right) => left.asks_for(name) || right.asks_for(name),
            Self::Not(inner) => inner.asks_for(name),
            Self::Compare(column, ..) | Self::In(column, _) | Self::Like(column, _) | Self::IsNull(column) => {
                column.is(name)
            }
            Self::Severity(..) | Self::Priority(..) | Self::Framework(_) => false,
        }
    }

    /// Whether it holds; `None` where the finding does not say.
    pub(super) fn holds(&self, finding: &Finding) -> Option<bool> {
        match self {
            Self::And(left, right) => match (left.holds(finding), right.holds(finding)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Self::Or(left, right) => match (left.holds(finding), right.holds(finding)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Self::Not(inner) => inner.holds(finding).map(|holds| !holds),
            Self::Compare(column, comparison, text) => {
                let own = column.text(finding)?;
                Some(comparison.of(own.as_ref().cmp(text.as_str())))
            }
            Self::Severity(comparison, severity) => Some(comparison.of(finding.rule.severity.cmp(severity))),
            Self::Priority(comparison, score) => Some(comparison.of(Priority::of(finding).score.cmp(score))),
            Self::In(column, texts) => {
                let own = column.text(finding)?;
                Some(texts.iter().any(|text| *text == own))
            }
            Self::Like(column, pattern) => Some(like(&column.text(finding)?, pattern)),
            Self::IsNull(column) => Some(column.text(finding).is_none()),
            Self::Framework(name) => Some(finding.rule.frameworks.contains_key(name)),
        }
    }
}

/// SQL's `LIKE`. Walks back to the last `%` where a piece does not fit, so that its time is at most the product of the lengths.
fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut by, mut back) = (0, 0, None);
    while at < text.len() {
        match pattern.get(by) {
            Some('%') => {
                back = Some((at, by));
                by += 1;
            }
            Some(wanted) if *wanted == '_' || *wanted == text[at] => {
                at += 1;
                by += 1;
            }
            _ => match back {
                Some((from, star)) => {
                    back = Some((from + 1, star));
                    (at, by) = (from + 1, star + 1);
                }
                None => return false,
            },
        }
    }
    pattern[by..].iter().all(|rest| *rest == '%')
}
