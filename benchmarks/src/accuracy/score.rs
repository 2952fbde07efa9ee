//! Their verdict and ours, case by case.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::bail;
use evaluate::Engine;
use schemas::Verdict;

use super::Case;
use super::corpus::Theirs;
use super::judge::{self, Said};
use super::mapping::{Mapped, Mapping};
use super::pack::Rules;

/// A covered case.
#[derive(Debug)]
pub struct Scored<'a> {
    /// The case.
    pub case: &'a Case,
    /// The rule.
    pub rule: &'a Mapped,
    /// Their verdict, by our sign.
    pub theirs: Theirs,
    /// Ours, where the rule concerns anything in the record.
    pub ours: Option<Said>,
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
type Covered<'a> = (usize, &'a Case, &'a Mapped);

/// All covered cases, in the order of the corpora.
///
/// # Errors
/// Rules that do not compile, parameters that they do not have.
pub fn all<'a>(cases: &'a [Case], mapping: &'a Mapping, rules: &Rules) -> anyhow::Result<Vec<Scored<'a>>> {
    let covered = covered(cases, mapping, rules);
    let plain = |mapped: &Mapped| mapped.params.is_empty();
    let wanted: BTreeSet<&str> = covered
        .iter()
        .filter(|(.., mapped)| plain(mapped))
        .map(|(.., mapped)| mapped.rule.as_str())
        .collect();
    let engine = rules.engine(&|id| wanted.contains(id))?;
    // An engine for each set of parameters.
    let mut groups: BTreeMap<Option<String>, Vec<Covered<'a>>> = BTreeMap::new();
    for entry in covered {
        let mapped = entry.2;
        let tuning = (!plain(mapped)).then(|| format!("{} {:?}", mapped.rule, mapped.params));
        groups.entry(tuning).or_default().push(entry);
    }
    let mut scored = Vec::new();
    for (tuning, entries) in groups {
        let tuned = match entries.first().filter(|_| tuning.is_some()) {
            Some((.., mapped)) => Some(rules.tuned(&mapped.rule, &mapped.params)?),
            None => None,
        };
        scored.extend(of_group(tuned.as_ref().unwrap_or(&engine), entries));
    }
    if scored.is_empty() && mapping.rules().next().is_some() {
        bail!("no case of these corpora is mapped");
    }
    scored.sort_by_key(|(at, _)| *at);
    Ok(scored.into_iter().map(|(_, scored)| scored).collect())
}

/// The cases that say something and whose check is mapped to a rule that is there.
fn covered<'a>(cases: &'a [Case], mapping: &'a Mapping, rules: &Rules) -> Vec<Covered<'a>> {
    let ids = mapping.rules().map(|(_, mapped)| mapped.rule.as_str());
    let missing: BTreeSet<&str> = ids.filter(|id| !rules.has(id)).collect();
    for id in &missing {
        eprintln!("the mapping names a rule that is not there: {id}");
    }
    let speaking = cases.iter().enumerate().filter(|(_, case)| case.theirs != Theirs::Skip);
    let mapped = speaking.filter_map(|(at, case)| Some((at, case, mapping.rule(&case.key())?)));
    mapped
        .filter(|(.., mapped)| !missing.contains(mapped.rule.as_str()))
        .collect()
}

/// The cases that one engine judges.
fn of_group<'a>(engine: &Engine, entries: Vec<Covered<'a>>) -> Vec<(usize, Scored<'a>)> {
    let cases: Vec<&Case> = entries.iter().map(|(_, case, _)| *case).collect();
    let judged = judge::all(engine, &cases);
    let score = |((at, case, rule), mut said): (Covered<'a>, BTreeMap<String, Said>)| {
        let theirs = if rule.inverted {
            case.theirs.inverted()
        } else {
            case.theirs
        };
        let ours = said.remove(&rule.rule);
        let outcome = Outcome::of(theirs, ours.as_ref().map(|said| said.verdict), case.prepared.readable);
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
    entries.into_iter().zip(judged).map(score).collect()
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
