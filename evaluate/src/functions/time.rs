//! Time since a moment that a record names.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int64Array};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, TimeUnit, TimestampMillisecondType};
use datafusion::common::plan_err;
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};

use schemas::Clock;

use super::scalar::{at, texts};

const DAY: i64 = 86_400_000;

/// Volatile: the same record gives another answer tomorrow.
#[derive(Debug)]
struct DaysSince {
    clock: Clock,
    signature: Signature,
}

/// Whole days from a timestamp or an RFC 3339 text to now.
pub fn days_since(clock: Clock) -> ScalarUDF {
    ScalarUDF::from(DaysSince {
        clock,
        signature: Signature::new(TypeSignature::UserDefined, Volatility::Volatile),
    })
}

impl PartialEq for DaysSince {
    fn eq(&self, other: &Self) -> bool {
        self.clock == other.clock
    }
}

impl Eq for DaysSince {}

impl Hash for DaysSince {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.signature.hash(state);
    }
}

impl ScalarUDFImpl for DaysSince {
    fn name(&self) -> &'static str {
        "days_since"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        match types {
            [DataType::Timestamp(..)] => Ok(vec![DataType::Timestamp(TimeUnit::Millisecond, None)]),
            [_] => Ok(vec![DataType::Utf8]),
            _ => plan_err!("days_since takes one argument"),
        }
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let (rows, now) = (args.number_rows, self.clock.now());
        let array: ArrayRef = args.args[0].to_array(rows)?;
        let days = |moment: Option<i64>| moment.map(|moment| days(now, moment));
        let result: Int64Array = if matches!(array.data_type(), DataType::Timestamp(..)) {
            let array = cast(&array, &DataType::Timestamp(TimeUnit::Millisecond, None))?;
            let moments = array.as_primitive::<TimestampMillisecondType>();
            (0..rows)
                .map(|row| days(moments.is_valid(row).then(|| moments.value(row))))
                .collect()
        } else {
            let moments = texts(&args.args[0], rows)?;
            (0..rows).map(|row| days(at(&moments, row).and_then(parse))).collect()
        };
        Ok(ColumnarValue::Array(Arc::new(result)))
    }
}

/// Whole days from a moment to now.
pub fn days(now: i64, moment: i64) -> i64 {
    now.saturating_sub(moment).div_euclid(DAY)
}

/// RFC 3339, the same without zone (UTC) or with one that lacks the colon, a date, or seconds since the Unix epoch, which
/// AWS APIs write as a number.
pub fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    let zoned =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    if let Ok(moment) = zoned {
        return Some(moment.timestamp_millis());
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| day.and_time(NaiveTime::MIN)));
    if let Ok(moment) = local {
        return Some(moment.and_utc().timestamp_millis());
    }
    let (seconds, _) = text.split_once('.').unwrap_or((text, ""));
    // Nine digits and more: 1973 and later; a year alone is no moment.
    let seconds: i64 = Some(seconds).filter(|digits| digits.len() >= 9)?.parse().ok()?;
    seconds.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn moments_in_the_forms_that_providers_write() {
        for (text, expect) in [
            ("2026-01-02T03:04:05Z", Some(1_767_323_045_000)),
            ("2026-01-02T03:04:05.000+0000", Some(1_767_323_045_000)),
            ("2026-01-02T04:04:05+01:00", Some(1_767_323_045_000)),
            ("2026-01-02 03:04:05", Some(1_767_323_045_000)),
            ("2026-01-02", Some(1_767_312_000_000)),
            ("1767323045.123", Some(1_767_323_045_000)),
            ("2026", None),
            ("no_information", None),
        ] {
            assert_eq!(parse(text), expect, "{text}");
        }
    }
}
