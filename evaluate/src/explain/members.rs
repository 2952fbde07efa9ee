//! A member that a struct does not have.

use datafusion::arrow::datatypes::{DataType, Field};
use sqlparser::ast::{AccessExpr, Expr, Spanned, Subscript, Value};

use super::place::{self, Attempt, Probe, Words, probes};
use super::types::capital;
use crate::error::{RuleError, nearest};

/// Says which members there are.
pub fn unknown(attempt: Attempt, words: &Words, name: &str) -> RuleError {
    let members = members(attempt, name).unwrap_or_default();
    let list = match members.as_slice() {
        [] => "see `tripline rules list --tables` for the members of a table's columns".to_owned(),
        members => format!("its members are {}", members.join(", ")),
    };
    let fix = match nearest(name, members.iter().map(String::as_str)) {
        Some(near) => format!("did you mean ['{near}']? {}", capital(&list)),
        None => list,
    };
    let error = RuleError::new(format!("the struct has no member `{name}`"), fix);
    place::at(error, attempt.text, words.member(name).or_else(|| words.text(name)))
}

/// The members of the struct in which `name` was looked for.
fn members(attempt: Attempt, name: &str) -> Option<Vec<String>> {
    let probes = probes(attempt.query);
    let failing = |probe: &Probe| access(&probe.expr).is_some_and(|(_, path)| path.iter().any(|member| member == name));
    let at = probes
        .iter()
        .position(|probe| failing(probe) && probe.plan(attempt.state).is_err())?;
    let (root, path) = access(&probes[at].expr)?;
    let whole = probes[..at]
        .iter()
        .rev()
        .find(|probe| probe.expr == *root && probe.expr.span() == root.span())?;
    let plan = whole.plan(attempt.state).ok()?;
    let mut kind = plan.schema().fields().first()?.data_type().clone();
    for member in path {
        let fields = fields(&kind)?;
        match fields.iter().find(|field| *field.name() == member) {
            Some(field) => kind = field.data_type().clone(),
            None => return Some(fields.iter().map(|field| field.name().clone()).collect()),
        }
    }
    None
}

/// The fields of a struct, or of the structs in lists of lists.
fn fields(kind: &DataType) -> Option<Vec<Field>> {
    match kind {
        DataType::Struct(fields) => Some(fields.iter().map(|field| field.as_ref().clone()).collect()),
        DataType::List(of) | DataType::LargeList(of) | DataType::FixedSizeList(of, _) => fields(of.data_type()),
        _ => None,
    }
}

/// `root['a']['b']`
fn access(expr: &Expr) -> Option<(&Expr, Vec<String>)> {
    let Expr::CompoundFieldAccess { root, access_chain } = expr else {
        return None;
    };
    let member = |access: &AccessExpr| match access {
        AccessExpr::Subscript(Subscript::Index {
            index: Expr::Value(value),
        }) => match &value.value {
            Value::SingleQuotedString(text) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    };
    Some((root, access_chain.iter().map(member).collect::<Option<_>>()?))
}
