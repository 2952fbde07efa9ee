//! Changes as the Arrow table `changes`: one row a change, JSON as text.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, StringBuilder, TimestampMillisecondArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use schemas::{ChangeKind, ConfigChange, Context};

/// The table's name.
pub const CHANGES: &str = "changes";

/// A text column: its name and how to read it from a change.
type Text = (&'static str, fn(&ConfigChange) -> Option<String>);

const TEXT: [Text; 19] = [
    ("id", |change| Some(change.id.clone())),
    ("source", |change| Some(change.source.clone())),
    ("shape", |change| Some(change.shape.clone())),
    ("provider", |change| Some(change.provider.clone())),
    ("account", |change| change.account.clone()),
    ("region", |change| change.region.clone()),
    ("resource_type", |change| Some(change.resource_type.clone())),
    ("resource_uid", |change| Some(change.resource_uid.clone())),
    ("resource_name", |change| change.resource_name.clone()),
    ("kind", |change| Some(kind(change.kind).to_owned())),
    ("actor", |change| change.actor.clone()),
    ("tags", |change| serde_json::to_string(&change.tags).ok()),
    ("configuration", |change| change.configuration.clone()),
    ("prior", |change| change.prior.clone()),
    ("owner", |change| context(change)?.owner.clone()),
    ("environment", |change| context(change)?.environment.clone()),
    ("criticality", |change| context(change)?.criticality.clone()),
    ("account_name", |change| context(change)?.account_name.clone()),
    ("labels", |change| serde_json::to_string(&context(change)?.labels).ok()),
];

const TIMES: [&str; 2] = ["time", "observed_at"];

fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Create => "create",
        ChangeKind::Update => "update",
        ChangeKind::Delete => "delete",
        ChangeKind::Snapshot => "snapshot",
    }
}

fn context(change: &ConfigChange) -> Option<&Context> {
    change.context.as_ref()
}

/// The columns of `changes`; every text column may be NULL.
pub fn schema() -> SchemaRef {
    let text = TEXT.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, true));
    let times = TIMES
        .iter()
        .map(|name| Field::new(*name, DataType::Timestamp(TimeUnit::Millisecond, None), true));
    Arc::new(Schema::new(text.chain(times).collect::<Vec<_>>()))
}

/// The changes as one batch of [`schema`].
///
/// # Errors
/// Arrow refuses the columns, which would be a fault of this module.
pub fn batch(changes: &[&ConfigChange]) -> Result<RecordBatch, DataFusionError> {
    let mut columns: Vec<ArrayRef> = Vec::with_capacity(TEXT.len() + TIMES.len());
    for (_, read) in TEXT {
        let mut builder = StringBuilder::new();
        changes.iter().for_each(|change| builder.append_option(read(change)));
        columns.push(Arc::new(builder.finish()));
    }
    let times = |read: fn(&ConfigChange) -> i64| {
        let moments: Vec<i64> = changes.iter().map(|change| read(change)).collect();
        Arc::new(TimestampMillisecondArray::from(moments)) as ArrayRef
    };
    columns.push(times(|change| change.time));
    columns.push(times(|change| change.observed_at));
    Ok(RecordBatch::try_new(schema(), columns)?)
}
