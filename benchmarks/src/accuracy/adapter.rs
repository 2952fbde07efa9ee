//! From a corpus's own wrapping to changes: which part of a case is the record, in which shape, and of what the verdict speaks. Chosen
//! by a case's fields, never by a file's name, so another corpus of the same form runs through.

mod custodian;
mod panther;

use ingest::{Decoded, Hints, Shape, decode};
use schemas::{ChangeKind, ConfigChange};
use serde_json::{Value, json};

/// Moment of observation; rules that ask for an age take the clock's time.
const OBSERVED_AT: i64 = 0;

/// A case as changes.
#[derive(Debug, Default)]
pub struct Prepared {
    /// What the record became, without what is deleted.
    pub changes: Vec<ConfigChange>,
    /// Why parts of it became nothing.
    pub rejected: Vec<String>,
    /// Whether it became anything at all, if only the end of a resource.
    pub readable: bool,
    /// The resource of which the verdict speaks; none: the whole record.
    pub address: Option<String>,
}

/// The record, or records, of a case.
pub fn prepare(case: &Value) -> Prepared {
    let field = |name: &str| case.get(name).filter(|value| !value.is_null());
    let text = |name: &str| field(name).and_then(Value::as_str);
    let template = field("template");
    let record = || template.or(field("resource")).cloned().unwrap_or(Value::Null);
    let (shape, records) = match text("shape") {
        Some("aws-api") => (Some(Shape::AwsApi), custodian::records(case)),
        Some("arm") if template.is_none() => (Some(Shape::Arm), vec![arm_resource(case)]),
        Some("aws-config-item") => (Some(Shape::AwsConfig), vec![record()]),
        Some("cloud-asset-inventory") => (Some(Shape::GcpAsset), vec![record()]),
        Some("terraform-plan") => (Some(Shape::Terraform), vec![record()]),
        Some(name) => (
            Shape::ALL.iter().copied().find(|shape| shape.as_str() == name),
            vec![record()],
        ),
        None if text("resource_type").is_some_and(panther::is_type) => {
            (Some(Shape::AwsApi), vec![panther::record(case)])
        }
        None => (None, vec![record()]),
    };
    let mut prepared = Prepared::default();
    // With a resource beside its template the verdict is that resource's; an address alone only says where to look.
    if template.is_some() && field("resource").is_some() {
        prepared.address = text("address").map(str::to_owned);
    }
    for record in records {
        prepared.take(&record, shape, text("case").unwrap_or_default());
    }
    prepared
}

impl Prepared {
    fn take(&mut self, record: &Value, shape: Option<Shape>, case: &str) {
        let mut decoded = decoded(record, shape);
        if decoded.changes.is_empty() && shape == Some(Shape::AwsApi) {
            decoded = self::decoded(&named(record, case), shape);
        }
        self.readable |= !decoded.changes.is_empty();
        let changes = decoded.changes.into_iter().map(|decoded| decoded.change);
        self.changes
            .extend(changes.filter(|change| change.kind != ChangeKind::Delete));
        self.rejected
            .extend(decoded.rejected.into_iter().map(|reject| reject.reason));
    }

    /// The changes that the verdict speaks of: positions of the resource itself, and of those that refer to it.
    pub fn concerned(&self) -> (Vec<usize>, Vec<usize>) {
        let all = || (0..self.changes.len()).collect();
        let Some(address) = &self.address else {
            return (all(), Vec::new());
        };
        let at = |wanted: &dyn Fn(&ConfigChange) -> bool| {
            let found = self.changes.iter().enumerate().filter(|(_, change)| wanted(change));
            found.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let own = at(&|change| is_at(change, address));
        let names: Vec<String> = own.iter().flat_map(|at| names(&self.changes[*at])).collect();
        let linked = at(&|change| !is_at(change, address) && (refers_to(change, address) || calls(change, &names)));
        (own, linked)
    }
}

fn decoded(record: &Value, shape: Option<Shape>) -> Decoded {
    let hints = Hints {
        shape,
        // Only the forms of AWS APIs leave out whose account it is.
        account: (shape == Some(Shape::AwsApi)).then(|| custodian::OWN_ACCOUNT.to_owned()),
        ..Hints::named("case")
    };
    decode(record.to_string().as_bytes(), &hints, &[], OBSERVED_AT)
}

/// An API answer in which nothing names the resource is named after its case.
fn named(record: &Value, case: &str) -> Value {
    let mut record = record.clone();
    if let Some(fields) = record
        .as_object_mut()
        .filter(|fields| fields.contains_key("resource_type"))
    {
        fields.entry("resource_uid").or_insert(case.into());
    }
    record
}

/// Terraform's uid is the address; a template's is `file#address`. Azure compares without case.
fn is_at(change: &ConfigChange, address: &str) -> bool {
    let uid = change
        .resource_uid
        .rsplit_once('#')
        .map_or(change.resource_uid.as_str(), |(_, address)| address);
    uid.eq_ignore_ascii_case(address) || uid.eq_ignore_ascii_case(&types_first(address))
}

/// An Azure resource id has types and names in turns (`A.B/servers/s/firewallRules/r`), a template's uid has the types first
/// (`A.B/servers/firewallRules/s/r`).
fn types_first(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').collect();
    let Some((namespace, rest)) = parts.split_first() else {
        return address.to_owned();
    };
    let types = rest.iter().step_by(2);
    let names = rest.iter().skip(1).step_by(2);
    let ordered: Vec<&str> = std::iter::once(namespace).chain(types).chain(names).copied().collect();
    ordered.join("/")
}

/// References are written into configurations as `ref:address` and `getatt:address.Attribute`.
fn refers_to(change: &ConfigChange, address: &str) -> bool {
    let Some(configuration) = &change.configuration else {
        return false;
    };
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_' || next == '-');
    ["ref:", "getatt:", "${"].iter().any(|mark| {
        let reference = format!("{mark}{address}");
        configuration
            .match_indices(&reference)
            .any(|(at, found)| ends(&configuration[at + found.len()..]))
    })
}

/// The names that a template gives a resource: what others may call it by, without a reference.
fn names(change: &ConfigChange) -> Vec<String> {
    let Some(Value::Object(fields)) = parsed(change) else {
        return Vec::new();
    };
    let is_name = |key: &str| key.ends_with("Name") || key == "name" || key == "bucket";
    let texts = fields.into_iter().filter(|(key, _)| is_name(key));
    let texts = texts.filter_map(|(_, value)| value.as_str().map(str::to_owned));
    texts.filter(|name| name.len() > 2 && !name.contains(':')).collect()
}

/// Whether a field of the resource is one of those names, or begins with one (`function:alias`).
fn calls(change: &ConfigChange, names: &[String]) -> bool {
    let is_called = |text: &str| {
        names.iter().any(|name| {
            text.strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        })
    };
    !names.is_empty()
        && parsed(change).is_some_and(|value| {
            let fields = value.as_object().into_iter().flat_map(|fields| fields.values());
            fields.filter_map(Value::as_str).any(is_called)
        })
}

fn parsed(change: &ConfigChange) -> Option<Value> {
    serde_json::from_str(change.configuration.as_deref()?).ok()
}

/// An ARM resource with the parameters and variables of its template beside its fields.
fn arm_resource(case: &Value) -> Value {
    let mut resource = case.get("resource").cloned().unwrap_or_default();
    if let Some(fields) = resource.as_object_mut() {
        for name in ["parameters", "variables"] {
            let values = case.get(name).cloned().unwrap_or_else(|| json!({}));
            fields.entry(name).or_insert(values);
        }
    }
    resource
}
