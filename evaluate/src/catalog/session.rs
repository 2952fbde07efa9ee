//! A session that plans SQL, and a statement planned in it. Knows no table and no pack.

use std::sync::Arc;

use datafusion::error::DataFusionError;
use datafusion::execution::FunctionRegistry;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion::sql::parser::Statement as DfStatement;
use futures::executor::block_on;
use schemas::Clock;
use sqlparser::ast::Statement;

use crate::functions;
use crate::operators::JsonOperators;

/// Plans a statement and coerces its types. `state` is that of a session: a copy of its functions, its tables themselves.
pub fn plan(state: &SessionState, statement: Statement) -> Result<LogicalPlan, DataFusionError> {
    let plan = block_on(state.statement_to_plan(DfStatement::Statement(Box::new(statement))))?;
    state
        .analyzer()
        .execute_and_check(plan, state.config_options(), |_, _| {})
}

/// A session with our functions and operators, for plans that run on one thread and are run again.
pub fn session(clock: Clock) -> Result<SessionContext, DataFusionError> {
    let mut config = SessionConfig::new()
        .with_target_partitions(1)
        .with_information_schema(false);
    let optimizer = &mut config.options_mut().optimizer;
    // With it on, lambdas over JSON functions fail at run time (apache/datafusion#24372).
    optimizer.enable_leaf_expression_pushdown = false;
    // `reset_plan_states` is documented not to reset dynamic filters.
    optimizer.enable_dynamic_filter_pushdown = false;
    let mut context = SessionContext::new_with_config(config);
    functions::bounded::register(&context)?;
    functions::register(&context, clock);
    let operators = JsonOperators::new(context.udf("json_get")?, context.udf("json_as_text")?);
    context.register_expr_planner(Arc::new(operators))?;
    Ok(context)
}
