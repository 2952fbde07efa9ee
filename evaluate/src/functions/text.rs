//! Names and versions: ARNs, IAM's wildcards, dotted versions.

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::ScalarUDF;

use super::scalar::{Rows, at, booleans, strings};

/// The functions of this file.
pub fn functions() -> Vec<ScalarUDF> {
    vec![
        Rows::function("arn_part", 2, DataType::Utf8, |args, rows| {
            Ok(strings(rows, |row| arn_part(at(&args[0], row)?, at(&args[1], row)?)))
        }),
        Rows::function("wildcard_match", 2, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| {
                Some(wildcard_match(at(&args[0], row)?, at(&args[1], row)?))
            }))
        }),
        Rows::function("version_at_least", 2, DataType::Boolean, |args, rows| {
            Ok(booleans(rows, |row| {
                version_at_least(at(&args[0], row)?, at(&args[1], row)?)
            }))
        }),
    ]
}

/// `arn:partition:service:region:account:resource`; an empty part (S3 has neither region nor account) is NULL.
pub fn arn_part<'a>(arn: &'a str, part: &str) -> Option<&'a str> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [scheme, partition, service, region, account, resource] = parts.as_slice() else {
        return None;
    };
    let value = match part {
        _ if *scheme != "arn" => return None,
        "partition" => partition,
        "service" => service,
        "region" => region,
        "account" => account,
        "resource" => resource,
        _ => return None,
    };
    Some(*value).filter(|value| !value.is_empty())
}

/// IAM's wildcards: `*` for any text, `?` for one character, without case as in action names.
pub fn wildcard_match(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let (mut p, mut t) = (0, 0);
    // Where the last star stands and the text that it has eaten so far.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match (pattern.get(p), star) {
            (Some('*'), _) => {
                star = Some((p, t));
                p += 1;
            }
            (Some(c), _) if *c == '?' || *c == text[t] => (p, t) = (p + 1, t + 1),
            (_, Some((at, eaten))) => {
                star = Some((at, eaten + 1));
                (p, t) = (at + 1, eaten + 1);
            }
            (_, None) => return false,
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

/// Compares the dotted numbers that stand in the texts; missing ones count as 0.
pub fn version_at_least(version: &str, least: &str) -> Option<bool> {
    let (version, least) = (numbers(version)?, numbers(least)?);
    let part = |numbers: &[u64], index: usize| numbers.get(index).copied().unwrap_or(0);
    for index in 0..version.len().max(least.len()) {
        match part(&version, index).cmp(&part(&least, index)) {
            std::cmp::Ordering::Equal => {}
            order => return Some(order.is_gt()),
        }
    }
    Some(true)
}

/// The first run of numbers joined by `.` or `_`: `v1.27.3-gke.1` is 1, 27, 3. `Tls12` is 1, 2; every SSL is older than TLS 1.0.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let lower = text.to_ascii_lowercase();
    let start = lower.find(|c: char| c.is_ascii_digit())?;
    let end = lower[start..].find(|c: char| !c.is_ascii_digit() && c != '.' && c != '_');
    let run = &lower[start..end.map_or(lower.len(), |end| start + end)];
    let numbers: Option<Vec<u64>> = run
        .split(['.', '_'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    let numbers = numbers?;
    match numbers.as_slice() {
        _ if lower.contains("ssl") && !lower.contains("tls") => Some([vec![0], numbers].concat()),
        [both] if lower.contains("tls") && (10..20).contains(both) => Some(vec![both / 10, both % 10]),
        _ => Some(numbers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_iams() {
        for (pattern, text, expect) in [
            ("s3:*", "s3:GetObject", true),
            ("s3:get*", "S3:GetObject", true),
            ("*", "", true),
            ("s3:?et*", "s3:GetObject", true),
            ("s3:Put*", "s3:GetObject", false),
            ("*:*Object", "s3:GetObject", true),
            ("a*b*c", "aXbYbZc", true),
            ("", "a", false),
        ] {
            assert_eq!(wildcard_match(pattern, text), expect, "{pattern} {text}");
        }
    }

    #[test]
    fn versions_in_the_forms_that_providers_write() {
        for (version, least, expect) in [
            ("TLSv1.2", "1.2", Some(true)),
            ("TLS1_2", "TLS1_2", Some(true)),
            ("TLS1_0", "1.2", Some(false)),
            ("TLSv1", "1.2", Some(false)),
            ("Tls12", "1.2", Some(true)),
            ("Tls11", "1.2", Some(false)),
            ("SSLv3", "1.0", Some(false)),
            ("TLSv1.2_2021", "1.2", Some(true)),
            ("1.27.3-gke.100", "1.28", Some(false)),
            ("1.28", "1.28.0", Some(true)),
            ("python3.12", "3.9", Some(true)),
            ("latest", "1", None),
        ] {
            assert_eq!(version_at_least(version, least), expect, "{version} {least}");
        }
    }

    #[test]
    fn parts_of_arns() {
        assert_eq!(
            arn_part("arn:aws:iam::123456789012:role/a:b", "account"),
            Some("123456789012")
        );
        assert_eq!(
            arn_part("arn:aws:iam::123456789012:role/a:b", "resource"),
            Some("role/a:b")
        );
        assert_eq!(arn_part("arn:aws:s3:::b", "account"), None);
        assert_eq!(arn_part("role/a", "account"), None);
    }
}
