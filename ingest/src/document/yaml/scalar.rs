//! What a plain scalar stands for. Knows no document.
//!
//! YAML 1.2.2, section 10.3.2 "Tag resolution" of the core schema; `yes`, `no`, `on` and `off` are booleans as in YAML 1.1 ("Boolean
//! Language-Independent Type"), which Kubernetes' and CloudFormation's readers keep to. `y` and `n` are texts: most of those readers
//! leave them alone. So are numbers ("Integer Language-Independent Type for YAML Version 1.1"): `0644` is octal and `3_306` has a
//! separator. Of twelve digits it is a text all the same: an account id must not become another number.

use std::borrow::Cow;

use serde_json::{Number, Value};

/// So many digits has an AWS account's id (IAM User Guide, "View AWS account identifiers").
const ACCOUNT_ID: usize = 12;

/// The value of a scalar without quotes and without a tag.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Value::Bool(false),
        _ => number(text).map_or_else(|| text.into(), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let first = digits.bytes().next()?;
    if !(first.is_ascii_digit() || first == b'.') {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let value = i64::from_str_radix(&format!("{sign}{digits}"), radix);
            return value.ok().filter(|_| plain).map(Number::from);
        }
    }
    let mut digits = Cow::from(digits);
    if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') {
        digits = digits.replace('_', "").into();
        if digits.len() > 1 && digits.starts_with('0') {
            let octal = i64::from_str_radix(&format!("{sign}{digits}"), 8).ok();
            return octal.filter(|_| digits.len() != ACCOUNT_ID).map(Number::from);
        }
    }
    let whole = format!("{sign}{digits}");
    if let Ok(value) = whole.parse::<i64>() {
        return Some(value.into());
    }
    if let Ok(value) = whole.parse::<u64>() {
        return Some(value.into());
    }
    // `.inf` and `.nan` have no JSON form; their text keeps them visible.
    whole.parse::<f64>().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn plain_scalars_have_types() {
        for (text, expect) in [
            ("yes", json!(true)),
            ("Off", json!(false)),
            ("y", json!("y")),
            ("~", json!(null)),
            ("12", json!(12)),
            ("-3", json!(-3)),
            ("+3", json!(3)),
            ("012345678901", json!("012345678901")),
            ("012345670123", json!("012345670123")),
            ("026", json!(22)),
            ("0644", json!(420)),
            ("-010", json!(-8)),
            ("089", json!("089")),
            ("3_306", json!(3306)),
            ("00", json!(0)),
            ("0", json!(0)),
            ("0x1F", json!(31)),
            ("0o17", json!(15)),
            ("1.5", json!(1.5)),
            (".5", json!(0.5)),
            ("1e3", json!(1000.0)),
            (".inf", json!(".inf")),
            ("1.2.3.4", json!("1.2.3.4")),
            ("2010-09-09", json!("2010-09-09")),
            ("-", json!("-")),
            ("18446744073709551615", json!(18_446_744_073_709_551_615_u64)),
            ("NaN", json!("NaN")),
            ("on-call", json!("on-call")),
        ] {
            assert_eq!(plain(text), expect, "{text}");
        }
    }
}
