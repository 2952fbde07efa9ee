//! A condition as it is written: SQL, of which a condition needs comparisons of a column with a text.

use serde::{Deserialize, Serialize};
use sqlparser::ast::{BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator, Value};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

use super::row::{self, Column};
use super::tree::{Comparison, Condition};

/// Deeper ones are refused by the parser.
const DEPTH: usize = 50;

/// A chain of ANDs is as deep as it is long, so its length is bounded, too.
const LENGTH: usize = 8 << 10;

/// A condition and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Written {
    text: String,
    condition: Condition,
}

impl Written {
    pub(super) fn condition(&self) -> &Condition {
        &self.condition
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

impl TryFrom<String> for Written {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() > LENGTH {
            return Err(format!(
                "a condition of {} bytes: at most {LENGTH} are read",
                text.len()
            ));
        }
        let mut parser = Parser::new(&PostgreSqlDialect {})
            .with_recursion_limit(DEPTH)
            .try_with_sql(&text)
            .map_err(|error| error.to_string())?;
        let expression = parser.parse_expr().map_err(|error| error.to_string())?;
        match parser.next_token().token {
            Token::EOF => {}
            rest => return Err(format!("nothing may follow the condition, but {rest} does")),
        }
        let condition = condition(&expression)?;
        Ok(Self { text, condition })
    }
}

impl From<Written> for String {
    fn from(written: Written) -> Self {
        written.text
    }
}

const FORMS: &str =
    "a condition knows AND, OR, NOT, =, <>, <, <=, >, >=, IN, LIKE, BETWEEN, IS NULL and framework('NAME')";

fn condition(expression: &Expr) -> Result<Condition, String> {
    let boxed = |expression: &Expr| condition(expression).map(Box::new);
    let negate = |negated: bool, condition: Condition| match negated {
        true => Condition::Not(Box::new(condition)),
        false => condition,
    };
    match expression {
        Expr::Nested(inner) => condition(inner),
        Expr::UnaryOp {
            op: UnaryOperator::Not,
            expr,
        } => Ok(Condition::Not(boxed(expr)?)),
        Expr::BinaryOp { left, op, right } => match op {
            BinaryOperator::And => Ok(Condition::And(boxed(left)?, boxed(right)?)),
            BinaryOperator::Or => Ok(Condition::Or(boxed(left)?, boxed(right)?)),
            op => compare(left, comparison(op)?, right),
        },
        Expr::InList { expr, list, negated } => {
            let texts = list.iter().map(text).collect::<Result<_, _>>()?;
            Ok(negate(*negated, Condition::In(column(expr)?, texts)))
        }
        Expr::Like {
            negated, expr, pattern, ..
        } => Ok(negate(*negated, Condition::Like(column(expr)?, text(pattern)?))),
        Expr::Between {
            expr,
            negated,
            low,
            high,
        } => {
            let low = compare(expr, Comparison::GreaterOrEqual, low)?;
            let high = compare(expr, Comparison::LessOrEqual, high)?;
            Ok(negate(*negated, Condition::And(Box::new(low), Box::new(high))))
        }
        Expr::IsNull(expr) => Ok(Condition::IsNull(column(expr)?)),
        Expr::IsNotNull(expr) => Ok(negate(true, Condition::IsNull(column(expr)?))),
        expression => match called(expression) {
            Some(("framework", name)) => Ok(Condition::Framework(name)),
            _ => Err(format!("`{expression}` is no condition; {FORMS}")),
        },
    }
}

fn comparison(operator: &BinaryOperator) -> Result<Comparison, String> {
    match operator {
        BinaryOperator::Eq => Ok(Comparison::Equal),
        BinaryOperator::NotEq => Ok(Comparison::NotEqual),
        BinaryOperator::Lt => Ok(Comparison::Less),
        BinaryOperator::LtEq => Ok(Comparison::LessOrEqual),
        BinaryOperator::Gt => Ok(Comparison::Greater),
        BinaryOperator::GtEq => Ok(Comparison::GreaterOrEqual),
        other => Err(format!("`{other}` is not known; {FORMS}")),
    }
}

/// Severities are compared by rank, the priority as a number, all else as texts.
fn compare(left: &Expr, comparison: Comparison, right: &Expr) -> Result<Condition, String> {
    match column(left)? {
        Column::Severity => Ok(Condition::Severity(comparison, row::severity(&text(right)?)?)),
        Column::Priority => Ok(Condition::Priority(comparison, score(right)?)),
        column => Ok(Condition::Compare(column, comparison, text(right)?)),
    }
}

fn column(expression: &Expr) -> Result<Column, String> {
    match (expression, called(expression)) {
        (Expr::Nested(inner), _) => column(inner),
        (Expr::Identifier(name), _) => Column::named(&name.value),
        (_, Some(("tag", name))) => Ok(Column::Tag(name)),
        (_, Some(("label", name))) => Ok(Column::Label(name)),
        _ => Err(format!(
            "`{expression}` is no column; a column stands on the left, a text on the right"
        )),
    }
}

fn score(expression: &Expr) -> Result<i64, String> {
    let wrong = || format!("`{expression}` is no priority: write a number from 1 to 100");
    match expression {
        Expr::Value(value) => match &value.value {
            Value::Number(number, _) => number.parse().map_err(|_| wrong()),
            _ => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

fn text(expression: &Expr) -> Result<String, String> {
    match expression {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => Ok(text.clone()),
            Value::Null => Err("NULL is equal to nothing: write IS NULL".to_owned()),
            other => Err(format!("{other} is no text: write it in single quotes")),
        },
        Expr::Identifier(name) => Err(format!("`{name}` is no text: write it in single quotes")),
        other => Err(format!(
            "`{other}` is no text; a column stands on the left, a text on the right"
        )),
    }
}

/// `name('argument')`
fn called(expression: &Expr) -> Option<(&'static str, String)> {
    let Expr::Function(function) = expression else {
        return None;
    };
    let written = function.name.to_string();
    let name = ["framework", "tag", "label"]
        .into_iter()
        .find(|name| *name == written)?;
    let FunctionArguments::List(list) = &function.args else {
        return None;
    };
    match list.args.as_slice() {
        [FunctionArg::Unnamed(FunctionArgExpr::Expr(argument))] => Some((name, text(argument).ok()?)),
        _ => None,
    }
}
