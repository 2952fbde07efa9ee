//! `Ref`: parameters as far as their declarations tell their values, pseudo parameters, resources. Knows no other function.

use serde_json::Value;

use super::resolve::{Template, unknown};
use crate::adapter::aws;

impl Template<'_> {
    /// `Ref`, and `${Name}` in `Fn::Sub`.
    pub(super) fn reference(&self, argument: &Value) -> Option<Value> {
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
}
