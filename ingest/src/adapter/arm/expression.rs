//! The template language's expressions, `[concat(parameters('a'), '-x')]`, as a tree. Knows no function's meaning.
//!
//! Document: Azure Resource Manager, "Syntax and expressions in ARM templates".

use serde_json::Value;

/// Calls within calls; templates of people and of Bicep stay far below.
const DEEPEST: usize = 64;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// `'text'`, `12`
    Literal(Value),
    /// `name(arguments)`; a user's function is `namespace.name(arguments)`.
    Call {
        /// In lower case: names of functions are compared without case.
        name: String,
        /// In order.
        arguments: Vec<Expression>,
    },
    /// `value.name[index]…`: a list of steps and not one within the other, for a text may hold thousands.
    Path {
        /// From what.
        of: Box<Expression>,
        /// In order.
        steps: Vec<Step>,
    },
}

/// `.name`, `[index]`; both may ask for a key that is not there with `.?` or `[?…]`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// The key or position.
    pub index: Expression,
    /// Whether a missing key is null and not an error.
    pub safe: bool,
}

/// The expression within a text, if the text is one: it begins with `[` and ends with `]`; `[[` stands for a literal `[`.
pub(super) fn inner(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    (!inner.starts_with('[')).then_some(inner)
}

/// The text that a literal stands for: `[[x]` is `[x]`.
pub(super) fn literal(text: &str) -> &str {
    if text.starts_with("[[") { &text[1..] } else { text }
}

/// Parses an expression without its brackets; `None` if it is none.
pub(super) fn parse(text: &str) -> Option<Expression> {
    let mut parser = Parser { rest: text };
    let expression = parser.expression(DEEPEST)?;
    parser.skip_space();
    parser.rest.is_empty().then_some(expression)
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expression(&mut self, left: usize) -> Option<Expression> {
        let left = left.checked_sub(1)?;
        let (value, mut steps) = (self.primary(left)?, Vec::new());
        loop {
            let (index, safe) = if self.eat(".?") {
                (Expression::Literal(self.word()?.into()), true)
            } else if self.eat(".") {
                (Expression::Literal(self.word()?.into()), false)
            } else if self.eat("[?") {
                (self.bracketed(left)?, true)
            } else if self.eat("[") {
                (self.bracketed(left)?, false)
            } else if steps.is_empty() {
                return Some(value);
            } else {
                let of = Box::new(value);
                return Some(Expression::Path { of, steps });
            };
            steps.push(Step { index, safe });
        }
    }

    fn bracketed(&mut self, left: usize) -> Option<Expression> {
        let index = self.expression(left)?;
        self.eat("]").then_some(index)
    }

    fn primary(&mut self, left: usize) -> Option<Expression> {
        self.skip_space();
        let first = self.rest.chars().next()?;
        match first {
            '\'' => self.text().map(|text| Expression::Literal(text.into())),
            '-' | '0'..='9' => self.number(),
            _ => self.call(left),
        }
    }

    /// `'it''s'`
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut chars = self.rest.char_indices().skip(1).peekable();
        while let Some((at, char)) = chars.next() {
            if char != '\'' {
                text.push(char);
            } else if chars.next_if(|(_, next)| *next == '\'').is_some() {
                text.push('\'');
            } else {
                self.rest = &self.rest[at + 1..];
                return Some(text);
            }
        }
        None
    }

    fn number(&mut self) -> Option<Expression> {
        let end = self
            .rest
            .find(|char: char| !char.is_ascii_digit() && char != '-')
            .unwrap_or(self.rest.len());
        let number: i64 = self.rest[..end].parse().ok()?;
        self.rest = &self.rest[end..];
        Some(Expression::Literal(number.into()))
    }

    fn word(&mut self) -> Option<String> {
        self.skip_space();
        let end = self
            .rest
            .find(|char: char| !char.is_alphanumeric() && char != '_' && char != '$')
            .unwrap_or(self.rest.len());
        let word = self.rest[..end].to_owned();
        self.rest = &self.rest[end..];
        (!word.is_empty()).then_some(word)
    }

    fn call(&mut self, left: usize) -> Option<Expression> {
        let mut name = self.word()?;
        if self.eat(".") {
            name = format!("{name}.{}", self.word()?);
        }
        if !self.eat("(") {
            return None;
        }
        let mut arguments = Vec::new();
        if !self.eat(")") {
            loop {
                arguments.push(self.expression(left)?);
                if self.eat(")") {
                    break;
                }
                if !self.eat(",") {
                    return None;
                }
            }
        }
        name.make_ascii_lowercase();
        Some(Expression::Call { name, arguments })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(text: &str, expect: Option<Expression>) {
        assert_eq!(inner(text).and_then(parse), expect, "{text}");
    }

    fn call(name: &str, arguments: Vec<Expression>) -> Expression {
        Expression::Call {
            name: name.to_owned(),
            arguments,
        }
    }

    fn literal_of(value: Value) -> Expression {
        Expression::Literal(value)
    }

    fn path(of: Expression, steps: &[(Value, bool)]) -> Expression {
        let step = |(key, safe): &(Value, bool)| Step {
            index: literal_of(key.clone()),
            safe: *safe,
        };
        Expression::Path {
            of: Box::new(of),
            steps: steps.iter().map(step).collect(),
        }
    }

    #[test]
    fn expressions_are_read() {
        check("['it''s']", Some(literal_of(json!("it's"))));
        check("[ -3 ]", Some(literal_of(json!(-3))));
        check(
            "[Concat( parameters('a') ,'x')]",
            Some(call(
                "concat",
                vec![call("parameters", vec![literal_of(json!("a"))]), literal_of(json!("x"))],
            )),
        );
        check(
            "[variables('v').a[0].?b]",
            Some(path(
                call("variables", vec![literal_of(json!("v"))]),
                &[(json!("a"), false), (json!(0), false), (json!("b"), true)],
            )),
        );
        check(
            "[contoso.unique('a')]",
            Some(call("contoso.unique", vec![literal_of(json!("a"))])),
        );
    }

    #[test]
    fn what_is_no_expression_is_none() {
        for text in [
            "plain",
            "[[escaped]",
            "[a",
            "[concat('a'",
            "[concat('a')x]",
            "[name]",
            "[]",
            "['a]",
            "[a b()]",
        ] {
            check(text, None);
        }
        let deep = format!("[{}{}]", "not(".repeat(500), ")".repeat(500));
        check(&deep, None);
        assert_eq!(literal("[[x]"), "[x]");
        assert_eq!(literal("x"), "x");
    }
}
