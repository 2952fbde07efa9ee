//! The branches of a table: the `SELECT`s between its `UNION ALL BY NAME`, every column named, functions written in.
//! Reads SQL; plans nothing.

use std::collections::BTreeMap;
use std::path::Path;

use sqlparser::ast::{Expr, Query, Select, SelectItem, SetExpr, SetOperator, SetQuantifier, Spanned, Statement};
use sqlparser::tokenizer::Span;

use crate::dialect;
use crate::dialect::function::normal;
use crate::dialect::inline::SqlFunctions;
use crate::error::RuleError;
use crate::pack::{Part, Table};

/// One `SELECT` of a table and where it stands.
#[derive(Debug, Clone)]
pub struct Branch<'a> {
    /// Its file.
    pub file: &'a Path,
    /// The file's SQL, with its line numbers.
    pub sql: &'a str,
    /// The branch as a query of its own.
    pub query: Query,
}

/// The branches of a table, in the order of its files.
///
/// # Errors
/// Not a view of the table's name, a union by position, a column without a name.
pub fn branches<'a>(table: &'a Table, functions: &SqlFunctions) -> Result<Vec<Branch<'a>>, RuleError> {
    let mut branches = Vec::new();
    for part in &table.parts {
        let query = query(table, part, functions).map_err(|error| error.in_file(&part.file))?;
        let mut waiting = vec![body(query)];
        while let Some(body) = waiting.pop() {
            match body {
                SetExpr::SetOperation {
                    op: SetOperator::Union,
                    set_quantifier: SetQuantifier::AllByName,
                    left,
                    right,
                } => waiting.extend([*right, *left]),
                body => branches.push(Branch {
                    file: &part.file,
                    sql: &part.sql,
                    query: alone(body),
                }),
            }
        }
    }
    Ok(branches)
}

fn query(table: &Table, part: &Part, functions: &SqlFunctions) -> Result<Query, RuleError> {
    let mut query = match dialect::parse(&part.sql, &BTreeMap::new())? {
        Statement::CreateView(view) if view.name.to_string() == table.name => view.query,
        Statement::CreateView(view) => {
            return Err(RuleError::new(
                format!("view `{}` is not the file's name `{}`", view.name, table.name),
                "name the file after the view",
            ));
        }
        Statement::Query(query) if part.file != table.file => query,
        _ => {
            return Err(RuleError::new(
                "a table is a view",
                "write CREATE VIEW name AS SELECT …",
            ));
        }
    };
    // Before functions are written in, whose lines are those of other files.
    named(&query.body)?;
    functions.inline(query.as_mut())?;
    Ok(*query)
}

/// What a query selects; where more stands around it (`WITH`, `ORDER BY`) the whole of it.
fn body(query: Query) -> SetExpr {
    match query {
        Query {
            with: None,
            body,
            order_by: None,
            limit_clause: None,
            fetch: None,
            ..
        } => *body,
        more => SetExpr::Query(Box::new(more)),
    }
}

/// A branch as a query of its own.
fn alone(body: SetExpr) -> Query {
    match body {
        SetExpr::Query(query) => *query,
        body => Query {
            with: None,
            body: Box::new(body),
            order_by: None,
            limit_clause: None,
            fetch: None,
            locks: Vec::new(),
            for_clause: None,
            settings: None,
            format_clause: None,
            pipe_operators: Vec::new(),
        },
    }
}

impl Branch<'_> {
    /// The branch as a statement of its own.
    pub fn statement(&self) -> Statement {
        Statement::Query(Box::new(self.query.clone()))
    }

    /// The line in which a column is computed; 0 where it comes by `*`.
    pub fn line_of(&self, column: &str) -> usize {
        let SetExpr::Select(select) = self.query.body.as_ref() else {
            return 0;
        };
        let named = select.projection.iter().find_map(|item| match item {
            SelectItem::ExprWithAlias { alias, .. } if normal(alias) == column => Some(alias),
            SelectItem::UnnamedExpr(Expr::Identifier(name)) if normal(name) == column => Some(name),
            _ => None,
        });
        named.map_or(0, |name| line(name.span))
    }
}

/// Columns meet by name, so every branch of a union names each of its own.
fn named(body: &SetExpr) -> Result<(), RuleError> {
    match body {
        SetExpr::Select(select) => named_columns(select),
        SetExpr::Query(query) => named(&query.body),
        SetExpr::SetOperation {
            op: SetOperator::Union,
            set_quantifier: SetQuantifier::All | SetQuantifier::None | SetQuantifier::Distinct,
            right,
            ..
        } => Err(RuleError {
            line: line(right.span()),
            ..RuleError::new(
                "the branches of a table meet by position, in which a slip goes unseen",
                "write UNION ALL BY NAME and name every column",
            )
        }),
        SetExpr::SetOperation { left, right, .. } => named(left).and_then(|()| named(right)),
        _ => Ok(()),
    }
}

fn named_columns(select: &Select) -> Result<(), RuleError> {
    let unnamed = select.projection.iter().find(|item| {
        matches!(item, SelectItem::UnnamedExpr(expr) if !matches!(expr, Expr::Identifier(_) | Expr::CompoundIdentifier(_)))
    });
    match unnamed {
        Some(item) => Err(RuleError {
            line: line(item.span()),
            ..RuleError::new(format!("a column has no name: `{item}`"), "write `… AS name` behind it")
        }),
        None => Ok(()),
    }
}

fn line(place: Span) -> usize {
    usize::try_from(place.start.line).unwrap_or_default()
}
