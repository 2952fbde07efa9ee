//! Admission reviews, which the API server posts before it stores an object. Knows the review's frame.
//!
//! Document: Kubernetes, "Dynamic Admission Control", and the API reference of `admission.k8s.io/v1`.

use schemas::{ChangeKind, ConfigChange};
use serde_json::Value;

use super::object::{self, Feed};
use crate::adapter::wrapped;
use crate::adapter::{Context, DecodeError, Under, identify};
use crate::field::{self, Object};

/// Decodes a review.
pub(super) fn decode(review: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    match review.get_mut("request") {
        Some(request) => read(wrapped::as_object_mut(request)?, context).under("request"),
        None => Err(DecodeError::missing("request")),
    }
}

fn read(request: &mut Object, context: &Context) -> Result<ConfigChange, DecodeError> {
    let (kind, key) = match field::text(request, "operation")? {
        "CREATE" => (ChangeKind::Create, "object"),
        "UPDATE" => (ChangeKind::Update, "object"),
        "DELETE" => (ChangeKind::Delete, "oldObject"),
        other => return Err(DecodeError::refused(format!("operation {other:?} changes no resource"))),
    };
    if request.get("dryRun") == Some(&Value::Bool(true)) {
        return Err(DecodeError::refused("a dry run changes no resource"));
    }
    let id = field::text(request, "uid")?.to_owned();
    let actor = match field::optional_object(request, "userInfo")? {
        Some(user) => field::optional_text(user, "username")
            .under("userInfo")?
            .map(str::to_owned),
        None => None,
    };
    let prior = field::optional_object(request, "oldObject")?.map(|prior| Value::Object(prior.clone()).to_string());
    let namespace = field::optional_text(request, "namespace")?.map(str::to_owned);
    let body = match request.get_mut(key) {
        Some(Value::Object(body)) => body,
        Some(Value::Null) | None => return Err(DecodeError::missing(key)),
        Some(other) => {
            return Err(DecodeError::invalid(
                key,
                format!("not an object: {}", field::describe(other)),
            ));
        }
    };
    // At creation the namespace may stand in the request alone; a Namespace is in none, whatever the request says.
    let is_namespace = body.get("kind").and_then(Value::as_str) == Some("Namespace");
    let namespace = namespace.filter(|_| !is_namespace);
    if let (Some(namespace), Some(Value::Object(metadata))) = (namespace, body.get_mut("metadata")) {
        metadata.entry("namespace").or_insert_with(|| namespace.into());
    }
    let mut change = object::decode(body, Feed::Admission(kind), context).under(key)?;
    change.actor = actor;
    change.prior = prior;
    identify(&mut change, &[&id]);
    Ok(change)
}
