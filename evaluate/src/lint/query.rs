//! Warnings that a rule's own text gives, as it is written.

use std::ops::ControlFlow;

use sqlparser::ast::{
    BinaryOperator, Expr, GroupByExpr, Query, SetExpr, Spanned, Statement, TableFactor, Value, Visit, Visitor,
};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Span;

use super::values::Values;
use crate::dialect::RuleDialect;
use crate::error::RuleError;
use crate::rule::{Rule, split_header};

/// All of them.
pub fn warnings(rule: &Rule, values: &Values) -> Vec<RuleError> {
    let Some((sql, query)) = parse(&rule.text) else {
        return Vec::new();
    };
    let mut found = Found {
        sql: &sql,
        table: table(&query),
        values,
        warnings: Vec::new(),
    };
    let _ = query.visit(&mut found);
    let mut warnings = found.warnings;
    warnings.extend(without_where(&query, &sql));
    warnings
}

/// The query as it is written, nothing put in place of anything.
fn parse(text: &str) -> Option<(String, Box<Query>)> {
    let (_, sql) = split_header(text).ok()?;
    let dialect = RuleDialect::default();
    match Parser::parse_sql(&dialect, &sql).ok()?.pop()? {
        Statement::Query(query) => Some((sql, query)),
        _ => None,
    }
}

fn table(query: &Query) -> Option<String> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    match &select.from.first()?.relation {
        TableFactor::Table { name, .. } => Some(name.to_string()),
        _ => None,
    }
}

fn without_where(query: &Query, sql: &str) -> Option<RuleError> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    let grouped = !matches!(&select.group_by, GroupByExpr::Expressions(by, _) if by.is_empty());
    if grouped || select.selection.is_some() {
        return None;
    }
    let warning = RuleError::new(
        "there is no WHERE: every resource of the table fails",
        "add WHERE and what is risky",
    );
    Some(warning.at(sql, select.span()))
}

struct Found<'a> {
    sql: &'a str,
    table: Option<String>,
    values: &'a Values,
    warnings: Vec<RuleError>,
}

impl Found<'_> {
    fn warn(&mut self, span: Span, what: impl Into<String>, fix: impl Into<String>) {
        self.warnings.push(RuleError::new(what, fix).at(self.sql, span));
    }

    fn value(&mut self, column: &Expr, value: &Expr) {
        let (Some(column), Some(text)) = (name(column), text(value)) else {
            return;
        };
        let unlikely = if column == "resource_type" {
            self.values.resource_type(text)
        } else {
            self.table
                .as_deref()
                .and_then(|table| self.values.column(table, column, text))
        };
        if let Some((what, fix)) = unlikely {
            self.warn(value.span(), what, fix);
        }
    }

    fn comparison(&mut self, expr: &Expr, left: &Expr, op: &BinaryOperator, right: &Expr) {
        let equality = matches!(op, BinaryOperator::Eq | BinaryOperator::NotEq);
        if is_null(left) || is_null(right) {
            if matches!(
                op,
                BinaryOperator::And | BinaryOperator::Or | BinaryOperator::StringConcat
            ) {
                return;
            }
            let column = if is_null(left) { right } else { left };
            let is = if *op == BinaryOperator::NotEq {
                "IS NOT NULL"
            } else {
                "IS NULL"
            };
            return self.warn(
                expr.span(),
                format!("`{expr}` is always NULL: the verdict is unknown"),
                format!("write {column} {is}"),
            );
        }
        if equality {
            self.value(left, right);
            self.value(right, left);
        }
    }

    fn list(&mut self, expr: &Expr, of: &Expr, list: &[Expr], negated: bool) {
        if list.iter().any(is_null) {
            let (not, never) = if negated { ("NOT IN", "true") } else { ("IN", "false") };
            let what =
                format!("`{of} {not} (…, NULL)` is never {never}: it is NULL where the value is not in the list");
            self.warn(expr.span(), what, "leave NULL out of the list");
        }
        for value in list {
            self.value(of, value);
        }
    }

    fn pattern(&mut self, pattern: &Expr) {
        if let Some(text) = text(pattern)
            && text.contains('*')
            && !text.contains('%')
        {
            let what = format!("`*` stands for itself in LIKE '{text}'");
            self.warn(pattern.span(), what, format!("write LIKE '{}'", text.replace('*', "%")));
        }
    }
}

impl Visitor for Found<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::BinaryOp { left, op, right } => self.comparison(expr, left, op, right),
            Expr::InList {
                expr: of,
                list,
                negated,
            } => self.list(expr, of, list, *negated),
            Expr::Like { pattern, .. } | Expr::ILike { pattern, .. } => self.pattern(pattern),
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

fn is_null(expr: &Expr) -> bool {
    matches!(expr, Expr::Value(value) if value.value == Value::Null)
}

fn text(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Identifier(name) => Some(&name.value),
        Expr::CompoundIdentifier(path) => path.last().map(|name| name.value.as_str()),
        _ => None,
    }
}
