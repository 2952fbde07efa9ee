//! The functions of rules and tables beside DataFusion's own: JSON, networks, IAM policies, time, names.
//! Their contract is `docs/functions.md`: NULL means not known. Knows no table and no rule.

pub mod clock;
pub mod iam;
pub mod json;
pub mod network;
pub mod path;
mod scalar;
pub mod text;
mod time;

use std::sync::Arc;

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;

pub use clock::Clock;

/// Makes every function known to a session.
pub fn register(context: &SessionContext, clock: Arc<Clock>) {
    for function in all(clock) {
        context.register_udf(function);
    }
}

/// Every function of ours.
pub fn all(clock: Arc<Clock>) -> Vec<ScalarUDF> {
    let mut functions = json::functions();
    functions.extend(network::functions());
    functions.extend(iam::functions());
    functions.extend(text::functions());
    functions.push(time::days_since(clock));
    functions
}
