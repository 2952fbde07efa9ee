//! THE list of shapes: what recognises and decodes each, which may hold secrets, which may come in parts. Adding a source is one entry
//! here, its words in `shape.rs` and its folder in `adapter/`. Knows nothing of any provider.

use serde_json::Value;

use crate::adapter::{
    Context, DecodeError, Item, arm, aws_api, aws_config, azure, cloudformation, gcp, kubernetes, scan_result,
    terraform,
};
use crate::shape::Shape;

/// What there is to know of one shape.
struct Adapter {
    /// Whether the document is of this shape.
    recognises: fn(&Value) -> bool,
    /// One document to items.
    decode: fn(Value, &Context) -> Result<Vec<Item>, DecodeError>,
    /// Whether bytes that cannot be read may be of this shape and hold secrets, which nobody can take out of them.
    may_hold_secret: fn(&[u8]) -> bool,
    /// Whether its records may carry a part of a resource's state.
    partial: bool,
}

fn adapter(shape: Shape) -> Adapter {
    match shape {
        Shape::AwsConfig => Adapter {
            partial: true,
            ..plain(aws_config::recognises, aws_config::decode)
        },
        Shape::Terraform => Adapter {
            may_hold_secret: terraform::may_hold_secret,
            ..plain(terraform::recognises, terraform::decode)
        },
        Shape::CloudFormation => plain(cloudformation::recognises, cloudformation::decode),
        Shape::Azure => plain(azure::recognises, azure::decode),
        Shape::Arm => Adapter {
            may_hold_secret: arm::may_hold_secret,
            ..plain(arm::recognises, arm::decode)
        },
        Shape::GcpAsset => Adapter {
            partial: true,
            ..plain(gcp::recognises, gcp::decode)
        },
        Shape::Kubernetes => Adapter {
            may_hold_secret: kubernetes::may_hold_secret,
            ..plain(kubernetes::recognises, kubernetes::decode)
        },
        Shape::ScanResult => plain(scan_result::recognises, scan_result::decode),
        Shape::AwsApi => Adapter {
            partial: true,
            ..plain(aws_api::recognises, aws_api::decode)
        },
        Shape::Custom => plain(|_| false, mapped_only),
    }
}

/// What holds no secrets and no parts.
fn plain(recognises: fn(&Value) -> bool, decode: fn(Value, &Context) -> Result<Vec<Item>, DecodeError>) -> Adapter {
    Adapter {
        recognises,
        decode,
        may_hold_secret: |_| false,
        partial: false,
    }
}

fn mapped_only(_: Value, _: &Context) -> Result<Vec<Item>, DecodeError> {
    Err(DecodeError::refused(
        "a record of the user's own form, and no mapping in the config takes it",
    ))
}

/// The first shape that takes the document for its own.
pub(super) fn recognise(value: &Value) -> Option<Shape> {
    Shape::ALL.into_iter().find(|shape| (adapter(*shape).recognises)(value))
}

/// Decodes a document of the shape.
pub(super) fn decode(shape: Shape, value: Value, context: &Context) -> Result<Vec<Item>, DecodeError> {
    (adapter(shape).decode)(value, context)
}

/// Whether bytes that cannot be read may hold secrets.
pub(super) fn may_hold_secret(bytes: &[u8]) -> bool {
    Shape::ALL
        .into_iter()
        .any(|shape| (adapter(shape).may_hold_secret)(bytes))
}

/// Whether records of the shape may carry a part of a resource's state, to be completed by others.
pub fn may_be_partial(shape: Shape) -> bool {
    adapter(shape).partial
}
