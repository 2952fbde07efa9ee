//! The language of rules and tables: PostgreSQL's operators plus `lambda x : …`, one statement parsed and adapted.
//! Knows no table and no rule.

mod depth;
pub mod function;
mod hint;
pub mod inline;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use datafusion::error::DataFusionError;
use datafusion::sql::parser::{DFParserBuilder, Statement as DfStatement};
use sqlparser::ast::{
    BinaryOperator, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, LambdaFunction,
    LambdaFunctionParameter, LambdaSyntax, ObjectName, OneOrManyWithParens, Spanned, Statement, TableFactor,
    UnaryOperator, Value, VisitMut, VisitorMut,
};
use sqlparser::dialect::{Dialect, PostgreSqlDialect, Precedence};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer};

use crate::error::RuleError;
use crate::parameter::Parameter;

/// PostgreSQL's dialect with lambdas by keyword. No stock dialect has both: PostgreSQL knows no lambda, and where `x -> e`
/// is one, `configuration -> 'a'` can no longer be a path.
#[derive(Debug, Default)]
pub struct RuleDialect {
    postgres: PostgreSqlDialect,
}

impl Dialect for RuleDialect {
    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        self.postgres.identifier_quote_style(identifier)
    }

    fn is_delimited_identifier_start(&self, ch: char) -> bool {
        self.postgres.is_delimited_identifier_start(ch)
    }

    fn is_identifier_start(&self, ch: char) -> bool {
        self.postgres.is_identifier_start(ch)
    }

    fn is_identifier_part(&self, ch: char) -> bool {
        self.postgres.is_identifier_part(ch)
    }

    fn prec_value(&self, prec: Precedence) -> u8 {
        self.postgres.prec_value(prec)
    }

    fn get_next_precedence(&self, parser: &Parser) -> Option<Result<u8, ParserError>> {
        self.postgres.get_next_precedence(parser)
    }

    fn parse_infix(&self, parser: &mut Parser, expr: &Expr, precedence: u8) -> Option<Result<Expr, ParserError>> {
        self.postgres.parse_infix(parser, expr, precedence)
    }

    fn supports_nested_comments(&self) -> bool {
        true
    }

    fn supports_array_typedef_with_brackets(&self) -> bool {
        true
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        true
    }

    fn parse_prefix(&self, parser: &mut Parser) -> Option<Result<Expr, ParserError>> {
        match (&parser.peek_token_ref().token, &parser.peek_nth_token_ref(1).token) {
            (Token::Word(word), Token::Word(_)) if word.keyword == Keyword::LAMBDA => Some(parse_lambda(parser)),
            _ => None,
        }
    }
}

fn parse_lambda(parser: &mut Parser) -> Result<Expr, ParserError> {
    parser.expect_keyword(Keyword::LAMBDA)?;
    let name = parser.parse_identifier()?;
    parser.expect_token(&Token::Colon)?;
    let body = parser.parse_expr()?;
    Ok(Expr::Lambda(LambdaFunction {
        params: OneOrManyWithParens::One(LambdaFunctionParameter { name, data_type: None }),
        body: Box::new(body),
        syntax: LambdaSyntax::LambdaKeyword,
    }))
}

/// Parses the one SQL statement of a file and writes the parameters' values in place of `$name`.
///
/// # Errors
/// Not SQL, not exactly one statement, or a parameter that the header does not declare.
pub fn parse(sql: &str, parameters: &BTreeMap<String, Parameter>) -> Result<Statement, RuleError> {
    // What is no SQL at all is said by the parser.
    let tokens = Tokenizer::new(&RuleDialect::default(), sql).tokenize_with_location();
    let tokens = tokens.unwrap_or_default();
    depth::check(sql, &tokens)?;
    // A text that ends too early is wrong where it ends.
    let last = tokens
        .iter()
        .rev()
        .find(|token| !matches!(token.token, Token::Whitespace(_) | Token::EOF));
    let wrong = |error: DataFusionError| match (RuleError::sql(sql, &error), last) {
        (error, Some(last)) if error.excerpt.is_none() => error.at(sql, last.span),
        (error, _) => hint::of(error, &tokens),
    };
    let dialect = RuleDialect::default();
    let mut parser = DFParserBuilder::new(sql)
        .with_dialect(&dialect)
        .build()
        .map_err(wrong)?;
    let mut statements = parser.parse_statements().map_err(wrong)?;
    let (Some(DfStatement::Statement(statement)), true) = (statements.pop_front(), statements.is_empty()) else {
        return Err(RuleError::new(
            "the file must hold exactly one SQL statement",
            "keep one SELECT after the header",
        ));
    };
    let mut statement = *statement;
    adapt(&mut statement, sql, parameters)?;
    Ok(statement)
}

/// Writes the parameters' values and what DataFusion spells otherwise.
fn adapt(tree: &mut impl VisitMut, sql: &str, parameters: &BTreeMap<String, Parameter>) -> Result<(), RuleError> {
    let mut adapter = Adapter {
        sql,
        parameters,
        error: None,
    };
    let _ = tree.visit(&mut adapter);
    adapter.error.map_or(Ok(()), Err)
}

/// Puts parameter values in place of `$name`; spells `all_match(a, f)` as `NOT any_match(a, NOT f)`, which is right in three
/// values too (DataFusion 55 has no `array_all_match`), and `array_has(a, x)` as `any_match(a, e = x)`, because DataFusion's says
/// FALSE of a list in which an element is NULL and may be the one.
struct Adapter<'a> {
    sql: &'a str,
    parameters: &'a BTreeMap<String, Parameter>,
    error: Option<RuleError>,
}

impl VisitorMut for Adapter<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::InList { list, .. } = expr {
            let mut values = Vec::with_capacity(list.len());
            for item in list.drain(..) {
                match self.parameter(&item) {
                    Some(parameter) => values.extend(parameter.literals()),
                    None => values.push(item),
                }
            }
            *list = values;
        }
        ControlFlow::Continue(())
    }

    /// DataFusion passes over it without a word.
    fn pre_visit_table_factor(&mut self, table: &mut TableFactor) -> ControlFlow<()> {
        let TableFactor::Table {
            sample: Some(_), name, ..
        } = table
        else {
            return ControlFlow::Continue(());
        };
        let fix = "leave it out: every record is judged";
        self.error = Some(RuleError::new("TABLESAMPLE chooses among records", fix).at(self.sql, name.span()));
        ControlFlow::Break(())
    }

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::Value(value) = &*expr
            && let Value::Placeholder(name) = &value.value
        {
            let (name, span) = (name.clone(), value.span);
            match self.parameter(expr).map(Parameter::literal) {
                Some(literal) => *expr = literal,
                None => {
                    self.error = Some(
                        RuleError::new(
                            format!("parameter `{name}` is not declared"),
                            format!(
                                "declare it under `params:` in the header with type, default and meaning: `{}`",
                                &name[1..]
                            ),
                        )
                        .at(self.sql, span),
                    );
                    return ControlFlow::Break(());
                }
            }
        }
        if let Expr::Function(function) = expr
            && function.name.to_string().eq_ignore_ascii_case("all_match")
            && let Some(rewritten) = all_match(function)
        {
            *expr = rewritten;
        }
        if let Expr::Function(function) = expr
            && function.name.to_string().eq_ignore_ascii_case("array_has")
            && let Some(rewritten) = array_has(function)
        {
            *expr = rewritten;
        }
        ControlFlow::Continue(())
    }
}

impl Adapter<'_> {
    fn parameter(&self, expr: &Expr) -> Option<&Parameter> {
        let Expr::Value(value) = expr else { return None };
        let Value::Placeholder(name) = &value.value else {
            return None;
        };
        self.parameters.get(name.strip_prefix('$').unwrap_or(name))
    }
}

fn all_match(function: &Function) -> Option<Expr> {
    let mut inner = function.clone();
    inner.name = ObjectName::from(vec![Ident::new("any_match")]);
    let FunctionArguments::List(list) = &mut inner.args else {
        return None;
    };
    let [_, FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda)))] = list.args.as_mut_slice() else {
        return None;
    };
    let body = std::mem::replace(lambda.body.as_mut(), Expr::Value(Value::Null.with_empty_span()));
    *lambda.body = Expr::UnaryOp {
        op: UnaryOperator::Not,
        expr: Box::new(Expr::Nested(Box::new(body))),
    };
    Some(Expr::UnaryOp {
        op: UnaryOperator::Not,
        expr: Box::new(Expr::Function(inner)),
    })
}

fn array_has(function: &Function) -> Option<Expr> {
    let mut inner = function.clone();
    inner.name = ObjectName::from(vec![Ident::new("any_match")]);
    let FunctionArguments::List(list) = &mut inner.args else {
        return None;
    };
    let [_, wanted @ FunctionArg::Unnamed(FunctionArgExpr::Expr(_))] = list.args.as_mut_slice() else {
        return None;
    };
    let FunctionArg::Unnamed(FunctionArgExpr::Expr(value)) = wanted.clone() else {
        return None;
    };
    let element = Ident::new("__element");
    let equal = Expr::BinaryOp {
        left: Box::new(Expr::Identifier(element.clone())),
        op: BinaryOperator::Eq,
        right: Box::new(Expr::Nested(Box::new(value))),
    };
    let lambda = LambdaFunction {
        params: OneOrManyWithParens::One(LambdaFunctionParameter {
            name: element,
            data_type: None,
        }),
        body: Box::new(equal),
        syntax: LambdaSyntax::LambdaKeyword,
    };
    *wanted = FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda)));
    Some(Expr::Function(inner))
}
