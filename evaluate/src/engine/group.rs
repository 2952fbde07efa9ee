//! A group: all rules that concern records of one shape and type, specialised to it. Computed columns of the tables are
//! evaluated once a batch and shared by the rules.

use datafusion::arrow::array::{Array, ArrayRef, BooleanArray};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::DFSchema;
use datafusion::common::cast::as_boolean_array;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::error::Result;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::{Expr, lit};
use schemas::Verdict;

use super::slots::{Filled, Planned, Slots};
use super::verdict::{BranchVerdict, Detail};
use crate::catalog::Catalog;
use crate::compile::{Compiled, Form, RuleBranch};
use crate::error::RuleError;
use crate::{evidence, explain};

/// The rules of one (shape, type), ready to run.
#[derive(Debug)]
pub struct Group {
    slots: Slots,
    rules: Vec<GroupRule>,
    plans: Vec<usize>,
    broken: Vec<(usize, String)>,
}

#[derive(Debug)]
struct GroupRule {
    index: usize,
    names: Vec<String>,
    filter: Option<Planned>,
    risky: Planned,
    evidence: Vec<Planned>,
}

impl Group {
    fn over(changes: &DFSchema) -> Self {
        Self {
            slots: Slots::over(changes),
            rules: Vec::new(),
            plans: Vec::new(),
            broken: Vec::new(),
        }
    }

    /// Specialises the rules to a shape and type. One that has no physical form, which `tripline rules check` tells beforehand,
    /// is logged and decides nothing: its verdicts are unknown.
    pub fn new(
        catalog: &Catalog,
        changes: &DFSchema,
        compiled: &[Compiled],
        (shape, resource_type): (&str, &str),
    ) -> Self {
        let state = catalog.state();
        let constants = Constants {
            shape: Some(shape),
            resource_type: Some(resource_type),
        };
        let mut group = Self::over(changes);
        for (index, rule) in compiled.iter().enumerate() {
            match &rule.form {
                Form::Plan { routes, .. } if routes.iter().any(|routes| routes.admit(shape, resource_type)) => {
                    group.plans.push(index);
                }
                Form::Plan { .. } => {}
                Form::Expressions(branches) => {
                    for branch in branches
                        .iter()
                        .filter(|branch| branch.routes.admit(shape, resource_type))
                    {
                        if let Err(error) = group.add(&state, index, &rule.evidence, branch, constants) {
                            tracing::error!(rule = rule.rule.info.id, %error, "rule has no physical form");
                            group.broken.push((index, error.to_string()));
                        }
                    }
                }
            }
        }
        group
    }

    /// Whether every branch of a rule can be made physical.
    ///
    /// # Errors
    /// A function or type that the planner let through and the executor does not have.
    pub fn check(catalog: &Catalog, changes: &DFSchema, rule: &Compiled) -> std::result::Result<(), RuleError> {
        let Form::Expressions(branches) = &rule.form else {
            return Ok(());
        };
        let state = catalog.state();
        let mut group = Self::over(changes);
        for branch in branches {
            group
                .add(&state, 0, &rule.evidence, branch, Constants::default())
                .map_err(|error| explain::physical(&rule.rule.text, &error).in_file(&rule.rule.file))?;
        }
        Ok(())
    }

    /// Whether no rule concerns such records.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.plans.is_empty() && self.broken.is_empty()
    }

    /// Rules that run as plans.
    pub fn plans(&self) -> &[usize] {
        &self.plans
    }

    /// Every rule of the group, undecided.
    pub fn unknown(&self, reason: &str) -> Vec<BranchVerdict> {
        let rules = self
            .rules
            .iter()
            .map(|rule| rule.index)
            .chain(self.plans.iter().copied())
            .chain(self.broken.iter().map(|(rule, _)| *rule));
        rules.map(|rule| BranchVerdict::undecided(rule, reason)).collect()
    }

    fn add(
        &mut self,
        state: &SessionState,
        index: usize,
        names: &[String],
        branch: &RuleBranch,
        constants: Constants,
    ) -> Result<()> {
        let mut filters = Vec::new();
        for filter in &branch.filters {
            let filter = self.slots.lift(state, constants.write(filter)?)?;
            if filter == lit(false) {
                return Ok(());
            }
            if filter != lit(true) {
                filters.push(filter);
            }
        }
        let filter = filters.into_iter().reduce(Expr::and);
        let filter = filter.map(|filter| self.slots.plan(state, filter)).transpose()?;
        let risky = self.plan(state, constants.write(&branch.risky)?)?;
        let evidence = branch
            .evidence
            .iter()
            .map(|column| self.plan(state, constants.write(column)?))
            .collect::<Result<Vec<_>>>()?;
        self.rules.push(GroupRule {
            index,
            names: names.to_vec(),
            filter,
            risky,
            evidence,
        });
        Ok(())
    }

    fn plan(&mut self, state: &SessionState, expr: Expr) -> Result<Planned> {
        let lifted = self.slots.lift(state, expr)?;
        self.slots.plan(state, lifted)
    }

    /// Evaluates the expression rules over each row.
    pub fn evaluate(&self, rows: &RecordBatch, detail: Detail) -> Vec<Vec<BranchVerdict>> {
        let slots = match self.slots.fill(rows) {
            Ok(slots) => slots,
            // One bad row must not decide for the others: each is judged by itself, the bad one is unknown.
            Err(error) if rows.num_rows() == 1 => return vec![self.unknown(&format!("evaluation failed: {error}"))],
            Err(_) => {
                let each = (0..rows.num_rows()).flat_map(|row| self.evaluate(&rows.slice(row, 1), detail));
                return each.collect();
            }
        };
        let mut verdicts: Vec<Vec<BranchVerdict>> = vec![Vec::new(); rows.num_rows()];
        for rule in &self.rules {
            rule.evaluate_each(&slots, detail, &mut verdicts);
        }
        for (rule, error) in &self.broken {
            let undecided = BranchVerdict::undecided(*rule, &format!("the rule has no physical form: {error}"));
            verdicts.iter_mut().for_each(|all| all.push(undecided.clone()));
        }
        verdicts
    }
}

impl GroupRule {
    fn evaluate_each(&self, rows: &Filled, detail: Detail, verdicts: &mut [Vec<BranchVerdict>]) {
        if let Ok(found) = self.evaluate(rows, detail) {
            found.into_iter().zip(verdicts).for_each(|(one, all)| all.extend(one));
            return;
        }
        for (row, all) in verdicts.iter_mut().enumerate() {
            match self.evaluate(&rows.row(row), detail) {
                Ok(found) => all.extend(found.into_iter().flatten()),
                Err(error) => all.push(BranchVerdict::undecided(
                    self.index,
                    &format!("evaluation failed: {error}"),
                )),
            }
        }
    }

    /// One answer a row; `None` where the row is not in the rule's table.
    fn evaluate(&self, rows: &Filled, detail: Detail) -> Result<Vec<Option<BranchVerdict>>> {
        let admitted = self.filter.as_ref().map(|filter| boolean(filter, rows)).transpose()?;
        let concerns = |row: usize| {
            admitted
                .as_ref()
                .is_none_or(|admitted| admitted.is_valid(row) && admitted.value(row))
        };
        let risky = boolean(&self.risky, rows)?;
        let verdict = |row: usize| Verdict::from_risky(risky.is_valid(row).then(|| risky.value(row)));
        let wanted = |row: usize| concerns(row) && (detail == Detail::All || verdict(row) != Verdict::Pass);
        let columns = if (0..rows.rows()).any(wanted) {
            self.columns(rows)?
        } else {
            Vec::new()
        };
        let of_row = |row: usize| BranchVerdict {
            rule: self.index,
            verdict: verdict(row),
            evidence: if wanted(row) {
                evidence::object(&self.names, &columns, row)
            } else {
                "{}".to_owned()
            },
            reason: None,
        };
        Ok((0..rows.rows()).map(|row| concerns(row).then(|| of_row(row))).collect())
    }

    fn columns(&self, rows: &Filled) -> Result<Vec<ArrayRef>> {
        self.evidence.iter().map(|column| column.evaluate(rows)).collect()
    }
}

fn boolean(expr: &Planned, rows: &Filled) -> Result<BooleanArray> {
    let array = expr.evaluate(rows)?;
    if array.data_type().is_null() {
        return Ok(BooleanArray::new_null(rows.rows()));
    }
    Ok(as_boolean_array(&array)?.clone())
}

/// Columns that have one value in every record of the group.
#[derive(Debug, Clone, Copy, Default)]
struct Constants<'a> {
    shape: Option<&'a str>,
    resource_type: Option<&'a str>,
}

impl Constants<'_> {
    fn write(self, expr: &Expr) -> Result<Expr> {
        let written = expr.clone().transform_up(|node| {
            let value = match &node {
                Expr::Column(column) if column.name == "shape" => self.shape,
                Expr::Column(column) if column.name == "resource_type" => self.resource_type,
                _ => None,
            };
            Ok(match value {
                Some(value) => Transformed::yes(lit(value)),
                None => Transformed::no(node),
            })
        })?;
        Ok(written.data)
    }
}
