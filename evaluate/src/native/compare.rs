//! Comparing values as Arrow does: texts by byte, numbers by IEEE's total order.

use std::cmp::Ordering;

use super::node::Comparison;
use super::value::{Fault, Value};

/// How two values that are not NULL stand.
///
/// # Errors
/// They are not of one type, which the planner sees to.
pub fn order(left: Value, right: Value) -> Result<Ordering, Fault> {
    Ok(match (left, right) {
        (Value::Int(left), Value::Int(right)) | (Value::Time(left), Value::Time(right)) => left.cmp(&right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(&right),
        (Value::Float(left), Value::Float(right)) => left.total_cmp(&right),
        _ => match (left.text(), right.text()) {
            (Some(left), Some(right)) => left.cmp(right),
            _ => return Err(format!("{left:?} and {right:?} cannot be compared").into()),
        },
    })
}

/// Whether two values are one, NULL being NULL.
pub fn same(left: Value, right: Value) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Null, _) | (_, Value::Null) => false,
        _ => order(left, right).is_ok_and(Ordering::is_eq),
    }
}

impl Comparison {
    /// The same with its sides changed.
    pub fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }

    /// The comparison of two values that are not NULL.
    ///
    /// # Errors
    /// They are not of one type.
    pub fn holds(self, left: Value, right: Value) -> Result<bool, Fault> {
        if let (Some(left), Some(right)) = (left.text(), right.text()) {
            match self {
                Self::Equal => return Ok(left == right),
                Self::NotEqual => return Ok(left != right),
                _ => {}
            }
        }
        let order = order(left, right)?;
        Ok(match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        })
    }
}
