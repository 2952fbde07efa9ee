//! What expressions of one template may name: parameters, variables, the user's functions, loops. Evaluates expressions in it;
//! what a pure function gives is in `arm/function.rs`. Knows no resource.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

use super::expression;
use super::secret::is_secure;
use super::undecided::find;
use super::value::{SENSITIVE, unknown, weight};
use crate::adapter::DecodeError;
use crate::document::json;
use crate::field::{self, Object};

/// Bytes that the values of one template may grow to.
const BUDGET: usize = 64 << 20;
/// Values, expressions and variables within each other.
const DEEPEST: usize = 128;
/// Azure Resource Manager, "Copy loops", limits: at most 800 iterations.
pub(super) const MOST_COPIES: i64 = 800;

/// What one file's templates share.
#[derive(Debug)]
pub(super) struct Limits {
    left: Cell<usize>,
    depth: Cell<usize>,
}

impl Limits {
    pub(super) fn new() -> Rc<Self> {
        Rc::new(Self {
            left: Cell::new(BUDGET),
            depth: Cell::new(0),
        })
    }

    /// Whether the values have grown beyond the budget.
    pub(super) fn exhausted(&self) -> bool {
        self.left.get() == 0
    }

    pub(super) fn spend(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes));
    }
}

/// The names of one template.
#[derive(Debug, Clone)]
pub(super) struct Scope<'a> {
    parameters: Option<&'a Object>,
    variables: Option<&'a Object>,
    pub(super) functions: &'a [Value],
    /// Values given to parameters, by lower-case name.
    supplied: Rc<Object>,
    /// Variables evaluated so far, and those being evaluated as `None`.
    variable_values: Rc<RefCell<HashMap<String, Option<Value>>>>,
    /// Name and position of the loops around the expression, the innermost last.
    pub(super) loops: Vec<(String, Option<i64>)>,
    /// Inside a user's function: its arguments, which are all that it sees.
    pub(super) arguments: Option<Rc<Object>>,
    /// Variables of the lambdas around the expression, the innermost last.
    pub(super) lambda_variables: Vec<(String, Rc<Value>)>,
    pub(super) account: Option<&'a str>,
    pub(super) region: Option<&'a str>,
    pub(super) limits: Rc<Limits>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(
        template: &'a Object,
        supplied: Object,
        (account, region): (Option<&'a str>, Option<&'a str>),
        limits: Rc<Limits>,
    ) -> Result<Self, DecodeError> {
        Ok(Self {
            parameters: field::optional_object(template, "parameters")?,
            variables: field::optional_object(template, "variables")?,
            functions: field::optional_list(template, "functions")?.unwrap_or_default(),
            supplied: Rc::new(supplied),
            variable_values: Rc::default(),
            loops: Vec::new(),
            arguments: None,
            lambda_variables: Vec::new(),
            account,
            region,
            limits,
        })
    }

    pub(super) fn location(&self) -> (Option<&'a str>, Option<&'a str>) {
        (self.account, self.region)
    }

    /// The same scope in one round of a loop; a position of `None` is not known.
    pub(super) fn within(&self, name: &str, position: Option<i64>) -> Self {
        let mut inner = self.clone();
        inner.loops.push((name.to_owned(), position));
        inner
    }

    /// The value with every expression in it evaluated.
    pub(super) fn resolve(&self, value: &Value) -> Value {
        self.deeper(64 + value.as_str().map_or(0, str::len), || match value {
            Value::String(text) => match expression::inner(text) {
                None => expression::literal(text).into(),
                Some(inner) => expression::parse(inner).map_or_else(
                    || unknown("an expression that cannot be read"),
                    |expression| self.evaluate(&expression),
                ),
            },
            Value::Array(list) => list.iter().map(|value| self.resolve(value)).collect(),
            Value::Object(object) => Value::Object(self.resolve_object(object)),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        })
    }

    /// One level of values, expressions, variables or functions within each other: all share one depth, for all share one stack.
    pub(super) fn deeper(&self, costs: usize, evaluate: impl FnOnce() -> Value) -> Value {
        let depth = self.limits.depth.get();
        if depth >= DEEPEST {
            return unknown("nested too deep");
        }
        self.limits.spend(costs);
        if self.limits.exhausted() {
            return unknown("too large");
        }
        self.limits.depth.set(depth + 1);
        let value = evaluate();
        self.limits.depth.set(depth);
        value
    }

    /// The object with every value resolved and its `copy` loops carried out.
    pub(super) fn resolve_object(&self, object: &Object) -> Object {
        let mut resolved = Object::new();
        for (key, value) in object {
            match value {
                Value::Array(loops) if key == "copy" && loops.iter().any(|entry| entry.get("input").is_some()) => {
                    resolved.extend(loops.iter().filter_map(|entry| self.copied(entry)));
                }
                _ => {
                    let key = match self.resolve(&Value::String(key.clone())) {
                        Value::String(key) => key,
                        // A key that is not known is kept as it is written.
                        _ => key.clone(),
                    };
                    resolved.insert(key, self.resolve(value));
                }
            }
        }
        resolved
    }

    /// One property loop: `{"name": …, "count": …, "input": …}`.
    pub(super) fn copied(&self, entry: &Value) -> Option<(String, Value)> {
        let name = entry.get("name")?.as_str()?;
        let input = entry.get("input")?;
        let count = entry.get("count").map(|count| self.resolve(count));
        let value = match count.as_ref().and_then(Value::as_i64) {
            Some(count @ 0..=MOST_COPIES) => (0..count)
                .map(|position| self.within(name, Some(position)).resolve(input))
                .collect(),
            _ => unknown(format!("how often `{name}` repeats is not known")),
        };
        Some((name.to_owned(), value))
    }

    pub(super) fn parameter(&self, name: &str) -> Value {
        if let Some(arguments) = &self.arguments {
            return find(arguments, name)
                .map(|value| self.remembered(value.clone()))
                .unwrap_or_else(|| unknown(format!("`{name}` is no parameter of the function")));
        }
        let Some(declared) = self.parameters.and_then(|parameters| find(parameters, name)) else {
            return unknown(format!("parameter `{name}` is not declared"));
        };
        if is_secure(declared) {
            return SENSITIVE.into();
        }
        if let Some(value) = find(&self.supplied, name) {
            return self.remembered(value.clone());
        }
        let default = declared.get("defaultValue");
        let nullable = declared.get("nullable") == Some(&Value::Bool(true));
        match default {
            Some(default) => self.once(&format!("parameter {name}"), || self.outermost().resolve(default)),
            None if nullable => Value::Null,
            None => unknown(format!("parameter `{name}` has no default")),
        }
    }

    pub(super) fn variable(&self, name: &str) -> Value {
        let Some(variables) = self.variables.filter(|_| self.arguments.is_none()) else {
            return unknown(format!("variable `{name}` is not declared"));
        };
        self.once(&format!("variable {name}"), || {
            let scope = self.outermost();
            if let Some(value) = find(variables, name) {
                return scope.resolve(value);
            }
            let loops = variables
                .get("copy")
                .and_then(Value::as_array)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let is_named = |entry: &&Value| {
                entry
                    .get("name")
                    .and_then(Value::as_str)
                    .is_some_and(|it| it.eq_ignore_ascii_case(name))
            };
            loops
                .iter()
                .find(is_named)
                .and_then(|entry| scope.copied(entry))
                .map_or_else(
                    || unknown(format!("variable `{name}` is not declared")),
                    |(_, value)| value,
                )
        })
    }

    /// Variables and defaults stand outside of every loop.
    pub(super) fn outermost(&self) -> Self {
        let mut scope = self.clone();
        scope.loops.clear();
        scope.lambda_variables.clear();
        scope
    }

    /// Evaluates a name once; a name that needs itself is not known.
    fn once(&self, key: &str, evaluate: impl Fn() -> Value) -> Value {
        let key = key.to_lowercase();
        let known = self.variable_values.borrow().get(&key).cloned();
        match known {
            Some(Some(value)) => return self.remembered(value),
            Some(None) => return unknown(format!("{key} refers to itself")),
            None => {}
        }
        self.variable_values.borrow_mut().insert(key.clone(), None);
        let mut value = evaluate();
        if json::depth(&value) > json::DEEPEST {
            value = unknown("nested too deep");
        }
        self.variable_values.borrow_mut().insert(key, Some(value.clone()));
        self.remembered(value)
    }

    pub(super) fn remembered(&self, value: Value) -> Value {
        self.limits.spend(weight(&value));
        if self.limits.exhausted() {
            unknown("too large")
        } else {
            value
        }
    }
}
