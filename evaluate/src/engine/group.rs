//! A group: all rules that concern records of one shape and type, specialised to it. Computed columns of the tables are
//! shared by the rules. What has a native form is evaluated by it, the rest by DataFusion.

mod arrow;
pub mod constants;
mod native;
pub mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use datafusion::arrow::datatypes::Schema;
use datafusion::error::Result;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::{Expr, lit};
use pipeline::panics::caught;
use schemas::ConfigChange;

use super::copies;
use super::slots::{Scope, Slots};
use super::verdict::BranchVerdict;
use crate::catalog::Catalog;
use crate::compile::{Compiled, Form, RuleBranch};
use crate::error::RuleError;
use crate::explain;
use crate::fingerprint::Fingerprint;
use crate::native::reads::{self, Path};
use crate::native::translate::{Translator, Unsupported};
use crate::native::{Graph, Id, Scratch};
use arrow::ArrowRule;
use constants::Constants;
use native::NativeRule;

/// The rules of one (shape, type), ready to run.
#[derive(Debug)]
pub struct Group {
    slots: Slots,
    slot_nodes: Vec<Option<Id>>,
    graph: Graph,
    native: Vec<NativeRule>,
    arrow: Vec<ArrowRule>,
    plans: Vec<usize>,
    broken: Vec<(usize, String)>,
    reads_clock: bool,
    /// Rules without a native form read the clock.
    reads_daily: bool,
    only_arrow: bool,
    rests_on: OnceLock<Fingerprint>,
    /// What rules read, of those that were asked.
    reads: Mutex<BTreeMap<usize, Arc<[Path]>>>,
}

/// One branch of a rule, specialised and simplified.
struct Branch<'a> {
    index: usize,
    names: &'a [String],
    filter: Option<Expr>,
    risky: Expr,
    evidence: Vec<Expr>,
}

impl Group {
    /// No rules yet, over the columns of `changes`.
    pub fn over(changes: &Schema, native: bool) -> Self {
        Self {
            slots: Slots::over(changes),
            slot_nodes: Vec::new(),
            graph: Graph::default(),
            native: Vec::new(),
            arrow: Vec::new(),
            plans: Vec::new(),
            broken: Vec::new(),
            reads_clock: false,
            reads_daily: false,
            only_arrow: !native,
            rests_on: OnceLock::new(),
            reads: Mutex::default(),
        }
    }

    /// Specialises the rules to a shape and type. One that has no physical form, which `tripline rules check` tells beforehand,
    /// is logged and decides nothing: its verdicts are unknown.
    pub fn specialise<'a>(
        &mut self,
        catalog: &Catalog,
        rules: impl Iterator<Item = (usize, &'a std::result::Result<Compiled, String>)>,
        (shape, resource_type): (&str, &str),
    ) {
        let (state, planned) = (catalog.state(), catalog.planned());
        let scope = Scope {
            state: &state,
            columns: planned.flat.columns(),
            constants: Constants {
                shape: Some(shape),
                resource_type: Some(resource_type),
            },
        };
        for (index, rule) in rules {
            let rule = match rule {
                Ok(rule) => rule,
                Err(error) => {
                    self.broken.push((index, error.clone()));
                    continue;
                }
            };
            match &rule.form {
                Form::Plan { routes, .. } if routes.iter().any(|routes| routes.admit(shape, resource_type)) => {
                    self.plans.push(index);
                }
                Form::Plan { .. } => {}
                Form::Expressions(branches) => {
                    for branch in branches
                        .iter()
                        .filter(|branch| branch.routes.admit(shape, resource_type))
                    {
                        let added = caught(|| self.add(scope, index, &rule.evidence, branch));
                        let failed = match added {
                            Ok(added) => added.err().map(|error| error.to_string()),
                            Err(panic) => Some(format!("the planner panicked: {panic}")),
                        };
                        if let Some(error) = failed {
                            tracing::error!(rule = rule.rule.info.id, error, "rule has no physical form");
                            self.broken.push((index, error));
                        }
                    }
                }
            }
        }
        let roots: Vec<Id> = self.native.iter().flat_map(NativeRule::roots).collect();
        self.graph.finish(&roots);
        self.reads_clock = self.graph.reads_clock();
    }

    /// Whether every branch of a rule can be made physical.
    ///
    /// # Errors
    /// A function or type that the planner let through and the executor does not have.
    pub fn check(catalog: &Catalog, changes: &Schema, rule: &Compiled) -> std::result::Result<(), RuleError> {
        let Form::Expressions(branches) = &rule.form else {
            return Ok(());
        };
        let (state, planned) = (catalog.state(), catalog.planned());
        let scope = Scope {
            state: &state,
            columns: planned.flat.columns(),
            constants: Constants::default(),
        };
        let mut group = Self::over(changes, false);
        for branch in branches {
            group
                .add(scope, 0, &rule.evidence, branch)
                .map_err(|error| explain::physical(&rule.rule.text, &error).in_file(&rule.rule.file))?;
        }
        Ok(())
    }

    /// Whether no rule concerns such records.
    pub fn is_empty(&self) -> bool {
        self.native.is_empty() && self.arrow.is_empty() && self.plans.is_empty() && self.broken.is_empty()
    }

    /// Rules that run as plans.
    pub fn plans(&self) -> &[usize] {
        &self.plans
    }

    /// Rules that have no native form, and why.
    pub fn fallbacks(&self) -> impl Iterator<Item = (usize, &str)> {
        self.arrow.iter().map(|rule| (rule.index, rule.why.as_str()))
    }

    /// Every rule of the group, undecided.
    pub fn unknown(&self, reason: &str) -> Vec<BranchVerdict> {
        self.rules()
            .map(|rule| BranchVerdict::undecided(rule, reason))
            .collect()
    }

    /// Looks at what its rules read elsewhere than in the native form.
    pub fn look_elsewhere(&mut self, fingerprint: impl Fn(usize) -> Fingerprint) {
        let mut elsewhere = self
            .arrow
            .iter()
            .map(|rule| rule.index)
            .chain(self.plans.iter().copied());
        self.reads_daily = elsewhere.any(|rule| fingerprint(rule).reads_clock);
    }

    /// What its verdicts rest on, of what each rule does.
    pub fn rests_on(&self, fingerprint: impl Fn(usize) -> Fingerprint) -> Fingerprint {
        let of_all = || {
            let rules: BTreeSet<usize> = self.rules().collect();
            Fingerprint::of(rules.into_iter().map(fingerprint))
        };
        *self.rests_on.get_or_init(of_all)
    }

    /// What a rule reads of the configuration: everything, where it has no native form.
    pub fn reads(&self, rule: usize) -> Arc<[Path]> {
        let mut known = self.reads.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(rule).or_insert_with(|| self.find_reads(rule).into()))
    }

    fn find_reads(&self, rule: usize) -> Vec<Path> {
        let branches: Vec<&NativeRule> = self.native.iter().filter(|native| native.index == rule).collect();
        if branches.is_empty() {
            return vec![Path::new()];
        }
        let roots: Vec<Id> = branches
            .iter()
            .flat_map(|branch| std::iter::once(branch.risky).chain(branch.evidence.iter().map(|(_, id)| *id)))
            .collect();
        reads::paths(&self.graph, &roots)
    }

    /// Its rules, once a branch.
    fn rules(&self) -> impl Iterator<Item = usize> {
        let native = self.native.iter().map(|rule| rule.index);
        let arrow = self.arrow.iter().map(|rule| rule.index);
        let broken = self.broken.iter().map(|(rule, _)| *rule);
        native.chain(arrow).chain(self.plans.iter().copied()).chain(broken)
    }

    fn add(&mut self, scope: Scope, index: usize, names: &[String], branch: &RuleBranch) -> Result<()> {
        let Some(branch) = self.branch(scope, index, names, branch)? else {
            return Ok(());
        };
        match self.translate(&branch) {
            Ok(rule) => self.native.push(rule),
            Err(why) => {
                let rule = self.plan(scope.state, &branch, why)?;
                self.arrow.push(rule);
            }
        }
        Ok(())
    }

    /// `None` where no record of the group is a row of the branch.
    fn branch<'a>(
        &mut self,
        scope: Scope,
        index: usize,
        names: &'a [String],
        branch: &RuleBranch,
    ) -> Result<Option<Branch<'a>>> {
        let mut filters = Vec::new();
        for filter in &branch.filters {
            let filter = self.slots.lift(scope, filter)?;
            if filter == lit(false) {
                return Ok(None);
            }
            if filter != lit(true) {
                filters.push(filter);
            }
        }
        let risky = self.slots.lift(scope, &branch.risky)?;
        let evidence = branch.evidence.iter().map(|column| self.slots.lift(scope, column));
        Ok(Some(Branch {
            index,
            names,
            filter: filters.into_iter().reduce(Expr::and),
            risky,
            evidence: evidence.collect::<Result<_>>()?,
        }))
    }

    fn translate(&mut self, branch: &Branch) -> std::result::Result<NativeRule, Unsupported> {
        if self.only_arrow {
            return Err("the native form is off".to_owned());
        }
        for number in self.slot_nodes.len()..self.slots.logical().len() {
            let translated = self.node(&self.slots.logical()[number].clone());
            if let Err(why) = &translated {
                tracing::debug!(why, "table column has no native form");
            }
            self.slot_nodes.push(translated.ok());
        }
        let filter = branch.filter.as_ref().map(|filter| self.node(filter)).transpose()?;
        let risky = self.node(&branch.risky)?;
        // Of two columns of one name the last is shown.
        let mut evidence = BTreeMap::new();
        for (name, column) in branch.names.iter().zip(&branch.evidence) {
            evidence.insert(name.clone(), self.node(column)?);
        }
        Ok(NativeRule {
            index: branch.index,
            filter,
            risky,
            evidence: evidence.into_iter().collect(),
        })
    }

    fn node(&mut self, expr: &Expr) -> std::result::Result<Id, Unsupported> {
        let schema = self.slots.schema(expr).map_err(|error| error.to_string())?;
        Translator::new(&mut self.graph, &schema, &self.slot_nodes).translate(expr)
    }

    fn plan(&mut self, state: &SessionState, branch: &Branch, why: String) -> Result<ArrowRule> {
        self.slots.plan_all(state)?;
        let plan = |expr: &Expr| self.slots.plan(state, expr.clone());
        let mut rule = ArrowRule {
            index: branch.index,
            names: branch.names.to_vec(),
            filter: branch.filter.as_ref().map(plan).transpose()?,
            risky: plan(&branch.risky)?,
            evidence: branch.evidence.iter().map(plan).collect::<Result<_>>()?,
            why,
            alone: AtomicBool::new(false),
            copies: false,
        };
        let read = self.slots.read_by(rule.expressions());
        let slots = self.slots.logical().iter().zip(read).filter(|(_, read)| *read);
        let own = branch.filter.iter().chain([&branch.risky]).chain(&branch.evidence);
        rule.copies = own.chain(slots.map(|(slot, _)| slot)).any(copies::in_expression);
        Ok(rule)
    }

    /// The native branches of a rule in words.
    pub fn explain_native(&self, rule: usize, change: Option<&ConfigChange>, now: i64, out: &mut String) {
        for rule in self.native.iter().filter(|native| native.index == rule) {
            match change {
                Some(change) => Scratch::default().with(&self.graph, now, change, |machine| {
                    rule.explain(&self.graph, Some(machine), out);
                }),
                None => rule.explain(&self.graph, None, out),
            }
        }
    }
}
