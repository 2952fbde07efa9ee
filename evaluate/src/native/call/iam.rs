//! IAM policies: what `functions::iam` reads of them, as values.

use std::cell::Cell;
use std::rc::Rc;

use super::surroundings::Surroundings;
use crate::functions::iam::{LISTS, public, statement};
use crate::native::function::Function;
use crate::native::node::STATEMENT;
use crate::native::value::{Record, Value};
use statement::{Statement, parse};

/// A parsed policy; nothing where the text is none.
type Policy = Option<Vec<Option<Statement>>>;

/// The policies of one record, each parsed once.
#[derive(Debug, Default)]
pub struct Policies<'a>(Vec<(&'a str, Rc<Policy>)>);

impl<'a> Policies<'a> {
    /// What a function says of a policy.
    pub fn call(&mut self, function: Function, policy: Option<&'a str>, around: Surroundings<'a>) -> Value<'a> {
        let Some(policy) = policy.map(|text| self.parsed(text)) else {
            return Value::Null;
        };
        match &*policy {
            Some(policy) => say(function, policy, around),
            None => Value::Null,
        }
    }

    fn parsed(&mut self, text: &'a str) -> Rc<Policy> {
        // The same text of the record, not an equal one: to compare all would cost more than it finds.
        if let Some((_, known)) = self.0.iter().find(|(known, _)| std::ptr::eq(*known, text)) {
            return Rc::clone(known);
        }
        let policy = Rc::new(parse(text));
        self.0.push((text, Rc::clone(&policy)));
        policy
    }
}

fn say<'a>(function: Function, policy: &[Option<Statement>], around: Surroundings<'a>) -> Value<'a> {
    let arena = around.arena;
    let text = |text: &str| Value::Text(arena.alloc_str(text));
    match function {
        Function::IamPolicyPublic => public::is_public(policy).into(),
        Function::IamPolicyAnySubject => public::any_subject(policy).into(),
        Function::IamPolicyAccounts => {
            let accounts = policy.iter().flat_map(|one| statement::accounts(one.as_ref()));
            let accounts: Vec<Value> = accounts
                .map(|account| account.as_deref().map_or(Value::Null, text))
                .collect();
            Value::List(arena.alloc_slice_copy(&accounts))
        }
        _ => {
            let each = policy
                .iter()
                .map(|one| one.as_ref().map_or(Value::Null, |one| record(one, around)));
            Value::List(arena.alloc_slice_fill_iter(each))
        }
    }
}

fn record<'a>(statement: &Statement, around: Surroundings<'a>) -> Value<'a> {
    let arena = around.arena;
    let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(arena.alloc_str(text)));
    let list = |index: usize| match statement.list(index) {
        Some(items) => {
            let items: Vec<Value> = items.iter().map(|item| text(item.as_deref())).collect();
            Value::List(arena.alloc_slice_copy(&items))
        }
        None => Value::Null,
    };
    let condition = statement.condition.as_ref().map(ToString::to_string);
    let mut members = vec![text(statement.sid.as_deref()), text(statement.effect.as_deref())];
    members.extend((0..LISTS.len()).map(list));
    members.push(text(condition.as_deref()));
    let cells: Vec<Cell<Option<Value>>> = members.into_iter().map(|member| Cell::new(Some(member))).collect();
    Value::Record(arena.alloc(Record {
        names: &STATEMENT,
        members: &[],
        elements: &[],
        cells: arena.alloc_slice_fill_iter(cells),
    }))
}
