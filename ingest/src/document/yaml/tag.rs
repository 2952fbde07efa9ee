//! Tags. Knows CloudFormation's short forms and YAML's own.

use std::borrow::Cow;

use saphyr_parser::Tag;
use serde_json::{Map, Value};

use super::scalar;

/// A scalar with its tag, if it has one; `plain` says that it stands without quotes.
pub(super) fn scalar(text: Cow<'_, str>, plain: bool, tag: Option<&Tag>) -> Value {
    let core = tag.filter(|tag| tag.is_yaml_core_schema());
    let is_text = core.is_some_and(|tag| tag.suffix == "str") || tag.is_some_and(is_text_by_itself);
    let value = if is_text || (!plain && core.is_none()) {
        text.into_owned().into()
    } else {
        scalar::plain(&text)
    };
    tagged(value, tag)
}

/// A value with its tag.
pub(super) fn tagged(value: Value, tag: Option<&Tag>) -> Value {
    match tag {
        Some(tag) if !tag.is_yaml_core_schema() && !is_text_by_itself(tag) => long_form(&tag.suffix, value),
        _ => value,
    }
}

/// `! text`: the tag that says that nothing is to be resolved (YAML 1.2.2, section 6.9.1).
fn is_text_by_itself(tag: &Tag) -> bool {
    tag.handle.is_empty() && tag.suffix == "!"
}

/// AWS CloudFormation User Guide, "Intrinsic function reference": every short form has the long form `Fn::` plus the name,
/// but `Ref` and `Condition`; the short `!GetAtt a.b` splits at the first dot.
fn long_form(tag: &str, value: Value) -> Value {
    let (name, value) = match (tag, value) {
        ("Ref" | "Condition", value) => (tag.to_owned(), value),
        ("GetAtt", Value::String(text)) => {
            let (resource, attribute) = text.split_once('.').unwrap_or((&text, ""));
            (
                "Fn::GetAtt".to_owned(),
                Value::Array(vec![resource.into(), attribute.into()]),
            )
        }
        (tag, value) => (format!("Fn::{tag}"), value),
    };
    Value::Object(Map::from_iter([(name, value)]))
}
