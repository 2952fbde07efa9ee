//! Writes the expression of a pack's SQL function in place of each of its calls. No name of the caller is captured by a lambda of
//! the function. Plans nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, OneOrManyWithParens, Spanned, Visit,
    VisitMut, Visitor, VisitorMut,
};

use super::function::{SqlFunction, normal, variables};
use crate::error::RuleError;

/// The functions of a pack, by name.
#[derive(Debug, Clone, Default)]
pub struct SqlFunctions(BTreeMap<String, SqlFunction>);

impl SqlFunctions {
    /// Of two with one name the later stands.
    pub fn new(functions: &[SqlFunction]) -> Self {
        Self(functions.iter().map(|one| (one.name.clone(), one.clone())).collect())
    }

    /// Writes them into a statement, or a part of one.
    ///
    /// # Errors
    /// A wrong number of arguments, or a function that calls itself.
    pub fn inline(&self, tree: &mut impl VisitMut) -> Result<(), RuleError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut calls = Calls {
            functions: self,
            inside: Vec::new(),
        };
        match tree.visit(&mut calls) {
            ControlFlow::Break(error) => Err(error),
            ControlFlow::Continue(()) => Ok(()),
        }
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &SqlFunction> {
        self.0.values()
    }
}

struct Calls<'a> {
    functions: &'a SqlFunctions,
    /// The functions whose expressions are being written, outermost first.
    inside: Vec<&'a str>,
}

impl VisitorMut for Calls<'_> {
    type Break = RuleError;

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<RuleError> {
        let Expr::Function(call) = expr else {
            return ControlFlow::Continue(());
        };
        let Some(function) = called(call).and_then(|name| self.functions.0.get(&name)) else {
            return ControlFlow::Continue(());
        };
        let mut written = match self.write(function, call) {
            Ok(written) => written,
            Err(error) => {
                let line = usize::try_from(call.span().start.line).unwrap_or_default();
                return ControlFlow::Break(RuleError { line, ..error });
            }
        };
        self.inside.push(&function.name);
        VisitMut::visit(&mut written, self)?;
        self.inside.pop();
        *expr = nested(written);
        ControlFlow::Continue(())
    }
}

impl<'a> Calls<'a> {
    fn write(&self, function: &'a SqlFunction, call: &Function) -> Result<Expr, RuleError> {
        if self.inside.contains(&function.name.as_str()) {
            let way: Vec<&str> = self.inside.iter().copied().chain([function.name.as_str()]).collect();
            return Err(RuleError::new(
                format!("function `{}` calls itself: {}", function.name, way.join(" → ")),
                "a function is written in place of its calls and cannot be recursive",
            ));
        }
        let arguments = arguments(call).filter(|arguments| arguments.len() == function.parameters.len());
        let Some(arguments) = arguments else {
            return Err(RuleError::new(
                format!("`{call}` does not fit {}", function.signature()),
                match function.parameters.len() {
                    1 => "give it 1 argument".to_owned(),
                    count => format!("give it {count} arguments by position"),
                },
            ));
        };
        let names = function.parameters.iter().map(|(name, _)| name.as_str());
        let mut written = function.body.clone();
        let mut writer = Writer {
            fresh: fresh(&written, &arguments),
            values: names.zip(arguments).collect(),
        };
        let _ = VisitMut::visit(&mut written, &mut writer);
        Ok(written)
    }
}

fn called(call: &Function) -> Option<String> {
    match call.name.0.as_slice() {
        [part] => part.as_ident().map(normal),
        _ => None,
    }
}

fn arguments(call: &Function) -> Option<Vec<Expr>> {
    let list = match &call.args {
        FunctionArguments::List(list) if list.clauses.is_empty() && list.duplicate_treatment.is_none() => list,
        _ => return None,
    };
    let plain = |argument: &FunctionArg| match argument {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => Some(expr.clone()),
        _ => None,
    };
    list.args.iter().map(plain).collect()
}

/// Other names for the variables of the function's lambdas that its arguments speak of. Chosen by names alone: equal calls are
/// written alike, and what is equal is computed once.
fn fresh(body: &Expr, arguments: &[Expr]) -> BTreeMap<String, String> {
    let (mut own, mut spoken) = (Mentioned::default(), Mentioned::default());
    let _ = body.visit(&mut own);
    arguments.iter().for_each(|argument| {
        let _ = argument.visit(&mut spoken);
    });
    let taken = |name: &String| spoken.names.contains(name) || own.names.contains(name);
    own.variables
        .iter()
        .filter(|variable| spoken.names.contains(*variable))
        .map(|variable| {
            let mut name = format!("{variable}_");
            while taken(&name) {
                name.push('_');
            }
            (variable.clone(), name)
        })
        .collect()
}

/// Every name in an expression, and those that lambdas bind.
#[derive(Default)]
struct Mentioned {
    names: BTreeSet<String>,
    variables: BTreeSet<String>,
}

impl Visitor for Mentioned {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(name) => {
                self.names.insert(normal(name));
            }
            Expr::CompoundIdentifier(names) => self.names.extend(names.iter().map(normal)),
            Expr::Lambda(lambda) => {
                self.variables.extend(variables(lambda).map(normal));
                self.names.extend(variables(lambda).map(normal));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// Puts arguments in place of parameters and fresh names in place of lambda variables.
struct Writer<'a> {
    values: BTreeMap<&'a str, Expr>,
    fresh: BTreeMap<String, String>,
}

impl Writer<'_> {
    fn rename(&self, name: &mut Ident) {
        if let Some(fresh) = self.fresh.get(&normal(name)) {
            name.value.clone_from(fresh);
        }
    }
}

impl VisitorMut for Writer<'_> {
    type Break = ();

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(name) => match self.values.get(normal(name).as_str()) {
                Some(value) => *expr = nested(value.clone()),
                None => self.rename(name),
            },
            Expr::Lambda(lambda) => match &mut lambda.params {
                OneOrManyWithParens::One(one) => self.rename(&mut one.name),
                OneOrManyWithParens::Many(many) => many.iter_mut().for_each(|one| self.rename(&mut one.name)),
            },
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// The expression in parentheses, where another could bind a part of it.
fn nested(expr: Expr) -> Expr {
    match expr {
        Expr::Identifier(_) | Expr::Value(_) | Expr::Function(_) | Expr::Nested(_) | Expr::Lambda(_) => expr,
        other => Expr::Nested(Box::new(other)),
    }
}
