//! Evidence names the guilty: where the `WHERE` finds a list risky for some of its elements, the list among the evidence columns keeps
//! those alone; where it finds none, the whole list stays. Rewrites the `SELECT`; decides nothing.

use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{
    BinaryOperator, CaseWhen, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, GroupByExpr, Ident,
    LambdaFunction, ObjectName, OneOrManyWithParens, Query, Select, SelectItem, SetExpr,
};

/// The query with its evidence narrowed; a grouped one as it is.
pub(crate) fn narrowed(query: &Query) -> Query {
    let mut query = query.clone();
    if let SetExpr::Select(select) = query.body.as_mut()
        && matches!(&select.group_by, GroupByExpr::Expressions(grouped, _) if grouped.is_empty())
    {
        narrow(select);
    }
    query
}

/// Narrows `SELECT list … WHERE any_match(list, lambda e : …)` to the elements of which the condition is true. A list that is asked about
/// under a `NOT`, or by lambdas that call their element otherwise, stays whole.
fn narrow(select: &mut Select) {
    let Some(condition) = select.selection.clone() else {
        return;
    };
    for item in &mut select.projection {
        let SelectItem::UnnamedExpr(Expr::Identifier(column)) = item else {
            continue;
        };
        let mut asked = Vec::new();
        if !collect(&condition, column, &mut asked) {
            continue;
        }
        if let Some(any) = one_of(&asked) {
            let (expr, alias) = (guilty_or_all(any, column), column.clone());
            *item = SelectItem::ExprWithAlias { expr, alias };
        }
    }
}

/// The calls of `any_match` over the column that make the condition true; whether nothing else asks about it.
fn collect<'a>(condition: &'a Expr, column: &Ident, asked: &mut Vec<&'a Function>) -> bool {
    match condition {
        Expr::Nested(inner) | Expr::IsTrue(inner) => collect(inner, column, asked),
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And | BinaryOperator::Or,
            right,
        } => collect(left, column, asked) && collect(right, column, asked),
        Expr::Function(function) if over(function, column).is_some() => {
            asked.push(function);
            true
        }
        other => !mentions(other, column),
    }
}

/// The lambda of `any_match(column, lambda)`.
fn over<'a>(function: &'a Function, column: &Ident) -> Option<&'a LambdaFunction> {
    let FunctionArguments::List(list) = &function.args else {
        return None;
    };
    match list.args.as_slice() {
        [
            FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Identifier(over))),
            FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda))),
        ] if over.value == column.value && function.name.to_string().eq_ignore_ascii_case("any_match") => Some(lambda),
        _ => None,
    }
}

fn mentions(expr: &Expr, column: &Ident) -> bool {
    let mut found = false;
    let _ = sqlparser::ast::visit_expressions(expr, |inner| {
        found |= matches!(inner, Expr::Identifier(name) if name.value == column.value);
        std::ops::ControlFlow::<()>::Continue(())
    });
    found
}

/// `CASE WHEN any_match(…) THEN array_filter(…) ELSE column END`: where nobody is guilty, or it is not known who, all are shown.
fn guilty_or_all(any: Function, column: &Ident) -> Expr {
    let mut filter = any.clone();
    filter.name = ObjectName::from(vec![Ident::new("array_filter")]);
    Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: vec![CaseWhen {
            condition: Expr::Function(any),
            result: Expr::Function(filter),
        }],
        else_result: Some(Box::new(Expr::Identifier(column.clone()))),
    }
}

/// `any_match(column, lambda e : one OR other)`.
fn one_of(asked: &[&Function]) -> Option<Function> {
    let (first, others) = asked.split_first()?;
    let mut any = (*first).clone();
    let lambda = lambda_of(&mut any)?;
    for other in others {
        let mut other = (*other).clone();
        let other = lambda_of(&mut other)?;
        if element(lambda) != element(other) {
            return None;
        }
        let nested = |body: &Expr| Box::new(Expr::Nested(Box::new(body.clone())));
        *lambda.body = Expr::BinaryOp {
            left: nested(&lambda.body),
            op: BinaryOperator::Or,
            right: nested(&other.body),
        };
    }
    Some(any)
}

fn lambda_of(function: &mut Function) -> Option<&mut LambdaFunction> {
    let FunctionArguments::List(list) = &mut function.args else {
        return None;
    };
    match list.args.as_mut_slice() {
        [_, FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda)))] => Some(lambda),
        _ => None,
    }
}

fn element(lambda: &LambdaFunction) -> Option<&str> {
    match &lambda.params {
        OneOrManyWithParens::One(parameter) => Some(&parameter.name.value),
        OneOrManyWithParens::Many(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::dialect;

    #[test]
    fn the_list_keeps_what_made_the_condition_true() {
        let any = "any_match(a, lambda e : e['x'] = 1)";
        for (columns, condition, expect) in [
            (
                "id, a",
                any.to_owned(),
                "id, CASE WHEN any_match(a, lambda e : e['x'] = 1) THEN array_filter(a, lambda e : e['x'] = 1) ELSE a END AS a",
            ),
            (
                "a",
                format!("b AND ({any}) IS TRUE"),
                "CASE WHEN any_match(a, lambda e : e['x'] = 1) THEN array_filter(a, lambda e : e['x'] = 1) ELSE a END AS a",
            ),
            (
                "a",
                format!("{any} OR any_match(a, lambda e : e['x'] = 2)"),
                "CASE WHEN any_match(a, lambda e : (e['x'] = 1) OR (e['x'] = 2)) \
                 THEN array_filter(a, lambda e : (e['x'] = 1) OR (e['x'] = 2)) ELSE a END AS a",
            ),
            ("a", format!("{any} OR any_match(a, lambda f : f['x'] = 2)"), "a"),
            ("a", format!("NOT {any}"), "a"),
            ("a", format!("{any} OR cardinality(a) = 0"), "a"),
            ("a", "all_match(a, lambda e : e = 1)".to_owned(), "a"),
            (
                "a, b",
                "any_match(b, lambda e : e = 1)".to_owned(),
                "a, CASE WHEN any_match(b, lambda e : e = 1) THEN array_filter(b, lambda e : e = 1) ELSE b END AS b",
            ),
        ] {
            let sql = |columns: &str| format!("SELECT {columns} FROM t WHERE {condition}");
            let parse = |sql: String| match dialect::parse(&sql, &BTreeMap::new()).unwrap() {
                sqlparser::ast::Statement::Query(query) => query,
                other => panic!("{other}"),
            };
            let made = narrowed(&parse(sql(columns))).to_string();
            assert_eq!(made, parse(sql(expect)).to_string(), "{condition}");
        }
    }
}
