//! What a call costs, in steps: what it reads, and more where it compares everything with everything.

use crate::native::budget::reading;
use crate::native::function::Function;
use crate::native::value::Value;

/// The steps of a call.
pub fn cost(function: Function, args: &[Value]) -> u64 {
    let size = |index: usize| match args.get(index) {
        Some(Value::List(items)) => items.len() as u64,
        Some(value) => value.text().map_or(0, |text| text.len() as u64),
        None => 0,
    };
    match function {
        Function::WildcardMatch => size(0).saturating_mul(size(1)) / 64,
        Function::HasAll | Function::HasAny => size(0).saturating_mul(size(1)) / 4,
        // Each range is laid over those before it.
        Function::CidrsOpen | Function::AccessListOpen => size(0).saturating_mul(size(0)) / 4,
        // Each statement that lets somebody in is held against each that takes it back.
        Function::IamPolicyPublic | Function::IamPolicyAnySubject => size(0).saturating_mul(size(0)) / 4096,
        _ => args.iter().map(reading).sum(),
    }
}
