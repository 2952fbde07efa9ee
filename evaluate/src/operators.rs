//! `->` and `->>` planned as our JSON functions; a chain becomes one call with the whole path.

use std::sync::Arc;

use datafusion::common::DFSchema;
use datafusion::error::Result;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::planner::{ExprPlanner, PlannerResult, RawBinaryExpr};
use datafusion::logical_expr::{Expr, ScalarUDF};
use datafusion::sql::sqlparser::ast::BinaryOperator;

/// Plans the PostgreSQL JSON operators.
#[derive(Debug)]
pub struct JsonOperators {
    get: Arc<ScalarUDF>,
    as_text: Arc<ScalarUDF>,
}

impl JsonOperators {
    /// `get` is `json_get`, `as_text` is `json_as_text`.
    pub fn new(get: Arc<ScalarUDF>, as_text: Arc<ScalarUDF>) -> Self {
        Self { get, as_text }
    }

    fn call(&self, function: &Arc<ScalarUDF>, left: Expr, key: Expr) -> Expr {
        let args = match left {
            Expr::ScalarFunction(inner) if inner.func.name() == self.get.name() => {
                let mut args = inner.args;
                args.push(key);
                args
            }
            other => vec![other, key],
        };
        Expr::ScalarFunction(ScalarFunction::new_udf(Arc::clone(function), args))
    }
}

impl ExprPlanner for JsonOperators {
    fn plan_binary_op(&self, expr: RawBinaryExpr, _schema: &DFSchema) -> Result<PlannerResult<RawBinaryExpr>> {
        let function = match expr.op {
            BinaryOperator::Arrow => &self.get,
            BinaryOperator::LongArrow => &self.as_text,
            _ => return Ok(PlannerResult::Original(expr)),
        };
        Ok(PlannerResult::Planned(self.call(function, expr.left, expr.right)))
    }
}
