//! What the AWS shapes share: uids, ARNs, documents encoded in text. Knows no envelope.

use serde_json::Value;

use crate::document::bounds::Weight;
use crate::document::json;

/// The uid of a resource without an ARN: `account/region/type/id`, `-` for what is not known.
pub fn composed_uid(account: Option<&str>, region: Option<&str>, resource_type: &str, id: &str) -> String {
    format!(
        "{}/{}/{resource_type}/{id}",
        account.unwrap_or("-"),
        region.unwrap_or("-")
    )
}

/// Account and region that an ARN names (`arn:partition:service:region:account:resource`; both may be empty).
pub fn arn_scope(arn: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = arn.splitn(6, ':');
    if parts.next() != Some("arn") {
        return (None, None);
    }
    let region = parts.nth(2).filter(|region| !region.is_empty());
    let account = parts
        .next()
        .filter(|account| account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()));
    (account, region)
}

/// The partition in which a region lies: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.
pub fn partition(region: Option<&str>) -> &'static str {
    match region {
        Some(region) if region.starts_with("cn-") => "aws-cn",
        Some(region) if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}

/// Replaces each text that holds a JSON object or list by what it holds: policies come as JSON text from most services and
/// percent-encoded from IAM (IAM API Reference, `GetRolePolicy`: "URL-encoded compliant with RFC 3986").
///
/// What is opened takes no more memory than a few records of the largest size; what is more stays the text that it is.
pub fn expand(value: &mut Value) {
    open(value, &Weight::of_text(OPENED));
}

/// Text of one record that is opened; no provider's item is that large.
const OPENED: usize = 4 << 20;

fn open(value: &mut Value, weight: &Weight) {
    match value {
        Value::String(text) => {
            let decoded = if text.starts_with("%7B") {
                percent_decoded(text)
                    .as_deref()
                    .and_then(|text| json::embedded(text, weight))
            } else {
                json::embedded(text, weight)
            };
            if let Some(inner) = decoded {
                *value = inner;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| open(value, weight)),
        Value::Object(object) => object.values_mut().for_each(|value| open(value, weight)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The same for each field of an object.
pub fn expand_fields(object: &mut crate::field::Object) {
    let weight = Weight::of_text(OPENED);
    object.values_mut().for_each(|value| open(value, &weight));
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
                rest = tail;
            }
            (b'%', _) => return None,
            (byte, tail) => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn documents_in_text_are_opened() {
        let mut value = json!({
            "a": "{\"x\":[1]}", "b": "\"{\\\"y\\\":2}\"", "c": "%7B%22z%22%3A%20%22%2A%22%7D", "d": "{broken", "e": "\"quoted\"",
            "f": "%7Bbroken%", "g": ["[1,2]"], "h": "5"
        });
        expand(&mut value);
        let expect = json!({
            "a": {"x": [1]}, "b": {"y": 2}, "c": {"z": "*"}, "d": "{broken", "e": "\"quoted\"", "f": "%7Bbroken%", "g": [[1, 2]], "h": "5"
        });
        assert_eq!(value, expect);
    }

    #[test]
    fn arns_name_account_and_region() {
        assert_eq!(
            arn_scope("arn:aws:ec2:eu-west-1:123456789012:instance/i-1"),
            (Some("123456789012"), Some("eu-west-1"))
        );
        assert_eq!(arn_scope("arn:aws:s3:::bucket"), (None, None));
        assert_eq!(arn_scope("arn:aws:iam::aws:policy/X"), (None, None));
        assert_eq!(arn_scope("bucket"), (None, None));
    }
}
