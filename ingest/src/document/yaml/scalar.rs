//! What a plain scalar stands for. Knows no document.
//!
//! YAML 1.2.2, section 10.3.2 "Tag resolution" of the core schema; `yes`, `no`, `on` and `off` are booleans as in YAML 1.1 ("Boolean
//! Language-Independent Type"), which Kubernetes' and CloudFormation's readers keep to. `y` and `n` are texts: most of those readers
//! leave them alone. A number that begins with 0 is a text: an account id must not become another number.

use serde_json::{Number, Value};

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
    let padded = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    if padded {
        return None;
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
