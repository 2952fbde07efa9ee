//! One configuration item, whatever envelope it came in. Knows the spellings of its fields; no envelope.

use schemas::{ChangeKind, Completeness, ConfigChange};
use serde_json::Value;

use super::before;
use crate::adapter::aws;
use crate::adapter::{Context, DecodeError, identify};
use crate::document::json;
use crate::field::{self, Object};
use crate::shape::Shape;

/// What the envelope says of the item.
#[derive(Debug, Default)]
pub(super) struct Notice {
    /// `CREATE`, `UPDATE`, `DELETE`.
    pub(super) change_type: Option<String>,
    /// What the envelope says that changed.
    pub(super) diff: Option<Object>,
    /// The envelope's time, for an item without one.
    pub(super) time: Option<i64>,
    /// An oversized notification: the item stands in S3, here is its identity only.
    pub(super) summary: bool,
    /// A query's row: only the selected columns are there.
    pub(super) selected: bool,
}

/// What the item's status and the envelope make of it.
enum State {
    /// The configuration is here.
    Here,
    /// It was deleted.
    Gone,
    /// Something happened, but the configuration is not here.
    Elsewhere,
}

/// Decodes an item. Takes the configuration out of the value only when nothing can fail any more.
pub(super) fn decode(value: &mut Value, context: &Context, notice: &Notice) -> Result<ConfigChange, DecodeError> {
    let object = match value {
        Value::Object(object) => object,
        other => {
            return Err(DecodeError::refused(format!(
                "configuration item is not an object: {}",
                field::describe(other)
            )));
        }
    };
    let resource_type = field::text(object, "resourceType")?;
    // Notifications write `ARN`, the API `arn`; both write either account field.
    let arn = first_text(object, &["ARN", "arn", "Arn"])?;
    let id = field::optional_id(object, "resourceId")?.or(field::optional_id(object, "resourceName")?);
    let from_arn = arn.map(aws::arn_scope).unwrap_or_default();
    let account = match field::first_present(object, &["awsAccountId", "accountId"]) {
        Some((key, _)) => field::optional_id(object, key)?,
        None => from_arn.0.or(context.account).map(str::to_owned),
    };
    let region = field::optional_text(object, "awsRegion")?
        .or(from_arn.1)
        .or(context.region)
        .map(str::to_owned);
    let uid = match (arn, &id) {
        (Some(arn), _) => arn.to_owned(),
        (None, Some(id)) => aws::composed_uid(account.as_deref(), region.as_deref(), resource_type, id),
        (None, None) => return Err(DecodeError::missing("resourceId")),
    };
    let mut change = context.change("aws_config", Shape::AwsConfig, "aws", resource_type, &uid);
    change.account = account;
    change.region = region;
    change.resource_name = field::optional_id(object, "resourceName")?.or(id);
    let state_id = field::optional_id(object, "configurationStateId")?;
    let captured = field::optional_time(object, "configurationItemCaptureTime")?;
    change.time = captured.or(notice.time).unwrap_or(change.observed_at);
    // API Reference, ConfigurationItem: "An identifier that indicates the ordering of the configuration items of a resource."
    change.version = state_id.as_deref().and_then(|id| id.parse().ok());
    change.tags = field::tags(object.get("tags"));
    put_state(&mut change, object, notice)?;
    if state_id.is_some() || captured.is_some() {
        // The same item by SNS, EventBridge and in a file is one change. A reference is another: the full item follows it.
        let word = match (change.kind, change.completeness) {
            (ChangeKind::Delete, _) => "gone",
            (_, Completeness::Full) => "full",
            (_, Completeness::Partial) => "partial",
            (_, Completeness::Reference) => "reference",
        };
        let time = captured.map(|time| time.to_string()).unwrap_or_default();
        identify(&mut change, &[&state_id.unwrap_or_default(), &time, word]);
    }
    Ok(change)
}

/// What happened, and the configuration where it is here.
fn put_state(change: &mut ConfigChange, object: &mut Object, notice: &Notice) -> Result<(), DecodeError> {
    let state = state(object, notice)?;
    change.kind = match (&state, notice.change_type.as_deref()) {
        (State::Gone, _) => ChangeKind::Delete,
        (_, Some("CREATE")) => ChangeKind::Create,
        (_, Some(_)) => ChangeKind::Update,
        (State::Elsewhere, None) => ChangeKind::Update,
        (State::Here, None) => ChangeKind::Snapshot,
    };
    match state {
        State::Here => {
            let configuration = configuration(object)?;
            if let (ChangeKind::Update, Some(diff)) = (change.kind, &notice.diff) {
                change.prior = before::configuration(&configuration, diff).map(|before| before.to_string());
            }
            change.configuration = Some(configuration.to_string());
        }
        State::Gone => {}
        State::Elsewhere => change.completeness = Completeness::Reference,
    }
    if notice.selected && change.completeness == Completeness::Full && change.kind != ChangeKind::Delete {
        change.completeness = Completeness::Partial;
    }
    Ok(())
}

fn first_text<'a>(object: &'a Object, keys: &[&str]) -> Result<Option<&'a str>, DecodeError> {
    for key in keys {
        if let Some(text) = field::optional_text(object, key)? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// Statuses: API Reference, ConfigurationItem, `configurationItemStatus`. A configuration that is missing or null without a
/// status that says so is no deletion: a finding must not close because a field was lost.
fn state(object: &Object, notice: &Notice) -> Result<State, DecodeError> {
    let status = field::optional_text(object, "configurationItemStatus")?;
    if notice.change_type.as_deref() == Some("DELETE") {
        return Ok(State::Gone);
    }
    Ok(match status {
        // The API's history writes the statuses with and without the prefix.
        Some("ResourceDeleted" | "ResourceDeletedNotRecorded" | "Deleted" | "DeletedNotRecorded") => State::Gone,
        Some("ResourceNotRecorded" | "NotRecorded") => State::Elsewhere,
        _ if notice.summary => State::Elsewhere,
        _ => match field::present(object, "configuration") {
            None => State::Elsewhere,
            Some(Value::String(text)) if text.is_empty() => State::Elsewhere,
            Some(_) => State::Here,
        },
    })
}

/// The item's configuration with `supplementaryConfiguration`, `tags`, `relationships` and `resourceCreationTime` laid beside,
/// unless it has keys of those names itself; every JSON text in it opened.
fn configuration(object: &mut Object) -> Result<Value, DecodeError> {
    let mut supplement = match field::present(object, "supplementaryConfiguration") {
        None => None,
        Some(value) => Some(opened(value, "supplementaryConfiguration")?),
    };
    if let Some(supplement) = &mut supplement {
        aws::expand_fields(supplement);
    }
    let mut configuration = match object.get("configuration") {
        Some(Value::Object(_)) => match object.remove("configuration") {
            Some(Value::Object(configuration)) => configuration,
            _ => return Err(DecodeError::missing("configuration")),
        },
        Some(value) => opened(value, "configuration")?,
        None => return Err(DecodeError::missing("configuration")),
    };
    aws::expand_fields(&mut configuration);
    if let Some(supplement) = supplement {
        configuration.insert("supplementaryConfiguration".to_owned(), Value::Object(supplement));
    }
    for key in ["tags", "relationships", "resourceCreationTime"] {
        if let Some(value) = field::present(object, key) {
            configuration.entry(key).or_insert_with(|| value.clone());
        }
    }
    Ok(Value::Object(configuration))
}

/// An object, or the JSON text of one.
fn opened(value: &Value, key: &str) -> Result<Object, DecodeError> {
    match value {
        Value::Object(object) => Ok(object.clone()),
        Value::String(text) => match json::parse(text) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(other) => Err(DecodeError::invalid(
                key,
                format!("not the JSON text of an object but of {}", field::describe(&other)),
            )),
            Err(reason) => Err(DecodeError::invalid(key, reason)),
        },
        other => Err(DecodeError::invalid(
            key,
            format!("not an object: {}", field::describe(other)),
        )),
    }
}
