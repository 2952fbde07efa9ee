//! Places in a file: of a word, and of the narrowest expression that cannot be planned by itself.

use std::ops::ControlFlow;

use datafusion::error::DataFusionError;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::sql::parser::Statement as DfStatement;
use futures::executor::block_on;
use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, LambdaFunction, ObjectName, Query, Select,
    SelectItem, SetExpr, Statement, TableFactor, Visit, Visitor,
};
use sqlparser::tokenizer::{Span, Token, TokenWithSpan, Tokenizer};

use crate::dialect::RuleDialect;
use crate::error::RuleError;
use crate::rule::split_header;

/// At most so many expressions of a file are tried.
const TRIED: usize = 2_000;

/// What was to be planned.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Tables and functions that there are.
    pub state: &'a SessionState,
    /// The file's SQL, with its line numbers.
    pub text: &'a str,
    /// Its statement.
    pub query: &'a Query,
}

/// The words of a file, comments and blanks left out.
pub struct Words(Vec<TokenWithSpan>);

impl Words {
    /// Reads them; of a file that cannot be read there are none.
    pub fn of(text: &str) -> Self {
        let text = &split_header(text).map_or_else(|_| text.to_owned(), |(_, sql)| sql);
        let dialect = RuleDialect::default();
        let tokens = Tokenizer::new(&dialect, text)
            .tokenize_with_location()
            .unwrap_or_default();
        let kept = |token: &TokenWithSpan| !matches!(token.token, Token::Whitespace(_));
        Self(tokens.into_iter().filter(kept).collect())
    }

    /// The first that is wanted.
    pub fn first(&self, wanted: impl Fn(&Token) -> bool) -> Option<Span> {
        self.0.iter().find(|token| wanted(&token.token)).map(|token| token.span)
    }

    /// A name without quotes.
    pub fn name(&self, name: &str) -> Option<Span> {
        self.first(|token| is_word(token, name))
    }

    /// A name in double quotes.
    pub fn quoted(&self, name: &str) -> Option<Span> {
        self.first(|token| matches!(token, Token::Word(word) if word.quote_style == Some('"') && word.value == name))
    }

    /// A text in single quotes.
    pub fn text(&self, text: &str) -> Option<Span> {
        self.first(|token| matches!(token, Token::SingleQuotedString(value) if value == text))
    }

    /// The name in `FROM name`, where the file is the view of that name.
    pub fn view(&self, name: &str) -> Option<Span> {
        let two = |first: &str| {
            let two = |two: &&[TokenWithSpan]| is_word(&two[0].token, first) && is_word(&two[1].token, name);
            self.0.windows(2).find(two).map(|two| two[1].span)
        };
        two("view").and(two("from"))
    }

    /// `a.b`
    pub fn dotted(&self, a: &str, b: &str) -> Option<Span> {
        let dotted = |three: &&[TokenWithSpan]| {
            is_word(&three[0].token, a) && three[1].token == Token::Period && is_word(&three[2].token, b)
        };
        let found = self.0.windows(3).find(dotted)?;
        Some(found[0].span.union(&found[2].span))
    }

    /// `['member']`
    pub fn member(&self, name: &str) -> Option<Span> {
        let member = |two: &&[TokenWithSpan]| {
            two[0].token == Token::LBracket
                && matches!(&two[1].token, Token::SingleQuotedString(value) if value == name)
        };
        Some(self.0.windows(2).find(member)?[1].span)
    }

    /// `, x ->` as other dialects write a lambda.
    pub fn arrow_lambda(&self, name: &str) -> Option<Span> {
        let lambda = |three: &&[TokenWithSpan]| {
            three[0].token == Token::Comma && is_word(&three[1].token, name) && three[2].token == Token::Arrow
        };
        let found = self.0.windows(3).find(lambda)?;
        Some(found[1].span.union(&found[2].span))
    }

    /// `(SELECT`, but not `FROM (SELECT`
    pub fn subquery(&self) -> Option<Span> {
        let sources = ["from", "join", "as"];
        let subquery = |three: &&[TokenWithSpan]| {
            !sources.iter().any(|word| is_word(&three[0].token, word))
                && three[1].token == Token::LParen
                && is_word(&three[2].token, "select")
        };
        let found = self.0.windows(3).find(subquery)?;
        Some(found[1].span.union(&found[2].span))
    }

    /// Whether there is a `lambda x :`.
    pub fn is_lambda(&self, name: &str) -> bool {
        let lambda = |two: &[TokenWithSpan]| is_word(&two[0].token, "lambda") && is_word(&two[1].token, name);
        self.0.windows(2).any(lambda)
    }
}

fn is_word(token: &Token, name: &str) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(name))
}

/// A mistake at a place, where that is known.
pub fn at(error: RuleError, text: &str, span: Option<Span>) -> RuleError {
    match span {
        Some(span) => error.at(text, span),
        None => error,
    }
}

/// What stands at a place of one line.
pub fn written(text: &str, span: Span) -> Option<String> {
    let number = |number: u64| usize::try_from(number).ok()?.checked_sub(1);
    if span.start.line != span.end.line {
        return None;
    }
    let line = text.lines().nth(number(span.start.line)?)?;
    let (start, end) = (number(span.start.column)?, number(span.end.column)?);
    let mut written: String = line.chars().skip(start).take(end.checked_sub(start)?).collect();
    // The place of `list['member']` ends before the bracket.
    if written.matches('[').count() > written.matches(']').count() {
        written.push(']');
    }
    (!written.is_empty()).then_some(written)
}

/// The table that a query reads, where it reads one.
pub fn only_table(query: &Query) -> Option<String> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    match select.from.as_slice() {
        [from] if from.joins.is_empty() => match &from.relation {
            TableFactor::Table { name, .. } => Some(name.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// The names of all tables.
pub fn tables(state: &SessionState) -> Vec<String> {
    let catalogs = state.catalog_list();
    let schema = catalogs
        .catalog("datafusion")
        .and_then(|catalog| catalog.schema("public"));
    let mut names = schema.map(|schema| schema.table_names()).unwrap_or_default();
    names.sort();
    names
}

/// An expression of a query, and the query that has nothing else to say.
pub struct Probe {
    /// The expression as it stands in the file.
    pub expr: Expr,
    query: Query,
}

impl Probe {
    /// Plans it.
    ///
    /// # Errors
    /// Whatever is wrong with it.
    pub fn plan(&self, state: &SessionState) -> Result<LogicalPlan, DataFusionError> {
        let statement = Statement::Query(Box::new(self.query.clone()));
        let plan = block_on(state.statement_to_plan(DfStatement::Statement(Box::new(statement))))?;
        state
            .analyzer()
            .execute_and_check(plan, state.config_options(), |_, _| {})
    }
}

/// Every expression of a query, narrow ones before those that they are part of.
pub fn probes(query: &Query) -> Vec<Probe> {
    let mut selects = Vec::new();
    collect(&query.body, &mut selects);
    for table in query.with.iter().flat_map(|with| &with.cte_tables) {
        collect(&table.query.body, &mut selects);
    }
    let mut probes = Vec::new();
    for select in selects {
        let mut collector = Collector::default();
        let _ = select.projection.visit(&mut collector);
        let _ = select.selection.visit(&mut collector);
        let _ = select.having.visit(&mut collector);
        let _ = select.group_by.visit(&mut collector);
        probes.extend(
            collector
                .found
                .into_iter()
                .map(|(expr, tried)| probe(query, select, expr, tried)),
        );
    }
    probes.truncate(TRIED);
    probes
}

fn collect<'a>(body: &'a SetExpr, selects: &mut Vec<&'a Select>) {
    match body {
        SetExpr::Select(select) => selects.push(select),
        SetExpr::Query(query) => collect(&query.body, selects),
        SetExpr::SetOperation { left, right, .. } => {
            collect(left, selects);
            collect(right, selects);
        }
        _ => {}
    }
}

fn probe(query: &Query, select: &Select, expr: Expr, tried: Expr) -> Probe {
    let mut alone = query.clone();
    let mut body = select.clone();
    body.projection = vec![SelectItem::UnnamedExpr(tried)];
    (body.selection, body.having, body.distinct) = (None, None, None);
    body.group_by = sqlparser::ast::GroupByExpr::Expressions(Vec::new(), Vec::new());
    *alone.body = SetExpr::Select(Box::new(body));
    (alone.order_by, alone.limit_clause) = (None, None);
    Probe { expr, query: alone }
}

/// Expressions in the order in which they end, each as it can stand alone: what stands in a lambda inside of that lambda.
#[derive(Default)]
struct Collector {
    found: Vec<(Expr, Expr)>,
    lambdas: Vec<Binding>,
    /// Queries around: what stands in a subquery reads other tables.
    queries: usize,
}

/// A list and the name of its elements.
struct Binding {
    list: FunctionArg,
    lambda: LambdaFunction,
    inside: bool,
}

impl Visitor for Collector {
    type Break = ();

    fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::Function(function) = expr
            && let Some((list, lambda)) = binding(function)
        {
            self.lambdas.push(Binding {
                list,
                lambda,
                inside: false,
            });
        }
        if let (Expr::Lambda(_), Some(innermost)) = (expr, self.lambdas.last_mut()) {
            innermost.inside = true;
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::Lambda(_) = expr {
            if let Some(innermost) = self.lambdas.last_mut() {
                innermost.inside = false;
            }
            return ControlFlow::Continue(());
        }
        if let Expr::Function(function) = expr
            && binding(function).is_some()
        {
            self.lambdas.pop();
        }
        if self.queries == 0 {
            self.found.push((expr.clone(), inside(expr.clone(), &self.lambdas)));
        }
        ControlFlow::Continue(())
    }
}

fn binding(function: &Function) -> Option<(FunctionArg, LambdaFunction)> {
    let FunctionArguments::List(list) = &function.args else {
        return None;
    };
    match list.args.as_slice() {
        [list, FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda)))] => {
            Some((list.clone(), lambda.clone()))
        }
        _ => None,
    }
}

fn inside(expr: Expr, lambdas: &[Binding]) -> Expr {
    let around = lambdas.iter().rev().filter(|binding| binding.inside);
    around.fold(expr, |body, binding| element_wise(&binding.list, &binding.lambda, body))
}

/// `array_transform(list, lambda x : body)`
fn element_wise(list: &FunctionArg, lambda: &LambdaFunction, body: Expr) -> Expr {
    let mut lambda = lambda.clone();
    *lambda.body = body;
    Expr::Function(Function {
        name: ObjectName::from(vec![Ident::new("array_transform")]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(sqlparser::ast::FunctionArgumentList {
            duplicate_treatment: None,
            args: vec![
                list.clone(),
                FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Lambda(lambda))),
            ],
            clauses: Vec::new(),
        }),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}
