//! `Fn::Sub` and `Fn::Join`: texts put together from values. Knows no other function.

use serde_json::Value;

use super::resolve::{Template, unknown};

impl Template<'_> {
    /// A text with `${Name}`, `${Resource.Attribute}`, `${!literal}`; references to what is not known but set keep their `${…}`.
    pub(super) fn substitute(&self, argument: &Value) -> Value {
        let (text, variables) = match argument {
            Value::String(text) => (text.as_str(), None),
            Value::Array(parts) => match parts.as_slice() {
                [Value::String(text)] => (text.as_str(), None),
                [Value::String(text), Value::Object(variables)] => (text.as_str(), Some(variables)),
                _ => return unknown("Fn::Sub of something that is no text"),
            },
            _ => return unknown("Fn::Sub of something that is no text"),
        };
        let (mut out, mut rest) = (String::new(), text);
        while let Some(start) = rest.find("${") {
            out.push_str(&rest[..start]);
            let Some(length) = rest[start..].find('}') else { break };
            let name = rest[start + 2..start + length].trim();
            let whole = start == 0 && out.is_empty() && start + length + 1 == rest.len();
            rest = &rest[start + length + 1..];
            if let Some(literal) = name.strip_prefix('!') {
                out.push_str(&format!("${{{literal}}}"));
                continue;
            }
            let value = match variables.and_then(|variables| variables.get(name)) {
                Some(value) => self.resolve(value).unwrap_or_else(|| Value::String(String::new())),
                None if name.contains('.') => self.attribute(&Value::from(name)),
                // Within a text a region is certainly no wildcard, so the rest of the text stays readable.
                None if name == "AWS::Region" && self.region.is_none() && !whole => Value::from("ref:AWS::Region"),
                None => self
                    .reference(&Value::from(name))
                    .unwrap_or_else(|| Value::String(String::new())),
            };
            if whole && variables.is_none() {
                return value;
            }
            match inline(&value) {
                Some(text) => out.push_str(&text),
                None => return unknown(format!("Fn::Sub with ${{{name}}}, which is not known")),
            }
        }
        out.push_str(rest);
        Value::String(self.spend(out))
    }

    pub(super) fn join(&self, argument: &Value) -> Option<Value> {
        let [delimiter, list] = argument.as_array()?.as_slice() else {
            return None;
        };
        let delimiter = delimiter.as_str()?;
        // A region between other texts: as in `Fn::Sub`.
        let region_only =
            |value: &Value| self.region.is_none() && value.get("Ref").and_then(Value::as_str) == Some("AWS::Region");
        let resolved = match list {
            Value::Array(list) => list
                .iter()
                .filter_map(|value| {
                    if region_only(value) {
                        Some("ref:AWS::Region".into())
                    } else {
                        self.resolve(value)
                    }
                })
                .collect(),
            other => match self.resolve(other)? {
                Value::Array(list) => list,
                _ => return None,
            },
        };
        let parts: Vec<String> = resolved.iter().map(inline).collect::<Option<_>>()?;
        if let ([Value::String(only)], true) = (resolved.as_slice(), parts.len() == 1) {
            return Some(Value::String(only.clone()));
        }
        Some(Value::String(self.spend(parts.join(delimiter))))
    }
}

/// The text of a scalar within another text. A set but unknown value keeps the `${…}` by which templates write it.
fn inline(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let reference = ["ref:", "getatt:"].iter().find_map(|mark| text.strip_prefix(mark));
            Some(reference.map_or_else(|| text.clone(), |name| format!("${{{name}}}")))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
