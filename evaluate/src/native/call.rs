//! Functions of values: ours by the same code that DataFusion calls, DataFusion's with its meaning. NULL in, NULL out, but where
//! it says otherwise.

mod cost;
pub mod iam;
mod list;
mod surroundings;
mod text;

use super::function::Function;
use super::value::{Fault, Value};
use crate::functions::iam::public;
use crate::functions::text as names;
use crate::functions::{network, time};

pub use cost::cost;
pub use surroundings::Surroundings;

/// Calls a function.
///
/// # Errors
/// What DataFusion says is an error too.
pub fn call<'a>(function: Function, args: &[Value<'a>], around: Surroundings<'a>) -> Result<Value<'a>, Fault> {
    use Function as F;
    let text = |index: usize| args.get(index).and_then(|value: &Value<'a>| value.text());
    let int = |index: usize| args.get(index).and_then(|value| value.int());
    let two = |compute: fn(&str, &str) -> Option<bool>| Some(compute(text(0)?, text(1)?)).flatten();
    Ok(match function {
        F::ArnPart => Value::from(text(0).zip(text(1)).and_then(|(arn, part)| names::arn_part(arn, part))),
        F::WildcardMatch => two(|pattern, text| Some(names::wildcard_match(pattern, text))).into(),
        F::VersionAtLeast => two(names::version_at_least).into(),
        F::CidrIsAny => text(0).and_then(network::is_any).into(),
        F::CidrIsPublic => text(0).and_then(network::cidr_is_public).into(),
        F::CidrContains => two(network::contains).into(),
        F::CidrsOpen => texts_of(args).and_then(network::open::ranges).into(),
        F::AccessListOpen => texts_of(args).and_then(network::open::access_list).into(),
        F::PortIn => network::in_range(int(0), int(1), int(2)).into(),
        F::PortInRanges => {
            let items = args.get(1).and_then(|list| list.list());
            let covered = int(0)
                .zip(items)
                .and_then(|(port, items)| network::in_texts(port, items.iter().map(|item| item.text())));
            covered.into()
        }
        F::DaysSince => {
            let moment = args.first().copied().and_then(moment);
            moment.map(|moment| time::days(around.now, moment)).into()
        }
        F::IamPolicyPublic | F::IamPolicyAnySubject | F::IamPolicyAccounts | F::IamPolicyStatements => {
            iam::Policies::default().call(function, text(0), around)
        }
        F::IamConditionLimits => text(0).and_then(public::condition_limits).into(),
        F::Length
        | F::ElementAt
        | F::MakeArray
        | F::ArrayConcat
        | F::ArrayAppend
        | F::Flatten
        | F::Least
        | F::Greatest
        | F::ArrayRemove
        | F::HasAll
        | F::HasAny
        | F::NullIf => list::call(function, args, around)?,
        _ => text::call(function, args, around)?,
    })
}

/// The moment that a value names, ms since the Unix epoch.
pub fn moment(value: Value) -> Option<i64> {
    match value {
        Value::Time(moment) => Some(moment),
        other => other.text().and_then(time::parse),
    }
}

/// The texts of a list, NULL where one is not known.
fn texts_of<'a>(args: &[Value<'a>]) -> Option<impl Iterator<Item = Option<&'a str>>> {
    let items = args.first()?.list()?;
    Some(items.iter().map(|item| item.text()))
}
