//! THE list of shapes: what recognises and decodes each, which may hold secrets, which may come in parts. Adding a source is one entry
//! here, its words in `shape.rs` and its folder in `adapter/`. Knows nothing of any provider.

use schemas::ConfigChange;
use serde_json::Value;

use crate::adapter::{
    Context, DecodeError, Item, arm, aws_api, aws_config, azure, cloudformation, gcp, kubernetes, scan_result,
    terraform,
};
use crate::document::bare::bare;
use crate::shape::Shape;

/// What there is to know of one shape.
struct Adapter {
    /// Whether the document is of this shape.
    recognises: fn(&Value) -> bool,
    /// One document to items.
    decode: fn(Value, &Context) -> Result<Vec<Item>, DecodeError>,
    /// Whether a bare text (`document/bare.rs`) may be of this shape and hold secrets, which nobody can take out of it.
    may_hold_secret: fn(&[u8]) -> bool,
    /// Whether its records may carry a part of a resource's state.
    partial: bool,
}

impl Adapter {
    fn new(recognises: fn(&Value) -> bool, decode: fn(Value, &Context) -> Result<Vec<Item>, DecodeError>) -> Self {
        Self {
            recognises,
            decode,
            may_hold_secret: never,
            partial: false,
        }
    }

    fn with_secrets(self, may_hold_secret: fn(&[u8]) -> bool) -> Self {
        Self {
            may_hold_secret,
            ..self
        }
    }

    fn in_parts(self) -> Self {
        Self { partial: true, ..self }
    }
}

fn adapter(shape: Shape) -> Adapter {
    match shape {
        Shape::AwsConfig => Adapter::new(aws_config::recognises, aws_config::decode).in_parts(),
        Shape::Terraform => {
            Adapter::new(terraform::recognises, terraform::decode).with_secrets(terraform::may_hold_secret)
        }
        Shape::CloudFormation => Adapter::new(cloudformation::recognises, cloudformation::decode)
            .with_secrets(cloudformation::may_hold_secret),
        Shape::Azure => Adapter::new(azure::recognises, azure::decode),
        Shape::Arm => Adapter::new(arm::recognises, arm::decode).with_secrets(arm::may_hold_secret),
        Shape::GcpAsset => Adapter::new(gcp::recognises, gcp::decode).in_parts(),
        Shape::Kubernetes => {
            Adapter::new(kubernetes::recognises, kubernetes::decode).with_secrets(kubernetes::may_hold_secret)
        }
        Shape::ScanResult => Adapter::new(scan_result::recognises, scan_result::decode),
        Shape::AwsApi => Adapter::new(aws_api::recognises, aws_api::decode).in_parts(),
        Shape::Custom => Adapter::new(|_| false, mapped_only),
    }
}

fn never(_: &[u8]) -> bool {
    false
}

fn mapped_only(_: Value, _: &Context) -> Result<Vec<Item>, DecodeError> {
    Err(DecodeError::refused(
        "a record of the user's own form, and no mapping in the config takes it",
    ))
}

/// What a document looks like that no shape takes for its own, and what it lacks.
pub(super) fn lacks(value: &Value) -> Option<String> {
    aws_api::lacks(value)
}

/// The first shape that takes the document for its own.
pub(super) fn recognise(value: &Value) -> Option<Shape> {
    Shape::ALL
        .iter()
        .copied()
        .find(|shape| (adapter(*shape).recognises)(value))
}

/// Decodes a document of the shape.
pub(super) fn decode(shape: Shape, value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    (adapter(shape).decode)(value, context)
}

/// Lays objects of several documents of one input over each other, where one decides about another.
pub(super) fn lay<'c>(changes: impl Iterator<Item = &'c mut ConfigChange>) {
    kubernetes::lay(changes);
}

/// Whether bytes may hold secrets, however they are written and whatever is wrapped around them.
pub(super) fn may_hold_secret(bytes: &[u8]) -> bool {
    let bare = bare(bytes);
    Shape::ALL.iter().any(|shape| (adapter(*shape).may_hold_secret)(&bare))
}

/// Takes secrets out of a value that becomes a reject: those whose place is known by it, and texts that may hold one.
pub(super) fn hide_secrets(value: &mut Value) {
    kubernetes::redact(value);
    hide_texts(value);
}

fn hide_texts(value: &mut Value) {
    match value {
        // Shorter ones hold no mark and a secret beside it.
        Value::String(text) if text.len() > 16 && may_hold_secret(text.as_bytes()) => {
            *value = "(withheld: it may hold secrets)".into();
        }
        Value::Array(list) => list.iter_mut().for_each(hide_texts),
        Value::Object(object) => object.values_mut().for_each(hide_texts),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether records of the shape may carry a part of a resource's state, to be completed by others.
pub fn may_be_partial(shape: Shape) -> bool {
    adapter(shape).partial
}
