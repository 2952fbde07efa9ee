//! What the tables read of a record, and with which values rules compare it: the list that is held against the providers' schemas.
//! Reads the compiler's expressions; knows no schema and evaluates nothing.

mod reading;
mod walk;

use std::collections::BTreeMap;

use datafusion::logical_expr::utils::split_conjunction;

use crate::compile::Form;
use crate::compile::routes::Routes;
use crate::engine::Engine;
pub use reading::Reading;
use walk::Walk;

/// A path in records of one shape and type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The form of the record.
    pub shape: String,
    /// Its type.
    pub resource_type: String,
    /// Members joined by dots; `[]` is any element of an array, `{}` any member of an object.
    pub path: String,
}

/// Every path, and how it is read.
pub type Paths = BTreeMap<Path, Reading>;

/// The paths that tables read, with the comparisons of the rules over them.
pub fn read(engine: &Engine) -> Paths {
    let mut paths = Paths::new();
    engine.warm();
    let planned = engine.catalog().planned();
    for (table, branches) in planned.flat.by_name() {
        for branch in branches {
            let mut walk = Walk::over(planned.flat.columns());
            for expr in branch.filters.iter().chain(&branch.columns) {
                walk.expression(expr);
            }
            let conjuncts: Vec<_> = branch.filters.iter().flat_map(split_conjunction).cloned().collect();
            gather(&mut paths, &Routes::of(&conjuncts), walk, Some(table));
        }
    }
    for index in 0..engine.rules().len() {
        let Some(Form::Expressions(branches)) = engine.compiled(index).map(|rule| &rule.form) else {
            continue;
        };
        for branch in branches {
            let mut walk = Walk::over(planned.flat.columns());
            for expr in branch.filters.iter().chain([&branch.risky]) {
                walk.expression(expr);
            }
            gather(&mut paths, &branch.routes, walk, None);
        }
    }
    paths
}

fn gather(paths: &mut Paths, routes: &Routes, walk: Walk, table: Option<&str>) {
    let any = [String::from("*")];
    let shapes = routes.shapes.as_deref().unwrap_or(&any);
    let types = routes.types.as_deref().unwrap_or(&any);
    for (shape, resource_type) in shapes.iter().flat_map(|shape| types.iter().map(move |of| (shape, of))) {
        for (path, read) in &walk.read {
            let key = Path {
                shape: shape.clone(),
                resource_type: resource_type.clone(),
                path: path.clone(),
            };
            let reading = paths.entry(key).or_default();
            reading.tables.extend(table.map(str::to_owned));
            reading.functions.extend(read.functions.iter().cloned());
            reading.compared.extend(read.compared.iter().cloned());
            reading.compared_any_case.extend(read.compared_any_case.iter().cloned());
            reading.defaults.extend(read.defaults.iter().cloned());
        }
    }
}
