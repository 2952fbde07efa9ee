//! What expressions of one template may name: parameters, variables, the user's functions, loops. Evaluates expressions in it;
//! what a pure function gives is in `arm/function.rs`. Knows no resource.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

use super::expression::{self, Expression};
use super::function;
use super::value::{REFERENCE, SENSITIVE, has_sensitive, has_unknown, is_reference, is_unknown, unknown, weight};
use crate::decode::DecodeError;
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
    functions: &'a [Value],
    /// Values given to parameters, by lower-case name.
    supplied: Rc<Object>,
    /// Variables evaluated so far, and those being evaluated as `None`.
    variable_values: Rc<RefCell<HashMap<String, Option<Value>>>>,
    /// Name and position of the loops around the expression, the innermost last.
    loops: Vec<(String, Option<i64>)>,
    /// Inside a user's function: its arguments, which are all that it sees.
    arguments: Option<Rc<Object>>,
    account: Option<&'a str>,
    region: Option<&'a str>,
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
        let depth = self.limits.depth.get();
        if depth >= DEEPEST {
            return unknown("nested too deep");
        }
        self.limits.depth.set(depth + 1);
        let resolved = match value {
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
        };
        self.limits.depth.set(depth);
        resolved
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

    fn evaluate(&self, expression: &Expression) -> Value {
        self.limits.spend(16);
        if self.limits.exhausted() {
            return unknown("too large");
        }
        match expression {
            Expression::Literal(value) => value.clone(),
            Expression::Index { of, index, safe } => member(&self.evaluate(of), &self.evaluate(index), *safe),
            Expression::Call { name, arguments } => self.call(name, arguments),
        }
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
            _ => self.apply(name, arguments.iter().map(|it| self.evaluate(it)).collect()),
        }
    }

    fn named(&self, name: Option<Value>, find: impl Fn(&str) -> Value) -> Value {
        match name {
            Some(Value::String(name)) => find(&name),
            _ => unknown("a name that is not known"),
        }
    }

    fn parameter(&self, name: &str) -> Value {
        if let Some(arguments) = &self.arguments {
            return find(arguments, name)
                .cloned()
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

    fn variable(&self, name: &str) -> Value {
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
    fn outermost(&self) -> Self {
        let mut scope = self.clone();
        scope.loops.clear();
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

    fn remembered(&self, value: Value) -> Value {
        self.limits.spend(weight(&value));
        if self.limits.exhausted() {
            unknown("too large")
        } else {
            value
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
        let depth = self.limits.depth.get();
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
        let Some(function) = found.filter(|_| depth < DEEPEST) else {
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
}

/// Functions that build a structure of whatever they are given.
const BUILDERS: [&str; 8] = [
    "createarray",
    "createobject",
    "array",
    "union",
    "first",
    "last",
    "skip",
    "take",
];
/// Functions that write their arguments into a text.
const WRITERS: [&str; 8] = [
    "concat", "format", "string", "tolower", "toupper", "trim", "base64", "replace",
];
/// Functions that compare: the text that stands for a reference decides nothing there.
const COMPARISONS: [&str; 9] = [
    "equals",
    "contains",
    "startswith",
    "endswith",
    "indexof",
    "length",
    "less",
    "greater",
    "lastindexof",
];

/// The result where an argument that is not known, secret or a reference decides it before the function does.
fn undecided(name: &str, arguments: &[Value]) -> Option<Value> {
    let builds = name == "createarray" || name == "createobject";
    let of_lists = BUILDERS.contains(&name) || (name == "concat" && arguments.iter().all(Value::is_array));
    if let Some(value) = arguments.iter().find(|value| is_unknown(value)).filter(|_| !builds) {
        return Some(value.clone());
    }
    if !of_lists && arguments.iter().any(has_unknown) {
        return Some(unknown("depends on a value that is not known"));
    }
    if !of_lists && arguments.iter().any(has_sensitive) {
        let written = WRITERS.contains(&name);
        return Some(if written {
            SENSITIVE.into()
        } else {
            unknown("depends on a secure parameter")
        });
    }
    if arguments.iter().any(is_reference) && COMPARISONS.contains(&name) {
        return Some(unknown("depends on another resource's id"));
    }
    None
}

/// A key of an object (without case) or a position of a list.
fn member(of: &Value, index: &Value, safe: bool) -> Value {
    if is_unknown(of) {
        return of.clone();
    }
    if of.as_str() == Some(SENSITIVE) {
        return SENSITIVE.into();
    }
    let found = match (of, index) {
        (Value::Object(object), Value::String(key)) => find(object, key),
        (Value::Array(list), Value::Number(position)) => position
            .as_u64()
            .and_then(|position| usize::try_from(position).ok())
            .and_then(|position| list.get(position)),
        _ if is_unknown(index) => return index.clone(),
        _ => None,
    };
    match found {
        Some(value) => value.clone(),
        None if safe => Value::Null,
        None => unknown("names what is not there"),
    }
}

/// A key without case, as the template language compares names.
fn find<'o>(object: &'o Object, name: &str) -> Option<&'o Value> {
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    })
}

/// Whether the parameter's type is `secureString` or `secureObject`.
pub(super) fn is_secure(declared: &Value) -> bool {
    declared
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|name| name.to_ascii_lowercase().starts_with("secure"))
}

/// `resourceId([subscription], [group], type, name, …)` → `ref:type/name`; a name that is not known is `?`.
fn reference_to(arguments: &[Value]) -> Value {
    let is_type = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text.contains('.') && text.contains('/') && !text.starts_with(REFERENCE))
    };
    let Some(at) = arguments.iter().position(is_type) else {
        return unknown("resourceId() of a type that is not known");
    };
    let parts: Vec<&str> = arguments[at..]
        .iter()
        .map(|value| value.as_str().unwrap_or("?"))
        .collect();
    format!("{REFERENCE}{}", parts.join("/").to_lowercase()).into()
}
