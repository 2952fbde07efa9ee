//! AWS Config in all its envelopes: SNS, EventBridge, notification messages, rule events, snapshot and history files, API answers.
//! Knows the envelopes; what an item says is read in `aws_config/item.rs`.
//!
//! Documents: AWS Config Developer Guide, "Example configuration item change notification", "Example oversized configuration
//! item change notification", "Components of a configuration item"; API Reference, `GetResourceConfigHistory`.

mod before;
mod item;

use schemas::ConfigChange;
use serde_json::Value;

use crate::adapter::{Context, DecodeError, Item, Under};
use crate::document::json;
use crate::field::{self, Object};

/// Envelopes within envelopes (EventBridge to SNS to SQS to Lambda); more is no delivery path of AWS.
const DEEPEST_ENVELOPE: usize = 5;

/// Lists of items and the name under which each arrives: files and `get-resource-config-history`, `batch-get-resource-config`.
const ITEM_LISTS: [&str; 2] = ["configurationItems", "baseConfigurationItems"];

/// Whether the document is an AWS Config record.
pub fn recognises(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    let is_aws_type = || text("resourceType").is_some_and(|name| name.starts_with("AWS::"));
    text("source") == Some("aws.config")
        || object.contains_key("configurationItem")
        || object.contains_key("configurationItemSummary")
        || ITEM_LISTS.iter().any(|key| object.contains_key(*key))
        || (object.contains_key("messageType") && object.contains_key("recordVersion"))
        || (object.contains_key("TopicArn") && object.contains_key("Type"))
        || object.contains_key("invokingEvent")
        || text("configurationItemCaptureTime").is_some()
        || (is_aws_type()
            && ["configuration", "supplementaryConfiguration", "configurationItemStatus"]
                .iter()
                .any(|key| object.contains_key(*key)))
        || records(object).is_some()
        || is_query_answer(object)
}

/// `Records` of a Lambda event fed by SNS or SQS, if that is what the document is.
fn records(object: &Object) -> Option<&Vec<Value>> {
    let list = object.get("Records")?.as_array()?;
    let source = |record: &Value| {
        record
            .get("EventSource")
            .or_else(|| record.get("eventSource"))
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    list.first()
        .and_then(source)
        .is_some_and(|source| source == "aws:sns" || source == "aws:sqs")
        .then_some(list)
}

/// `select-resource-config` answers with a list of JSON texts.
fn is_query_answer(object: &Object) -> bool {
    object.contains_key("QueryInfo") && object.get("Results").is_some_and(Value::is_array)
}

/// Decodes a document.
pub fn decode(value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    envelope(value, context, None, DEEPEST_ENVELOPE)
}

/// `time` is the envelope's own, for items that carry none.
fn envelope(value: Value, context: &Context, time: Option<i64>, left: usize) -> Result<Vec<Item>, DecodeError> {
    let left = left
        .checked_sub(1)
        .ok_or_else(|| DecodeError::refused("too many envelopes within each other"))?;
    let mut object = field::into_object(value, "record")?;
    if object.contains_key("TopicArn") && object.contains_key("Type") {
        return sns(object, context, left);
    }
    if object.contains_key("detail") {
        let time = field::optional_time(&object, "time")?.or(time);
        let detail = field::present(&object, "detail")
            .cloned()
            .ok_or_else(|| DecodeError::missing("detail"))?;
        return envelope(detail, context, time, left).under("detail");
    }
    if object.contains_key("invokingEvent") {
        let event = opened(object.remove("invokingEvent"), "invokingEvent")?;
        return envelope(event, context, time, left).under("invokingEvent");
    }
    if records(&object).is_some() {
        return queue_records(object, context, left);
    }
    if let Some(key) = ITEM_LISTS.into_iter().find(|key| object.contains_key(*key)) {
        return item_list(object, key, context);
    }
    if is_query_answer(&object) {
        return query_answer(&object, context);
    }
    message(object, context, time)
}

/// SNS: the message is a JSON text on the wire; documents print it as an object. A confirmation carries no state.
fn sns(mut object: Object, context: &Context, left: usize) -> Result<Vec<Item>, DecodeError> {
    let kind = field::text(&object, "Type")?;
    if kind != "Notification" {
        return Err(DecodeError::refused(format!(
            "SNS message of type {kind:?} carries no resource state"
        )));
    }
    let time = field::optional_time(&object, "Timestamp")?;
    let message = opened(object.remove("Message"), "Message")?;
    envelope(message, context, time, left).under("Message")
}

/// A document that stands as text or as itself.
fn opened(value: Option<Value>, key: &str) -> Result<Value, DecodeError> {
    match value {
        Some(Value::String(text)) => json::parse(&text).map_err(|reason| DecodeError::invalid(key, reason)),
        Some(object @ Value::Object(_)) => Ok(object),
        Some(Value::Null) | None => Err(DecodeError::missing(key)),
        Some(other) => Err(DecodeError::invalid(
            key,
            format!("neither JSON text nor an object: {}", field::describe(&other)),
        )),
    }
}

/// A Lambda event: one SNS envelope or SQS body for each record.
fn queue_records(mut object: Object, context: &Context, left: usize) -> Result<Vec<Item>, DecodeError> {
    let Some(Value::Array(list)) = object.remove("Records") else {
        return Err(DecodeError::missing("Records"));
    };
    let mut items = Vec::new();
    for (part, record) in list.into_iter().enumerate() {
        let body = ["Sns", "body"]
            .into_iter()
            .find_map(|key| record.get(key).map(|body| (key, body)));
        let decoded = match body {
            None => Err(DecodeError::missing("body")),
            Some((key, body)) => opened(Some(body.clone()), key).and_then(|mut message| {
                if key == "Sns" {
                    // Lambda drops the envelope's `Type` from some records and keeps the rest.
                    if let Some(envelope) = message.as_object_mut() {
                        envelope.entry("Type").or_insert_with(|| "Notification".into());
                    }
                }
                envelope(message, context, None, left).under(key)
            }),
        };
        match decoded.under(&format!("Records[{part}]")) {
            Ok(inner) => items.extend(inner.into_iter().map(|item| Item { part, ..item })),
            Err(error) => items.push(Item::reject(part, error, record)),
        }
    }
    Ok(items)
}

/// A snapshot or history file, or an API answer: items without a change type.
fn item_list(mut object: Object, key: &str, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let list = match object.remove(key) {
        Some(Value::Array(list)) => list,
        Some(other) => {
            return Err(DecodeError::invalid(
                key,
                format!("not a list: {}", field::describe(&other)),
            ));
        }
        None => return Err(DecodeError::missing(key)),
    };
    let decode = |(part, mut value): (usize, Value)| {
        let position = part.to_string();
        let item =
            match item::decode(&mut value, context, &item::Notice::default()).under(&format!("{key}[{position}]")) {
                Ok(change) => Item::change(part, change),
                Err(error) => Item::reject(part, error, value),
            };
        item.at(&[key, &position])
    };
    Ok(list.into_iter().enumerate().map(decode).collect())
}

/// Rows of an advanced query: JSON texts of the selected columns only.
fn query_answer(object: &Object, context: &Context) -> Result<Vec<Item>, DecodeError> {
    let notice = item::Notice {
        selected: true,
        ..item::Notice::default()
    };
    let decode = |(part, row): (usize, &Value)| {
        let key = format!("Results[{part}]");
        let decoded = opened(Some(row.clone()), &key)
            .and_then(|mut value| item::decode(&mut value, context, &notice).under(&key));
        match decoded {
            Ok(change) => Item::change(part, change),
            Err(error) => Item::reject(part, error, row.clone()),
        }
    };
    Ok(field::list(object, "Results")?.iter().enumerate().map(decode).collect())
}

/// A notification message, or an item by itself.
fn message(mut object: Object, context: &Context, time: Option<i64>) -> Result<Vec<Item>, DecodeError> {
    let kind = field::optional_text(&object, "messageType")?.map(str::to_owned);
    let time = field::optional_time(&object, "notificationCreationTime")?.or(time);
    let mut notice = item::Notice {
        time,
        ..item::Notice::default()
    };
    let change: ConfigChange = if field::present(&object, "configurationItem").is_some() {
        if let Some(diff) = field::optional_object(&object, "configurationItemDiff")? {
            notice.change_type = field::optional_text(diff, "changeType")
                .under("configurationItemDiff")?
                .map(str::to_owned);
            notice.diff = Some(diff.clone());
        }
        let mut inner = object.remove("configurationItem").unwrap_or_default();
        item::decode(&mut inner, context, &notice).under("configurationItem")?
    } else if let Some(summary) = field::optional_object(&object, "configurationItemSummary")? {
        notice.change_type = field::optional_text(summary, "changeType")
            .under("configurationItemSummary")?
            .map(str::to_owned);
        notice.summary = true;
        let mut inner = object.remove("configurationItemSummary").unwrap_or_default();
        item::decode(&mut inner, context, &notice).under("configurationItemSummary")?
    } else if let Some(kind) = kind {
        return Err(match kind.as_str() {
            "ConfigurationItemChangeNotification" => DecodeError::missing("configurationItem"),
            "OversizedConfigurationItemChangeNotification" => DecodeError::missing("configurationItemSummary"),
            // Compliance, delivery and scheduled notifications: nothing to judge, yet nothing disappears without a word.
            _ => DecodeError::refused(format!("message type {kind:?} carries no resource state")),
        });
    } else {
        let mut value = Value::Object(object);
        item::decode(&mut value, context, &notice)?
    };
    Ok(vec![Item::change(0, change)])
}
