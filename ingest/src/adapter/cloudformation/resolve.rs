//! Intrinsic functions of CloudFormation, resolved where the template itself decides them. Knows no resource type.
//! Each function: AWS CloudFormation Template Reference, "Intrinsic function reference".

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use crate::adapter::{Context, DecodeError};
use crate::field::{self, Object};

/// Bytes of parameter and mapping values that one template may spread over its resources.
const BUDGET: usize = 64 << 20;
/// What a level costs of it.
const LEVEL: usize = 16;
/// What a macro, or AWS::Include, will replace: "Fn::Transform", "it processes its siblings as well".
pub(super) const TRANSFORM: &str = "Fn::Transform";
/// Values, functions and conditions within each other.
const DEEPEST: usize = 192;

/// What the names of properties end with whose value says no more than that there is one: a key, a role, a network.
const NAMING: [&str; 5] = ["Arn", "ARN", "Id", "Identifier", "Name"];
/// The same of secrets.
const SECRET: [&str; 11] = [
    "Password",
    "PASSWORD",
    "Token",
    "SecretString",
    "PrivateKey",
    "SshKey",
    "AccessKey",
    "TokenKey",
    "SecretKey",
    "ClientSecret",
    "client_secret",
];

/// What of a template its resources refer to.
pub(super) struct Template<'a> {
    pub(super) parameters: Option<&'a Object>,
    mappings: Option<&'a Object>,
    pub(super) conditions: Option<&'a Object>,
    pub(super) resources: &'a Object,
    pub(super) account: Option<&'a str>,
    pub(super) region: Option<&'a str>,
    left: Cell<usize>,
    depth: Cell<usize>,
    /// Conditions decided so far, so that conditions that name each other twice over cost no more than their text.
    pub(super) decided: RefCell<HashMap<String, Option<bool>>>,
}

/// `{"$unknown": why}`
pub(super) fn unknown(why: impl Into<String>) -> Value {
    Value::Object(Map::from_iter([(UNKNOWN.to_owned(), Value::String(why.into()))]))
}

/// Whether the value, or anything in it, is not known.
pub(super) fn is_unknown(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.contains_key(UNKNOWN) || object.values().any(is_unknown),
        Value::Array(list) => list.iter().any(is_unknown),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Whether the text stands for a value that is set but not known.
pub(super) fn is_reference(text: &str) -> bool {
    ["ref:", "getatt:", "import:", "parameter:"]
        .iter()
        .any(|mark| text.starts_with(mark))
        || text.contains("${")
}

impl<'a> Template<'a> {
    pub(super) fn new(template: &'a Object, resources: &'a Object, context: &Context<'a>) -> Result<Self, DecodeError> {
        Ok(Self {
            parameters: field::optional_object(template, "Parameters")?,
            mappings: field::optional_object(template, "Mappings")?,
            conditions: field::optional_object(template, "Conditions")?,
            resources,
            account: context.account,
            region: context.region,
            left: Cell::new(BUDGET),
            depth: Cell::new(0),
            decided: RefCell::new(HashMap::new()),
        })
    }

    /// A list of passwords, each as it would stand by itself.
    fn passwords(&self, items: &[Value]) -> Value {
        let each = |item: &Value| {
            let resolved = self.resolve(item)?;
            let set = is_unknown(&resolved).then(|| self.given("Password", item));
            Some(set.flatten().unwrap_or(resolved))
        };
        items.iter().filter_map(each).collect()
    }

    /// Whether the template's values were multiplied beyond reason.
    pub(super) fn exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// The object with every value resolved; what becomes `AWS::NoValue` is left out.
    pub(super) fn resolve_object(&self, object: &Object) -> Object {
        let resolved = |(key, value): (&String, &Value)| {
            let resolved = self.resolve(value)?;
            let set = match value {
                Value::Array(items) if key.ends_with("Passwords") => Some(self.passwords(items)),
                _ if is_unknown(&resolved) => self.given(key, value),
                _ => None,
            };
            Some((key.clone(), set.unwrap_or(resolved)))
        };
        object.iter().filter_map(resolved).collect()
    }

    /// What stands for a value that is given and not known, behind `Fn::If` too: of the branch that is chosen, or of both where each
    /// gives one.
    fn given(&self, key: &str, value: &Value) -> Option<Value> {
        let Some((condition, yes, no)) = branches(value) else {
            return given(key, value, self.parameters);
        };
        let one = |branch| {
            let resolved = self.resolve(branch)?;
            let set = is_unknown(&resolved).then(|| self.given(key, branch));
            Some(set.flatten().unwrap_or(resolved))
        };
        match self.condition(condition) {
            Some(true) => self.given(key, yes),
            Some(false) => self.given(key, no),
            None if !ends(key, &NAMING) => None,
            None => match (one(yes)?, one(no)?) {
                (Value::String(yes), Value::String(no)) if is_reference(&yes) && is_reference(&no) => {
                    Some(Value::String(format!("{yes}|{no}")))
                }
                _ => None,
            },
        }
    }

    /// The value with its intrinsics resolved; `None` is `AWS::NoValue`.
    pub(super) fn resolve(&self, value: &Value) -> Option<Value> {
        self.deeper(|| self.resolved(value))
            .unwrap_or_else(|| Some(unknown("nested too deep, or too large")))
    }

    fn resolved(&self, value: &Value) -> Option<Value> {
        match value {
            // A macro puts in what it likes, beside what is written too.
            Value::Object(object) if object.contains_key(TRANSFORM) => Some(unknown(TRANSFORM)),
            Value::Object(object) => match intrinsic(object) {
                Some((name, argument)) => self.call(name, argument),
                None => Some(Value::Object(self.resolve_object(object))),
            },
            Value::Array(list) => Some(Value::Array(
                list.iter().filter_map(|value| self.resolve(value)).collect(),
            )),
            Value::String(text) => Some(Value::String(self.spend(text.clone()))),
            Value::Null | Value::Bool(_) | Value::Number(_) => Some(value.clone()),
        }
    }

    /// One level of values, functions and conditions within each other, which name each other and may do so in a circle: all share one
    /// depth, for all share one stack, and one budget, for each may do so twice. `None` beyond either.
    pub(super) fn deeper<T>(&self, inner: impl FnOnce() -> T) -> Option<T> {
        let depth = self.depth.get();
        self.left.set(self.left.get().saturating_sub(LEVEL));
        if depth >= DEEPEST || self.exhausted() {
            return None;
        }
        self.depth.set(depth + 1);
        let value = inner();
        self.depth.set(depth);
        Some(value)
    }

    pub(super) fn spend(&self, text: String) -> String {
        self.left.set(self.left.get().saturating_sub(text.len() + 1));
        if self.exhausted() { String::new() } else { text }
    }

    fn call(&self, name: &str, argument: &Value) -> Option<Value> {
        if self.exhausted() {
            return Some(unknown("too large"));
        }
        match name {
            "Ref" => self.reference(argument),
            "Fn::GetAtt" => Some(self.attribute(argument)),
            "Fn::Sub" => Some(self.substitute(argument)),
            "Fn::Join" => Some(
                self.join(argument)
                    .unwrap_or_else(|| unknown("Fn::Join of a value that is not known")),
            ),
            "Fn::Select" => self
                .select(argument)
                .or_else(|| Some(unknown("Fn::Select of a value that is not known"))),
            "Fn::Split" => Some(
                self.split(argument)
                    .unwrap_or_else(|| unknown("Fn::Split of a value that is not known")),
            ),
            "Fn::FindInMap" => Some(
                self.find_in_map(argument)
                    .unwrap_or_else(|| unknown("Fn::FindInMap with a key that is not known")),
            ),
            "Fn::If" => self.choose(argument),
            "Fn::ImportValue" => Some(match self.resolve(argument) {
                Some(Value::String(text)) => Value::String(format!("import:{text}")),
                _ => unknown("Fn::ImportValue of a name that is not known"),
            }),
            // The text before encoding is what a rule wants to read.
            "Fn::Base64" => self.resolve(argument),
            "Fn::Length" => Some(match self.resolve(argument) {
                Some(Value::Array(list)) if !list.iter().any(is_unknown) => Value::from(list.len()),
                _ => unknown("Fn::Length of a list that is not known"),
            }),
            "Fn::ToJsonString" => Some(match self.resolve(argument) {
                Some(value) if !is_unknown(&value) => Value::String(self.spend(value.to_string())),
                _ => unknown("Fn::ToJsonString of a value that is not known"),
            }),
            "Fn::Equals" | "Fn::And" | "Fn::Or" | "Fn::Not" => {
                let verdict = self.decide(&Value::Object(Map::from_iter([(name.to_owned(), argument.clone())])));
                Some(verdict.map_or_else(|| unknown(format!("{name} is not decided")), Value::Bool))
            }
            // Fn::Cidr, Fn::GetAZs, Fn::Transform and what AWS may add: decided by AWS.
            _ => Some(unknown(name)),
        }
    }

    pub(super) fn attribute(&self, argument: &Value) -> Value {
        let text = match argument {
            Value::String(text) => text.clone(),
            Value::Array(parts) => {
                let parts: Option<Vec<String>> = parts
                    .iter()
                    .map(|part| self.resolve(part).and_then(|part| part.as_str().map(str::to_owned)))
                    .collect();
                match parts {
                    Some(parts) => parts.join("."),
                    None => return unknown("Fn::GetAtt with a name that is not known"),
                }
            }
            _ => return unknown("Fn::GetAtt of something that is no name"),
        };
        // Only resources have attributes; one that a cut-out template does not show has them all the same.
        Value::String(format!("getatt:{text}"))
    }

    fn select(&self, argument: &Value) -> Option<Value> {
        let [index, list] = argument.as_array()?.as_slice() else {
            return None;
        };
        let index = match self.resolve(index)? {
            Value::Number(number) => usize::try_from(number.as_u64()?).ok()?,
            Value::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        match self.resolve(list)? {
            // An element of a list that is known to be set only as a whole is set as well.
            Value::Array(list) => match list.as_slice() {
                [Value::String(text)] if text.starts_with("ref:") => Some(Value::String(text.clone())),
                list => list.get(index).cloned(),
            },
            _ => None,
        }
    }

    fn split(&self, argument: &Value) -> Option<Value> {
        let [delimiter, text] = argument.as_array()?.as_slice() else {
            return None;
        };
        let (delimiter, text) = (delimiter.as_str().filter(|text| !text.is_empty())?, self.resolve(text)?);
        let text = text.as_str().filter(|text| !is_reference(text))?.to_owned();
        Some(Value::Array(
            self.spend(text).split(delimiter).map(Value::from).collect(),
        ))
    }

    fn find_in_map(&self, argument: &Value) -> Option<Value> {
        let arguments = argument.as_array()?;
        let default = arguments.get(3).and_then(|options| options.get("DefaultValue"));
        let key = |position: usize| match self.resolve(arguments.get(position)?)? {
            Value::String(text) if !is_reference(&text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let (map, first, second) = (key(0)?, key(1)?, key(2)?);
        let found = self
            .mappings
            .and_then(|mappings| mappings.get(&map)?.get(&first)?.get(&second));
        found.or(default).and_then(|value| self.resolve(value))
    }

    /// `Fn::If`: `None` where the chosen branch is `AWS::NoValue`.
    fn choose(&self, argument: &Value) -> Option<Value> {
        let Some((condition, yes, no)) = parts(argument) else {
            return Some(unknown("Fn::If without a condition and two values"));
        };
        match self.condition(condition) {
            Some(true) => self.resolve(yes),
            Some(false) => self.resolve(no),
            None => {
                let (yes, no) = (self.resolve(yes), self.resolve(no));
                if yes == no {
                    yes
                } else {
                    Some(unknown(format!("condition {condition} is not decided")))
                }
            }
        }
    }
}

/// A parameter without a default in a property that names a key, a role, a network or a secret: what is given is not known,
/// that something is given is. Elsewhere (an address range, a switch) the value itself decides, and it stays unknown.
/// A secret out of a parameter without `NoEcho` is `parameter:Name`: everybody who may describe the stack reads it.
fn given(key: &str, value: &Value, parameters: Option<&Object>) -> Option<Value> {
    let name = value
        .as_object()
        .filter(|object| object.len() == 1)?
        .get("Ref")?
        .as_str()
        .filter(|name| !name.starts_with("AWS::"))?;
    let shown = ends(key, &SECRET) && parameters.is_some_and(|parameters| parameters.contains_key(name));
    let mark = if shown { "parameter" } else { "ref" };
    (ends(key, &NAMING) || ends(key, &SECRET)).then(|| Value::String(format!("{mark}:{name}")))
}

fn ends(key: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| key.ends_with(ending))
}

/// The condition of an `Fn::If`, and its two values.
fn branches(value: &Value) -> Option<(&str, &Value, &Value)> {
    let (name, argument) = value.as_object().and_then(intrinsic)?;
    (name == "Fn::If").then(|| parts(argument)).flatten()
}

fn parts(argument: &Value) -> Option<(&str, &Value, &Value)> {
    match argument.as_array()?.as_slice() {
        [Value::String(condition), yes, no] => Some((condition, yes, no)),
        _ => None,
    }
}

/// An object of one key that is an intrinsic function.
fn intrinsic(object: &Object) -> Option<(&str, &Value)> {
    let (name, argument) = object.iter().next().filter(|_| object.len() == 1)?;
    (name == "Ref" || name.starts_with("Fn::")).then_some((name.as_str(), argument))
}

#[cfg(test)]
mod tests;
