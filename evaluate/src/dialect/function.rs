//! SQL functions as data: `CREATE FUNCTION name(parameter type, …) RETURNS type RETURN expression`, read and checked by itself.
//! Knows neither who calls it nor what its types are in DataFusion.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use datafusion::sql::parser::DFParserBuilder;
use sqlparser::ast::{DataType, Expr, Ident, LambdaFunction, OneOrManyWithParens, Query, Spanned, Visit, Visitor};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Span, Token};

use super::{RuleDialect, adapt};
use crate::error::RuleError;

/// A function of a pack: an expression over its parameters, written in place of each call.
#[derive(Debug, Clone, PartialEq)]
pub struct SqlFunction {
    /// Its name, equal to the file's name without `.sql`.
    pub name: String,
    /// Where it stands.
    pub file: PathBuf,
    /// The header's text: what it gives and what its parameters mean.
    pub documentation: String,
    /// Names and types, in order; one without a type takes any.
    pub parameters: Vec<(String, Option<DataType>)>,
    /// The type that it says to return.
    pub returns: Option<DataType>,
    /// What it returns.
    pub body: Expr,
}

impl SqlFunction {
    /// Reads a function; `sql` is the file's text after its header, with the file's line numbers.
    ///
    /// # Errors
    /// Not such a statement, or the expression reads something that is neither a parameter nor a lambda's variable.
    pub fn parse(file: &Path, documentation: &str, sql: &str) -> Result<Self, RuleError> {
        let mut function = read(sql)?;
        function.file = file.to_path_buf();
        documentation.trim().clone_into(&mut function.documentation);
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if function.name != stem {
            return Err(RuleError::new(
                format!("function `{}` is not the file's name `{stem}`", function.name),
                "name the file after the function",
            ));
        }
        function.check()?;
        adapt(&mut function.body, sql, &BTreeMap::new())?;
        Ok(function)
    }

    /// `name(parameter, …)`.
    pub fn signature(&self) -> String {
        let names: Vec<&str> = self.parameters.iter().map(|(name, _)| name.as_str()).collect();
        format!("{}({})", self.name, names.join(", "))
    }

    fn check(&self) -> Result<(), RuleError> {
        let mut names = Names {
            function: self,
            variables: Vec::new(),
        };
        match self.body.visit(&mut names) {
            ControlFlow::Break(error) => Err(error),
            ControlFlow::Continue(()) => Ok(()),
        }
    }
}

fn read(sql: &str) -> Result<SqlFunction, RuleError> {
    let dialect = RuleDialect::default();
    let mut parser = DFParserBuilder::new(sql)
        .with_dialect(&dialect)
        .build()
        .map_err(|error| RuleError::sql(sql, &error))?;
    statement(&mut parser.parser).map_err(|error| RuleError::sql(sql, &error.into()))
}

fn statement(parser: &mut Parser) -> Result<SqlFunction, ParserError> {
    parser.expect_keywords(&[Keyword::CREATE, Keyword::FUNCTION])?;
    let name = normal(&parser.parse_identifier()?);
    parser.expect_token(&Token::LParen)?;
    let parameters = parser.parse_comma_separated0(parameter, Token::RParen)?;
    parser.expect_token(&Token::RParen)?;
    let returns = match parser.parse_keyword(Keyword::RETURNS) {
        true => Some(parser.parse_data_type()?),
        false => None,
    };
    parser.expect_keyword(Keyword::RETURN)?;
    let body = parser.parse_expr()?;
    let _ = parser.consume_token(&Token::SemiColon);
    parser.expect_token(&Token::EOF)?;
    Ok(SqlFunction {
        name,
        file: PathBuf::new(),
        documentation: String::new(),
        parameters,
        returns,
        body,
    })
}

fn parameter(parser: &mut Parser) -> Result<(String, Option<DataType>), ParserError> {
    let name = normal(&parser.parse_identifier()?);
    let typed = !matches!(parser.peek_token_ref().token, Token::Comma | Token::RParen);
    Ok((name, typed.then(|| parser.parse_data_type()).transpose()?))
}

/// A name as DataFusion sees it: in lower case unless it is quoted.
pub fn normal(name: &Ident) -> String {
    match name.quote_style {
        Some(_) => name.value.clone(),
        None => name.value.to_lowercase(),
    }
}

/// The variables of a lambda.
pub fn variables(lambda: &LambdaFunction) -> impl Iterator<Item = &Ident> {
    let parameters = match &lambda.params {
        OneOrManyWithParens::One(one) => std::slice::from_ref(one),
        OneOrManyWithParens::Many(many) => many.as_slice(),
    };
    parameters.iter().map(|parameter| &parameter.name)
}

/// Every name in the expression must be bound by the function itself.
struct Names<'a> {
    function: &'a SqlFunction,
    variables: Vec<String>,
}

impl Names<'_> {
    fn error(&self, place: Span, what: String, fix: &str) -> ControlFlow<RuleError> {
        let line = usize::try_from(place.start.line).unwrap_or_default();
        ControlFlow::Break(RuleError {
            line,
            ..RuleError::new(what, fix)
        })
    }

    fn has_parameter(&self, name: &str) -> bool {
        self.function.parameters.iter().any(|(parameter, _)| parameter == name)
    }
}

impl Visitor for Names<'_> {
    type Break = RuleError;

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<RuleError> {
        let what = format!("function `{}` reads a table", self.function.name);
        self.error(query.span(), what, "let it be one expression over its parameters")
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<RuleError> {
        match expr {
            Expr::Lambda(lambda) => {
                for variable in variables(lambda) {
                    let name = normal(variable);
                    if self.has_parameter(&name) {
                        let what = format!("lambda variable `{name}` has the name of a parameter");
                        return self.error(variable.span, what, "give the variable another name");
                    }
                    self.variables.push(name);
                }
                ControlFlow::Continue(())
            }
            Expr::Identifier(name) => {
                let bound = normal(name);
                if self.has_parameter(&bound) || self.variables.contains(&bound) {
                    return ControlFlow::Continue(());
                }
                let what = format!("`{bound}` is no parameter of {}", self.function.signature());
                self.error(
                    name.span,
                    what,
                    "a function reads its parameters only: hand it the column",
                )
            }
            Expr::CompoundIdentifier(names) => {
                let path = names.iter().map(normal).collect::<Vec<_>>().join(".");
                let what = format!("`{path}` is no parameter of {}", self.function.signature());
                self.error(expr.span(), what, "read a struct's member as e['name']")
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn post_visit_expr(&mut self, expr: &Expr) -> ControlFlow<RuleError> {
        if let Expr::Lambda(lambda) = expr {
            let left = self.variables.len().saturating_sub(variables(lambda).count());
            self.variables.truncate(left);
        }
        ControlFlow::Continue(())
    }
}
