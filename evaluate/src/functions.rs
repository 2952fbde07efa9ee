//! The functions of rules and tables beside DataFusion's own: JSON, networks, IAM policies, time, names.
//! Their contract is `docs/functions.md`: NULL means not known. Knows no table and no rule.

pub mod bounded;
pub mod iam;
pub mod json;
pub mod network;
pub mod path;
mod scalar;
pub mod scan;
pub mod text;
pub mod time;

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;
use schemas::Clock;

/// Makes every function known to a session.
pub fn register(context: &SessionContext, clock: Clock) {
    for function in all(clock) {
        context.register_udf(function);
    }
}

/// Every function of ours.
pub fn all(clock: Clock) -> Vec<ScalarUDF> {
    let mut functions = json::functions();
    functions.extend(network::functions());
    functions.extend(iam::functions());
    functions.extend(text::functions());
    functions.push(time::days_since(clock));
    functions
}

/// Their names, with those of DataFusion's that take a lambda, in order.
pub fn names() -> Vec<String> {
    let ours = all(Clock::fixed(0))
        .into_iter()
        .map(|function| function.name().to_owned());
    let mut names: Vec<String> = ours.chain(LAMBDAS.map(str::to_owned)).collect();
    names.sort_unstable();
    names
}

/// The functions that take a lambda, which a session keeps apart.
pub const LAMBDAS: [&str; 4] = ["all_match", "any_match", "array_filter", "array_transform"];
