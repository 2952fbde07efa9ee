//! Intrinsic functions of CloudFormation, resolved where the template itself decides them. Knows no resource type.
//! Each function: AWS CloudFormation Template Reference, "Intrinsic function reference".

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use crate::aws;
use crate::decode::{Context, DecodeError};
use crate::field::{self, Object};

/// Bytes of parameter and mapping values that one template may spread over its resources.
const BUDGET: usize = 64 << 20;

/// What of a template its resources refer to.
pub(super) struct Template<'a> {
    parameters: Option<&'a Object>,
    mappings: Option<&'a Object>,
    pub(super) conditions: Option<&'a Object>,
    resources: &'a Object,
    account: Option<&'a str>,
    region: Option<&'a str>,
    left: Cell<usize>,
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
    ["ref:", "getatt:", "import:"].iter().any(|mark| text.starts_with(mark)) || text.contains("${")
}

impl<'a> Template<'a> {
    pub(super) fn new(template: &'a Object, resources: &'a Object, context: &Context<'a>) -> Result<Self, DecodeError> {
        Ok(Self {
            parameters: field::optional_object(template, "Parameters")?,
            mappings: field::optional_object(template, "Mappings")?,
            conditions: field::optional_object(template, "Conditions")?,
            resources,
            account: context.source.account,
            region: context.source.region,
            left: Cell::new(BUDGET),
            decided: RefCell::new(HashMap::new()),
        })
    }

    /// Whether the template's values were multiplied beyond reason.
    pub(super) fn exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// The object with every value resolved; what becomes `AWS::NoValue` is left out.
    pub(super) fn resolve_object(&self, object: &Object) -> Object {
        object
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), self.resolve(value)?)))
            .collect()
    }

    /// The value with its intrinsics resolved; `None` is `AWS::NoValue`.
    pub(super) fn resolve(&self, value: &Value) -> Option<Value> {
        match value {
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

    fn spend(&self, text: String) -> String {
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

    /// `Ref`, and `${Name}` in `Fn::Sub`.
    fn reference(&self, argument: &Value) -> Option<Value> {
        let Some(name) = argument.as_str() else {
            return Some(unknown("Ref of something that is no name"));
        };
        let value = match name {
            "AWS::NoValue" => return None,
            "AWS::Region" => self.region.map_or_else(|| unknown(name), Value::from),
            // The account in which the stack will stand: not known, yet certainly one account and no wildcard.
            "AWS::AccountId" => Value::String(self.account.map_or_else(|| format!("ref:{name}"), str::to_owned)),
            "AWS::Partition" => aws::partition(self.region).into(),
            "AWS::URLSuffix" => if aws::partition(self.region) == "aws-cn" {
                "amazonaws.com.cn"
            } else {
                "amazonaws.com"
            }
            .into(),
            "AWS::StackName" | "AWS::StackId" => Value::String(format!("ref:{name}")),
            "AWS::NotificationARNs" => unknown(name),
            name => match self.parameters.and_then(|parameters| parameters.get(name)) {
                Some(parameter) => self.parameter(name, parameter),
                // SAM names the resources that it adds `<LogicalId>.Version`, `<LogicalId>Role`.
                None if self.names_resource(name) => Value::String(format!("ref:{name}")),
                None => unknown(format!(
                    "Ref {name}: neither a parameter nor a resource of the template"
                )),
            },
        };
        Some(value)
    }

    fn names_resource(&self, name: &str) -> bool {
        let base = name.split('.').next().unwrap_or(name);
        self.resources.contains_key(base)
            || base
                .strip_suffix("Role")
                .is_some_and(|base| self.resources.contains_key(base))
    }

    /// A parameter's value as far as its declaration tells it.
    fn parameter(&self, name: &str, parameter: &Value) -> Value {
        let kind = parameter.get("Type").and_then(Value::as_str).unwrap_or("String");
        let hidden = matches!(parameter.get("NoEcho"), Some(Value::Bool(true)))
            || parameter.get("NoEcho").and_then(Value::as_str) == Some("true");
        let is_list = kind == "CommaDelimitedList" || kind.starts_with("List<");
        let default = parameter.get("Default").filter(|default| !default.is_null());
        let set = || {
            if is_list {
                Value::Array(vec![format!("ref:{name}").into()])
            } else {
                Value::String(format!("ref:{name}"))
            }
        };
        match default {
            // The default is the name of a parameter in Systems Manager, whose value is read when the stack is made.
            _ if kind.starts_with("AWS::SSM::Parameter::Value") => {
                unknown(format!("parameter {name} is read from Systems Manager"))
            }
            // A secret: that it is given is known; a default in the template is a literal secret and never leaves the process.
            None if hidden => set(),
            Some(Value::String(text)) if hidden && text.is_empty() => set(),
            Some(_) if hidden => "(sensitive)".into(),
            // `AWS::EC2::Subnet::Id` and its like: CloudFormation accepts an existing resource's id only.
            None if kind.contains("::") => set(),
            None => unknown(format!("parameter {name} has no default")),
            Some(default) => self.typed(default, kind, is_list),
        }
    }

    fn typed(&self, default: &Value, kind: &str, is_list: bool) -> Value {
        match default {
            Value::String(text) if is_list => {
                let text = self.spend(text.clone());
                Value::Array(
                    text.split(',')
                        .map(str::trim)
                        .filter(|item| !item.is_empty())
                        .map(Value::from)
                        .collect(),
                )
            }
            Value::String(text) if kind == "Number" => text
                .trim()
                .parse::<serde_json::Number>()
                .map_or_else(|_| default.clone(), Value::Number),
            Value::String(text) => Value::String(self.spend(text.clone())),
            other => other.clone(),
        }
    }

    fn attribute(&self, argument: &Value) -> Value {
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
        let resource = text.split('.').next().unwrap_or_default();
        if self.names_resource(resource) {
            Value::String(format!("getatt:{text}"))
        } else {
            unknown(format!("Fn::GetAtt {text}: no such resource in the template"))
        }
    }

    /// A text with `${Name}`, `${Resource.Attribute}`, `${!literal}`; references to what is not known but set keep their `${…}`.
    fn substitute(&self, argument: &Value) -> Value {
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

    fn join(&self, argument: &Value) -> Option<Value> {
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
        let Some([Value::String(condition), yes, no]) = argument.as_array().map(Vec::as_slice) else {
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

/// An object of one key that is an intrinsic function.
fn intrinsic(object: &Object) -> Option<(&str, &Value)> {
    let (name, argument) = object.iter().next().filter(|_| object.len() == 1)?;
    (name == "Ref" || name.starts_with("Fn::")).then_some((name.as_str(), argument))
}
