//! Their verdict and ours, case by case.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::bail;
use evaluate::Judge;
use schemas::Verdict;

use super::corpus::{Labelled, Theirs};
use super::judge::{self, CaseVerdict, Verdicts};
use super::mapping::{Mapped, Mapping};
use super::pack::{Params, Rules};

/// A covered case.
#[derive(Debug)]
pub struct Scored<'a> {
    /// The case.
    pub case: &'a Labelled,
    /// The rule.
    pub rule: &'a Mapped,
    /// Their verdict, by our sign.
    pub theirs: Theirs,
    /// Ours, where the rule concerns anything in the record.
    pub ours: Option<CaseVerdict>,
    /// What that comes to.
    pub outcome: Outcome,
}

/// How two verdicts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The same.
    Agree,
    /// They fail, we see nothing.
    FalsePass,
    /// They pass, we fail.
    FalseFail,
    /// We cannot tell.
    Unknown,
}

impl Outcome {
    /// Of both verdicts; `readable`: the record became a change at all.
    pub fn of(theirs: Theirs, ours: Option<Verdict>, readable: bool) -> Self {
        match (theirs, ours) {
            (_, Some(Verdict::Unknown)) => Self::Unknown,
            (_, None) if !readable => Self::Unknown,
            (Theirs::Fail, Some(Verdict::Fail)) => Self::Agree,
            (Theirs::Fail, _) => Self::FalsePass,
            (_, Some(Verdict::Fail)) => Self::FalseFail,
            _ => Self::Agree,
        }
    }

    /// As printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::FalsePass => "false pass",
            Self::FalseFail => "false fail",
            Self::Unknown => "unknown",
        }
    }
}

/// A covered case with its place among all and its rule.
type Covered<'a> = (usize, &'a Labelled, &'a Mapped);

/// All covered cases, in the order of the corpora.
///
/// # Errors
/// Tables that do not compile, parameters that a rule does not have.
pub fn all<'a>(cases: &'a [Labelled], mapping: &'a Mapping, rules: &Rules) -> anyhow::Result<Vec<Scored<'a>>> {
    let speaking = cases.iter().enumerate().filter(|(_, case)| case.theirs != Theirs::Skip);
    let covered: Vec<Covered<'a>> = speaking
        .filter_map(|(at, case)| Some((at, case, mapping.rule(&case.key())?)))
        .collect();
    let mut scored = Vec::with_capacity(covered.len());
    for (tunings, entries) in engines(&covered) {
        let judge = Judge::new(Arc::new(rules.tuned(&tunings)?));
        scored.extend(judged(&judge, entries));
    }
    if scored.is_empty() && mapping.rules().next().is_some() {
        bail!("no case of these corpora is mapped");
    }
    scored.sort_by_key(|(at, _)| *at);
    Ok(scored.into_iter().map(|(_, scored)| scored).collect())
}

/// What each engine is made of and judges: a rule that is mapped with several sets of parameters is in as many engines, and all
/// others share the first.
fn engines<'a>(covered: &[Covered<'a>]) -> Vec<(BTreeMap<&'a str, &'a Params>, Vec<Covered<'a>>)> {
    let mut engines: Vec<(BTreeMap<&str, &Params>, Vec<Covered<'a>>)> = Vec::new();
    for entry in covered {
        let mapped = entry.2;
        let fits = |tunings: &BTreeMap<&str, &Params>| {
            tunings
                .get(mapped.rule.as_str())
                .is_none_or(|params| **params == mapped.params)
        };
        let at = engines
            .iter()
            .position(|(tunings, _)| fits(tunings))
            .unwrap_or_else(|| {
                engines.push((BTreeMap::new(), Vec::new()));
                engines.len() - 1
            });
        engines[at].0.insert(&mapped.rule, &mapped.params);
        engines[at].1.push(*entry);
    }
    engines
}

/// The cases of one engine. A rule that did not compile covers nothing.
fn judged<'a>(judge: &Judge, mut entries: Vec<Covered<'a>>) -> Vec<(usize, Scored<'a>)> {
    entries.retain(|(.., mapped)| judge.engine().rule(&mapped.rule).is_some());
    let cases: Vec<&Labelled> = entries.iter().map(|(_, case, _)| *case).collect();
    let verdicts = judge::all(judge, &cases);
    let score = |((at, case, rule), mut verdicts): (Covered<'a>, Verdicts)| {
        let theirs = if rule.inverted {
            case.theirs.inverted()
        } else {
            case.theirs
        };
        let ours = verdicts.remove(&rule.rule);
        let outcome = Outcome::of(theirs, ours.as_ref().map(|ours| ours.verdict), case.prepared.readable);
        (
            at,
            Scored {
                case,
                rule,
                theirs,
                ours,
                outcome,
            },
        )
    };
    entries.into_iter().zip(verdicts).map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Theirs, Verdict};

    #[test]
    fn silence_agrees_with_pass_alone_and_a_reject_with_nothing() {
        for (theirs, ours, readable, expect) in [
            (Theirs::Fail, Some(Verdict::Fail), true, Outcome::Agree),
            (Theirs::Fail, Some(Verdict::Pass), true, Outcome::FalsePass),
            (Theirs::Fail, None, true, Outcome::FalsePass),
            (Theirs::Fail, None, false, Outcome::Unknown),
            (Theirs::Fail, Some(Verdict::Unknown), true, Outcome::Unknown),
            (Theirs::Pass, Some(Verdict::Pass), true, Outcome::Agree),
            (Theirs::Pass, None, true, Outcome::Agree),
            (Theirs::Pass, None, false, Outcome::Unknown),
            (Theirs::Pass, Some(Verdict::Fail), true, Outcome::FalseFail),
            (Theirs::Pass, Some(Verdict::Unknown), true, Outcome::Unknown),
        ] {
            assert_eq!(
                Outcome::of(theirs, ours, readable),
                expect,
                "{theirs:?} {ours:?} {readable}"
            );
        }
    }
}
