//! From DataFusion's simplified expressions to nodes. What has no native form is named, and its rule is evaluated by DataFusion.

mod function;
mod literal;
mod unsupported;

use datafusion::arrow::datatypes::DataType;
use datafusion::common::DFSchema;
use datafusion::logical_expr::expr::{HigherOrderFunction, InList, Like};
use datafusion::logical_expr::{BinaryExpr, Case, Expr, ExprSchemable, Operator};

use super::function::Function;
use super::graph::Graph;
use super::node::{Arithmetic, Comparison, Constant, Id, Lambda, Node, PatternKind, Target};

pub use unsupported::Unsupported;

/// Puts expressions into a graph.
#[derive(Debug)]
pub struct Translator<'g> {
    graph: &'g mut Graph,
    schema: &'g DFSchema,
    slots: &'g [Option<Id>],
    scope: Vec<(String, Id)>,
}

impl<'g> Translator<'g> {
    /// Over the columns of `changes` and the slots behind them; `slots` are the nodes of those that have one.
    pub fn new(graph: &'g mut Graph, schema: &'g DFSchema, slots: &'g [Option<Id>]) -> Self {
        Self {
            graph,
            schema,
            slots,
            scope: Vec::new(),
        }
    }

    /// The node of an expression.
    ///
    /// # Errors
    /// What in it has no native form.
    pub fn translate(&mut self, expr: &Expr) -> Result<Id, Unsupported> {
        let node = match expr {
            Expr::Alias(alias) => return self.translate(&alias.expr),
            Expr::Literal(value, _) => Node::Constant(literal::constant(value, self.graph)?),
            Expr::Column(column) => return self.column(&column.name),
            Expr::LambdaVariable(variable) => return self.variable(&variable.name),
            Expr::BinaryExpr(binary) => return self.binary(binary),
            Expr::Not(inner) => return self.not(inner),
            Expr::IsNull(inner) | Expr::IsUnknown(inner) => Node::IsNull(self.translate(inner)?),
            Expr::IsNotNull(inner) | Expr::IsNotUnknown(inner) => {
                let inner = self.translate(inner)?;
                Node::Not(self.graph.add(Node::IsNull(inner)))
            }
            Expr::IsTrue(inner) => Node::Is(self.translate(inner)?, true),
            Expr::IsFalse(inner) => Node::Is(self.translate(inner)?, false),
            Expr::IsNotTrue(inner) => self.is_not(inner, true)?,
            Expr::IsNotFalse(inner) => self.is_not(inner, false)?,
            Expr::Negative(inner) => self.negative(inner)?,
            Expr::Between(between) => return self.between(between),
            Expr::Like(like) => return self.like(like),
            Expr::InList(list) => return self.in_list(list),
            Expr::Case(case) => self.case(case)?,
            Expr::Cast(cast) => return self.cast(&cast.expr, cast.field.data_type(), false),
            Expr::TryCast(cast) => return self.cast(&cast.expr, cast.field.data_type(), true),
            Expr::ScalarFunction(function) => return self.function(function),
            Expr::HigherOrderFunction(function) => self.lambda(function)?,
            other => return Err(format!("{} has no native form", other.variant_name())),
        };
        Ok(self.graph.add(node))
    }

    fn column(&mut self, name: &str) -> Result<Id, Unsupported> {
        if let Some(number) = name
            .strip_prefix("__slot_")
            .and_then(|number| number.parse::<usize>().ok())
        {
            let slot = self.slots.get(number).copied().flatten();
            return slot.ok_or_else(|| "it reads a table column that has no native form".to_owned());
        }
        let position = crate::batch::position(name).ok_or_else(|| format!("no column `{name}`"))?;
        Ok(self.graph.add(Node::Column(position)))
    }

    fn variable(&mut self, name: &str) -> Result<Id, Unsupported> {
        let known = self.scope.iter().rev().find(|(known, _)| known == name);
        known
            .map(|(_, id)| *id)
            .ok_or_else(|| format!("no lambda binds `{name}`"))
    }

    fn binary(&mut self, binary: &BinaryExpr) -> Result<Id, Unsupported> {
        if let Operator::And | Operator::Or = binary.op {
            let mut parts = Vec::new();
            self.conjoin(binary, binary.op, &mut parts)?;
            let parts = parts.into_boxed_slice();
            let node = if binary.op == Operator::And {
                Node::And(parts)
            } else {
                Node::Or(parts)
            };
            return Ok(self.graph.add(node));
        }
        if let Some(kind) = pattern_kind(binary.op) {
            let matched = self.matches(kind, &binary.left, &binary.right)?;
            let negated = matches!(binary.op, Operator::RegexNotMatch | Operator::RegexNotIMatch);
            return Ok(if negated {
                self.graph.add(Node::Not(matched))
            } else {
                matched
            });
        }
        let (left, right) = (self.translate(&binary.left)?, self.translate(&binary.right)?);
        let compare = |comparison| Node::Compare(comparison, left, right);
        let node = match binary.op {
            Operator::Eq => compare(Comparison::Equal),
            Operator::NotEq => compare(Comparison::NotEqual),
            Operator::Lt => compare(Comparison::Less),
            Operator::LtEq => compare(Comparison::LessOrEqual),
            Operator::Gt => compare(Comparison::Greater),
            Operator::GtEq => compare(Comparison::GreaterOrEqual),
            Operator::IsNotDistinctFrom => Node::Same(left, right),
            Operator::IsDistinctFrom => Node::Not(self.graph.add(Node::Same(left, right))),
            Operator::StringConcat => Node::Call(Function::Join, Box::new([left, right])),
            Operator::Plus => Node::Arithmetic(Arithmetic::Add, left, right),
            Operator::Multiply => Node::Arithmetic(Arithmetic::Multiply, left, right),
            Operator::Minus if !self.data_type(&binary.left)?.is_unsigned_integer() => {
                Node::Arithmetic(Arithmetic::Subtract, left, right)
            }
            Operator::Divide => Node::Arithmetic(Arithmetic::Divide, left, right),
            Operator::Modulo => Node::Arithmetic(Arithmetic::Modulo, left, right),
            other => return Err(format!("operator {other} has no native form")),
        };
        if matches!(node, Node::Compare(..) | Node::Same(..)) && self.data_type(&binary.left)?.is_nested() {
            return Err("comparing lists or structs has no native form".to_owned());
        }
        Ok(self.graph.add(node))
    }

    /// A chain of one operator is one node.
    fn conjoin(&mut self, binary: &BinaryExpr, operator: Operator, parts: &mut Vec<Id>) -> Result<(), Unsupported> {
        for side in [&binary.left, &binary.right] {
            match side.as_ref() {
                Expr::BinaryExpr(inner) if inner.op == operator => self.conjoin(inner, operator, parts)?,
                other => {
                    let part = self.translate(other)?;
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
            }
        }
        Ok(())
    }

    fn not(&mut self, inner: &Expr) -> Result<Id, Unsupported> {
        let inner = self.translate(inner)?;
        Ok(self.graph.add(Node::Not(inner)))
    }

    fn is_not(&mut self, inner: &Expr, truth: bool) -> Result<Node, Unsupported> {
        let inner = self.translate(inner)?;
        Ok(Node::Not(self.graph.add(Node::Is(inner, truth))))
    }

    fn negative(&mut self, inner: &Expr) -> Result<Node, Unsupported> {
        let of = match self.data_type(inner)? {
            DataType::Int64 => Constant::Int(-1),
            DataType::Float64 => Constant::Float((-1.0_f64).to_bits()),
            other => return Err(format!("- of {other} has no native form")),
        };
        let (minus, inner) = (self.graph.add(Node::Constant(of)), self.translate(inner)?);
        Ok(Node::Arithmetic(Arithmetic::Multiply, minus, inner))
    }

    fn between(&mut self, between: &datafusion::logical_expr::Between) -> Result<Id, Unsupported> {
        let value = self.translate(&between.expr)?;
        let (low, high) = (self.translate(&between.low)?, self.translate(&between.high)?);
        let from = self.graph.add(Node::Compare(Comparison::GreaterOrEqual, value, low));
        let to = self.graph.add(Node::Compare(Comparison::LessOrEqual, value, high));
        let within = self.graph.add(Node::And(Box::new([from, to])));
        Ok(if between.negated {
            self.graph.add(Node::Not(within))
        } else {
            within
        })
    }

    fn like(&mut self, like: &Like) -> Result<Id, Unsupported> {
        if like.escape_char.is_some_and(|escape| escape != '\\') {
            return Err("LIKE with ESCAPE has no native form".to_owned());
        }
        let any_case = like.case_insensitive;
        let matched = self.matches(PatternKind::Like { any_case }, &like.expr, &like.pattern)?;
        Ok(if like.negated {
            self.graph.add(Node::Not(matched))
        } else {
            matched
        })
    }

    fn matches(&mut self, kind: PatternKind, text: &Expr, pattern: &Expr) -> Result<Id, Unsupported> {
        let (text, pattern) = (self.translate(text)?, self.translate(pattern)?);
        let node = match self.graph.node(pattern).clone() {
            Node::Constant(Constant::Text(constant)) => Node::Matches(text, self.graph.pattern(kind, &constant)?),
            _ => Node::MatchesComputed(kind, text, pattern),
        };
        Ok(self.graph.add(node))
    }

    fn in_list(&mut self, list: &InList) -> Result<Id, Unsupported> {
        let value = self.translate(&list.expr)?;
        let members = list.list.iter().map(|member| self.translate(member));
        let members = members.collect::<Result<Vec<_>, _>>()?;
        let constants: Option<Vec<Constant>> = members
            .iter()
            .map(|member| match self.graph.node(*member) {
                Node::Constant(constant) => Some(constant.clone()),
                _ => None,
            })
            .collect();
        let found = match constants.and_then(|constants| self.graph.set(constants)) {
            Some(set) => self.graph.add(Node::In(value, set)),
            None => {
                let equal = members
                    .iter()
                    .map(|member| self.graph.add(Node::Compare(Comparison::Equal, value, *member)));
                let equal = equal.collect();
                self.graph.add(Node::Or(equal))
            }
        };
        Ok(if list.negated {
            self.graph.add(Node::Not(found))
        } else {
            found
        })
    }

    fn case(&mut self, case: &Case) -> Result<Node, Unsupported> {
        let of = case.expr.as_ref().map(|of| self.translate(of)).transpose()?;
        let mut branches = Vec::with_capacity(case.when_then_expr.len());
        for (when, then) in &case.when_then_expr {
            let when = self.translate(when)?;
            let condition = match of {
                Some(of) => self.graph.add(Node::Compare(Comparison::Equal, of, when)),
                None => when,
            };
            branches.push((condition, self.translate(then)?));
        }
        let otherwise = case.else_expr.as_ref().map(|otherwise| self.translate(otherwise));
        Ok(Node::Case(branches.into(), otherwise.transpose()?))
    }

    fn cast(&mut self, inner: &Expr, to: &DataType, safe: bool) -> Result<Id, Unsupported> {
        if let Some(decoded) = self.decoded(inner, to, safe)? {
            return Ok(decoded);
        }
        let from = self.data_type(inner)?;
        let value = self.translate(inner)?;
        if from.is_null() || same_shape(&from, to) {
            return Ok(value);
        }
        let target = match to {
            DataType::Boolean => Target::Bool,
            DataType::Int64 => Target::Int,
            DataType::Decimal128(precision, 0) if from.is_integer() && *precision >= 19 => Target::Int,
            DataType::Float64 => Target::Float,
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Target::Text,
            other => return Err(format!("a cast to {other} has no native form")),
        };
        if !literal::castable(&from, target) {
            return Err(format!("a cast from {from} to {to} has no native form"));
        }
        Ok(self.graph.add(Node::Cast {
            value,
            to: target,
            safe,
        }))
    }

    fn lambda(&mut self, function: &HigherOrderFunction) -> Result<Node, Unsupported> {
        let [list, Expr::Lambda(lambda)] = function.args.as_slice() else {
            return Err(format!("{} takes a list and a lambda", function.func.name()));
        };
        let [parameter] = lambda.params.as_slice() else {
            return Err("a lambda of more than one variable has no native form".to_owned());
        };
        let (list, level) = (self.translate(list)?, self.scope.len());
        let element = self.graph.add(Node::Element { list, level });
        self.scope.push((parameter.clone(), element));
        let body = self.translate(&lambda.body);
        self.scope.pop();
        let lambda = Lambda {
            list,
            body: body?,
            level,
        };
        match function.func.name() {
            "array_any_match" | "any_match" => Ok(Node::Any(lambda)),
            "array_filter" => Ok(Node::Filter(lambda)),
            "array_transform" => Ok(Node::Transform(lambda)),
            other => Err(format!("function {other} has no native form")),
        }
    }

    fn data_type(&self, expr: &Expr) -> Result<DataType, Unsupported> {
        expr.get_type(self.schema).map_err(|error| error.to_string())
    }
}

fn pattern_kind(operator: Operator) -> Option<PatternKind> {
    match operator {
        Operator::RegexMatch | Operator::RegexNotMatch => Some(PatternKind::Regex { any_case: false }),
        Operator::RegexIMatch | Operator::RegexNotIMatch => Some(PatternKind::Regex { any_case: true }),
        _ => None,
    }
}

/// Whether values of two types look the same here: texts and whole numbers of any width, lists and structs of such.
fn same_shape(from: &DataType, to: &DataType) -> bool {
    match (from, to) {
        (DataType::List(from), DataType::List(to)) => {
            from.data_type().is_null() || same_shape(from.data_type(), to.data_type())
        }
        (DataType::Struct(from), DataType::Struct(to)) => {
            let same = |(a, b): (&_, &_)| {
                let (a, b): (
                    &datafusion::arrow::datatypes::FieldRef,
                    &datafusion::arrow::datatypes::FieldRef,
                ) = (a, b);
                a.name() == b.name() && (a.data_type().is_null() || same_shape(a.data_type(), b.data_type()))
            };
            from.len() == to.len() && from.iter().zip(to).all(same)
        }
        (from, to) => from == to || (from.is_string() && to.is_string()),
    }
}
