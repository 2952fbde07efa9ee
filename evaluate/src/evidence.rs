//! Evidence: the projected columns of one row as a JSON object.

mod shorten;

use datafusion::arrow::array::{Array, ArrayRef, AsArray};
use datafusion::arrow::datatypes::{DataType, Float64Type, Int64Type, UInt64Type};
use datafusion::arrow::util::display::array_value_to_string;
use serde_json::{Map, Value};
pub use shorten::{CUT, LIMIT, noted, shorten};

/// No evidence.
pub const NONE: &str = "{}";

/// The columns of a row as a JSON object's text; NULLs stay, so that a reader sees what was not known.
pub fn object(names: &[String], columns: &[ArrayRef], row: usize) -> String {
    let fields = names
        .iter()
        .zip(columns)
        .map(|(name, column)| (name.clone(), value(column, row)));
    Value::Object(fields.collect::<Map<_, _>>()).to_string()
}

fn value(column: &ArrayRef, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Utf8 => text(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => text(column.as_string::<i64>().value(row)),
        DataType::Utf8View => text(column.as_string_view().value(row)),
        DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => {
            number(column, row, &DataType::Int64, |cast| {
                cast.as_primitive::<Int64Type>().value(0).into()
            })
        }
        // What unites counts of both signs.
        DataType::Decimal128(_, 0) => number(column, row, &DataType::Int64, |cast| {
            cast.as_primitive::<Int64Type>().value(0).into()
        }),
        DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => {
            number(column, row, &DataType::UInt64, |cast| {
                cast.as_primitive::<UInt64Type>().value(0).into()
            })
        }
        DataType::Float16 | DataType::Float32 | DataType::Float64 => number(column, row, &DataType::Float64, |cast| {
            cast.as_primitive::<Float64Type>().value(0).into()
        }),
        DataType::List(_) => list(&column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(&column.as_list::<i64>().value(row)),
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns();
            let members = fields
                .iter()
                .zip(columns)
                .map(|(field, column)| (field.name().clone(), value(column, row)));
            Value::Object(members.collect())
        }
        _ => array_value_to_string(column, row).map_or(Value::Null, Value::String),
    }
}

fn list(items: &ArrayRef) -> Value {
    Value::Array((0..items.len()).map(|row| value(items, row)).collect())
}

fn number(column: &ArrayRef, row: usize, to: &DataType, read: impl Fn(&ArrayRef) -> Value) -> Value {
    datafusion::arrow::compute::cast(&column.slice(row, 1), to).map_or(Value::Null, |cast| read(&cast))
}

/// JSON text (a column made by `->`) is shown as what it is.
pub fn text(text: &str) -> Value {
    if text.starts_with(['{', '['])
        && let Ok(parsed) = serde_json::from_str(text)
    {
        return parsed;
    }
    Value::String(text.to_owned())
}
