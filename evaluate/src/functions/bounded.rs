//! DataFusion's functions that make more than they are given, bounded: how much a call would make is computed before it is made.
//! A record cannot be the end of the process by what a rule does with it. Everything else is the function's own.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, FieldRef, Int64Type};
use datafusion::common::resources_err;
use datafusion::error::Result;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::simplify::{ExprSimplifyResult, SimplifyContext};
use datafusion::logical_expr::{
    ColumnarValue, Documentation, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
};
use datafusion::prelude::SessionContext;

/// What one call of a function may make, and what a plan may hold, bytes.
pub const MEMORY: usize = 64 << 20;

/// How many bytes a call makes at most.
type Size = fn(&[ArrayRef], usize) -> usize;

/// The functions, by DataFusion's names.
const BOUNDED: [(&str, Size); 10] = [
    ("repeat", repeated),
    ("lpad", padded),
    ("rpad", padded),
    ("replace", replaced),
    ("regexp_replace", rewritten),
    ("array_to_string", joined),
    ("array_repeat", elements_repeated),
    ("array_resize", resized),
    ("range", counted),
    ("generate_series", counted),
];

/// Puts bounded functions in place of a session's own.
///
/// # Errors
/// DataFusion does not let us.
pub fn register(context: &SessionContext) -> Result<()> {
    for (name, size) in BOUNDED {
        let inner = context.udf(name)?;
        context.register_udf(ScalarUDF::new_from_impl(Bounded { inner, size }));
    }
    Ok(())
}

#[derive(Debug)]
struct Bounded {
    inner: Arc<ScalarUDF>,
    size: Size,
}

impl PartialEq for Bounded {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl Eq for Bounded {}

impl std::hash::Hash for Bounded {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.inner.hash(state);
    }
}

impl ScalarUDFImpl for Bounded {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn aliases(&self) -> &[String] {
        self.inner.aliases()
    }

    fn schema_name(&self, args: &[Expr]) -> Result<String> {
        self.inner.schema_name(args)
    }

    fn signature(&self) -> &Signature {
        self.inner.signature()
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        self.inner.coerce_types(types)
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        self.inner.return_type(types)
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        self.inner.return_field_from_args(args)
    }

    fn simplify(&self, args: Vec<Expr>, info: &SimplifyContext) -> Result<ExprSimplifyResult> {
        self.inner.simplify(args, info)
    }

    fn documentation(&self) -> Option<&Documentation> {
        self.inner.documentation()
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let scalars = args.args.iter().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        let rows = if scalars { 1 } else { args.number_rows };
        let columns: Vec<ArrayRef> = args.args.iter().map(|arg| arg.to_array(rows)).collect::<Result<_>>()?;
        let makes = (self.size)(&columns, rows);
        if makes > MEMORY {
            return resources_err!("`{}` would make {makes} bytes, {MEMORY} are the most", self.name());
        }
        self.inner.invoke_with_args(args)
    }
}

/// An argument as text, `None` where it is none.
fn texts(args: &[ArrayRef], index: usize) -> Option<StringArray> {
    let array = cast(args.get(index)?, &DataType::Utf8).ok()?;
    array.as_string_opt::<i32>().cloned()
}

fn length(texts: Option<&StringArray>, row: usize) -> usize {
    texts.map_or(0, |texts| texts.value_length(row).unsigned_abs() as usize)
}

/// The numbers of an argument; NULL and what is below it is 0.
fn number(args: &[ArrayRef], index: usize) -> impl Fn(usize) -> usize {
    let array = args.get(index).and_then(|array| cast(array, &DataType::Int64).ok());
    move |row| {
        let numbers = array.as_ref().and_then(|array| array.as_primitive_opt::<Int64Type>());
        let number = numbers
            .filter(|numbers| numbers.is_valid(row))
            .map_or(0, |numbers| numbers.value(row));
        usize::try_from(number).unwrap_or_default()
    }
}

fn sum(rows: usize, size: impl Fn(usize) -> usize) -> usize {
    (0..rows).map(size).fold(0, usize::saturating_add)
}

fn repeated(args: &[ArrayRef], rows: usize) -> usize {
    let (text, times) = (texts(args, 0), number(args, 1));
    sum(rows, |row| length(text.as_ref(), row).saturating_mul(times(row)))
}

/// A character has at most four bytes.
fn padded(args: &[ArrayRef], rows: usize) -> usize {
    let wide = number(args, 1);
    sum(rows, |row| wide(row).saturating_mul(4))
}

fn replaced(args: &[ArrayRef], rows: usize) -> usize {
    let (text, from, to) = (texts(args, 0), texts(args, 1), texts(args, 2));
    sum(rows, |row| {
        let (Some(text), Some(from)) = (&text, &from) else {
            return 0;
        };
        let longer = length(to.as_ref(), row).saturating_sub(length(Some(from), row));
        let times = if longer == 0 {
            0
        } else {
            text.value(row).matches(from.value(row)).count()
        };
        length(Some(text), row).saturating_add(times.saturating_mul(longer))
    })
}

/// A pattern matches before each byte and at the end at most; what groups hold is text that was there.
fn rewritten(args: &[ArrayRef], rows: usize) -> usize {
    let (text, to) = (texts(args, 0), texts(args, 2));
    sum(rows, |row| {
        let (long, to) = (length(text.as_ref(), row), to.as_ref());
        let groups = to.map_or(0, |to| to.value(row).matches(['\\', '$']).count());
        let written = (long + 1).saturating_mul(length(to, row));
        written.saturating_add(long.saturating_mul(groups + 1))
    })
}

fn joined(args: &[ArrayRef], rows: usize) -> usize {
    let (Some(list), between) = (args.first(), texts(args, 1)) else {
        return 0;
    };
    let held = list.get_array_memory_size();
    let most = sum(rows, |row| {
        let elements = list
            .as_list_opt::<i32>()
            .map_or(0, |lists| lists.value_length(row).unsigned_abs() as usize);
        elements.saturating_mul(length(between.as_ref(), row))
    });
    held.saturating_add(most)
}

/// The bytes of a row of any kind.
fn width(array: &ArrayRef, row: usize) -> usize {
    let one = array.slice(row, 1).to_data();
    one.get_slice_memory_size()
        .unwrap_or_else(|_| array.get_array_memory_size())
}

fn elements_repeated(args: &[ArrayRef], rows: usize) -> usize {
    let (element, times) = (args.first(), number(args, 1));
    sum(rows, |row| {
        element.map_or(0, |element| width(element, row).saturating_mul(times(row)))
    })
}

fn resized(args: &[ArrayRef], rows: usize) -> usize {
    let (list, long, fill) = (args.first(), number(args, 1), args.get(2));
    sum(rows, |row| {
        let kept = list.map_or(0, |list| width(list, row));
        let fill = fill.map_or(8, |fill| width(fill, row));
        kept.saturating_add(fill.saturating_mul(long(row)))
    })
}

/// `(stop)`, `(start, stop)`, `(start, stop, step)`: the whole span, whatever the step; 16 bytes an element of the longest kind.
fn counted(args: &[ArrayRef], rows: usize) -> usize {
    let numbers = |index: usize| args.get(index).and_then(|array| cast(array, &DataType::Int64).ok());
    let (begin, end) = if args.len() == 1 {
        (None, numbers(0))
    } else {
        (numbers(0), numbers(1))
    };
    let at = |array: &Option<ArrayRef>, row: usize| {
        let numbers = array.as_ref()?.as_primitive_opt::<Int64Type>()?;
        numbers.is_valid(row).then(|| numbers.value(row))
    };
    sum(rows, |row| {
        let span = at(&end, row).map_or(0, |end| end.abs_diff(at(&begin, row).unwrap_or_default()));
        usize::try_from(span).unwrap_or(usize::MAX).saturating_mul(16)
    })
}
