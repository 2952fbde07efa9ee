//! YAML documents as JSON values. CloudFormation's short tags become their long form (`!Ref X` → `{"Ref": "X"}`); knows
//! nothing else of what a document means.

use serde::Deserialize;
use serde_json::{Map, Number, Value};
use serde_norway::Value as Yaml;

use super::json;
use super::record::{Document, Documents};

/// The reason given for a template of Helm or Jinja that nobody rendered.
pub const UNRENDERED: &str =
    "an unrendered template: `{{` stands where a value should; render it first (helm template)";

/// Splits a text at its document markers and reads each document on its own, so that a broken one costs itself only.
pub fn split(text: &str) -> Documents<'_> {
    let mut list = Vec::new();
    for (line, chunk) in chunks(text) {
        match parse(chunk) {
            Ok(Value::Null) => {}
            value => list.push(Document {
                bytes: chunk.as_bytes(),
                line,
                value,
            }),
        }
    }
    if list.is_empty() {
        let value = Err("no record in the input".to_owned());
        return Documents {
            list: vec![Document {
                bytes: text.as_bytes(),
                line: 1,
                value,
            }],
            single: true,
        };
    }
    if let [
        Document {
            bytes,
            line,
            value: Ok(Value::Array(_)),
        },
    ] = list.as_slice()
    {
        let (bytes, line) = (*bytes, *line);
        if let Some(Document {
            value: Ok(Value::Array(elements)),
            ..
        }) = list.pop()
        {
            let list = elements
                .into_iter()
                .map(|value| Document {
                    bytes,
                    line,
                    value: Ok(value),
                })
                .collect();
            return Documents { list, single: false };
        }
    }
    let single = list.len() == 1;
    Documents { list, single }
}

/// The documents' texts with the line on which each starts. `---` opens a document, `...` ends one (YAML 1.2.2, section 9.1).
fn chunks(text: &str) -> Vec<(usize, &str)> {
    let (mut chunks, mut start, mut first, mut at) = (Vec::new(), 0, 1, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        let marker = bare == "---" || bare.starts_with("--- ") || bare == "...";
        if marker {
            chunks.push((first, &text[start..at]));
            // What follows the marker on its line (`--- !tag`, a comment) belongs to the new document.
            start = at + 3;
            first = number + if bare.len() == 3 { 2 } else { 1 };
        }
        at += line.len();
    }
    chunks.push((first, &text[start..]));
    // Comments alone, or directives (`%YAML 1.2`), are no document.
    chunks.retain(|(_, chunk)| {
        chunk
            .lines()
            .any(|line| !line.trim().is_empty() && !line.starts_with(['#', '%']))
    });
    chunks
}

fn parse(text: &str) -> Result<Value, String> {
    let mut yaml =
        Yaml::deserialize(serde_norway::Deserializer::from_str(text)).map_err(|error| explain(text, &error))?;
    yaml.apply_merge().map_err(|error| explain(text, &error))?;
    let value = convert(yaml)?;
    if json::depth(&value) > json::DEEPEST {
        return Err(format!("not YAML of a resource: nested deeper than {}", json::DEEPEST));
    }
    match value {
        // Plain text is not a record; a bare word is most likely a file of another kind.
        Value::String(_) | Value::Bool(_) | Value::Number(_) => Err("neither a JSON nor a YAML object".to_owned()),
        other => Ok(other),
    }
}

fn explain(text: &str, error: &serde_norway::Error) -> String {
    if text.contains("{{") {
        UNRENDERED.to_owned()
    } else {
        format!("not YAML: {error}")
    }
}

fn convert(yaml: Yaml) -> Result<Value, String> {
    Ok(match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(value),
        Yaml::Number(number) => convert_number(&number),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(list) => Value::Array(list.into_iter().map(convert).collect::<Result<_, _>>()?),
        Yaml::Mapping(mapping) => {
            let mut object = Map::new();
            for (key, value) in mapping {
                let key = convert_key(key)?;
                if object.contains_key(&key) {
                    return Err(format!("not YAML: duplicate key {key:?}"));
                }
                object.insert(key, convert(value)?);
            }
            Value::Object(object)
        }
        Yaml::Tagged(tagged) => {
            let value = convert(tagged.value)?;
            long_form(tagged.tag.to_string().trim_start_matches('!'), value)
        }
    })
}

fn convert_number(number: &serde_norway::Number) -> Value {
    if let Some(value) = number.as_i64() {
        return Value::Number(value.into());
    }
    if let Some(value) = number.as_u64() {
        return Value::Number(value.into());
    }
    // `.inf` and `.nan` have no JSON form; their text keeps them visible.
    number
        .as_f64()
        .and_then(Number::from_f64)
        .map_or_else(|| Value::String(number.to_string()), Value::Number)
}

fn convert_key(key: Yaml) -> Result<String, String> {
    match key {
        Yaml::String(text) => Ok(text),
        Yaml::Bool(value) => Ok(value.to_string()),
        Yaml::Number(value) => Ok(value.to_string()),
        Yaml::Null => Ok("null".to_owned()),
        Yaml::Sequence(_) => {
            Err("not YAML of a resource: a list is used as a key; is a value `{{ … }}` unrendered?".to_owned())
        }
        Yaml::Mapping(_) => Err(UNRENDERED.to_owned()),
        Yaml::Tagged(tagged) => Err(format!("not YAML of a resource: a tag {} is used as a key", tagged.tag)),
    }
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
