//! The one record that a run of a plan reads. It travels with the run, so that runs of one plan never meet.

use std::sync::{Arc, OnceLock};

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
use datafusion::prelude::SessionConfig;

use crate::batch::{self, CHANGES};

/// The rows of `changes` in a plan: those that the run carries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows;

/// The rows of one run.
struct Carried(RecordBatch);

impl Rows {
    /// The plan over whatever rows its run carries, in place of the `changes` that it was planned over.
    pub(super) fn under(plan: LogicalPlan) -> Result<LogicalPlan> {
        let table = StreamingTable::try_new(batch::schema(), vec![Arc::new(Self)])?;
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

    /// A run's config with its rows.
    pub(super) fn carried(config: SessionConfig, rows: RecordBatch) -> SessionConfig {
        config.with_extension(Arc::new(Carried(rows)))
    }
}

impl PartitionStream for Rows {
    fn schema(&self) -> &SchemaRef {
        static SCHEMA: OnceLock<SchemaRef> = OnceLock::new();
        SCHEMA.get_or_init(batch::schema)
    }

    fn execute(&self, context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let carried = context.session_config().get_extension::<Carried>();
        let rows = carried.map_or_else(|| RecordBatch::new_empty(batch::schema()), |carried| carried.0.clone());
        let schema = rows.schema();
        Box::pin(RecordBatchStreamAdapter::new(
            schema,
            futures::stream::once(async { Ok(rows) }),
        ))
    }
}
