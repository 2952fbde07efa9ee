//! `Fn::ForEach` in `Resources`, written out where the collection stands in the template. Knows no other function.
//! AWS CloudFormation Template Reference, "Fn::ForEach": `"Fn::ForEach::Name": [Variable, Collection, {Key: Value}]`; the variable
//! stands as `${Variable}` or `&{Variable}` in texts and keys and as `{"Ref": "Variable"}`.

use serde_json::Value;

use crate::field::Object;

/// The key prefix of a loop.
pub(super) const LOOP: &str = "Fn::ForEach::";

/// Bytes that all loops of a template may write out.
const MOST: usize = 16 << 20;

/// The resources with their loops written out; a loop that the template does not decide stays.
pub(super) fn written_out(resources: Object, parameters: Option<&Object>) -> Object {
    if !resources.keys().any(|key| key.starts_with(LOOP)) {
        return resources;
    }
    let (mut out, mut left) = (Object::new(), MOST);
    for (key, value) in resources {
        match key
            .starts_with(LOOP)
            .then(|| expanded(&value, parameters, &mut left))
            .flatten()
        {
            Some(written) => out.extend(written),
            None => drop(out.insert(key, value)),
        }
    }
    out
}

fn expanded(value: &Value, parameters: Option<&Object>, left: &mut usize) -> Option<Object> {
    let [Value::String(variable), collection, Value::Object(body)] = value.as_array()?.as_slice() else {
        return None;
    };
    let mut out = Object::new();
    for element in elements(collection, parameters)? {
        for (key, value) in body {
            *left = left.checked_sub(value.to_string().len() + key.len() + element.len())?;
            let (key, value) = (filled(key, variable, &element), replaced(value, variable, &element));
            if key.starts_with(LOOP) {
                out.extend(expanded(&value, parameters, left)?);
            } else {
                out.insert(key, value);
            }
        }
    }
    Some(out)
}

/// A list of texts, or a list parameter with a default.
fn elements(collection: &Value, parameters: Option<&Object>) -> Option<Vec<String>> {
    match collection {
        Value::Array(list) => list.iter().map(|element| element.as_str().map(str::to_owned)).collect(),
        Value::Object(object) => {
            let default = parameters?
                .get(object.get("Ref")?.as_str()?)?
                .get("Default")?
                .as_str()?;
            Some(default.split(',').map(|element| element.trim().to_owned()).collect())
        }
        _ => None,
    }
}

fn filled(text: &str, variable: &str, element: &str) -> String {
    // `&{…}` leaves only letters and digits, which is what logical ids may hold.
    let plain: String = element.chars().filter(char::is_ascii_alphanumeric).collect();
    text.replace(&format!("${{{variable}}}"), element)
        .replace(&format!("&{{{variable}}}"), &plain)
}

fn replaced(value: &Value, variable: &str, element: &str) -> Value {
    match value {
        Value::String(text) => Value::String(filled(text, variable, element)),
        Value::Array(list) => Value::Array(list.iter().map(|value| replaced(value, variable, element)).collect()),
        Value::Object(object) if object.len() == 1 && object.get("Ref").and_then(Value::as_str) == Some(variable) => {
            element.into()
        }
        Value::Object(object) => Value::Object(
            object
                .iter()
                .map(|(key, value)| (filled(key, variable, element), replaced(value, variable, element)))
                .collect(),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}
