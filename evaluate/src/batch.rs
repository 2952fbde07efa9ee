//! Changes as the Arrow table `changes`: one row a change, JSON as text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, StringBuilder, TimestampMillisecondArray};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::DataFusionError;
use schemas::{ChangeKind, ConfigChange, Context};

/// The table's name.
pub const CHANGES: &str = "changes";

/// A text column: its name and how to read it from a change.
type Text = (&'static str, for<'a> fn(&'a ConfigChange) -> Option<Cow<'a, str>>);

const TEXT: [Text; 19] = [
    ("id", |change| borrowed(&change.id)),
    ("source", |change| borrowed(&change.source)),
    ("shape", |change| borrowed(&change.shape)),
    ("provider", |change| borrowed(&change.provider)),
    ("account", |change| borrowed(change.account.as_deref()?)),
    ("region", |change| borrowed(change.region.as_deref()?)),
    ("resource_type", |change| borrowed(&change.resource_type)),
    ("resource_uid", |change| borrowed(&change.resource_uid)),
    ("resource_name", |change| borrowed(change.resource_name.as_deref()?)),
    ("kind", |change| borrowed(kind(change.kind))),
    ("actor", |change| borrowed(change.actor.as_deref()?)),
    ("tags", |change| object(&change.tags)),
    ("configuration", |change| borrowed(change.configuration.as_deref()?)),
    ("prior", |change| borrowed(change.prior.as_deref()?)),
    ("owner", |change| borrowed(context(change)?.owner.as_deref()?)),
    ("environment", |change| {
        borrowed(context(change)?.environment.as_deref()?)
    }),
    ("criticality", |change| {
        borrowed(context(change)?.criticality.as_deref()?)
    }),
    ("account_name", |change| {
        borrowed(context(change)?.account_name.as_deref()?)
    }),
    ("labels", |change| object(&context(change)?.labels)),
];

// Wrapped, so that the columns above are one line each.
#[allow(clippy::unnecessary_wraps, reason = "a column's form")]
fn borrowed(text: &str) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(text))
}

fn object(members: &BTreeMap<String, String>) -> Option<Cow<'_, str>> {
    if members.is_empty() {
        return borrowed("{}");
    }
    serde_json::to_string(members).ok().map(Cow::Owned)
}

/// The value of a column of one change.
#[derive(Debug)]
pub enum Cell<'a> {
    /// Of a text column.
    Text(Option<Cow<'a, str>>),
    /// Of a time column, ms since the Unix epoch.
    Time(i64),
}

/// The position of a column among those of [`schema`].
pub fn position(name: &str) -> Option<usize> {
    let names = TEXT.iter().map(|(name, _)| *name).chain(TIMES);
    names.into_iter().position(|known| known == name)
}

/// The name of the column at a position.
pub fn name(position: usize) -> &'static str {
    match TEXT.get(position) {
        Some((name, _)) => name,
        None => TIMES[usize::from(position > TEXT.len())],
    }
}

/// The value of the column at a position.
pub fn cell(change: &ConfigChange, position: usize) -> Cell<'_> {
    match TEXT.get(position) {
        Some((_, read)) => Cell::Text(read(change)),
        None if position == TEXT.len() => Cell::Time(change.time),
        None => Cell::Time(change.observed_at),
    }
}

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
