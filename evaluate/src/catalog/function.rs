//! The SQL functions of a pack, each planned by itself over typed NULLs, so that a mistake is named in its own file.
//! Knows no table and no rule.

use datafusion::arrow::datatypes::DataType;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::SessionContext;

use super::by_name;
use super::session::plan;
use crate::dialect;
use crate::dialect::function::SqlFunction;
use crate::dialect::inline::SqlFunctions;
use crate::error::RuleError;
use crate::explain::in_words;

/// A function and the type that it gives; unknown where some parameter takes any type.
#[derive(Debug, Clone)]
pub struct PlannedFunction {
    /// Its name, file and documentation.
    pub function: SqlFunction,
    /// What it gives.
    pub returns: Option<DataType>,
}

/// Plans the functions that are wanted.
///
/// # Errors
/// Every function that does not plan, gives another type than it says, or has the name of a function that is there already.
pub fn plan_all(
    context: &SessionContext,
    functions: &SqlFunctions,
    wanted: impl Fn(&SqlFunction) -> bool,
) -> Result<Vec<PlannedFunction>, Vec<RuleError>> {
    let (mut planned, mut errors) = (Vec::new(), Vec::new());
    for function in functions.iter().filter(|function| wanted(function)) {
        match plan_one(context, function, functions) {
            Ok(returns) => planned.push(PlannedFunction {
                function: function.clone(),
                returns,
            }),
            Err(error) => errors.push(error.in_file(&function.file)),
        }
    }
    if errors.is_empty() { Ok(planned) } else { Err(errors) }
}

fn plan_one(
    context: &SessionContext,
    function: &SqlFunction,
    functions: &SqlFunctions,
) -> Result<Option<DataType>, RuleError> {
    let name = &function.name;
    let state = context.state();
    if context.udf(name).is_ok()
        || state.aggregate_functions().contains_key(name)
        || state.window_functions().contains_key(name)
    {
        return Err(RuleError::new(
            format!("there is a function `{name}` already"),
            "give it another name: rules that read the other one would change unseen",
        ));
    }
    let types: Option<Vec<String>> = function
        .parameters
        .iter()
        .map(|(name, kind)| Some(format!("CAST(NULL AS {}) AS {name}", kind.as_ref()?)))
        .collect();
    let call = function.signature();
    // A function whose parameters take any type is written in, so that one that calls itself is found, and planned by its callers.
    let from = types.as_ref().filter(|types| !types.is_empty());
    let from = from.map_or(String::new(), |types| format!(" FROM (SELECT {})", types.join(", ")));
    let probe = query(
        context,
        functions,
        &format!("SELECT {call} AS given{from}"),
        types.is_some(),
    )?;
    let Some(given) = probe.map(|plan| kind(&plan)) else {
        return Ok(None);
    };
    if let Some(said) = &function.returns {
        let said_kind = query(
            context,
            functions,
            &format!("SELECT CAST(NULL AS {said}) AS said"),
            true,
        )?;
        if !said_kind.is_some_and(|plan| by_name::alike(&kind(&plan), &given)) {
            return Err(RuleError::new(
                format!(
                    "function `{name}` says that it returns {said}, and gives {}",
                    in_words(&given)
                ),
                "write the type that it gives",
            ));
        }
    }
    Ok(Some(given))
}

fn query(
    context: &SessionContext,
    functions: &SqlFunctions,
    sql: &str,
    planned: bool,
) -> Result<Option<LogicalPlan>, RuleError> {
    let mut statement = dialect::parse(sql, &std::collections::BTreeMap::new())?;
    functions.inline(&mut statement)?;
    let plan = || plan(&context.state(), statement).map_err(|error| RuleError::sql(sql, &error));
    planned.then(plan).transpose()
}

fn kind(plan: &LogicalPlan) -> DataType {
    plan.schema()
        .fields()
        .first()
        .map_or(DataType::Null, |field| field.data_type().clone())
}
