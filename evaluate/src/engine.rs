//! The engine: changes in, verdicts of every rule that concerns them out. Pure computation; holds compiled rules, no state
//! of resources.

pub mod group;
pub mod plans;
pub mod slots;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use schemas::{Completeness, ConfigChange, Verdict};

use crate::batch;
use crate::catalog::Catalog;
use crate::compile::{Compiled, compile};
use crate::error::RuleError;
use crate::functions::Clock;
use crate::pack::Pack;
use group::Group;
use plans::Plans;

/// What one rule says of one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Index into [`Engine::rules`].
    pub rule: usize,
    /// Pass, fail or unknown.
    pub verdict: Verdict,
    /// The projected columns, a JSON object's text; empty object where not asked for.
    pub evidence: String,
    /// Why, where the verdict does not come from the rule's condition.
    pub reason: Option<String>,
}

/// For which verdicts evidence is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Fail and unknown, as findings need it.
    Findings,
    /// All.
    All,
}

/// At most so many (shape, type) pairs are remembered; beyond it, types that no rule concerns are looked up each time.
const REMEMBERED_GROUPS: usize = 10_000;

/// Compiled rules and the groups they were specialised into.
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    compiled: Vec<Compiled>,
    plans: Plans,
    clock: Arc<Clock>,
    groups: RwLock<HashMap<(String, String), Arc<Group>>>,
}

impl Engine {
    /// Compiles a pack.
    ///
    /// # Errors
    /// Everything that is wrong in its tables and rules.
    pub fn new(pack: &Pack, clock: Arc<Clock>) -> Result<Self, Vec<RuleError>> {
        let catalog = Catalog::new(&pack.tables, Arc::clone(&clock))?;
        let (mut compiled, mut errors) = (Vec::new(), Vec::new());
        for rule in &pack.rules {
            match compile(&catalog, rule.clone()) {
                Ok(rule) => compiled.push(rule),
                Err(error) => errors.push(error),
            }
        }
        compiled.sort_by(|a, b| a.rule.info.id.cmp(&b.rule.info.id));
        let plans = Plans::new(&catalog, &compiled).map_err(|error| {
            errors.push(error);
            std::mem::take(&mut errors)
        })?;
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self {
            catalog,
            compiled,
            plans,
            clock,
            groups: RwLock::default(),
        })
    }

    /// Makes every rule physical for every branch of its table, which otherwise happens when the first record comes.
    ///
    /// # Errors
    /// A function or type that the planner let through and the executor does not have.
    pub fn check(&self) -> Result<(), Vec<RuleError>> {
        let checked = self.compiled.iter().map(|rule| Group::check(&self.catalog, rule));
        let errors: Vec<RuleError> = checked.filter_map(Result::err).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The rules, by id; [`Judgement::rule`] points here.
    pub fn rules(&self) -> &[Compiled] {
        &self.compiled
    }

    /// The tables and `changes`.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The clock of `days_since`.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Judges each change by every rule that concerns it; one list a change, in their order.
    pub fn judge(&self, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Judgement>> {
        let mut judgements: Vec<Vec<Judgement>> = changes.iter().map(|_| Vec::new()).collect();
        let mut members: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for (index, change) in changes.iter().enumerate() {
            members
                .entry((&change.shape, &change.resource_type))
                .or_default()
                .push(index);
        }
        for ((shape, resource_type), indices) in members {
            let group = self.group(shape, resource_type);
            if group.is_empty() {
                continue;
            }
            let selected: Vec<&ConfigChange> = indices.iter().map(|index| changes[*index]).collect();
            for (index, judged) in indices.iter().zip(self.judge_group(&group, &selected, detail)) {
                judgements[*index] = judged;
            }
        }
        judgements
    }

    fn judge_group(&self, group: &Group, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<Judgement>> {
        let stateless =
            |change: &&ConfigChange| change.completeness == Completeness::Reference || change.configuration.is_none();
        if changes.iter().any(stateless) {
            return changes
                .iter()
                .map(|change| {
                    if stateless(change) {
                        group.unknown("the record carries no configuration")
                    } else {
                        self.judge_group(group, &[change], detail).pop().unwrap_or_default()
                    }
                })
                .collect();
        }
        let mut judged = match batch::batch(changes) {
            Ok(rows) => group.judge(&rows, detail),
            Err(error) => changes.iter().map(|_| group.unknown(&error.to_string())).collect(),
        };
        for plan in group.plans() {
            for (change, judged) in changes.iter().zip(&mut judged) {
                judged.extend(self.plans.judge(&self.catalog, *plan, change));
            }
        }
        judged
    }

    fn group(&self, shape: &str, resource_type: &str) -> Arc<Group> {
        let key = (shape.to_owned(), resource_type.to_owned());
        if let Some(group) = self.groups.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(group);
        }
        let group = Arc::new(Group::new(&self.catalog, &self.compiled, shape, resource_type));
        let mut groups = self.groups.write().unwrap_or_else(PoisonError::into_inner);
        if !group.is_empty() || groups.len() < REMEMBERED_GROUPS {
            groups.insert(key, Arc::clone(&group));
        }
        group
    }
}
