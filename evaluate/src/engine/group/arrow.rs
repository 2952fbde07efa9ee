//! Rules of a group that have no native form: DataFusion's expressions over a batch of records.

use std::borrow::Cow;

use datafusion::arrow::array::{Array, ArrayRef, BooleanArray};
use datafusion::common::cast::as_boolean_array;
use datafusion::error::Result;
use schemas::Verdict;

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
}

impl ArrowRule {
    /// Evaluates each row; one that fails is undecided and decides nothing for the others.
    pub fn evaluate_each(&self, rows: &Filled, detail: Detail, verdicts: &mut [Vec<BranchVerdict>]) {
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
