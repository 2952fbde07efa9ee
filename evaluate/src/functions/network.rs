//! Networks and ports: who can reach an address range, which ports a range covers.

mod addresses;
pub mod open;
mod range;

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Int64Array};
use datafusion::arrow::datatypes::{DataType, Int64Type};
use datafusion::common::plan_err;
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use ipnet::IpNet;

use self::range::{SPECIAL, net};
use super::scalar::{Rows, at, booleans, text_list};

/// The functions of this file.
pub fn functions() -> Vec<ScalarUDF> {
    vec![
        Rows::function("cidr_is_any", 1, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| is_any(at(&args[0], row)?)))
        }),
        Rows::function("cidr_is_public", 1, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| cidr_is_public(at(&args[0], row)?)))
        }),
        Rows::function("cidr_contains", 2, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| contains(at(&args[0], row)?, at(&args[1], row)?)))
        }),
        ScalarUDF::from(ListFunction::new(Of::PortRange)),
        ScalarUDF::from(ListFunction::new(Of::PortTexts)),
        ScalarUDF::from(ListFunction::new(Of::Cidrs)),
        ScalarUDF::from(ListFunction::new(Of::AccessList)),
    ]
}

/// Whether a range is the whole internet; `None` where it is no range.
pub fn is_any(text: &str) -> Option<bool> {
    net(text).map(|net| net.prefix_len() == 0)
}

/// Whether every address of a range lies in another; `None` where one is no range.
pub fn contains(outer: &str, inner: &str) -> Option<bool> {
    Some(net(outer)?.contains(&net(inner)?))
}

/// Whether some address of a range is public; `None` where it is no range.
pub fn cidr_is_public(text: &str) -> Option<bool> {
    net(text).map(is_public)
}

fn is_public(net: IpNet) -> bool {
    !SPECIAL.iter().any(|special| special.contains(&net))
}

/// What a function of a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    /// A port, and two columns, from and to.
    PortRange,
    /// A port, and a list of texts `"22"`, `"20-30"`, `"*"`.
    PortTexts,
    /// A list of address ranges.
    Cidrs,
    /// A list of lines of an access list.
    AccessList,
}

/// A boolean function of numbers and lists.
#[derive(Debug, PartialEq, Eq, Hash)]
struct ListFunction {
    of: Of,
    signature: Signature,
}

impl ListFunction {
    fn new(of: Of) -> Self {
        Self {
            of,
            signature: Signature::new(TypeSignature::UserDefined, Volatility::Immutable),
        }
    }

    fn wanted(&self) -> Vec<DataType> {
        match self.of {
            Of::PortRange => vec![DataType::Int64; 3],
            Of::PortTexts => vec![DataType::Int64, text_list()],
            Of::Cidrs | Of::AccessList => vec![text_list()],
        }
    }
}

impl ScalarUDFImpl for ListFunction {
    fn name(&self) -> &str {
        match self.of {
            Of::PortRange => "port_in",
            Of::PortTexts => "port_in_ranges",
            Of::Cidrs => "cidrs_open",
            Of::AccessList => "access_list_open",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        let wanted = self.wanted();
        if types.len() != wanted.len() {
            return plan_err!("{} takes {} arguments, not {}", self.name(), wanted.len(), types.len());
        }
        Ok(wanted)
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Boolean)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let columns: Vec<ArrayRef> = args.args.iter().map(|arg| arg.to_array(rows)).collect::<Result<_>>()?;
        let number = |column: usize, row: usize| {
            let numbers: &Int64Array = columns[column].as_primitive::<Int64Type>();
            numbers.is_valid(row).then(|| numbers.value(row))
        };
        let list = |column: usize, row: usize| {
            let lists = columns[column].as_list::<i32>();
            lists.is_valid(row).then(|| lists.value(row))
        };
        let decide = |row: usize| match self.of {
            Of::PortRange => in_range(number(0, row), number(1, row), number(2, row)),
            Of::PortTexts => in_texts(number(0, row)?, list(1, row)?.as_string::<i32>().iter()),
            Of::Cidrs => open::ranges(list(0, row)?.as_string::<i32>().iter()),
            Of::AccessList => open::access_list(list(0, row)?.as_string::<i32>().iter()),
        };
        let decided: BooleanArray = (0..rows).map(decide).collect();
        Ok(ColumnarValue::Array(Arc::new(decided)))
    }
}

/// `from <= port AND port <= to` in three values.
pub fn in_range(port: Option<i64>, from: Option<i64>, to: Option<i64>) -> Option<bool> {
    let port = port?;
    match (from.map(|from| from <= port), to.map(|to| port <= to)) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Whether some of the texts `"22"`, `"20-30"`, `"*"` covers a port, in three values.
pub fn in_texts<'a>(port: i64, items: impl Iterator<Item = Option<&'a str>>) -> Option<bool> {
    let mut covered = Some(false);
    for item in items {
        match item.and_then(|text| covers(text.trim(), port)) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => covered = None,
        }
    }
    covered
}

fn covers(text: &str, port: i64) -> Option<bool> {
    if text == "*" {
        return Some(true);
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to): (i64, i64) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    Some(from <= port && port <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_means_some_address_is() {
        for (text, expect) in [
            ("0.0.0.0/0", Some(true)),
            ("::/0", Some(true)),
            ("10.1.2.3", Some(false)),
            ("10.0.0.0/7", Some(true)),
            ("172.16.0.0/12", Some(false)),
            ("8.8.8.8/32", Some(true)),
            ("fd00::/8", Some(false)),
            ("::1", Some(false)),
            ("2600::/12", Some(true)),
            ("Internet", None),
        ] {
            assert_eq!(net(text).map(is_public), expect, "{text}");
        }
        assert_eq!(contains("10.0.0.0/8", "10.1.0.0/16"), Some(true));
        assert_eq!(contains("10.0.0.0/8", "::1"), Some(false));
        assert_eq!(contains("10.0.0.0/8", "office"), None);
    }

    #[test]
    fn ports_in_three_values() {
        assert_eq!(in_range(Some(22), Some(20), Some(30)), Some(true));
        assert_eq!(in_range(Some(22), None, Some(21)), Some(false));
        assert_eq!(in_range(Some(22), None, Some(22)), None);
        let texts = |items: &[Option<&str>]| in_texts(22, items.iter().copied());
        assert_eq!(texts(&[Some("80"), Some("20-30")]), Some(true));
        assert_eq!(texts(&[Some("80"), None]), None);
        assert_eq!(texts(&[None, Some("*")]), Some(true));
        assert_eq!(texts(&[]), Some(false));
    }
}
