//! The engine: changes in, verdicts of every rule that concerns them out. The same changes yield the same verdicts; it holds
//! compiled rules, no state of resources. Knows no finding; [`crate::judge`] makes judgements of its verdicts.

mod apart;
pub mod asked;
mod copies;
mod explain;
pub mod group;
pub mod plans;
mod rules;
pub mod slots;
pub mod verdict;
mod watch;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use ahash::RandomState;
use datafusion::arrow::datatypes::SchemaRef;
use schemas::finding::RuleInfo;
use schemas::{Clock, Completeness, ConfigChange};

use crate::batch;
use crate::catalog::Catalog;
use crate::compile::Compiled;
use crate::error::RuleError;
use crate::fingerprint::{self, Fingerprint};
use crate::native::reads;
use crate::native::{Memory, Scratch};
use crate::pack::{Pack, Reading};
use crate::reach;
use crate::rule::Rule;
use apart::Apart;
use asked::{Answer, Asked};
use group::Group;
use rules::Rules;
use verdict::Wanted;
pub use verdict::{BranchVerdict, Detail};
use watch::Watch;

/// Groups by shape and, within it, resource type.
type Groups = HashMap<String, HashMap<String, Arc<Group>, RandomState>, RandomState>;

/// At most so many (shape, type) pairs are remembered; beyond it, types that no rule concerns are looked up each time.
const REMEMBERED_GROUPS: usize = 10_000;

/// A rule that DataFusion evaluates for records of a shape and type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallback {
    /// Index into [`Engine::rules`].
    pub rule: usize,
    /// The shape.
    pub shape: String,
    /// The resource type.
    pub resource_type: String,
    /// What in it has no native form.
    pub why: String,
}

/// The rules of a pack and the groups they were specialised into. What a record is the first to ask is compiled when it comes.
#[derive(Debug)]
pub struct Engine {
    /// Its rules by id; [`BranchVerdict::rule`] points there.
    pack: Arc<Pack>,
    reading: Reading,
    catalog: Catalog,
    /// The columns of `changes`.
    changes: SchemaRef,
    rules: Rules,
    by_id: HashMap<String, usize, RandomState>,
    /// Of each rule, what it rests on, as far as it was asked.
    fingerprints: Vec<OnceLock<Fingerprint>>,
    apart: Apart,
    watch: Watch,
    clock: Clock,
    native: bool,
    groups: RwLock<Groups>,
    /// What evaluations leave to those that come after.
    memories: Mutex<Vec<Memory>>,
}

impl Engine {
    /// Compiles a pack.
    ///
    /// # Errors
    /// Everything that is wrong in its functions, tables and rules.
    pub fn new(pack: &Pack, clock: Clock) -> Result<Self, Vec<RuleError>> {
        Self::compiling(pack, clock, |_| false)
    }

    /// The same, but that what is `proven` to compile, by its files, is compiled when a record first asks for it.
    ///
    /// # Errors
    /// Everything that is wrong in the other functions, tables and rules.
    pub fn compiling(pack: &Pack, clock: Clock, proven: impl Fn(&Path) -> bool) -> Result<Self, Vec<RuleError>> {
        let mut pack = pack.clone();
        pack.rules.sort_by(|a, b| a.info.id.cmp(&b.info.id));
        let pack = Arc::new(pack);
        let alone = |error| vec![error];
        let catalog = Catalog::new(Arc::clone(&pack), clock.clone()).map_err(alone)?;
        catalog.functions(|function| !proven(&function.file))?;
        let tables = catalog.plan_tables(|table| !proven(&table.file)).err();
        let reading = Reading::of(&pack);
        let reach = reach::of(&pack, &reading);
        let rules = Rules::new(reach).map_err(alone)?;
        let by_id = |(index, rule): (usize, &Rule)| (rule.info.id.clone(), index);
        let engine = Self {
            by_id: pack.rules.iter().enumerate().map(by_id).collect(),
            fingerprints: pack.rules.iter().map(|_| OnceLock::new()).collect(),
            pack,
            reading,
            catalog,
            changes: batch::schema(),
            rules,
            apart: Apart::default(),
            watch: Watch::default(),
            clock,
            native: true,
            groups: RwLock::default(),
            memories: Mutex::default(),
        };
        let mut mistakes = tables.unwrap_or_default();
        for mistake in engine.compile_unproven(proven) {
            // A rule that reads a table which does not plan says what is wrong with that.
            if !mistakes.contains(&mistake) {
                mistakes.push(mistake);
            }
        }
        if mistakes.is_empty() { Ok(engine) } else { Err(mistakes) }
    }

    fn compile_unproven(&self, proven: impl Fn(&Path) -> bool) -> Vec<RuleError> {
        let unproven = |rule: &Rule| {
            let names = self.reading.names(&self.pack, rule.sql());
            !proven(&rule.file)
                || self
                    .reading
                    .files(&self.pack, &names)
                    .into_iter()
                    .any(|file| !proven(file))
        };
        let rules = self.pack.rules.iter().enumerate();
        let unproven: Vec<usize> = rules
            .filter(|(_, rule)| unproven(rule))
            .map(|(index, _)| index)
            .collect();
        self.rules.compile(&self.catalog, &self.pack.rules, &unproven)
    }

    /// Compiles what no record has asked for yet, so that none waits for it.
    pub fn warm(&self) {
        for index in 0..self.pack.rules.len() {
            self.compiled(index);
        }
    }

    /// The same engine without the native form: every rule by DataFusion's expressions. Slow; tests hold the native form to it.
    #[must_use]
    pub fn without_native(self) -> Self {
        Self {
            native: false,
            groups: RwLock::default(),
            ..self
        }
    }

    /// The rules that have no native form in some group that was judged so far, and why, by shape and resource type.
    pub fn fallbacks(&self) -> Vec<Fallback> {
        let groups = self.groups.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        for (shape, types) in groups.iter() {
            for (resource_type, group) in types {
                found.extend(group.fallbacks().map(|(rule, why)| Fallback {
                    rule,
                    shape: shape.clone(),
                    resource_type: resource_type.clone(),
                    why: why.to_owned(),
                }));
            }
        }
        found
    }

    /// Makes every rule that is compiled physical for every branch of its table, which otherwise happens when the first record comes.
    ///
    /// # Errors
    /// A function or type that the planner let through and the executor does not have.
    pub fn check(&self) -> Result<(), Vec<RuleError>> {
        let rules = (0..self.pack.rules.len()).filter_map(|index| self.rules.get(index)?.as_ref().ok());
        let checked = rules.map(|rule| Group::check(&self.catalog, &self.changes, rule));
        let errors: Vec<RuleError> = checked.filter_map(Result::err).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The rules, by id; [`BranchVerdict::rule`] points here.
    pub fn rules(&self) -> &[Rule] {
        &self.pack.rules
    }

    /// A rule, compiled; `None` where that fails, which the log says once and a group as its rule's verdict.
    pub fn compiled(&self, index: usize) -> Option<&Compiled> {
        self.rules.compile(&self.catalog, &self.pack.rules, &[index]);
        self.rules.get(index).and_then(|compiled| compiled.as_ref().ok())
    }

    /// The rules that were stopped in the last hour, and what is to be said of each.
    pub fn stopped(&self) -> BTreeMap<String, String> {
        self.watch.report()
    }

    /// What a finding says of a rule; `None` where there is no such rule.
    pub fn rule(&self, id: &str) -> Option<&Arc<RuleInfo>> {
        self.by_id.get(id).map(|index| &self.pack.rules[*index].info)
    }

    /// The leading rules of a rule's family, in order.
    pub fn leaders(&self, id: &str) -> &[String] {
        let index = self.by_id.get(id);
        index.map_or(&[], |index| &self.pack.rules[*index].header.family)
    }

    /// Whether failures of a rule are findings. Rules of other tools' findings are none of ours.
    pub fn is_told(&self, id: &str) -> bool {
        self.by_id.get(id).is_none_or(|index| self.pack.rules[*index].is_told)
    }

    /// What the verdicts on resources of a shape and type rest on.
    pub fn rests_on(&self, shape: &str, resource_type: &str) -> Fingerprint {
        self.group(shape, resource_type).rests_on(|rule| self.fingerprint(rule))
    }

    /// What a rule reads of the configuration of records of a shape and type; nothing, where there is no such rule.
    pub fn reads(&self, id: &str, shape: &str, resource_type: &str) -> Arc<[reads::Path]> {
        let rule = self.by_id.get(id);
        rule.map_or_else(Arc::default, |rule| self.group(shape, resource_type).reads(*rule))
    }

    /// One number that is equal where all rules, and all that they rest on, are.
    pub fn basis(&self) -> i64 {
        Fingerprint::of(self.fingerprints()).hash
    }

    /// The same of each rule, by id.
    pub fn bases(&self) -> impl Iterator<Item = (&str, i64)> {
        let ids = self.pack.rules.iter().map(|rule| rule.info.id.as_str());
        ids.zip(self.fingerprints().map(|rule| rule.hash))
    }

    /// Whether a verdict of some rule may become another one as days pass.
    pub fn reads_clock(&self) -> bool {
        self.fingerprints().any(|rule| rule.reads_clock)
    }

    /// The tables and `changes`.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The clock of `days_since`.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Evaluates every rule that concerns it over each change; one list a change, in their order. A rule may speak several
    /// times of one change, once a branch of its table: [`crate::judge`] folds them.
    pub fn evaluate(&self, changes: &[&ConfigChange], detail: Detail) -> Vec<Vec<BranchVerdict>> {
        let asked: Vec<Asked> = changes.iter().map(|change| Asked::verdicts(change)).collect();
        let answers = self.answer(&asked, detail).into_iter();
        answers.map(|answer| answer.verdicts.unwrap_or_default()).collect()
    }

    /// The same for changes of resources of which something is known: where what rules read is what it was, so is what they say.
    pub fn answer(&self, asked: &[Asked], detail: Detail) -> Vec<Answer> {
        self.answer_wanted(asked, Wanted { detail, only: None })
    }

    /// What some rules say of a change, by their ids, with evidence.
    pub fn proof(&self, change: &ConfigChange, rules: &[&str]) -> Vec<BranchVerdict> {
        let rules = rules.iter().filter_map(|id| self.by_id.get(*id).copied());
        let rules: Vec<usize> = rules.collect();
        let wanted = Wanted {
            detail: Detail::All,
            only: Some(&rules),
        };
        let answers = self.answer_wanted(&[Asked::verdicts(change)], wanted).into_iter();
        answers.flat_map(|answer| answer.verdicts.unwrap_or_default()).collect()
    }

    fn answer_wanted(&self, asked: &[Asked], wanted: Wanted) -> Vec<Answer> {
        let memory = self.memories.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut scratch = Scratch::new(memory.unwrap_or_default());
        let answers = self.answer_with(asked, wanted, &mut scratch);
        let memory = scratch.into_memory();
        self.memories
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(memory);
        answers
    }

    fn answer_with(&self, asked: &[Asked], wanted: Wanted, scratch: &mut Scratch) -> Vec<Answer> {
        if let [one] = asked {
            let group = self.group(&one.change.shape, &one.change.resource_type);
            return self.answer_group(&group, asked, wanted, scratch);
        }
        let mut answers: Vec<Answer> = asked.iter().map(|_| Answer::of(Vec::new())).collect();
        let mut members: HashMap<(&str, &str), Vec<usize>, RandomState> = HashMap::default();
        for (index, Asked { change, .. }) in asked.iter().enumerate() {
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
            let selected: Vec<Asked> = indices.iter().map(|index| asked[*index]).collect();
            let said = self.answer_group(&group, &selected, wanted, scratch);
            for (index, answer) in indices.iter().zip(said) {
                answers[*index] = answer;
            }
        }
        answers
    }

    fn answer_group(&self, group: &Arc<Group>, asked: &[Asked], wanted: Wanted, scratch: &mut Scratch) -> Vec<Answer> {
        let stateless = |Asked { change, .. }: &Asked| {
            change.completeness == Completeness::Reference || change.configuration.is_none()
        };
        if asked.iter().any(stateless) {
            let mut answers = Vec::with_capacity(asked.len());
            for one in asked {
                if stateless(one) {
                    let mut undecided = group.unknown(verdict::NO_CONFIGURATION);
                    undecided.retain(|verdict| wanted.has(verdict.rule));
                    answers.push(Answer::of(undecided));
                } else {
                    answers.extend(self.answer_group(group, &[*one], wanted, scratch));
                }
            }
            return answers;
        }
        let run = group::run::Run {
            wanted,
            now: self.clock.now(),
            rules: &self.pack.rules,
            apart: &self.apart,
            watch: &self.watch,
        };
        let mut answers = group.evaluate(asked, &run, scratch);
        for plan in group.plans().iter().filter(|plan| wanted.has(**plan)) {
            for (Asked { change, .. }, answer) in asked.iter().zip(&mut answers) {
                let verdicts = answer.verdicts.get_or_insert_default();
                verdicts.extend(self.rules.plans.evaluate(*plan, change, &self.apart, &self.watch));
            }
        }
        answers
    }

    fn fingerprint(&self, rule: usize) -> Fingerprint {
        let of = || fingerprint::of(&self.pack.rules[rule], &self.pack, &self.reading);
        *self.fingerprints[rule].get_or_init(of)
    }

    fn fingerprints(&self) -> impl Iterator<Item = Fingerprint> {
        (0..self.fingerprints.len()).map(|rule| self.fingerprint(rule))
    }

    fn group(&self, shape: &str, resource_type: &str) -> Arc<Group> {
        let groups = self.groups.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = groups.get(shape).and_then(|types| types.get(resource_type)) {
            return Arc::clone(group);
        }
        drop(groups);
        let mut group = Group::over(&self.changes, self.native);
        let reach = self.rules.reach(shape, resource_type);
        self.rules.compile(&self.catalog, &self.pack.rules, &reach);
        let compiled = reach.iter().filter_map(|index| Some((*index, self.rules.get(*index)?)));
        group.specialise(&self.catalog, compiled, (shape, resource_type));
        group.look_elsewhere(|rule| self.fingerprint(rule));
        let group = Arc::new(group);
        let mut groups = self.groups.write().unwrap_or_else(PoisonError::into_inner);
        let remembered: usize = groups.values().map(HashMap::len).sum();
        if !group.is_empty() || remembered < REMEMBERED_GROUPS {
            let types = groups.entry(shape.to_owned()).or_default();
            types.insert(resource_type.to_owned(), Arc::clone(&group));
        }
        drop(groups);
        group
    }
}
