//! IAM policies: what `functions::iam` reads of them, as values.

use std::cell::Cell;

use super::surroundings::Surroundings;
use crate::functions::iam::{LISTS, public, statement};
use crate::native::function::Function;
use crate::native::node::STATEMENT;
use crate::native::value::{Record, Value};
use statement::{Statement, parse};

pub(super) fn call<'a>(function: Function, policy: Option<&'a str>, around: Surroundings<'a>) -> Value<'a> {
    if function == Function::IamConditionLimits {
        return policy.and_then(public::condition_limits).into();
    }
    let Some(policy) = policy.and_then(parse) else {
        return Value::Null;
    };
    let arena = around.arena;
    let text = |text: &str| Value::Text(arena.alloc_str(text));
    match function {
        Function::IamPolicyPublic => public::is_public(&policy).into(),
        Function::IamPolicyAnySubject => public::any_subject(&policy).into(),
        Function::IamPolicyAccounts => {
            let accounts = policy.iter().flat_map(|one| statement::accounts(one.as_ref()));
            let accounts: Vec<Value> = accounts
                .map(|account| account.as_deref().map_or(Value::Null, text))
                .collect();
            Value::List(arena.alloc_slice_copy(&accounts))
        }
        _ => {
            let statements: Vec<Value> = policy
                .iter()
                .map(|one| one.as_ref().map_or(Value::Null, |one| record(one, around)))
                .collect();
            Value::List(arena.alloc_slice_copy(&statements))
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
