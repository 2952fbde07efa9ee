//! Plumbing of scalar functions: texts row by row in, one array out. Knows no particular function.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, StringArray, StringBuilder};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Field};
use datafusion::common::exec_err;
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};

/// A function of texts whose rows are computed one by one.
pub(super) struct Rows {
    name: &'static str,
    returns: DataType,
    compute: fn(&[StringArray], usize) -> Result<ArrayRef>,
    signature: Signature,
}

impl Rows {
    /// A function of so many texts. `compute` gets one array an argument and the number of rows.
    pub(super) fn function(
        name: &'static str,
        arguments: usize,
        returns: DataType,
        compute: fn(&[StringArray], usize) -> Result<ArrayRef>,
    ) -> ScalarUDF {
        let signature = Signature::new(TypeSignature::UserDefined, Volatility::Immutable);
        ScalarUDF::from(
            Self {
                name,
                returns,
                compute,
                signature,
            }
            .of(arguments),
        )
    }

    fn of(self, arguments: usize) -> Counted {
        Counted { rows: self, arguments }
    }
}

/// A function with its number of arguments.
struct Counted {
    rows: Rows,
    arguments: usize,
}

impl std::fmt::Debug for Counted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Function").field(&self.rows.name).finish()
    }
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.rows.name == other.rows.name
    }
}

impl Eq for Counted {}

impl std::hash::Hash for Counted {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.rows.name.hash(state);
    }
}

impl ScalarUDFImpl for Counted {
    fn name(&self) -> &str {
        self.rows.name
    }

    fn signature(&self) -> &Signature {
        &self.rows.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        if types.len() != self.arguments {
            return datafusion::common::plan_err!(
                "{} takes {} arguments, not {}",
                self.name(),
                self.arguments,
                types.len()
            );
        }
        Ok(vec![DataType::Utf8; types.len()])
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(self.rows.returns.clone())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let columns: Vec<StringArray> = args.args.iter().map(|arg| texts(arg, rows)).collect::<Result<_>>()?;
        Ok(ColumnarValue::Array((self.rows.compute)(&columns, rows)?))
    }
}

/// An argument as texts, one a row.
pub(super) fn texts(argument: &ColumnarValue, rows: usize) -> Result<StringArray> {
    let array = argument.to_array(rows)?;
    let array = if array.data_type() == &DataType::Utf8 {
        array
    } else {
        cast(&array, &DataType::Utf8)?
    };
    match array.as_string_opt::<i32>() {
        Some(texts) => Ok(texts.clone()),
        None => exec_err!("expected text, got {}", array.data_type()),
    }
}

/// The value of a row, `None` for NULL.
pub(super) fn at(column: &StringArray, row: usize) -> Option<&str> {
    column.is_valid(row).then(|| column.value(row))
}

/// A boolean for each row.
pub(super) fn booleans(rows: usize, compute: impl Fn(usize) -> Option<bool>) -> ArrayRef {
    Arc::new((0..rows).map(compute).collect::<BooleanArray>())
}

/// A text for each row.
pub(super) fn strings<'a>(rows: usize, compute: impl Fn(usize) -> Option<&'a str>) -> ArrayRef {
    let mut builder = StringBuilder::new();
    (0..rows).for_each(|row| builder.append_option(compute(row)));
    Arc::new(builder.finish())
}

/// The type of a list of texts whose elements may be NULL.
pub(super) fn text_list() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}
