//! What compiles and is hardly meant: conditions that no record meets or fails, comparisons with NULL, values and types that never
//! occur. Each warning says what to write; none keeps a rule from running.

mod query;
mod values;

use datafusion::common::ScalarValue;
use datafusion::logical_expr::Expr;

use crate::batch;
use crate::compile::{Compiled, Form};
use crate::engine::Engine;
use crate::engine::group::constants::Constants;
use crate::engine::slots::{Scope, Slots};
use crate::error::RuleError;
use crate::pack::Pack;
use crate::rule::Rule;
use values::Values;

/// The warnings for the rules that are `wanted`, in their order.
pub fn lint(pack: &Pack, engine: &Engine, wanted: impl Fn(&Rule) -> bool) -> Vec<RuleError> {
    let values = Values::of(engine);
    let mut warnings = doubles(pack);
    for (index, rule) in engine.rules().iter().enumerate().filter(|(_, rule)| wanted(rule)) {
        let found = query::warnings(rule, &values);
        // What follows from a mistake that is named already is not named again.
        let constant = if found.is_empty() {
            engine.compiled(index).and_then(|compiled| constant(compiled, engine))
        } else {
            None
        };
        warnings.extend(
            found
                .into_iter()
                .chain(constant)
                .map(|warning| warning.in_file(&rule.file)),
        );
    }
    warnings
}

/// Two files of one folder with one name: the later one stands, the other is never read.
fn doubles(pack: &Pack) -> Vec<RuleError> {
    let together = pack.replaced.iter().filter(|replaced| replaced.together);
    let warning = |replaced: &crate::pack::Replaced| {
        let what = format!("there is another `{}`: {}", replaced.name, replaced.old.display());
        RuleError::new(what, "remove one of them, or give it another id and file name").in_file(&replaced.new)
    };
    together.map(warning).collect()
}

/// A condition that is the same for every record.
fn constant(compiled: &Compiled, engine: &Engine) -> Option<RuleError> {
    let Form::Expressions(branches) = &compiled.form else {
        return None;
    };
    let (state, planned) = (engine.catalog().state(), engine.catalog().planned());
    let scope = Scope {
        state: &state,
        columns: planned.flat.columns(),
        constants: Constants::default(),
    };
    let mut slots = Slots::over(&batch::schema());
    let mut values = branches.iter().map(|branch| slots.lift(scope, &branch.risky).ok());
    let first = values.next()??;
    if values.any(|value| value.as_ref() != Some(&first)) {
        return None;
    }
    let what = match first {
        Expr::Literal(ScalarValue::Boolean(Some(true)), _) => "the condition is always true: every resource fails",
        Expr::Literal(ScalarValue::Boolean(Some(false)), _) => "the condition is always false: no resource ever fails",
        Expr::Literal(ScalarValue::Boolean(None) | ScalarValue::Null, _) => {
            "the condition is always NULL: every verdict is unknown"
        }
        _ => return None,
    };
    let fix = "compare a column of the table with what is risky";
    Some(crate::explain::mark(
        RuleError::new(what, fix),
        &compiled.rule.text,
        &["where".to_owned()],
    ))
}
