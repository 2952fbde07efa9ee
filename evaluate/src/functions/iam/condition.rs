//! What a condition fixes about the caller. Follows the S3 User Guide, "The meaning of public" (Blocking public access to your Amazon
//! S3 storage): a value with a wildcard or a policy variable fixes nobody. Conditions come with operators and keys in lower case.

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use super::account::account_of;
use crate::functions::network::open;

/// Condition keys that say who the caller is or where the call comes from. Those of `aws:` stand in the S3 page or in IAM's "AWS global
/// condition context keys"; the others in the service authorization reference of KMS, Lambda, S3 and EFS. A user name is none: every
/// account may have the user.
const CALLER_KEYS: [&str; 23] = [
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceowner",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourcevpc",
    "aws:sourcevpcarn",
    "aws:sourcevpce",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalservicename",
    "aws:userid",
    "kms:calleraccount",
    "lambda:eventsourcetoken",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "elasticfilesystem:accesspointarn",
];

/// Those of them whose value names an account, alone or in an ARN.
const ACCOUNT_KEYS: [&str; 8] = [
    "aws:sourceaccount",
    "aws:sourceowner",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:sourcearn",
    "kms:calleraccount",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
];

/// Whether the values of a key fix who is meant; `None`: not known.
pub type Fixes = dyn Fn(&str, &str, &Value) -> Option<bool>;

/// Whether a condition admits fixed callers only. All its operators must hold, so one that limits is enough.
pub fn limits(condition: &Value, fixes: &Fixes) -> Option<bool> {
    let operators = condition.as_object()?;
    let mut limited = Some(false);
    for (operator, tests) in operators {
        let Some(tests) = keys_of(tests) else {
            limited = None;
            continue;
        };
        for (key, values) in tests {
            match test(operators, operator, key, values, fixes) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => limited = None,
            }
        }
    }
    limited
}

/// What an operator tests; `None` where that is not known.
fn keys_of(tests: &Value) -> Option<&Map<String, Value>> {
    tests.as_object().filter(|tests| !tests.contains_key(UNKNOWN))
}

fn test(operators: &Map<String, Value>, operator: &str, key: &str, values: &Value, fixes: &Fixes) -> Option<bool> {
    // `…IfExists` and `ForAllValues` also hold for callers without the key, unless `Null` asks for it.
    let lax = operator.ends_with("ifexists") || operator.starts_with("forallvalues:");
    let asked = if lax { asks_for(operators, key) } else { Some(true) };
    match (asked, fixes(bare(operator), key, values)) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), fixed) => fixed,
        _ => None,
    }
}

/// An operator without what stands before and behind it.
fn bare(operator: &str) -> &str {
    let operator = operator.split_once(':').map_or(operator, |(_, operator)| operator);
    operator.strip_suffix("ifexists").unwrap_or(operator)
}

/// Whether `Null` wants the key to be there.
fn asks_for(operators: &Map<String, Value>, key: &str) -> Option<bool> {
    let Some(wanted) = operators.get("null") else {
        return Some(false);
    };
    let Some(values) = keys_of(wanted)?.get(key) else {
        return Some(false);
    };
    Some(texts(values)?.iter().all(|text| text == "false"))
}

/// Whether a `Deny`'s condition spares fixed callers only: `StringNotEquals aws:PrincipalOrgID o-1` denies everybody else. All its
/// operators must hold for the deny to bite, so each of them spares somebody.
pub fn spares_only_fixed(condition: &Value, fixes: &Fixes) -> Option<bool> {
    let mut spares = Some(true);
    for (operator, tests) in condition.as_object()? {
        for (key, values) in keys_of(tests)? {
            let (positive, values) = match bare(operator) {
                "stringnotequals" | "stringnotlike" | "stringnotequalsignorecase" => ("stringlike", values.clone()),
                "arnnotequals" | "arnnotlike" => ("arnlike", values.clone()),
                "notipaddress" => ("ipaddress", values.clone()),
                "bool" => ("bool", opposite(values)?),
                _ => return Some(false),
            };
            match fixes(positive, key, &values) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => spares = None,
            }
        }
    }
    spares
}

fn opposite(values: &Value) -> Option<Value> {
    match texts(values)?.as_slice() {
        [text] => Some(Value::Bool(text == "false")),
        _ => None,
    }
}

/// The values of a key, booleans in lower case; `None` where one is not known.
fn texts(values: &Value) -> Option<Vec<String>> {
    let values: Vec<&Value> = match values {
        Value::Array(values) => values.iter().collect(),
        single => vec![single],
    };
    let text = |value: &Value| match value {
        Value::String(text) if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
            Some(text.to_ascii_lowercase())
        }
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    values.into_iter().map(text).collect()
}

/// Whether a test fixes a caller with credentials of AWS, or the network that a call comes from.
pub fn fixes_caller(operator: &str, key: &str, values: &Value) -> Option<bool> {
    let every = |fixed: &dyn Fn(&str) -> bool| {
        let texts = texts(values)?;
        Some(!texts.is_empty() && texts.iter().all(|text| fixed(text)))
    };
    match (operator, key) {
        // Several ranges are read together.
        ("ipaddress", "aws:sourceip") => {
            let texts = texts(values)?;
            open::ranges(texts.iter().map(|text| Some(text.as_str()))).map(|open| !open && !texts.is_empty())
        }
        ("bool", "aws:principalisawsservice" | "elasticfilesystem:accessedviamounttarget") => {
            every(&|value| value == "true")
        }
        (_, key) if is_equality(operator) && CALLER_KEYS.contains(&key) => every(&|value| is_fixed(key, value)),
        _ => Some(false),
    }
}

/// The accounts that a condition limits callers to, `None` for one that is not known; nothing where it limits to none.
pub fn accounts(condition: &Value) -> Option<Vec<Option<String>>> {
    let operators = condition.as_object()?;
    if operators.values().any(|tests| keys_of(tests).is_none()) {
        return Some(vec![None]);
    }
    let mut tests = operators.iter().flat_map(|(operator, tests)| {
        let tests = tests.as_object().into_iter().flatten();
        tests.map(move |(key, values)| (operator, key, values))
    });
    tests.find_map(|(operator, key, values)| {
        let limits = ACCOUNT_KEYS.contains(&key.as_str())
            && test(operators, operator, key, values, &fixes_caller) != Some(false);
        let values: &[Value] = match values {
            Value::Array(values) => values,
            single => std::slice::from_ref(single),
        };
        let account = |value: &Value| value.as_str().and_then(account_of).map(str::to_owned);
        let accounts: Vec<Option<String>> = values.iter().map(account).collect();
        // `arn:aws:s3:::bucket` limits, but to no account.
        let named = accounts.iter().any(Option::is_some) || !key.ends_with("arn");
        (limits && named).then_some(accounts)
    })
}

/// Whether a test fixes a claim of a token that an identity provider signed.
pub fn fixes_claim(operator: &str, values: &Value, fixed: fn(&str) -> bool) -> Option<bool> {
    if !is_equality(operator) {
        return Some(false);
    }
    let texts = texts(values)?;
    Some(!texts.is_empty() && texts.iter().all(|text| fixed(text)))
}

fn is_equality(operator: &str) -> bool {
    matches!(
        operator,
        "stringequals" | "stringequalsignorecase" | "arnequals" | "stringlike" | "arnlike"
    )
}

/// Whether a text leaves nothing open.
pub fn is_closed(text: &str) -> bool {
    !text.is_empty() && !text.contains(['*', '?'])
}

/// A value with its policy variables (`${aws:username}`) as wildcards. What a template leaves open (`${Role}`, `${AWS::AccountId}`)
/// is something fixed; it goes too, for its colons are no separators.
pub fn without_variables(text: &str) -> String {
    let mut parts = text.split("${");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let is_variable = name.contains(':') && !name.contains("::");
        out.push_str(if is_variable { "*" } else { "…" });
        out.push_str(rest);
    }
    out
}

/// A value that names somebody: of an ARN the account decides, of an organization's path the organization, of a session the role.
fn is_fixed(key: &str, value: &str) -> bool {
    let value = without_variables(value);
    if let Some(rest) = value.strip_prefix("arn:") {
        let parts: Vec<&str> = rest.splitn(5, ':').collect();
        return match parts.as_slice() {
            // `arn:aws:s3:::bucket` has no account; its resource is fixed then. Names of buckets are unique, so `arn:aws:s3:*:*:bucket`,
            // which the S3 User Guide writes for event notifications, is the same.
            [_, "s3", _, "" | "*", resource] | [_, _, _, "", resource] => is_closed(resource),
            [_, _, _, account, _] => is_closed(account),
            _ => false,
        };
    }
    let decides = match key {
        "aws:userid" => value.split(':').next(),
        key if key.ends_with("orgpaths") => value.split('/').next(),
        _ => Some(value.as_str()),
    };
    decides.is_some_and(is_closed)
}

#[cfg(test)]
mod tests;
