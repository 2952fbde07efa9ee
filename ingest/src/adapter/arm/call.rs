//! Evaluates expressions in a scope: conditions, loops, places, the user's functions; what arguments alone decide is in
//! `arm/function.rs`. Knows no resource.

use std::rc::Rc;

use serde_json::Value;

use super::expression::Expression;
use super::function;
use super::scope::Scope;
use super::undecided::{find, member, reference_to, undecided};
use super::value::unknown;
use crate::field::Object;

impl Scope<'_> {
    pub(super) fn evaluate(&self, expression: &Expression) -> Value {
        self.deeper(16, || match expression {
            Expression::Literal(value) => value.clone(),
            Expression::Path { of, steps } => steps.iter().fold(self.evaluate(of), |value, step| {
                member(&value, &self.evaluate(&step.index), step.safe)
            }),
            Expression::Call { name, arguments } => self.call(name, arguments),
        })
    }

    fn call(&self, name: &str, arguments: &[Expression]) -> Value {
        let argument = |position: usize| arguments.get(position).map(|it| self.evaluate(it));
        match name {
            "parameters" => self.named(argument(0), |name| self.parameter(name)),
            "variables" => self.named(argument(0), |name| self.variable(name)),
            "if" => self.choose(arguments),
            "and" | "or" => self.both(name == "or", arguments),
            "coalesce" => self.coalesce(arguments),
            "copyindex" => self.position(&arguments.iter().map(|it| self.evaluate(it)).collect::<Vec<_>>()),
            "resourceid"
            | "subscriptionresourceid"
            | "tenantresourceid"
            | "managementgroupresourceid"
            | "extensionresourceid" => reference_to(&arguments.iter().map(|it| self.evaluate(it)).collect::<Vec<_>>()),
            "resourcegroup" => self.place(&[("location", self.region), ("name", None), ("tags", None)]),
            "subscription" => self.place(&[("subscriptionId", self.account), ("tenantId", None)]),
            "tryget" => self.try_get(arguments),
            "map" | "filter" | "toobject" => self
                .with_lambda(name, arguments)
                .unwrap_or_else(|| unknown(format!("{name}() of a list that is not known"))),
            "lambdavariables" => self.named(argument(0), |name| {
                let mut variables = self.lambda_variables.iter().rev();
                let found = variables.find(|(known, _)| known.eq_ignore_ascii_case(name));
                found.map_or_else(
                    || unknown(format!("`{name}` is no lambda variable")),
                    |(_, value)| self.remembered(Value::clone(value)),
                )
            }),
            _ => self.apply(name, arguments.iter().map(|it| self.evaluate(it)).collect()),
        }
    }

    fn named(&self, name: Option<Value>, find: impl Fn(&str) -> Value) -> Value {
        match name {
            Some(Value::String(name)) => find(&name),
            _ => unknown("a name that is not known"),
        }
    }

    fn choose(&self, arguments: &[Expression]) -> Value {
        let [condition, yes, no] = arguments else {
            return unknown("if() without three arguments");
        };
        match self.evaluate(condition) {
            Value::Bool(true) => self.evaluate(yes),
            Value::Bool(false) => self.evaluate(no),
            _ => {
                let (yes, no) = (self.evaluate(yes), self.evaluate(no));
                if yes == no {
                    yes
                } else {
                    unknown("a condition that the template does not decide")
                }
            }
        }
    }

    /// `and`, `or`: one deciding argument is enough, whatever the others are.
    fn both(&self, decides: bool, arguments: &[Expression]) -> Value {
        let mut all_known = true;
        for argument in arguments {
            match self.evaluate(argument) {
                Value::Bool(value) if value == decides => return decides.into(),
                Value::Bool(_) => {}
                _ => all_known = false,
            }
        }
        if all_known {
            (!decides).into()
        } else {
            unknown("a condition that the template does not decide")
        }
    }

    fn coalesce(&self, arguments: &[Expression]) -> Value {
        arguments
            .iter()
            .map(|it| self.evaluate(it))
            .find(|value| !value.is_null())
            .unwrap_or_default()
    }

    /// `copyIndex()`, `copyIndex(offset)`, `copyIndex('loop')`, `copyIndex('loop', offset)`.
    fn position(&self, arguments: &[Value]) -> Value {
        let (name, offset) = match arguments {
            [Value::String(name), rest @ ..] => (Some(name), rest.first()),
            rest => (None, rest.first()),
        };
        let is_named = |entry: &&(String, Option<i64>)| name.is_none_or(|name| entry.0.eq_ignore_ascii_case(name));
        let position = self.loops.iter().rev().find(is_named).and_then(|entry| entry.1);
        let offset = offset.map_or(Some(0), Value::as_i64);
        match (position, offset) {
            (Some(position), Some(offset)) => position.saturating_add(offset).into(),
            _ => unknown("position in a loop that is not known"),
        }
    }

    /// `resourceGroup()`, `subscription()`: what the caller said of them, the rest known at deployment.
    fn place(&self, fields: &[(&str, Option<&str>)]) -> Value {
        let field = |(key, value): &(&str, Option<&str>)| {
            let value = value.map_or_else(|| unknown(format!("`{key}` is known at deployment")), Value::from);
            ((*key).to_owned(), value)
        };
        Value::Object(fields.iter().map(field).collect())
    }

    fn try_get(&self, arguments: &[Expression]) -> Value {
        let mut values = arguments.iter().map(|it| self.evaluate(it));
        let first = values.next().unwrap_or_default();
        values.fold(first, |value, key| member(&value, &key, true))
    }

    fn apply(&self, name: &str, arguments: Vec<Value>) -> Value {
        if name.contains('.') {
            return self.user_function(name, &arguments);
        }
        if let Some(value) = undecided(name, &arguments) {
            return value;
        }
        let value = function::call(name, &arguments);
        self.remembered(value.unwrap_or_else(|| unknown(format!("{name}() is known at deployment"))))
    }

    /// `namespace.name(…)`: sees its own parameters only.
    fn user_function(&self, name: &str, arguments: &[Value]) -> Value {
        let found = name.split_once('.').and_then(|(namespace, member)| {
            let is_namespace = |entry: &&Value| {
                entry
                    .get("namespace")
                    .and_then(Value::as_str)
                    .is_some_and(|it| it.eq_ignore_ascii_case(namespace))
            };
            find(
                self.functions.iter().find(is_namespace)?.get("members")?.as_object()?,
                member,
            )
        });
        let Some(function) = found else {
            return unknown(format!("{name}() is not declared"));
        };
        let names = function
            .get("parameters")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let bound: Object = names
            .iter()
            .zip(arguments)
            .filter_map(|(declared, value)| Some((declared.get("name")?.as_str()?.to_owned(), value.clone())))
            .collect();
        let mut scope = self.outermost();
        scope.arguments = Some(Rc::new(bound));
        let output = function.get("output").and_then(|output| output.get("value"));
        output.map_or_else(
            || unknown(format!("{name}() has no output")),
            |output| scope.resolve(output),
        )
    }

    /// `map(list, lambda('x', …))`, `filter(…)`, `toObject(list, lambda for the key[, lambda for the value])`: Azure Resource Manager,
    /// "Lambda functions for ARM templates". A lambda's second parameter is the position.
    fn with_lambda(&self, name: &str, arguments: &[Expression]) -> Option<Value> {
        let Value::Array(list) = self.evaluate(arguments.first()?) else {
            return None;
        };
        let run = |lambda: &Expression, element: &Value, position: usize| {
            let Expression::Call { name, arguments } = lambda else {
                return None;
            };
            let (body, names) = arguments.split_last().filter(|_| name == "lambda")?;
            let mut inner = self.clone();
            for (name, value) in names.iter().zip([element.clone(), position.into()]) {
                let Expression::Literal(Value::String(name)) = name else {
                    return None;
                };
                inner.lambda_variables.push((name.clone(), Rc::new(value)));
            }
            Some(inner.evaluate(body))
        };
        let mut results = Vec::with_capacity(list.len());
        let mut object = Object::new();
        for (position, element) in list.iter().enumerate() {
            let result = run(arguments.get(1)?, element, position)?;
            match (name, result) {
                ("map", result) => results.push(result),
                ("filter", Value::Bool(true)) => results.push(element.clone()),
                ("filter", Value::Bool(false)) => {}
                ("toobject", Value::String(key)) => {
                    let value = arguments
                        .get(2)
                        .map_or(Some(element.clone()), |value| run(value, element, position))?;
                    object.insert(key, value);
                }
                _ => return None,
            }
        }
        let value = if name == "toobject" {
            Value::Object(object)
        } else {
            results.into()
        };
        Some(self.remembered(value))
    }
}
