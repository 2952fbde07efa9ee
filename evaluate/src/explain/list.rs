//! Lists that are none: what is looked into with a lambda.

use datafusion::arrow::datatypes::DataType;
use sqlparser::ast::{Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Spanned};

use super::place::{self, Attempt, Probe, probes};
use super::types;
use crate::error::RuleError;

/// `array_any_match expected a list as first argument, got Utf8`
pub fn expected(attempt: Attempt, text: &str) -> Option<RuleError> {
    if !text.contains("expected a list as first argument") {
        return None;
    }
    let probes = probes(attempt.query);
    probes.iter().find_map(|probe| {
        let Expr::Function(function) = &probe.expr else {
            return None;
        };
        let list = first(function)?;
        let same = |probe: &&Probe| probe.expr == *list && probe.expr.span() == list.span();
        let plan = probes.iter().find(same)?.plan(attempt.state).ok()?;
        let kind = plan.schema().fields().first()?.data_type().to_string();
        if kind.starts_with("List") || kind.starts_with("LargeList") || kind == DataType::Null.to_string() {
            return None;
        }
        let span = list.span();
        let written = place::written(attempt.text, span).unwrap_or_else(|| list.to_string());
        let what = format!("`{written}` is {}, and is looked into as a list", types::word(&kind));
        let fix = "read a list with json_texts(document, 'path') or json_get_array(document, 'path'), or compare the value itself";
        Some(RuleError::new(what, fix).at(attempt.text, span))
    })
}

/// The list of a call whose second argument is a lambda.
fn first(function: &Function) -> Option<&Expr> {
    let FunctionArguments::List(arguments) = &function.args else {
        return None;
    };
    match arguments.args.as_slice() {
        [
            FunctionArg::Unnamed(FunctionArgExpr::Expr(list)),
            FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(_))),
        ] => Some(list),
        _ => None,
    }
}
