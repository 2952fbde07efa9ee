//! The machine: values of a graph's nodes for one record, each computed when it is asked for and those worth it kept.
//! A fault in what decides nothing is never met. Knows neither rules nor SQL.

mod clock;
mod json;
mod list;

use std::cmp::Ordering;

use bumpalo::Bump;
use datafusion::arrow::compute::kernels::cast_utils::Parser;
use datafusion::arrow::datatypes::{Float64Type, Int64Type};
use schemas::ConfigChange;
use smallvec::SmallVec;

use super::budget::{Budget, Over, exceeded};
use super::call::iam::Policies;
use super::call::{Surroundings, call, cost};
use super::compare::same;
use super::function::Function;
use super::graph::{Graph, Input, Set};
use super::kept::Kept;
use super::node::{Arithmetic, Constant, Id, NONE, Node, PatternKind, Target};
use super::value::{Elements, Fault, Value};
use crate::batch;

/// Three values: `None` is unknown.
pub type Truth = Option<bool>;

/// Evaluates nodes for one record.
#[derive(Debug)]
pub struct Machine<'a> {
    around: Surroundings<'a>,
    change: &'a ConfigChange,
    kept: Kept<'a>,
    policies: Policies<'a>,
    budget: Budget,
    /// Kept nodes of this record that cost too much: nobody pays for them twice.
    dear: Vec<Id>,
    /// The first moment at which something that was computed is another, though the record is not.
    turn: Option<i64>,
}

impl<'a> Machine<'a> {
    /// For a record of the graph's group. `now` is the moment of evaluation.
    pub fn new(graph: &'a Graph, arena: &'a Bump, now: i64, change: &'a ConfigChange, kept: Kept<'a>) -> Self {
        Self {
            around: Surroundings {
                graph,
                arena,
                now,
                over: arena.alloc(std::cell::Cell::new(None)),
            },
            change,
            kept,
            policies: Policies::default(),
            budget: Budget::default(),
            dear: Vec::new(),
            turn: None,
        }
    }

    /// The first moment at which something that was computed of the record is another, though the record is not; `None`: never.
    pub fn turn(&self) -> Option<i64> {
        self.turn
    }

    /// The values that were kept.
    pub fn into_kept(self) -> Kept<'a> {
        self.kept
    }

    /// Goes on to another rule: what it costs is counted from here.
    pub fn rule(&mut self) {
        self.budget.rule(self.around.arena);
        self.around.over.set(None);
    }

    /// What the rule has exceeded.
    pub fn over(&self) -> Option<Over> {
        self.around.over.get()
    }

    /// A member's name.
    pub fn name(&self, name: super::node::Name) -> &'a str {
        &self.around.graph.names[name as usize]
    }

    /// What the graph reads of a record.
    pub fn inputs(&self) -> &'a [Input] {
        &self.around.graph.inputs
    }

    /// The value of a node that is about the record as a whole.
    ///
    /// # Errors
    /// A fault that DataFusion would meet too.
    pub fn root(&mut self, id: Id) -> Result<Value<'a>, Fault> {
        self.value(id, &[])
    }

    /// The same as a condition.
    ///
    /// # Errors
    /// A fault that DataFusion would meet too.
    pub fn condition(&mut self, id: Id) -> Result<Truth, Fault> {
        self.truth(id, &[])
    }

    fn value(&mut self, id: Id, elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let note = self.around.graph.notes[id as usize];
        if note.kept == NONE {
            return self.compute(id, elements);
        }
        if let Some(known) = self.kept.get(note.kept) {
            return Ok(known);
        }
        if self.dear.contains(&id) {
            return Err(exceeded(Over::Steps, self.around.over));
        }
        let value = match self.compute(id, elements) {
            Err(fault) if self.over().is_some() => {
                self.dear.push(id);
                return Err(fault);
            }
            computed => computed?,
        };
        let value = match value {
            Value::Text(text) if note.document != NONE => self.document(text, note.document),
            other => other,
        };
        self.kept.put(note.kept, value);
        Ok(value)
    }

    fn truth(&mut self, id: Id, elements: Elements<'a>) -> Result<Truth, Fault> {
        let graph = self.around.graph;
        if graph.notes[id as usize].kept == NONE {
            match &graph.nodes[id as usize] {
                Node::And(parts) => return self.all(parts, false, elements),
                Node::Or(parts) => return self.all(parts, true, elements),
                Node::Not(of) => return Ok(self.truth(*of, elements)?.map(|truth| !truth)),
                Node::IsNull(of) => return Ok(Some(self.value(*of, elements)?.is_null())),
                Node::Is(of, wanted) => return Ok(Some(self.truth(*of, elements)? == Some(*wanted))),
                Node::Any(lambda) => return self.any(lambda, elements),
                _ => {}
            }
        }
        match self.value(id, elements)? {
            Value::Bool(truth) => Ok(Some(truth)),
            Value::Null => Ok(None),
            other => Err(format!("{other:?} is no condition").into()),
        }
    }

    fn compute(&mut self, id: Id, elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let graph = self.around.graph;
        self.budget.spend(1, self.around.arena, self.around.over)?;
        Ok(match &graph.nodes[id as usize] {
            Node::Constant(constant) => self.constant(constant),
            Node::Column(position) => self.column(*position),
            Node::Element { level, .. } => elements.get(*level).copied().unwrap_or(Value::Null),
            Node::And(parts) => self.all(parts, false, elements)?.into(),
            Node::Or(parts) => self.all(parts, true, elements)?.into(),
            Node::Not(of) => self.truth(*of, elements)?.map(|truth| !truth).into(),
            Node::IsNull(of) => Value::Bool(self.value(*of, elements)?.is_null()),
            Node::Is(of, wanted) => Value::Bool(self.truth(*of, elements)? == Some(*wanted)),
            Node::Compare(comparison, left, right) => {
                self.read_clock(id, elements)?;
                let (left, right) = (self.value(*left, elements)?, self.value(*right, elements)?);
                if left.is_null() || right.is_null() {
                    Value::Null
                } else {
                    Value::Bool(comparison.holds(left, right)?)
                }
            }
            Node::Same(left, right) => {
                let (left, right) = (self.value(*left, elements)?, self.value(*right, elements)?);
                Value::Bool(same(left, right))
            }
            Node::In(of, set) => member(&graph.sets[*set as usize], self.value(*of, elements)?).into(),
            Node::Arithmetic(operation, left, right) => {
                let (left, right) = (self.value(*left, elements)?, self.value(*right, elements)?);
                operation.compute(left, right)?
            }
            Node::Matches(of, pattern) => {
                let text = self.value(*of, elements)?.text();
                text.map(|text| graph.patterns[*pattern as usize].matches(text)).into()
            }
            Node::MatchesComputed(kind, of, pattern) => {
                let (text, pattern) = (self.value(*of, elements)?, self.value(*pattern, elements)?);
                self.matches(*kind, text, pattern)?.into()
            }
            Node::Case(branches, otherwise) => self.case(branches, *otherwise, elements)?,
            Node::Coalesce(parts) => self.coalesce(parts, elements)?,
            Node::Cast { value, to, safe } => match cast(self.value(*value, elements)?, *to, self.around.arena) {
                Err(_) if *safe => Value::Null,
                other => other?,
            },
            Node::Json(json) => self.json(id, json, elements)?,
            Node::Call(function, arguments) => {
                self.read_clock(id, elements)?;
                self.called(*function, arguments, elements)?
            }
            Node::Any(lambda) => self.any(lambda, elements)?.into(),
            Node::Filter(lambda) => self.filter(lambda, elements)?,
            Node::Transform(lambda) => self.transform(lambda, elements)?,
            Node::Struct(names, members) => self.record(names, members, elements),
            Node::Field(of, name) => match self.value(*of, elements)? {
                Value::Record(record) => self.field(record, *name)?,
                _ => Value::Null,
            },
        })
    }

    fn called(&mut self, function: Function, arguments: &[Id], elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let mut values: SmallVec<[Value<'a>; 4]> = SmallVec::new();
        for argument in arguments {
            values.push(self.value(*argument, elements)?);
        }
        let cost = cost(function, &values);
        self.budget.spend(cost, self.around.arena, self.around.over)?;
        match (function.reads_policy(), values.first()) {
            (true, Some(policy)) => Ok(self.policies.call(function, policy.text(), self.around)),
            _ => call(function, &values, self.around),
        }
    }

    fn constant(&self, constant: &'a Constant) -> Value<'a> {
        match constant {
            Constant::Null => Value::Null,
            Constant::Bool(flag) => Value::Bool(*flag),
            Constant::Int(number) => Value::Int(*number),
            Constant::Float(bits) => Value::Float(f64::from_bits(*bits)),
            Constant::Text(text) => Value::Text(text),
            Constant::List(items) => {
                let items = self
                    .around
                    .arena
                    .alloc_slice_fill_iter(items.iter().map(|item| self.constant(item)));
                Value::List(items)
            }
            Constant::Record(names, members) => {
                let cells = members
                    .iter()
                    .map(|member| std::cell::Cell::new(Some(self.constant(member))));
                Value::Record(self.around.arena.alloc(super::value::Record {
                    names,
                    members: &[],
                    elements: &[],
                    cells: self.around.arena.alloc_slice_fill_iter(cells),
                }))
            }
        }
    }

    fn column(&self, position: usize) -> Value<'a> {
        match batch::cell(self.change, position) {
            batch::Cell::Text(Some(text)) => Value::Text(match text {
                std::borrow::Cow::Borrowed(text) => text,
                std::borrow::Cow::Owned(text) => self.around.arena.alloc_str(&text),
            }),
            batch::Cell::Text(None) => Value::Null,
            batch::Cell::Time(moment) => Value::Time(moment),
        }
    }

    /// Kleene's AND, or with `decides` TRUE his OR; stops at the first part that decides.
    fn all(&mut self, parts: &[Id], decides: bool, elements: Elements<'a>) -> Result<Truth, Fault> {
        let mut truth = Some(!decides);
        for part in parts {
            match self.truth(*part, elements)? {
                Some(part) if part == decides => return Ok(Some(decides)),
                Some(_) => {}
                None => truth = None,
            }
        }
        Ok(truth)
    }

    fn case(
        &mut self,
        branches: &[(Id, Id)],
        otherwise: Option<Id>,
        elements: Elements<'a>,
    ) -> Result<Value<'a>, Fault> {
        for (condition, value) in branches {
            if self.truth(*condition, elements)? == Some(true) {
                return self.value(*value, elements);
            }
        }
        otherwise.map_or(Ok(Value::Null), |otherwise| self.value(otherwise, elements))
    }

    fn coalesce(&mut self, parts: &[Id], elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        for part in parts {
            let value = self.value(*part, elements)?;
            if !value.is_null() {
                return Ok(value);
            }
        }
        Ok(Value::Null)
    }

    fn matches(&self, kind: PatternKind, text: Value, pattern: Value) -> Result<Truth, Fault> {
        let (Some(text), Some(pattern)) = (text.text(), pattern.text()) else {
            return Ok(None);
        };
        Ok(Some(self.around.graph.computed(kind, pattern)?.matches(text)))
    }
}

fn member(set: &Set, value: Value) -> Truth {
    let found = match value {
        Value::Null => return None,
        Value::Int(number) => set.numbers.binary_search(&number).is_ok(),
        other => other.text().is_some_and(|text| holds(&set.texts, text)),
    };
    if found || !set.null { Some(found) } else { None }
}

/// Few are compared one by one, for most differ in length.
fn holds(texts: &[Box<str>], text: &str) -> bool {
    if texts.len() <= 8 {
        return texts.iter().any(|known| **known == *text);
    }
    texts.binary_search_by(|known| (**known).cmp(text)).is_ok()
}

impl Arithmetic {
    fn compute<'a>(self, left: Value<'a>, right: Value<'a>) -> Result<Value<'a>, Fault> {
        Ok(match (left, right) {
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            (Value::Int(_), Value::Int(0)) if matches!(self, Self::Divide | Self::Modulo) => {
                return Err("divide by zero".into());
            }
            (Value::Int(left), Value::Int(right)) => Value::Int(match self {
                Self::Add => left.wrapping_add(right),
                Self::Subtract => left.wrapping_sub(right),
                Self::Multiply => left.wrapping_mul(right),
                Self::Divide => left.wrapping_div(right),
                Self::Modulo => left.wrapping_rem(right),
            }),
            (Value::Float(left), Value::Float(right)) => Value::Float(match self {
                Self::Add => left + right,
                Self::Subtract => left - right,
                Self::Multiply => left * right,
                Self::Divide => left / right,
                Self::Modulo => left % right,
            }),
            _ => return Err(format!("no arithmetic of {left:?} and {right:?}").into()),
        })
    }
}

/// As Arrow casts.
fn cast<'a>(value: Value<'a>, to: Target, arena: &'a Bump) -> Result<Value<'a>, Fault> {
    let fails = |text: &str| -> Fault { format!("cannot cast '{text}' to {to:?}").into() };
    Ok(match (value, to) {
        (Value::Null, _) | (Value::Bool(_), Target::Bool) | (Value::Int(_), Target::Int) => value,
        (Value::Float(_), Target::Float) => value,
        (Value::Int(number), Target::Text) => Value::Text(arena.alloc_str(&number.to_string())),
        (Value::Bool(flag), Target::Text) => Value::Text(if flag { "true" } else { "false" }),
        #[allow(clippy::cast_precision_loss, reason = "as Arrow does")]
        (Value::Int(number), Target::Float) => Value::Float(number as f64),
        (Value::Float(number), Target::Int) => Value::Int(whole(number).ok_or_else(|| fails(&number.to_string()))?),
        _ => match (value.text(), to) {
            (Some(text), Target::Text) => Value::Text(text),
            (Some(text), Target::Int) => Value::Int(Int64Type::parse(text).ok_or_else(|| fails(text))?),
            (Some(text), Target::Float) => Value::Float(Float64Type::parse(text).ok_or_else(|| fails(text))?),
            _ => return Err(format!("cannot cast {value:?} to {to:?}").into()),
        },
    })
}

/// The whole part, where 64 bits hold it.
fn whole(number: f64) -> Option<i64> {
    // 2^63: the first that they do not hold.
    let held =
        number.total_cmp(&9_223_372_036_854_775_808.0) == Ordering::Less && number >= -9_223_372_036_854_775_808.0;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the whole part is meant, and the range is checked"
    )]
    held.then_some(number as i64)
}
