//! What the attributes of a resource refer to, from the plan's `configuration`. Knows no provider.
//!
//! Beside the values stands `$references`: attribute → addresses of the resources that its expression names. An attribute that links to
//! another resource and is only known after apply becomes the text `ref:<address>.<attribute>`: what it will be is not known, that it
//! is set is.

use std::collections::BTreeMap;

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

/// The key beside the values.
const KEY: &str = "$references";

/// Attributes of a resource that are never empty once it exists.
const IDENTIFYING: [&str; 7] = ["arn", "id", "key_id", "name", "self_link", "bucket", "resource_id"];

/// Endings of attributes that hold such an attribute of another resource.
const LINKING: [&str; 9] = [
    "_id",
    "_arn",
    "_key",
    "_key_name",
    "_link",
    "_role",
    "_group",
    "bucket",
    "role",
];

/// Expressions by configuration address (`module.a.aws_s3_bucket.b`, without indexes).
#[derive(Default)]
pub(super) struct References<'a> {
    expressions: BTreeMap<String, &'a Map<String, Value>>,
}

/// Attribute → what its expression names.
pub(super) type Links = BTreeMap<String, Vec<String>>;

impl<'a> References<'a> {
    pub(super) fn new(configuration: Option<&'a Value>) -> Self {
        let mut references = Self::default();
        if let Some(root) = configuration.and_then(|configuration| configuration.get("root_module")) {
            references.module("", root);
        }
        references
    }

    fn module(&mut self, prefix: &str, module: &'a Value) {
        for resource in module.get("resources").and_then(Value::as_array).into_iter().flatten() {
            let address = resource.get("address").and_then(Value::as_str);
            let expressions = resource.get("expressions").and_then(Value::as_object);
            if let (Some(address), Some(expressions)) = (address, expressions) {
                self.expressions
                    .insert(format!("{prefix}{}", bare(address)), expressions);
            }
        }
        for (name, call) in module
            .get("module_calls")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if let Some(inner) = call.get("module") {
                self.module(&format!("{prefix}module.{name}."), inner);
            }
        }
    }

    /// The attributes of the resource at the address that refer to other resources.
    pub(super) fn of(&self, address: &str) -> Links {
        let bare = bare(address);
        let Some(expressions) = self.expressions.get(&bare) else {
            return Links::new();
        };
        let module = module_of(&bare);
        expressions
            .iter()
            .filter_map(|(attribute, expression)| {
                let list = expression.get("references")?.as_array()?;
                let named: Vec<String> = list
                    .iter()
                    .filter_map(Value::as_str)
                    .filter_map(|name| resource(module, name))
                    .collect();
                (!named.is_empty()).then(|| (attribute.clone(), named))
            })
            .collect()
    }

    /// The attributes for which the resource at the address has an expression.
    pub(super) fn attributes(&self, address: &str) -> Vec<&'a str> {
        self.expressions
            .get(&bare(address))
            .map(|expressions| expressions.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }
}

/// Lays the links beside and into the values.
pub(super) fn lay(values: &mut Value, links: &Links) {
    let Value::Object(object) = values else { return };
    for (attribute, named) in links {
        let Some(value) = object.get_mut(attribute.as_str()) else {
            continue;
        };
        if !value.as_object().is_some_and(|value| value.contains_key(UNKNOWN)) {
            continue;
        }
        if let Some(link) = link(attribute, named) {
            *value = Value::String(format!("ref:{link}"));
        }
    }
    if !links.is_empty() {
        // A reference names the attribute and the resource; the resource is what a rule joins by.
        let named = |names: &Vec<String>| {
            names
                .iter()
                .filter(|name| !names.iter().any(|other| is_within(name, other)))
                .cloned()
                .collect::<Vec<_>>()
        };
        let links = links
            .iter()
            .map(|(attribute, names)| (attribute.clone(), Value::from(named(names))))
            .collect();
        object.insert(KEY.to_owned(), Value::Object(links));
    }
}

/// The one identifying attribute of one resource to which a linking attribute refers.
fn link<'n>(attribute: &str, named: &'n [String]) -> Option<&'n str> {
    if !LINKING.iter().any(|ending| attribute.ends_with(ending)) {
        return None;
    }
    let longest = named.iter().max_by_key(|name| name.len())?;
    let one_resource = named.iter().all(|name| name == longest || is_within(longest, name));
    let identifying = IDENTIFYING.iter().any(|last| longest.rsplit('.').next() == Some(last));
    (one_resource && identifying).then_some(longest.as_str())
}

/// Whether the first name is an attribute or an instance of the second.
fn is_within(name: &str, other: &str) -> bool {
    name.strip_prefix(other)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// The reference as a resource's address in the whole plan, if it names one: `var`, `local`, `each`, `count`, `path`, `self`,
/// `data` and module outputs are none.
fn resource(module: &str, name: &str) -> Option<String> {
    let first = name.split(['.', '[']).next()?;
    let is_other = matches!(
        first,
        "var" | "local" | "each" | "count" | "path" | "self" | "data" | "module" | "terraform"
    );
    (!is_other && name.contains('.')).then(|| format!("{module}{name}"))
}

/// `module.a.module.b.` of `module.a.module.b.aws_x.y`.
fn module_of(address: &str) -> &str {
    let mut end = 0;
    while address[end..].starts_with("module.") {
        let name = end + "module.".len();
        match address[name..].find('.') {
            Some(dot) => end = name + dot + 1,
            None => break,
        }
    }
    &address[..end]
}

/// The address without the indexes of `count` and `for_each`: `module.a["x.y"].aws_x.y[0]` → `module.a.aws_x.y`.
fn bare(address: &str) -> String {
    let (mut out, mut quoted, mut depth) = (String::with_capacity(address.len()), false, 0usize);
    let mut escaped = false;
    for char in address.chars() {
        match char {
            '"' if depth > 0 && !escaped => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            other if depth == 0 => out.push(other),
            _ => {}
        }
        escaped = quoted && char == '\\' && !escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_their_indexes() {
        assert_eq!(bare("module.a[\"x].y\\\"[\"].aws_x.y[0]"), "module.a.aws_x.y");
        assert_eq!(bare("aws_x.y"), "aws_x.y");
        assert_eq!(module_of("module.a.module.b.aws_x.y"), "module.a.module.b.");
        assert_eq!(module_of("aws_x.y"), "");
        assert_eq!(module_of("module.a"), "");
    }

    #[test]
    fn only_whole_links_become_references() {
        let check = |attribute: &str, named: &[&str], expect: Option<&str>| {
            let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(link(attribute, &named), expect, "{attribute} {named:?}");
        };
        check(
            "kms_key_id",
            &["aws_kms_key.k.arn", "aws_kms_key.k"],
            Some("aws_kms_key.k.arn"),
        );
        check(
            "kms_key_id",
            &["aws_kms_key.k[0].arn", "aws_kms_key.k[0]", "aws_kms_key.k"],
            Some("aws_kms_key.k[0].arn"),
        );
        check(
            "kms_key_id",
            &[
                "aws_kms_key.k.arn",
                "aws_kms_key.k",
                "aws_kms_key.j.arn",
                "aws_kms_key.j",
            ],
            None,
        );
        check(
            "kms_key_id",
            &["aws_kms_key.k.enable_key_rotation", "aws_kms_key.k"],
            None,
        );
        check("policy", &["aws_kms_key.k.arn", "aws_kms_key.k"], None);
    }
}
