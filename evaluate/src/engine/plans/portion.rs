//! `unnest` repeats every other column for each element of a list, and does it for all rows of a batch at once. This operator stands
//! before it: rows go on in portions of which so much memory is made as a rule may have; a single row that needs more is an error.

use std::fmt;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode, TreeNodeRecursion};
use datafusion::common::{internal_err, resources_err};
use datafusion::error::Result;
use datafusion::execution::TaskContext;
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_plan::execution_plan::{ChildrenPropertiesMode, ReplaceChildrenOptions};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::unnest::{ListUnnest, UnnestExec};
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, ExecutionPlan, PlanProperties, SendableRecordBatchStream,
    replace_children_if_necessary,
};
use futures::StreamExt as _;

use crate::functions::bounded::MEMORY;

/// Hands rows on in portions.
#[derive(Debug)]
pub(super) struct Portions {
    input: Arc<dyn ExecutionPlan>,
    lists: Vec<ListUnnest>,
}

impl Portions {
    /// The plan with one before each `unnest`.
    pub(super) fn before_unnest(plan: Arc<dyn ExecutionPlan>) -> Result<Arc<dyn ExecutionPlan>> {
        plan.transform_up(|node| {
            let Some(unnest) = node.downcast_ref::<UnnestExec>() else {
                return Ok(Transformed::no(node));
            };
            let portions: Arc<dyn ExecutionPlan> = Arc::new(Self {
                input: Arc::clone(unnest.input()),
                lists: unnest.list_column_indices().to_vec(),
            });
            replace_children_if_necessary(node, vec![portions]).map(Transformed::yes)
        })
        .data()
    }
}

impl DisplayAs for Portions {
    fn fmt_as(&self, _: DisplayFormatType, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("Portions")
    }
}

impl ExecutionPlan for Portions {
    fn name(&self) -> &'static str {
        "Portions"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.input.properties()
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        mut children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        match (children.pop(), children.is_empty()) {
            (Some(input), true) => Ok(Arc::new(Self {
                input,
                lists: self.lists.clone(),
            })),
            _ => internal_err!("Portions has one input"),
        }
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn with_new_children_and_same_properties(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Keep))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let input = self.input.execute(partition, context)?;
        let (schema, lists) = (input.schema(), self.lists.clone());
        let portions = input.flat_map(move |rows| {
            let portions = match rows.and_then(|rows| portions(&rows, &lists)) {
                Ok(portions) => portions.into_iter().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            };
            futures::stream::iter(portions)
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, portions)))
    }
}

fn portions(rows: &RecordBatch, lists: &[ListUnnest]) -> Result<Vec<RecordBatch>> {
    let (mut portions, mut begin, mut size) = (Vec::new(), 0, 0_usize);
    for row in 0..rows.num_rows() {
        let makes = made(rows, lists, row);
        if makes > MEMORY {
            return resources_err!("unnest would make {makes} bytes of one row");
        }
        if size + makes > MEMORY {
            portions.push(rows.slice(begin, row - begin));
            (begin, size) = (row, 0);
        }
        size += makes;
    }
    portions.push(rows.slice(begin, rows.num_rows() - begin));
    Ok(portions)
}

/// How many bytes `unnest` makes of a row.
fn made(rows: &RecordBatch, lists: &[ListUnnest], row: usize) -> usize {
    let elements = |list: &ListUnnest| elements(rows.column(list.index_in_input_schema), row, list.depth);
    let times = lists.iter().map(elements).max().unwrap_or_default().max(1);
    let repeated = (0..rows.num_columns()).filter(|at| lists.iter().all(|list| list.index_in_input_schema != *at));
    let width: usize = repeated.map(|at| width(rows.column(at), row)).sum();
    times.saturating_mul(width + size_of::<u64>())
}

fn elements(list: &ArrayRef, row: usize, depth: usize) -> usize {
    let Some(lists) = list.as_list_opt::<i32>().filter(|lists| lists.is_valid(row)) else {
        return 1;
    };
    let inner = lists.value(row);
    if depth <= 1 {
        return inner.len();
    }
    (0..inner.len()).map(|at| elements(&inner, at, depth - 1)).sum()
}

fn width(column: &ArrayRef, row: usize) -> usize {
    match column.as_string_opt::<i32>() {
        Some(texts) => texts.value_length(row).unsigned_abs() as usize,
        None => column
            .slice(row, 1)
            .to_data()
            .get_slice_memory_size()
            .unwrap_or_else(|_| column.get_array_memory_size()),
    }
}
