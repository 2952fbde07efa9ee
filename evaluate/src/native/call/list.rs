//! DataFusion's functions of lists.

use std::cmp::Ordering;

use super::surroundings::Surroundings;
use crate::native::compare::{order, same};
use crate::native::function::Function;
use crate::native::value::{Fault, Value};

pub(super) fn call<'a>(function: Function, args: &[Value<'a>], around: Surroundings<'a>) -> Result<Value<'a>, Fault> {
    use Function as F;
    let arena = around.arena;
    let list = |index: usize| args.get(index).and_then(|value: &Value<'a>| value.list());
    let made = |items: &[Value<'a>]| Value::List(arena.alloc_slice_copy(items));
    Ok(match function {
        F::MakeArray => made(args),
        F::Length => list(0).map(length).into(),
        F::ElementAt => match (list(0), args.get(1).and_then(|at| at.int())) {
            (Some(items), Some(at)) => element(items, at),
            _ => Value::Null,
        },
        // A list that is NULL adds nothing; NULL only where all are.
        F::ArrayConcat if args.iter().all(|part| part.is_null()) => Value::Null,
        F::ArrayConcat => {
            let parts = args.iter().filter_map(|part| part.list());
            made(&parts.flatten().copied().collect::<Vec<_>>())
        }
        F::ArrayAppend => {
            let before = list(0).unwrap_or_default();
            made(&before.iter().chain(args.get(1)).copied().collect::<Vec<_>>())
        }
        F::Flatten => match list(0) {
            Some(items) => {
                let inner = items.iter().filter_map(|item| item.list());
                made(&inner.flatten().copied().collect::<Vec<_>>())
            }
            None => Value::Null,
        },
        F::Least => extreme(list(0), Ordering::Less)?,
        F::Greatest => extreme(list(0), Ordering::Greater)?,
        F::ArrayRemove => match (list(0), args.get(1)) {
            (Some(items), Some(wanted)) if !wanted.is_null() => {
                let at = items.iter().position(|item| same(*item, *wanted));
                let kept = items.iter().enumerate().filter(|(index, _)| Some(*index) != at);
                made(&kept.map(|(_, item)| *item).collect::<Vec<_>>())
            }
            _ => Value::Null,
        },
        F::HasAll => has(list(0), list(1), |needles, found| needles.iter().all(found)),
        F::HasAny => has(list(0), list(1), |needles, found| needles.iter().any(found)),
        F::NullIf => match (args.first(), args.get(1)) {
            (Some(value), Some(other)) if !value.is_null() && same(*value, *other) => Value::Null,
            (Some(value), _) => *value,
            _ => Value::Null,
        },
        other => return Err(format!("{other:?} is no function of lists").into()),
    })
}

fn length(items: &[Value]) -> i64 {
    i64::try_from(items.len()).unwrap_or(i64::MAX)
}

/// From 1, or from the end; NULL beyond either.
fn element<'a>(items: &[Value<'a>], at: i64) -> Value<'a> {
    let index = if at < 0 { at + length(items) } else { at - 1 };
    let found = usize::try_from(index).ok().and_then(|index| items.get(index));
    found.copied().unwrap_or(Value::Null)
}

/// NULL elements do not count.
fn extreme<'a>(items: Option<&[Value<'a>]>, wanted: Ordering) -> Result<Value<'a>, Fault> {
    let mut best = Value::Null;
    for item in items.into_iter().flatten().filter(|item| !item.is_null()) {
        if best.is_null() || order(*item, best)? == wanted {
            best = *item;
        }
    }
    Ok(best)
}

fn has<'a>(
    haystack: Option<&[Value<'a>]>,
    needles: Option<&[Value<'a>]>,
    decide: impl Fn(&[Value<'a>], &mut dyn FnMut(&Value<'a>) -> bool) -> bool,
) -> Value<'a> {
    let (Some(haystack), Some(needles)) = (haystack, needles) else {
        return Value::Null;
    };
    let mut found = |needle: &Value<'a>| haystack.iter().any(|item| same(*item, *needle));
    Value::Bool(decide(needles, &mut found))
}
