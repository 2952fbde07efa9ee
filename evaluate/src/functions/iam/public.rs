//! Whether anybody can use what a policy protects. Follows the S3 User Guide, "The meaning of public" (Blocking public access to
//! your Amazon S3 storage): a grant to everybody is public unless a condition fixes the caller. Knows no Arrow.

use serde_json::Value;

use super::statement::{Statement, is_everybody};
use crate::functions::network;
use crate::functions::text::wildcard_match;

/// Condition keys that say who the caller is or where the call comes from, in lower case. The first ten stand in the S3 page or
/// in IAM's "AWS global condition context keys"; the others in the service authorization reference of SNS, KMS, Lambda and S3.
const CALLER_KEYS: [&str; 20] = [
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:userid",
    "aws:username",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:principalisawsservice",
    "aws:vpcsourceip",
    "kms:calleraccount",
    "lambda:eventsourcetoken",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "elasticfilesystem:accesspointarn",
];

/// TRUE: some statement lets everybody in; NULL: one may, but something about it is not known.
pub fn is_public(policy: &[Option<Statement>]) -> Option<bool> {
    let mut public = Some(false);
    for statement in policy {
        let opened = statement.as_ref().and_then(opens);
        match opened {
            Some(false) => {}
            Some(true) => match taken_back(statement.as_ref(), policy) {
                Some(false) => return Some(true),
                Some(true) => {}
                None => public = None,
            },
            None => public = None,
        }
    }
    public
}

/// Whether a statement by itself lets everybody in.
fn opens(statement: &Statement) -> Option<bool> {
    let everybody = everybody(statement);
    if statement.allows() == Some(false) || everybody == Some(false) {
        return Some(false);
    }
    let limited = statement.condition.as_ref().map_or(Some(false), limits_caller);
    match (statement.allows(), everybody, limited) {
        (_, _, Some(true)) => Some(false),
        (Some(true), Some(true), Some(false)) => Some(true),
        _ => None,
    }
}

fn everybody(statement: &Statement) -> Option<bool> {
    let (Some(principals), Some(excluded)) = (&statement.principals, &statement.not_principals) else {
        return None;
    };
    // `Allow` with `NotPrincipal` admits everybody but those who are named.
    if !excluded.is_empty() || principals.iter().flatten().any(|principal| is_everybody(principal)) {
        return Some(true);
    }
    if principals.iter().any(Option::is_none) {
        None
    } else {
        Some(false)
    }
}

/// Whether a condition admits fixed callers only. All its operators must hold, so one that limits is enough.
fn limits_caller(condition: &Value) -> Option<bool> {
    let operators = condition.as_object()?;
    let mut limited = Some(false);
    for (operator, tests) in operators {
        let Some(tests) = tests.as_object() else {
            limited = None;
            continue;
        };
        for (key, values) in tests {
            match limits(operator, key, values) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => limited = None,
            }
        }
    }
    limited
}

fn limits(operator: &str, key: &str, values: &Value) -> Option<bool> {
    let (operator, key) = (operator.to_ascii_lowercase(), key.to_ascii_lowercase());
    let operator = operator.strip_prefix("foranyvalue:").unwrap_or(&operator);
    // `…IfExists` and `ForAllValues` also hold for callers without the key.
    if operator.ends_with("ifexists") || operator.starts_with("forallvalues:") {
        return Some(false);
    }
    let fixed: fn(&str) -> bool = match (operator, key.as_str()) {
        ("ipaddress", "aws:sourceip") => |value| !is_whole_internet(value),
        ("null", _) => return Some(false),
        ("bool", "aws:principalisawsservice") => |value| value.eq_ignore_ascii_case("true"),
        ("stringequals" | "stringequalsignorecase" | "arnequals" | "stringlike" | "arnlike", key)
            if CALLER_KEYS.contains(&key) =>
        {
            is_fixed
        }
        _ => return Some(false),
    };
    let values: Vec<&Value> = match values {
        Value::Array(values) => values.iter().collect(),
        single => vec![single],
    };
    let texts: Option<Vec<String>> = values
        .into_iter()
        .map(|value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
        .collect();
    texts.map(|texts| !texts.is_empty() && texts.iter().all(|text| fixed(text)))
}

fn is_whole_internet(range: &str) -> bool {
    network::is_any(range).unwrap_or(false)
}

/// A value that names somebody: in an ARN the account decides, and a pattern of wildcards alone names nobody.
fn is_fixed(value: &str) -> bool {
    let mut parts = value.splitn(6, ':');
    if parts.next() == Some("arn") {
        let parts: Vec<&str> = parts.collect();
        let open = |part: Option<&&str>| part.is_none_or(|part| part.contains(['*', '?']));
        // `arn:aws:s3:::bucket` has no account; its resource is fixed then.
        return match parts.get(3) {
            Some(&"") => !parts
                .get(4)
                .is_none_or(|resource| resource.trim_matches('*').is_empty()),
            account => !open(account),
        };
    }
    !value.trim_matches(['*', '?']).is_empty()
}

/// Whether a `Deny` for everybody takes the allowed actions back, wholly or from all but fixed callers.
fn taken_back(allowed: Option<&Statement>, policy: &[Option<Statement>]) -> Option<bool> {
    let allowed = allowed?;
    let mut taken = Some(false);
    for denied in policy {
        let Some(denied) = denied else {
            taken = None;
            continue;
        };
        if denied.allows() != Some(false)
            || everybody(denied) != Some(true)
            || !denied.not_principals.as_ref().is_some_and(Vec::is_empty)
        {
            continue;
        }
        if covers(&denied.actions, &denied.not_actions, &allowed.actions)
            && covers(&denied.resources, &denied.not_resources, &allowed.resources)
        {
            match denied.condition.as_ref().map_or(Some(true), spares_only_fixed) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => taken = None,
            }
        }
    }
    taken
}

/// Whether every allowed pattern lies in some denied one. Resources of a bucket and of its objects are told apart.
fn covers(
    denied: &super::statement::Texts,
    not_denied: &super::statement::Texts,
    allowed: &super::statement::Texts,
) -> bool {
    let (Some(denied), Some(not_denied), Some(allowed)) = (denied, not_denied, allowed) else {
        return false;
    };
    let denied = |pattern: &str| denied.iter().flatten().any(|deny| wildcard_match(deny, pattern));
    not_denied.is_empty() && !allowed.is_empty() && allowed.iter().all(|pattern| pattern.as_deref().is_some_and(denied))
}

/// Whether a `Deny`'s condition spares fixed callers only: `StringNotEquals aws:PrincipalOrgID o-1` denies everybody else. All its
/// operators must hold for the deny to bite, so a second one spares more.
fn spares_only_fixed(condition: &Value) -> Option<bool> {
    let operators = condition.as_object()?;
    let tests: Vec<(&String, &Value)> = operators.iter().collect();
    let [(operator, tests)] = tests.as_slice() else {
        return Some(false);
    };
    let tests = tests.as_object()?;
    let positive = match operator.to_ascii_lowercase().trim_end_matches("ifexists") {
        "stringnotequals" | "stringnotlike" | "stringnotequalsignorecase" => "StringLike",
        "arnnotequals" | "arnnotlike" => "ArnLike",
        "notipaddress" => "IpAddress",
        _ => return Some(false),
    };
    if tests.len() != 1 {
        return Some(false);
    }
    tests
        .iter()
        .map(|(key, values)| limits(positive, key, values))
        .next()
        .unwrap_or(Some(false))
}

#[cfg(test)]
mod tests {
    use super::super::statement::parse;
    use super::*;

    fn check(statements: &str, expect: Option<bool>) {
        let policy = format!(r#"{{"Version": "2012-10-17", "Statement": {statements}}}"#);
        let parsed = parse(&policy);
        assert!(parsed.is_some(), "{statements}");
        assert_eq!(parsed.and_then(|policy| is_public(&policy)), expect, "{statements}");
    }

    #[test]
    fn everybody_without_a_condition_is_public() {
        check(
            r#"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}"#,
            Some(true),
        );
        check(
            r#"[{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "*", "Resource": "*"}]"#,
            Some(true),
        );
        check(
            r#"[{"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}, "Action": "*", "Resource": "*"}]"#,
            Some(true),
        );
        check(
            r#"[{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*"}]"#,
            Some(false),
        );
        check(
            r#"[{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "*"}]"#,
            Some(false),
        );
        check(r#"[{"Effect": "Deny", "Principal": "*", "Action": "*"}]"#, Some(false));
        check("[]", Some(false));
    }

    #[test]
    fn conditions_that_fix_the_caller_close_it() {
        let with = |condition: &str| {
            format!(
                r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {condition}}}]"#
            )
        };
        for (condition, expect) in [
            (r#"{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#, Some(false)),
            (r#"{"StringEquals": {"AWS:SourceOwner": "123456789012"}}"#, Some(false)),
            (r#"{"ArnLike": {"aws:SourceArn": "arn:aws:s3:::bucket"}}"#, Some(false)),
            (r#"{"ArnLike": {"aws:SourceArn": "arn:aws:iam::*:role/x"}}"#, Some(true)),
            (r#"{"StringLike": {"aws:PrincipalArn": "*"}}"#, Some(true)),
            (
                r#"{"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"]}}"#,
                Some(true),
            ),
            (r#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#, Some(false)),
            (r#"{"Bool": {"aws:SecureTransport": "true"}}"#, Some(true)),
            (r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#, Some(true)),
            (r#"{"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}"#, Some(true)),
            (r#"{"StringEquals": {"aws:SourceVpce": {"$unknown": "ref"}}}"#, None),
            (r#"{"$unknown": "ref"}"#, None),
        ] {
            check(&with(condition), expect);
        }
    }

    #[test]
    fn a_deny_takes_back_what_it_covers() {
        let policy = |deny: &str| {
            format!(
                r#"[{{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"}},
                    {{"Effect": "Deny", "Principal": "*", {deny}}}]"#
            )
        };
        let all = r#""Action": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]"#;
        check(&policy(all), Some(false));
        check(&policy(r#""Action": "s3:Put*", "Resource": "*""#), Some(true));
        let with = |condition: &str| policy(&format!(r#"{all}, "Condition": {condition}"#));
        check(&with(r#"{"Bool": {"aws:SecureTransport": "false"}}"#), Some(true));
        check(
            &with(r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#),
            Some(false),
        );
        check(
            &with(r#"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}, "Bool": {"aws:ViaAWSService": "false"}}"#),
            Some(true),
        );
    }

    #[test]
    fn what_is_not_known_is_neither() {
        check(
            r#"[{"Effect": "Allow", "Principal": {"$unknown": "ref"}, "Action": "*"}]"#,
            None,
        );
        check(r#"[{"$unknown": "ref"}]"#, None);
        check(
            r#"[{"$unknown": "ref"}, {"Effect": "Allow", "Principal": "*", "Action": "*"}]"#,
            None,
        );
        assert!(parse(r#"{"Statement": {"$unknown": "x"}}"#).is_none());
        assert!(parse("not json").is_none());
    }
}
