//! Families of rules: one fault that several rules see is told once, by the leading rule that fails. Pure.
//!
//! Only a fail leads: not an unknown, not one that the profile leaves out, and not a risk that somebody accepted, for an exception on a leader is none on its members.

use std::sync::Arc;

use schemas::finding::{Related, RuleInfo};
use schemas::identity::finding_uid;
use schemas::{ConfigChange, ResourceState, Verdict};

use super::terms::Terms;
use crate::judge::Judgement;

/// Leaders of leaders are looked for so far; the compiler refuses circles, a later change of rules could make one.
const DEPTH: usize = 16;

/// The rules that fail on a resource after a change, and who leads whom.
pub(super) struct Families<'a> {
    failing: Vec<Arc<RuleInfo>>,
    /// Of each, which of them it is told in.
    told_in: Vec<Option<usize>>,
    leaders_of: &'a dyn Fn(&str) -> &'a [String],
    is_told: &'a dyn Fn(&str) -> bool,
}

impl<'a> Families<'a> {
    /// By the judgements on the change; rules that do not concern it stand as they stood.
    pub(super) fn of(
        state: &ResourceState,
        change: &ConfigChange,
        judgements: &[Judgement],
        terms: &Terms<'a>,
    ) -> Self {
        let fails =
            |judgement: &&Judgement| judgement.verdict == Verdict::Fail && terms.exception(judgement, change).is_none();
        let mut failing: Vec<Arc<RuleInfo>> = judgements
            .iter()
            .filter(fails)
            .map(|judgement| Arc::clone(&judgement.rule))
            .collect();
        let is_judged = |id: &str| judgements.iter().any(|judgement| judgement.rule.id == id);
        for finding in &state.findings {
            if finding.verdict == Verdict::Fail && !finding.suppressed && !is_judged(&finding.rule_id) {
                failing.extend((terms.rule_of)(&finding.rule_id));
            }
        }
        let mut families = Self {
            told_in: Vec::new(),
            failing,
            leaders_of: terms.leaders_of,
            is_told: terms.is_told,
        };
        let numbers = 0..families.failing.len();
        families.told_in = numbers.map(|number| families.outermost(number)).collect();
        families
    }

    /// The rule inside whose finding a failing rule is told; `None` where it is told by itself.
    pub(super) fn leader(&self, rule: &str) -> Option<&RuleInfo> {
        self.told_in[self.position(rule)?].map(|leader| &*self.failing[leader])
    }

    fn outermost(&self, member: usize) -> Option<usize> {
        let mut found = member;
        for _ in 0..DEPTH {
            match self.next(found) {
                Some(leader) => found = leader,
                None => break,
            }
        }
        (self.failing[found].id != self.failing[member].id).then_some(found)
    }

    /// What is told inside a rule's finding.
    pub(super) fn related(&self, rule: &str, resource_uid: &str) -> Vec<Related> {
        let led = self.failing.iter().zip(&self.told_in);
        let here = led.filter(|(_, leader)| leader.is_some_and(|leader| self.failing[leader].id == rule));
        let related = |member: &Arc<RuleInfo>| Related {
            uid: finding_uid(&member.id, resource_uid),
            rule_id: member.id.clone(),
            title: member.title.clone(),
            severity: member.severity,
        };
        here.map(|(member, _)| related(member)).collect()
    }

    /// Failing rules of which this one, which passes, would be a leader.
    pub(super) fn freed(&self, rule: &str) -> Vec<&str> {
        let is_member = |member: &&Arc<RuleInfo>| {
            (self.is_told)(&member.id) && (self.leaders_of)(&member.id).iter().any(|leader| leader == rule)
        };
        self.failing
            .iter()
            .filter(is_member)
            .map(|member| member.id.as_str())
            .collect()
    }

    fn next(&self, member: usize) -> Option<usize> {
        let leaders = (self.leaders_of)(&self.failing[member].id).iter();
        let mut failing = leaders.filter_map(|leader| self.position(leader).filter(|_| (self.is_told)(leader)));
        failing.next()
    }

    fn position(&self, rule: &str) -> Option<usize> {
        self.failing.iter().position(|failing| failing.id == rule)
    }
}
