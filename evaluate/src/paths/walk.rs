//! Follows documents through an expression: what a function reads of them, what a lambda binds, what a comparison says.
//! Knows no table.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::{HigherOrderFunction, InList, ScalarFunction};
use datafusion::logical_expr::{Case, Expr, Operator};

use super::reading::Reading;
use crate::flatten;

/// Where a value may come from.
#[derive(Debug, Clone, Default)]
pub struct Value {
    /// Paths of which it is the value.
    paths: BTreeSet<String>,
    /// Its members, where it is a struct written in a table.
    members: BTreeMap<String, Value>,
    /// Its elements, where it is a list.
    elements: Option<Box<Value>>,
    /// Whether the case of its letters was taken away.
    any_case: bool,
}

/// The paths read so far, and the variables that are bound.
#[derive(Debug)]
pub struct Walk<'c> {
    /// How each path is read.
    pub read: BTreeMap<String, Reading>,
    scope: Vec<(String, Value)>,
    /// The computed columns of tables, and what those are that were met.
    columns: &'c [Expr],
    met: BTreeMap<usize, Value>,
}

impl<'c> Walk<'c> {
    /// Over the computed columns of tables.
    pub fn over(columns: &'c [Expr]) -> Self {
        Self {
            read: BTreeMap::new(),
            scope: Vec::new(),
            columns,
            met: BTreeMap::new(),
        }
    }

    /// Follows an expression.
    pub fn expression(&mut self, expr: &Expr) -> Value {
        match expr {
            Expr::Alias(alias) => self.expression(&alias.expr),
            Expr::Column(column) if column.name == "configuration" => Value::at(String::new()),
            Expr::Column(column) => flatten::column_number(&column.name)
                .map(|number| self.column(number))
                .unwrap_or_default(),
            Expr::LambdaVariable(variable) => {
                let bound = self.scope.iter().rev().find(|(name, _)| *name == variable.name);
                bound.map(|(_, value)| value.clone()).unwrap_or_default()
            }
            Expr::Cast(cast) => self.expression(&cast.expr),
            Expr::TryCast(cast) => self.expression(&cast.expr),
            Expr::BinaryExpr(binary) => {
                let (left, right) = (self.expression(&binary.left), self.expression(&binary.right));
                if let Operator::Eq | Operator::NotEq | Operator::IsDistinctFrom | Operator::IsNotDistinctFrom =
                    binary.op
                {
                    self.compare(&left, &binary.right);
                    self.compare(&right, &binary.left);
                }
                Value::default()
            }
            Expr::InList(list) => self.in_list(list),
            Expr::Case(case) => self.case(case),
            Expr::ScalarFunction(function) => self.function(function),
            Expr::HigherOrderFunction(function) => self.lambda(function),
            other => {
                self.children(other);
                Value::default()
            }
        }
    }

    fn column(&mut self, number: usize) -> Value {
        if let Some(value) = self.met.get(&number) {
            return value.clone();
        }
        let columns = self.columns;
        let value = columns
            .get(number)
            .map(|expr| self.expression(expr))
            .unwrap_or_default();
        self.met.insert(number, value.clone());
        value
    }

    fn children(&mut self, expr: &Expr) {
        // Only ends early, never fails.
        let _ = expr.apply_children(|child| {
            self.expression(child);
            Ok(TreeNodeRecursion::Continue)
        });
    }

    fn compare(&mut self, value: &Value, with: &Expr) {
        let Some(text) = text(with) else { return };
        for path in &value.paths {
            let reading = self.read.entry(path.clone()).or_default();
            let set = if value.any_case {
                &mut reading.compared_any_case
            } else {
                &mut reading.compared
            };
            set.insert(text.to_owned());
        }
    }

    fn in_list(&mut self, list: &InList) -> Value {
        let value = self.expression(&list.expr);
        for member in &list.list {
            self.expression(member);
            self.compare(&value, member);
        }
        Value::default()
    }

    fn case(&mut self, case: &Case) -> Value {
        let of = case.expr.as_ref().map(|of| self.expression(of));
        let mut result = Value::default();
        for (when, then) in &case.when_then_expr {
            self.expression(when);
            if let Some(of) = &of {
                self.compare(of, when);
            }
            let then = self.expression(then);
            result.merge(then);
        }
        if let Some(otherwise) = &case.else_expr {
            let otherwise = self.expression(otherwise);
            result.merge(otherwise);
        }
        result
    }

    fn lambda(&mut self, function: &HigherOrderFunction) -> Value {
        let [list, Expr::Lambda(lambda)] = function.args.as_slice() else {
            return Value::default();
        };
        let list = self.expression(list);
        let element = list.elements.as_deref().cloned().unwrap_or_default();
        self.scope
            .extend(lambda.params.iter().map(|name| (name.clone(), element.clone())));
        let body = self.expression(&lambda.body);
        self.scope.truncate(self.scope.len() - lambda.params.len());
        match function.func.name() {
            "array_filter" => list,
            "array_transform" => Value::list(body),
            _ => Value::default(),
        }
    }

    fn function(&mut self, function: &ScalarFunction) -> Value {
        let name = function.func.name();
        if name.starts_with("json_") {
            return self.json(name, &function.args);
        }
        let values: Vec<Value> = function.args.iter().map(|argument| self.expression(argument)).collect();
        match name {
            "named_struct" => Value {
                members: function
                    .args
                    .iter()
                    .zip(&values)
                    .collect::<Vec<_>>()
                    .chunks(2)
                    .filter_map(member)
                    .collect(),
                ..Value::default()
            },
            "get_field" => {
                let mut value = values.into_iter().next().unwrap_or_default();
                for name in function.args.iter().skip(1).filter_map(text) {
                    value = value.members.remove(name).unwrap_or_default();
                }
                value
            }
            "array_element" => {
                let list = values.into_iter().next().unwrap_or_default();
                list.elements.map(|element| *element).unwrap_or_default()
            }
            "make_array" => Value::list(union(values)),
            "array_has" => {
                if let ([list, ..], [_, wanted]) = (values.as_slice(), function.args.as_slice())
                    && let Some(elements) = list.elements.as_deref().cloned()
                {
                    self.compare(&elements, wanted);
                }
                Value::default()
            }
            "lower" | "upper" => Value {
                any_case: true,
                ..union(values)
            },
            "coalesce" => {
                self.otherwise(&values, &function.args);
                union(values)
            }
            "nullif" | "array_concat" | "array_distinct" | "flatten" => union(values),
            _ => Value::default(),
        }
    }

    /// `coalesce(value, constant)`: what is taken where the value is absent.
    fn otherwise(&mut self, values: &[Value], args: &[Expr]) {
        let (Some(value), Some(default)) = (values.first(), args.last().and_then(constant)) else {
            return;
        };
        for path in &value.paths {
            let reading = self.read.entry(path.clone()).or_default();
            reading.defaults.insert(default.clone());
        }
    }

    /// `json_…([default,] document, step, …)`
    fn json(&mut self, name: &str, args: &[Expr]) -> Value {
        let with_default = ["json_text_or", "json_int_or", "json_float_or", "json_bool_or"].contains(&name);
        let (default, rest) = args.split_at(usize::from(with_default).min(args.len()));
        let Some((document, steps)) = rest.split_first() else {
            return Value::default();
        };
        for expr in default.iter().chain(steps) {
            self.expression(expr);
        }
        let document = self.expression(document);
        let paths: BTreeSet<String> = document.paths.iter().map(|path| extend(path, steps)).collect();
        for path in paths.iter().filter(|path| !path.is_empty()) {
            let reading = self.read.entry(path.clone()).or_default();
            reading.functions.insert(name.to_owned());
            reading.defaults.extend(default.iter().filter_map(constant));
        }
        let each = |suffix: &str| Value {
            paths: paths.iter().map(|path| format!("{path}{suffix}")).collect(),
            ..Value::default()
        };
        // A document as a list of itself is no array.
        let whole = name == "json_list" && paths.contains("");
        match name {
            "json_list" if whole => Value::list(each("")),
            "json_get_array"
            | "json_list"
            | "json_texts"
            | "json_array_or_empty"
            | "json_list_or_empty"
            | "json_texts_or_empty" => Value::list(each("[]")),
            "json_entries" => Value::list(Value {
                members: BTreeMap::from([("value".to_owned(), each("{}"))]),
                ..Value::default()
            }),
            "json_keys" | "json_length" | "json_has" => Value::default(),
            _ => each(""),
        }
    }
}

impl Value {
    fn at(path: String) -> Self {
        Self {
            paths: BTreeSet::from([path]),
            ..Self::default()
        }
    }

    fn list(of: Self) -> Self {
        Self {
            elements: Some(Box::new(of)),
            ..Self::default()
        }
    }

    fn merge(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.any_case |= other.any_case;
        for (name, value) in other.members {
            self.members.entry(name).or_default().merge(value);
        }
        if let Some(elements) = other.elements {
            self.elements.get_or_insert_default().merge(*elements);
        }
    }
}

fn union(values: Vec<Value>) -> Value {
    values.into_iter().fold(Value::default(), |mut all, value| {
        all.merge(value);
        all
    })
}

fn member(pair: &[(&Expr, &Value)]) -> Option<(String, Value)> {
    match pair {
        [(name, _), (_, value)] => Some((text(name)?.to_owned(), (*value).clone())),
        _ => None,
    }
}

fn extend(path: &str, steps: &[Expr]) -> String {
    let mut path = path.to_owned();
    for step in steps {
        match (name(step), step) {
            (Some(name), _) if path.is_empty() => path.push_str(name),
            (Some(name), _) => {
                path.push('.');
                path.push_str(name);
            }
            (None, Expr::Literal(..)) => path.push_str("[]"),
            (None, _) => path.push_str("{}"),
        }
    }
    path
}

/// The name of a member. One that a document may have under another name, too, is told by the name that it has otherwise
/// (`either_member`): that of the provider's schema.
fn name(step: &Expr) -> Option<&str> {
    match step {
        Expr::Cast(cast) => name(&cast.expr),
        Expr::Case(case) if case.when_then_expr.iter().all(|(when, _)| asks_keys(when)) => {
            text(case.else_expr.as_deref()?)
        }
        _ => text(step),
    }
}

/// Whether a condition is on the members that an object has (`json_has_member`).
fn asks_keys(when: &Expr) -> bool {
    let keys = |node: &Expr| matches!(node, Expr::ScalarFunction(function) if function.func.name() == "json_keys");
    when.exists(|node| Ok(keys(node))).unwrap_or(false)
}

fn text(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Literal(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)), _) => Some(text),
        Expr::Cast(cast) => text(&cast.expr),
        _ => None,
    }
}

fn constant(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(value, _) if !value.is_null() => Some(value.to_string()),
        Expr::Cast(cast) => constant(&cast.expr),
        _ => None,
    }
}
