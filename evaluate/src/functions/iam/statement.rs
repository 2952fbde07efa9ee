//! The statements of an IAM policy, brought to one form: lists are lists, principals are `kind:name`.
//! Source: IAM User Guide, "Grammar of the IAM JSON policy language". Knows no Arrow.

use schemas::change::UNKNOWN;
use serde_json::Value;

use super::account::account_of;
use super::condition;

/// A list of which some element, or all of it (`None`), may be not known.
pub type Texts = Option<Vec<Option<String>>>;

/// One statement. Absent lists are empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statement {
    /// `Sid`.
    pub sid: Option<String>,
    /// `Allow` or `Deny`; `None` where it is not known.
    pub effect: Option<String>,
    /// `AWS:…`, `Service:…`, `Federated:…`, `CanonicalUser:…`, `*`.
    pub principals: Texts,
    /// The same of `NotPrincipal`.
    pub not_principals: Texts,
    /// `Action`.
    pub actions: Texts,
    /// `NotAction`.
    pub not_actions: Texts,
    /// `Resource`.
    pub resources: Texts,
    /// `NotResource`.
    pub not_resources: Texts,
    /// `Condition`, operators and keys in lower case, for IAM reads them without case; `None` where there is none.
    pub condition: Option<Value>,
}

impl Statement {
    /// The lists in the order of the struct.
    pub fn list(&self, index: usize) -> Option<&Vec<Option<String>>> {
        let lists = [
            &self.principals,
            &self.not_principals,
            &self.actions,
            &self.not_actions,
            &self.resources,
            &self.not_resources,
        ];
        lists.get(index).and_then(|list| list.as_ref())
    }

    /// Whether the statement allows; `None` where that is not known.
    pub fn allows(&self) -> Option<bool> {
        self.effect
            .as_deref()
            .map(|effect| effect.eq_ignore_ascii_case("allow"))
    }
}

/// The statements of a policy, `None` for those that are not known; `None` where it is no policy.
pub fn parse(policy: &str) -> Option<Vec<Option<Statement>>> {
    let policy: Value = serde_json::from_str(policy).ok()?;
    let policy = match policy {
        Value::String(inner) => serde_json::from_str(&inner).ok()?,
        other => other,
    };
    let policy = policy.as_object().filter(|policy| !policy.contains_key(UNKNOWN))?;
    match member(policy, "Statement")? {
        Value::Array(statements) => Some(statements.iter().map(statement).collect()),
        single if is_known(single) => Some(vec![statement(single)]),
        _ => None,
    }
}

/// Member names are case sensitive in AWS; AWS Config and Terraform's data sources write them in lower case now and then.
fn member<'a>(object: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    })
}

fn is_known(value: &Value) -> bool {
    value.get(UNKNOWN).is_none()
}

fn statement(value: &Value) -> Option<Statement> {
    let object = value.as_object().filter(|object| !object.contains_key(UNKNOWN))?;
    let text = |name| member(object, name).and_then(Value::as_str).map(str::to_owned);
    let list = |name| texts(member(object, name));
    Some(Statement {
        sid: text("Sid"),
        effect: text("Effect"),
        principals: principals(member(object, "Principal")),
        not_principals: principals(member(object, "NotPrincipal")),
        actions: list("Action"),
        not_actions: list("NotAction"),
        resources: list("Resource"),
        not_resources: list("NotResource"),
        condition: member(object, "Condition")
            .filter(|condition| !condition.is_null())
            .map(|condition| lower(condition, 2)),
    })
}

/// Member names in lower case, so many levels deep.
fn lower(value: &Value, levels: usize) -> Value {
    match value {
        Value::Object(members) if levels > 0 => members
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), lower(value, levels - 1)))
            .collect(),
        other => other.clone(),
    }
}

fn texts(value: Option<&Value>) -> Texts {
    match value {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(Value::Array(items)) => Some(items.iter().map(scalar).collect()),
        Some(single) => scalar(single).map(|text| vec![Some(text)]),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn principals(value: Option<&Value>) -> Texts {
    let Some(Value::Object(kinds)) = value else {
        return texts(value);
    };
    if kinds.contains_key(UNKNOWN) {
        return None;
    }
    let mut all = Vec::new();
    for (kind, names) in kinds {
        for name in texts(Some(names))? {
            all.push(name.map(|name| format!("{kind}:{name}")));
        }
    }
    Some(all)
}

/// Whether a principal is everybody: `"*"` and `{"AWS": "*"}` mean the same.
pub fn is_everybody(principal: &str) -> bool {
    matches!(
        principal,
        "*" | "AWS:*" | "Service:*" | "Federated:*" | "CanonicalUser:*"
    )
}

/// The accounts that an allowing statement names, `*` for everybody, `None` for what is not known. Where a condition says of which
/// accounts everybody is, those.
pub fn accounts(statement: Option<&Statement>) -> Vec<Option<String>> {
    let Some(statement) = statement else { return vec![None] };
    let principals = match (statement.allows(), &statement.principals) {
        (Some(false), _) => return Vec::new(),
        (None, _) | (_, None) => return vec![None],
        (Some(true), Some(principals)) => principals,
    };
    let fixed = statement.condition.as_ref().and_then(condition::accounts);
    let mut accounts = Vec::new();
    for principal in principals {
        match (account(principal.as_deref()), &fixed) {
            (Some(Some("*")), Some(fixed)) => accounts.extend(fixed.iter().cloned()),
            (Some(account), _) => accounts.push(account.map(str::to_owned)),
            (None, _) => {}
        }
    }
    accounts
}

/// `None`: no account at all (a service); `Some(None)`: an account that is not known.
fn account(principal: Option<&str>) -> Option<Option<&str>> {
    let Some(principal) = principal else { return Some(None) };
    if is_everybody(principal) {
        return Some(Some("*"));
    }
    let name = principal.strip_prefix("AWS:")?;
    Some(account_of(name))
}
