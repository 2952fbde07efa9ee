//! Constants of plans as constants of the graph, and which casts have a native form.

use datafusion::arrow::array::Array;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::ScalarValue;

use super::unsupported::Unsupported;
use crate::native::graph::Graph;
use crate::native::node::{Constant, Target};

/// The constant of a scalar.
///
/// # Errors
/// A type that has no native form.
pub fn constant(value: &ScalarValue, graph: &mut Graph) -> Result<Constant, Unsupported> {
    if value.is_null() {
        return Ok(Constant::Null);
    }
    Ok(match value {
        ScalarValue::Boolean(Some(flag)) => Constant::Bool(*flag),
        ScalarValue::Int8(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::Int16(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::Int32(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::Int64(Some(number)) => Constant::Int(*number),
        ScalarValue::UInt8(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::UInt16(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::UInt32(Some(number)) => Constant::Int(i64::from(*number)),
        ScalarValue::UInt64(Some(number)) => Constant::Int(whole(*number)?),
        ScalarValue::Decimal128(Some(number), _, 0) => Constant::Int(whole(*number)?),
        ScalarValue::Float64(Some(number)) => Constant::Float(number.to_bits()),
        ScalarValue::Utf8(Some(text)) | ScalarValue::LargeUtf8(Some(text)) | ScalarValue::Utf8View(Some(text)) => {
            Constant::Text(text.as_str().into())
        }
        ScalarValue::List(list) => Constant::List(items(&list.value(0), graph)?),
        ScalarValue::Struct(members) => {
            let names = members.fields().iter().map(|field| graph.name(field.name()));
            let names = names.collect();
            let mut values = Vec::with_capacity(members.num_columns());
            for column in members.columns() {
                values.push(constant(&scalar(column.as_ref(), 0)?, graph)?);
            }
            Constant::Record(names, values.into())
        }
        other => return Err(format!("a constant of {} has no native form", other.data_type())),
    })
}

fn items(array: &dyn Array, graph: &mut Graph) -> Result<Box<[Constant]>, Unsupported> {
    (0..array.len())
        .map(|row| constant(&scalar(array, row)?, graph))
        .collect()
}

fn scalar(array: &dyn Array, row: usize) -> Result<ScalarValue, Unsupported> {
    ScalarValue::try_from_array(array, row).map_err(|error| error.to_string())
}

fn whole<N: TryInto<i64>>(number: N) -> Result<i64, Unsupported> {
    number
        .try_into()
        .map_err(|_| "a number beyond 64 bits has no native form".to_owned())
}

/// Whether a cast is one that the machine knows.
pub fn castable(from: &DataType, to: Target) -> bool {
    match to {
        Target::Bool => matches!(from, DataType::Boolean),
        Target::Int => from.is_string() || from.is_integer() || matches!(from, DataType::Float64),
        Target::Float => from.is_string() || from.is_integer() || matches!(from, DataType::Float64),
        Target::Text => from.is_string() || from.is_integer() || matches!(from, DataType::Boolean),
    }
}
