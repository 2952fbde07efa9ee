//! The compiler: a rule's `SELECT` becomes expressions over `changes`, one set a branch of its table, or a plan where it
//! cannot. Planned once; nothing here runs per batch.

pub(crate) mod guilty;
pub mod routes;

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::{Expr, LogicalPlan};
use pipeline::panics::caught;
use sqlparser::ast::{
    Expr as SqlExpr, GroupByExpr, Ident, Query, Select, SelectItem, SetExpr, Statement, Value, ValueWithSpan,
};

use crate::catalog::Catalog;
use crate::cores;
use crate::error::RuleError;
use crate::explain::{self, Attempt, explain};
use crate::flatten::{self, Branch};
use crate::refuse;
use crate::rule::Rule;
use routes::Routes;

/// The column into which a rule's risky condition is projected.
const RISKY: &str = "__risky";

/// A rule, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// The rule.
    pub rule: Rule,
    /// Names of the evidence columns.
    pub evidence: Vec<String>,
    /// How it is evaluated.
    pub form: Form,
}

/// How a rule is evaluated.
#[derive(Debug)]
pub enum Form {
    /// Expressions over one row of `changes`.
    Expressions(Vec<RuleBranch>),
    /// A physical plan, run for each record by itself so that a verdict never depends on the batch.
    Plan {
        /// Evidence columns, then the risky condition.
        plan: LogicalPlan,
        /// Which records it concerns.
        routes: Vec<Routes>,
    },
}

/// A rule over one branch of its table.
#[derive(Debug, Clone)]
pub struct RuleBranch {
    /// Which records can be rows of the branch.
    pub routes: Routes,
    /// What makes a record a row of the branch: all must be TRUE.
    pub filters: Vec<Expr>,
    /// The `WHERE`: TRUE is risky.
    pub risky: Expr,
    /// The evidence columns, in order.
    pub evidence: Vec<Expr>,
}

/// Fewer rules are not worth a thread.
const WORTH_A_THREAD: usize = 8;

/// Compiles rules on all cores; the results in their order.
pub fn compile_all(catalog: &Catalog, rules: &[&Rule]) -> Vec<Result<Compiled, Vec<RuleError>>> {
    cores::each_of(rules, WORTH_A_THREAD, |rule| compile(catalog, (*rule).clone()))
}

/// Compiles a rule.
///
/// # Errors
/// It does not plan, or is not one `SELECT`: all that can be told apart.
pub fn compile(catalog: &Catalog, rule: Rule) -> Result<Compiled, Vec<RuleError>> {
    let file = rule.file.clone();
    let panicked = |words| {
        Err(vec![RuleError::new(
            format!("the planner panicked: {words}"),
            "write it in another way",
        )])
    };
    let built = caught(|| build(catalog, rule)).unwrap_or_else(panicked);
    built.map_err(|errors| errors.into_iter().map(|error| error.in_file(&file)).collect())
}

fn build(catalog: &Catalog, rule: Rule) -> Result<Compiled, Vec<RuleError>> {
    let query = prepared(catalog, &rule).map_err(|error| vec![error])?;
    let statement = Statement::Query(Box::new(query.clone()));
    let shallow = catalog.plan_over_tables(statement.clone()).map_err(|error| {
        let attempt = Attempt {
            state: &catalog.state(),
            text: &rule.text,
            query: &query,
        };
        explain(attempt, &error)
    })?;
    formed(catalog, rule, statement, &shallow).map_err(|error| vec![error])
}

/// The query as it is planned: evidence narrowed, functions written in, the condition projected.
fn prepared(catalog: &Catalog, rule: &Rule) -> Result<Query, RuleError> {
    catalog.need(rule.sql())?;
    let words = ["limit", "fetch", "union", "intersect", "except"].map(str::to_owned);
    let marked = |error| explain::mark(error, &rule.text, &words);
    let mut query = guilty::narrowed(&rule.query);
    catalog.inline(&mut query).map_err(marked)?;
    refuse::joins(&query, &rule.text)?;
    project_risky(&query).map_err(marked)
}

fn formed(catalog: &Catalog, rule: Rule, statement: Statement, shallow: &LogicalPlan) -> Result<Compiled, RuleError> {
    catalog.refuse(shallow, &rule.text)?;
    decides(shallow, &rule)?;
    let names: Vec<String> = shallow
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let Some((RISKY, evidence)) = names.split_last().map(|(last, rest)| (last.as_str(), rest.to_vec())) else {
        return Err(RuleError::new(
            "the rule projects nothing",
            "name the columns that prove the finding",
        ));
    };
    let flat = flatten::flatten(shallow, &catalog.planned().flat);
    let branches = flat.and_then(|branches| branches.into_iter().map(rule_branch).collect());
    let form = match branches {
        Some(branches) => Form::Expressions(branches),
        None => {
            let plan = catalog.plan(statement)?;
            let routes = routes::of_plan(&plan);
            Form::Plan { plan, routes }
        }
    };
    Ok(Compiled { rule, evidence, form })
}

/// Whether the condition is one.
fn decides(plan: &LogicalPlan, rule: &Rule) -> Result<(), RuleError> {
    match plan.schema().fields().last().map(|field| field.data_type()) {
        None | Some(DataType::Boolean | DataType::Null) => Ok(()),
        Some(kind) => Err(explain::not_a_condition(kind, &rule.text)),
    }
}

/// `None` for a branch without columns, which a projection that ends in the risky condition never is.
fn rule_branch(branch: Branch) -> Option<RuleBranch> {
    let Branch {
        mut filters,
        mut columns,
    } = branch;
    let risky = columns.pop()?;
    // A condition on the record's kind in the rule's own WHERE says which records it is about, not what is risky.
    let (about, risky): (Vec<Expr>, Vec<Expr>) = conjuncts(risky).into_iter().partition(routes::is_route);
    filters.extend(about);
    let filters: Vec<Expr> = filters.into_iter().flat_map(conjuncts).collect();
    let risky = risky
        .into_iter()
        .reduce(Expr::and)
        .unwrap_or_else(|| datafusion::logical_expr::lit(true));
    Some(RuleBranch {
        routes: Routes::of(&filters),
        filters,
        risky,
        evidence: columns,
    })
}

fn conjuncts(expr: Expr) -> Vec<Expr> {
    datafusion::logical_expr::utils::split_conjunction_owned(expr)
}

/// Puts the `WHERE` (in a grouped query the `HAVING`) into the projection, so that NULL can be told from FALSE.
pub(crate) fn project_risky(query: &Query) -> Result<Query, RuleError> {
    let mut query = query.clone();
    if query.limit_clause.is_some() || query.fetch.is_some() {
        return Err(RuleError::new(
            "a rule has no LIMIT",
            "leave it out: every risky resource is a finding",
        ));
    }
    let SetExpr::Select(select) = query.body.as_mut() else {
        return Err(RuleError::new(
            "a rule is one SELECT",
            "put UNION into a table (see docs/tables.md)",
        ));
    };
    let risky = if is_grouped(select) {
        select.having.take()
    } else {
        select.selection.take()
    };
    let risky = risky.unwrap_or_else(|| SqlExpr::Value(ValueWithSpan::from(Value::Boolean(true))));
    select.projection.push(SelectItem::ExprWithAlias {
        expr: risky,
        alias: Ident::new(RISKY),
    });
    Ok(query)
}

fn is_grouped(select: &Select) -> bool {
    match &select.group_by {
        GroupByExpr::All(_) => true,
        GroupByExpr::Expressions(expressions, _) => !expressions.is_empty(),
    }
}
