//! Conditions of a template in three values: `None` where the template alone does not decide. Knows no resource.

use serde_json::Value;

use super::resolve::{Template, is_reference, is_unknown};

impl Template<'_> {
    /// The named condition. Conditions that name each other in a circle, which CloudFormation refuses, are undecided.
    pub(super) fn condition(&self, name: &str) -> Option<bool> {
        if let Some(known) = self.decided.borrow().get(name) {
            return *known;
        }
        self.decided.borrow_mut().insert(name.to_owned(), None);
        let verdict = self.decide(self.conditions?.get(name)?);
        self.decided.borrow_mut().insert(name.to_owned(), verdict);
        verdict
    }

    /// A condition function.
    pub(super) fn decide(&self, expression: &Value) -> Option<bool> {
        self.deeper(|| self.decided_by(expression)).flatten()
    }

    fn decided_by(&self, expression: &Value) -> Option<bool> {
        if let Value::Bool(value) = expression {
            return Some(*value);
        }
        let (name, argument) = expression
            .as_object()
            .filter(|object| object.len() == 1)?
            .iter()
            .next()?;
        let list = || argument.as_array().map(Vec::as_slice);
        match name.as_str() {
            "Condition" => self.condition(argument.as_str()?),
            "Fn::Not" => match list()? {
                [only] => self.decide(only).map(|value| !value),
                _ => None,
            },
            "Fn::And" => kleene(list()?.iter().map(|part| self.decide(part)), false),
            "Fn::Or" => kleene(list()?.iter().map(|part| self.decide(part)), true),
            "Fn::Equals" => match list()? {
                [one, other] => self.equal(one, other),
                _ => None,
            },
            _ => None,
        }
    }

    /// CloudFormation compares texts; a number or boolean equals its text.
    fn equal(&self, one: &Value, other: &Value) -> Option<bool> {
        let known = |value: &Value| {
            let value = self.resolve(value)?;
            let reference = value.as_str().is_some_and(is_reference) || value.as_str() == Some("(sensitive)");
            (!reference && !is_unknown(&value)).then_some(value)
        };
        let (one, other) = (known(one)?, known(other)?);
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(text(&one) == text(&other))
    }
}

/// Conjunction (`decisive` false) or disjunction (true): one decisive part decides, else one unknown leaves it open.
fn kleene(parts: impl Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { None } else { Some(!decisive) }
}
