//! A rule of a group that has no native form: DataFusion's expressions over a batch of records.

use std::borrow::Cow;
use std::sync::atomic::AtomicBool;

use datafusion::arrow::array::{Array, ArrayRef, BooleanArray};
use datafusion::common::cast::as_boolean_array;
use datafusion::error::{DataFusionError, Result as PlanResult};
use schemas::Verdict;

use crate::engine::apart::Stopped;
use crate::engine::slots::{Filled, Planned};
use crate::engine::verdict::{BranchVerdict, Detail};
use crate::evidence;

/// A rule as physical expressions.
#[derive(Debug)]
pub struct ArrowRule {
    /// Index of the rule.
    pub index: usize,
    /// Names of its evidence.
    pub names: Vec<String>,
    /// Which records are rows of its table.
    pub filter: Option<Planned>,
    /// The risky condition.
    pub risky: Planned,
    /// The evidence columns.
    pub evidence: Vec<Planned>,
    /// Why it has no native form.
    pub why: String,
    /// It was stopped before, or failed with others: it runs by itself from then on.
    pub alone: AtomicBool,
    /// Some lambda of it, or of a slot that it reads, reads what is around it.
    pub copies: bool,
}

impl ArrowRule {
    /// The expressions that it evaluates.
    pub fn expressions(&self) -> impl Iterator<Item = &Planned> {
        self.filter.iter().chain([&self.risky]).chain(&self.evidence)
    }

    /// What it says of a row on which an expression fails.
    pub fn failed(&self, error: &DataFusionError) -> Result<BranchVerdict, Stopped> {
        match error.find_root() {
            DataFusionError::ResourcesExhausted(words) => Err(Stopped::Memory(words.clone())),
            _ => Ok(BranchVerdict::undecided(
                self.index,
                &format!("evaluation failed: {error}"),
            )),
        }
    }

    /// One answer a row; `None` where the row is not in the rule's table.
    ///
    /// # Errors
    /// An expression fails on some row.
    pub fn evaluate(&self, rows: &Filled, detail: Detail) -> PlanResult<Vec<Option<BranchVerdict>>> {
        let admitted = self.filter.as_ref().map(|filter| boolean(filter, rows)).transpose()?;
        let concerns = |row: usize| {
            admitted
                .as_ref()
                .is_none_or(|admitted| admitted.is_valid(row) && admitted.value(row))
        };
        let risky = boolean(&self.risky, rows)?;
        let verdict = |row: usize| Verdict::from_risky(risky.is_valid(row).then(|| risky.value(row)));
        let wanted = |row: usize| concerns(row) && detail.wants(verdict(row));
        let columns = if (0..rows.rows()).any(wanted) {
            self.columns(rows)?
        } else {
            Vec::new()
        };
        let judge = |row: usize| BranchVerdict {
            rule: self.index,
            verdict: verdict(row),
            evidence: if wanted(row) {
                Cow::Owned(evidence::object(&self.names, &columns, row))
            } else {
                Cow::Borrowed(evidence::NONE)
            },
            reason: None,
        };
        Ok((0..rows.rows()).map(|row| concerns(row).then(|| judge(row))).collect())
    }

    fn columns(&self, rows: &Filled) -> PlanResult<Vec<ArrayRef>> {
        self.evidence.iter().map(|column| column.evaluate(rows)).collect()
    }
}

fn boolean(expr: &Planned, rows: &Filled) -> PlanResult<BooleanArray> {
    let array = expr.evaluate(rows)?;
    if array.data_type().is_null() {
        return Ok(BooleanArray::new_null(rows.rows()));
    }
    Ok(as_boolean_array(&array)?.clone())
}
