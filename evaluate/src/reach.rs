//! Which records a rule can concern, read from the text of the tables that it reads before anything is planned: rather too many than
//! one too few. What does not stand there as a plain condition on `shape` or `resource_type` leaves it open.

use std::collections::{HashMap, HashSet};

use sqlparser::ast::{BinaryOperator, Expr, Query, Select, SetExpr, TableFactor, Value};

use crate::batch::CHANGES;
use crate::catalog::branches::branches;
use crate::compile::routes::Routes;
use crate::cores;
use crate::dialect::function::normal;
use crate::dialect::inline::SqlFunctions;
use crate::pack::{Pack, Reading, Table, reading};
use crate::rule::Rule;

/// The records that each rule of a pack can concern, in the order of its rules.
pub fn of(pack: &Pack, reading: &Reading) -> Vec<Vec<Routes>> {
    let tables = Tables::of(pack);
    let mut seen = HashMap::new();
    let of_rule = |rule: &Rule| -> Vec<Routes> {
        let only = match rule.query.body.as_ref() {
            SetExpr::Select(select) => only_relation(select),
            _ => None,
        };
        if let Some(name) = only.filter(|name| tables.0.contains_key(name.as_str())) {
            return tables.routes(&name, &mut seen);
        }
        // What reads `changes` itself says nothing by its tables.
        if rule.sql().to_lowercase().contains(CHANGES) {
            return open();
        }
        let names = reading.names(pack, rule.sql());
        let named = reading.tables(pack, &names).into_iter();
        let reach: Vec<Routes> = named.flat_map(|table| tables.routes(&table.name, &mut seen)).collect();
        if reach.is_empty() { open() } else { reach }
    };
    pack.rules.iter().map(of_rule).collect()
}

/// Every record.
fn open() -> Vec<Routes> {
    vec![Routes::default()]
}

/// What a branch of a table says of the records that can be its rows.
enum Branch {
    /// It reads `changes`.
    Records(Routes),
    /// It reads other tables: their rows are its rows.
    Tables(Vec<String>),
}

/// The branches of each table, by the table's name as SQL compares names.
struct Tables(HashMap<String, Vec<Branch>>);

impl Tables {
    fn of(pack: &Pack) -> Self {
        let names: HashSet<String> = pack.tables.iter().map(|table| table.name.to_lowercase()).collect();
        let branches = cores::each(&pack.tables, |table| of_table(table, &names));
        let own = pack.tables.iter().map(|table| table.name.to_lowercase());
        Self(own.zip(branches).collect())
    }

    /// The records that can be rows of a table. `seen`: what was found before; a table that reads itself is open.
    fn routes(&self, name: &str, seen: &mut HashMap<String, Vec<Routes>>) -> Vec<Routes> {
        let name = name.to_lowercase();
        if let Some(routes) = seen.get(&name) {
            return routes.clone();
        }
        seen.insert(name.clone(), open());
        let mut routes = Vec::new();
        for branch in self.0.get(&name).into_iter().flatten() {
            match branch {
                Branch::Records(own) => routes.push(own.clone()),
                Branch::Tables(tables) => routes.extend(tables.iter().flat_map(|table| self.routes(table, seen))),
            }
        }
        seen.insert(name, routes.clone());
        routes
    }
}

fn of_table(table: &Table, names: &HashSet<String>) -> Vec<Branch> {
    let Ok(branches) = branches(table, &SqlFunctions::default()) else {
        return vec![Branch::Records(Routes::default())];
    };
    branches.iter().map(|branch| of_branch(&branch.query, names)).collect()
}

/// Of a branch over other tables its own condition is not taken: what it calls `shape` may be something else.
fn of_branch(query: &Query, names: &HashSet<String>) -> Branch {
    let mut routes = Routes::default();
    if query.with.is_none()
        && let SetExpr::Select(select) = query.body.as_ref()
        && only_relation(select).as_deref() == Some(CHANGES)
    {
        if let Some(condition) = &select.selection {
            narrow(condition, &mut routes);
        }
        return Branch::Records(routes);
    }
    // By its words, so that rather too many tables count than one too few.
    let text = query.to_string();
    let words: HashSet<_> = reading::words(&text).collect();
    let tables: Vec<String> = words
        .iter()
        .filter_map(|word| names.get(word.as_ref()).cloned())
        .collect();
    if tables.is_empty() || words.contains(CHANGES) {
        return Branch::Records(routes);
    }
    Branch::Tables(tables)
}

/// The one table or view that a `SELECT` reads.
fn only_relation(select: &Select) -> Option<String> {
    let [from] = select.from.as_slice() else { return None };
    let TableFactor::Table { name, args: None, .. } = &from.relation else {
        return None;
    };
    let [part] = name.0.as_slice() else { return None };
    from.joins.is_empty().then(|| part.as_ident().map(normal)).flatten()
}

fn narrow(condition: &Expr, routes: &mut Routes) {
    match condition {
        Expr::Nested(inner) => narrow(inner, routes),
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And,
            right,
        } => {
            narrow(left, routes);
            narrow(right, routes);
        }
        Expr::BinaryOp {
            left,
            op: BinaryOperator::Eq,
            right,
        } => take(left, std::slice::from_ref(right.as_ref()), routes),
        Expr::InList {
            expr,
            list,
            negated: false,
        } => take(expr, list, routes),
        _ => {}
    }
}

fn take(column: &Expr, values: &[Expr], routes: &mut Routes) {
    let name = match column {
        Expr::Identifier(name) => normal(name),
        Expr::CompoundIdentifier(names) => names.last().map(normal).unwrap_or_default(),
        _ => return,
    };
    let text = |value: &Expr| match value {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    };
    let allowed = match name.as_str() {
        "shape" => &mut routes.shapes,
        "resource_type" => &mut routes.types,
        _ => return,
    };
    // Of two conditions on one column the first stands: that admits no fewer than both.
    if let (None, Some(values)) = (&allowed, values.iter().map(text).collect()) {
        *allowed = Some(values);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::pack::Files;

    const BUCKETS: &str = "/* Buckets. */ CREATE VIEW buckets AS SELECT config ->> 'a' AS a FROM changes \
                           WHERE shape = 'cloudformation' AND resource_type IN ('AWS::S3::Bucket')";

    /// What a rule over the last of these tables can concern.
    fn reach(tables: &[(&str, &str)]) -> Vec<Routes> {
        let (last, _) = tables.last().unwrap();
        let rule = format!(
            "/*\nid: r\ntitle: t\ndescription: d, see loose\nseverity: low\nremediation: {{console: c}}\n*/\n\
             SELECT a FROM {last} WHERE a = '1'"
        );
        let tables = tables.iter();
        let mut texts: Vec<_> = tables
            .map(|(name, sql)| (format!("tables/{name}.sql").into(), (*sql).to_owned()))
            .collect();
        texts.push(("aws/s3/r.sql".into(), rule));
        let files = Files {
            name: "own".to_owned(),
            texts,
        };
        let pack = Pack::of(&[files], &BTreeMap::new()).unwrap();
        of(&pack, &Reading::of(&pack)).remove(0)
    }

    #[test]
    fn a_table_over_a_table_concerns_what_that_one_does() {
        let over = "/* Some. */ CREATE VIEW some AS SELECT a FROM buckets WHERE resource_type = 'other'";
        let own = reach(&[("buckets", BUCKETS)]);
        assert!(own[0].admit("cloudformation", "AWS::S3::Bucket"));
        assert!(!own[0].admit("cloudformation", "AWS::SQS::Queue"));
        assert_eq!(reach(&[("buckets", BUCKETS), ("some", over)]), own);
    }

    #[test]
    fn what_is_not_plainly_said_is_open() {
        let joined = "/* Both. */ CREATE VIEW both AS SELECT b.a FROM buckets b JOIN changes c ON b.uid = c.uid";
        assert_eq!(reach(&[("buckets", BUCKETS), ("both", joined)]), open());
        let itself = "/* Loop. */ CREATE VIEW itself AS SELECT a FROM itself";
        assert_eq!(reach(&[("itself", itself)]), open());
        let loose = "/* Loose. */ CREATE VIEW loose AS SELECT config ->> 'a' AS a FROM changes WHERE uid = 'x'";
        assert_eq!(reach(&[("loose", loose)]), open());
    }
}
