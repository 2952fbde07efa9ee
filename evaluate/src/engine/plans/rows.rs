//! The one record that a plan reads when it is run next. Each plan has a table of its own; nothing else reads or writes it.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use datafusion::arrow::datatypes::SchemaRef;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::catalog::streaming::StreamingTable;
use datafusion::common::tree_node::Transformed;
use datafusion::datasource::provider_as_source;
use datafusion::error::Result;
use datafusion::execution::TaskContext;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::SendableRecordBatchStream;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::PartitionStream;

use crate::batch::{self, CHANGES};

/// The rows of `changes` for one plan.
#[derive(Debug, Clone)]
pub(super) struct Rows(Arc<RwLock<RecordBatch>>);

impl Rows {
    /// No rows yet.
    pub(super) fn empty() -> Self {
        Self(Arc::new(RwLock::new(RecordBatch::new_empty(batch::schema()))))
    }

    /// Puts other rows in place.
    pub(super) fn set(&self, rows: RecordBatch) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = rows;
    }

    /// The plan with these rows in place of whatever `changes` it was planned over.
    pub(super) fn under(&self, plan: LogicalPlan) -> Result<LogicalPlan> {
        let table = StreamingTable::try_new(batch::schema(), vec![Arc::new(self.clone())])?;
        let source = provider_as_source(Arc::new(table));
        let over = plan.transform_up_with_subqueries(|node| match node {
            LogicalPlan::TableScan(mut scan) if scan.table_name.table() == CHANGES => {
                scan.source = Arc::clone(&source);
                Ok(Transformed::yes(LogicalPlan::TableScan(scan)))
            }
            other => Ok(Transformed::no(other)),
        })?;
        Ok(over.data)
    }
}

impl PartitionStream for Rows {
    fn schema(&self) -> &SchemaRef {
        static SCHEMA: OnceLock<SchemaRef> = OnceLock::new();
        SCHEMA.get_or_init(batch::schema)
    }

    fn execute(&self, _context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let rows = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        let schema = rows.schema();
        Box::pin(RecordBatchStreamAdapter::new(
            schema,
            futures::stream::once(async { Ok(rows) }),
        ))
    }
}
