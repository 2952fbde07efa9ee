//! Records as AWS Config tells of them.

use serde_json::{Value, json};

const REGION: &str = "eu-west-1";

/// A bucket's item as AWS Config tells of it (AWS Config Developer Guide, "Example configuration item change notification").
pub fn item(name: &str, state: u64) -> Value {
    json!({
        "configurationItemCaptureTime": "2026-11-01T10:00:00.000Z",
        "configurationStateId": state,
        "configurationItemVersion": "1.3",
        "configurationItemStatus": "ResourceDiscovered",
        "awsAccountId": "111122223333",
        "awsRegion": REGION,
        "resourceType": "AWS::S3::Bucket",
        "resourceId": name,
        "resourceName": name,
        "ARN": format!("arn:aws:s3:::{name}"),
        "tags": {},
        "relatedEvents": [],
        "relationships": [],
        "configuration": {"name": name},
        "supplementaryConfiguration": {}
    })
}

/// The same as a change notification.
pub fn notification(name: &str) -> Value {
    json!({
        "configurationItemDiff": {"changedProperties": {}, "changeType": "CREATE"},
        "configurationItem": item(name, 1),
        "notificationCreationTime": "2026-11-01T10:00:01.000Z",
        "messageType": "ConfigurationItemChangeNotification",
        "recordVersion": "1.3"
    })
}
