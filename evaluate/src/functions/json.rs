//! Reading JSON text by path. How a value is read is [`read::Kind`]; what an absent path gives is [`Absence`].

pub mod read;

use std::sync::Arc;

use datafusion::arrow::array::{Array, Int64Array, ListBuilder, StringArray, StringBuilder, StructBuilder};
use datafusion::arrow::array::{ArrayRef, BooleanBuilder, Float64Builder, Int64Builder};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::cast::{as_boolean_array, as_float64_array, as_int64_array, as_string_array};
use datafusion::common::{exec_err, plan_err};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};

use super::path::{Found, Step, find};
use super::scalar::{at, text_list, texts};
use read::{Kind, Value, read};

/// What a path gives that is absent from a document that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Absence {
    /// NULL.
    Null,
    /// The function's first argument.
    Default,
    /// The empty list.
    Empty,
}

/// A function `name([default,] document, step, …)`.
#[derive(Debug, PartialEq, Eq, Hash)]
struct JsonFunction {
    name: &'static str,
    kind: Kind,
    absence: Absence,
    signature: Signature,
}

/// As what a function reads JSON, and what it gives where there is nothing; `None` where it is none of these.
pub fn reads(function: &ScalarUDF) -> Option<(Kind, Absence)> {
    let function = function.inner().downcast_ref::<JsonFunction>()?;
    Some((function.kind, function.absence))
}

/// Every function that reads JSON.
pub fn functions() -> Vec<ScalarUDF> {
    use Absence::{Default, Empty, Null};
    let table = [
        ("json_get", Kind::Json, Null),
        ("json_as_text", Kind::AsText, Null),
        ("json_get_str", Kind::Text, Null),
        ("json_get_int", Kind::Int, Null),
        ("json_get_float", Kind::Float, Null),
        ("json_get_bool", Kind::Bool, Null),
        ("json_get_array", Kind::Array, Null),
        ("json_list", Kind::List, Null),
        ("json_texts", Kind::Texts, Null),
        ("json_keys", Kind::Keys, Null),
        ("json_entries", Kind::Entries, Null),
        ("json_length", Kind::Length, Null),
        ("json_document", Kind::Document, Null),
        ("json_has", Kind::Has, Null),
        ("json_text_or", Kind::Text, Default),
        ("json_int_or", Kind::Int, Default),
        ("json_float_or", Kind::Float, Default),
        ("json_bool_or", Kind::Bool, Default),
        ("json_array_or_empty", Kind::Array, Empty),
        ("json_list_or_empty", Kind::List, Empty),
        ("json_texts_or_empty", Kind::Texts, Empty),
    ];
    let function = |(name, kind, absence)| {
        let signature = Signature::new(TypeSignature::UserDefined, Volatility::Immutable);
        ScalarUDF::from(JsonFunction {
            name,
            kind,
            absence,
            signature,
        })
    };
    table.into_iter().map(function).collect()
}

impl JsonFunction {
    /// How many arguments stand before the document.
    fn leading(&self) -> usize {
        usize::from(self.absence == Absence::Default)
    }
}

impl ScalarUDFImpl for JsonFunction {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        let document = self.leading();
        if types.len() <= document {
            return plan_err!("{} needs a document", self.name);
        }
        let coerce = |(position, given): (usize, &DataType)| match given {
            _ if position < document => Ok(returns(self.kind)),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(DataType::Utf8),
            given if position > document && given.is_integer() => Ok(DataType::Int64),
            given if position == document => {
                plan_err!(
                    "{} reads JSON text, not {given}; a member of a struct is read as e['name']",
                    self.name
                )
            }
            given => plan_err!("{}: a step is a name or a position, not {given}", self.name),
        };
        types.iter().enumerate().map(coerce).collect()
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(returns(self.kind))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let leading = self.leading();
        let default = args
            .args
            .first()
            .filter(|_| leading == 1)
            .map(|arg| arg.to_array(rows))
            .transpose()?;
        let documents = texts(&args.args[leading], rows)?;
        let steps: Vec<Steps> = args.args[leading + 1..].iter().map(Steps::of).collect::<Result<_>>()?;
        let mut output = Output::of(self.kind);
        let mut path = Vec::with_capacity(steps.len());
        for row in 0..rows {
            path.clear();
            path.extend(steps.iter().map_while(|step| step.at(row)));
            let found = match at(&documents, row) {
                Some(document) if path.len() == steps.len() => find(document, &path),
                _ => Found::Unknown,
            };
            match (found, self.absence, &default) {
                (Found::Absent, Absence::Default, Some(default)) => output.push_default(default, row)?,
                (Found::Absent, Absence::Empty, _) => output.push(Some(Value::List(Vec::new()))),
                (found, ..) => output.push(read(self.kind, found)),
            }
        }
        Ok(ColumnarValue::Array(output.finish()))
    }
}

/// One step's values; mostly the same for all rows.
enum Steps {
    Member(String),
    Position(i64),
    Members(StringArray),
    Positions(Int64Array),
    Null,
}

impl Steps {
    fn of(argument: &ColumnarValue) -> Result<Self> {
        let (array, same) = match argument {
            ColumnarValue::Array(array) => (Arc::clone(array), false),
            ColumnarValue::Scalar(scalar) => (scalar.to_array()?, true),
        };
        Ok(match (array.data_type(), same) {
            (_, true) if array.is_null(0) => Self::Null,
            (DataType::Utf8, true) => Self::Member(as_string_array(&array)?.value(0).to_owned()),
            (DataType::Int64, true) => Self::Position(as_int64_array(&array)?.value(0)),
            (DataType::Utf8, false) => Self::Members(as_string_array(&array)?.clone()),
            (DataType::Int64, false) => Self::Positions(as_int64_array(&array)?.clone()),
            (other, _) => return exec_err!("a step is a name or a position, not {other}"),
        })
    }

    fn at(&self, row: usize) -> Option<Step<'_>> {
        match self {
            Self::Member(name) => Some(Step::Member(name)),
            Self::Position(position) => Some(Step::Position(*position)),
            Self::Members(names) => at(names, row).map(Step::Member),
            Self::Positions(positions) => positions.is_valid(row).then(|| Step::Position(positions.value(row))),
            Self::Null => None,
        }
    }
}

fn entry_fields() -> Fields {
    Fields::from(vec![
        Field::new("key", DataType::Utf8, true),
        Field::new("value", DataType::Utf8, true),
    ])
}

fn returns(kind: Kind) -> DataType {
    match kind {
        Kind::Json | Kind::AsText | Kind::Text | Kind::Document => DataType::Utf8,
        Kind::Int | Kind::Length => DataType::Int64,
        Kind::Float => DataType::Float64,
        Kind::Bool | Kind::Has => DataType::Boolean,
        Kind::Array | Kind::List | Kind::Texts | Kind::Keys => text_list(),
        Kind::Entries => DataType::List(Arc::new(Field::new("item", DataType::Struct(entry_fields()), true))),
    }
}

/// The result column while it grows.
enum Output {
    Text(StringBuilder),
    Int(Int64Builder),
    Float(Float64Builder),
    Bool(BooleanBuilder),
    List(ListBuilder<StringBuilder>),
    Entries(ListBuilder<StructBuilder>),
}

impl Output {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Json | Kind::AsText | Kind::Text | Kind::Document => Self::Text(StringBuilder::new()),
            Kind::Int | Kind::Length => Self::Int(Int64Builder::new()),
            Kind::Float => Self::Float(Float64Builder::new()),
            Kind::Bool | Kind::Has => Self::Bool(BooleanBuilder::new()),
            Kind::Array | Kind::List | Kind::Texts | Kind::Keys => Self::List(ListBuilder::new(StringBuilder::new())),
            Kind::Entries => Self::Entries(ListBuilder::new(StructBuilder::from_fields(entry_fields(), 0))),
        }
    }

    /// A value of the column's kind; anything else is NULL.
    fn push(&mut self, value: Option<Value>) {
        match (self, value) {
            (Self::Text(builder), Some(Value::Text(text))) => builder.append_value(text),
            (Self::Int(builder), Some(Value::Int(number))) => builder.append_value(number),
            (Self::Float(builder), Some(Value::Float(number))) => builder.append_value(number),
            (Self::Bool(builder), Some(Value::Bool(flag))) => builder.append_value(flag),
            (Self::List(builder), Some(Value::List(items))) => builder.append_value(items),
            (Self::Entries(builder), Some(Value::Entries(entries))) => {
                for (key, value) in entries {
                    let members = builder.values();
                    for (index, text) in [(0, Some(key.as_str())), (1, value)] {
                        if let Some(column) = members.field_builder::<StringBuilder>(index) {
                            column.append_option(text);
                        }
                    }
                    members.append(true);
                }
                builder.append(true);
            }
            (Self::Text(builder), _) => builder.append_null(),
            (Self::Int(builder), _) => builder.append_null(),
            (Self::Float(builder), _) => builder.append_null(),
            (Self::Bool(builder), _) => builder.append_null(),
            (Self::List(builder), _) => builder.append_null(),
            (Self::Entries(builder), _) => builder.append_null(),
        }
    }

    fn push_default(&mut self, default: &ArrayRef, row: usize) -> Result<()> {
        let known = default.is_valid(row);
        match self {
            Self::Text(builder) => {
                let column = as_string_array(default)?;
                builder.append_option(known.then(|| column.value(row)));
            }
            Self::Int(builder) => builder.append_option(known.then_some(as_int64_array(default)?.value(row))),
            Self::Float(builder) => builder.append_option(known.then_some(as_float64_array(default)?.value(row))),
            Self::Bool(builder) => builder.append_option(known.then_some(as_boolean_array(default)?.value(row))),
            Self::List(_) | Self::Entries(_) => return exec_err!("lists have no default"),
        }
        Ok(())
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Text(mut builder) => Arc::new(builder.finish()),
            Self::Int(mut builder) => Arc::new(builder.finish()),
            Self::Float(mut builder) => Arc::new(builder.finish()),
            Self::Bool(mut builder) => Arc::new(builder.finish()),
            Self::List(mut builder) => Arc::new(builder.finish()),
            Self::Entries(mut builder) => Arc::new(builder.finish()),
        }
    }
}
