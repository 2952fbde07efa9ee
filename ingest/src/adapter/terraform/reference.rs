//! Lays what authors wrote over a plan's values: references where the value is known after apply, and nothing where nobody wrote
//! anything. Knows no document; attributes that something else decides are listed in `terraform/elsewhere.rs`.
//!
//! Beside the values stands `$references`: attribute → addresses of the resources that its expression names. An attribute that links to
//! another resource and is only known after apply becomes the text `ref:<address>.<attribute>`: what it will be is not known, that it
//! is set is. One that is known after apply and that nobody set is left out: the provider will fill in its default, which is what the
//! tables say of an absent attribute.

use std::collections::BTreeMap;

use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use super::configuration::{Configuration, Written};
use super::elsewhere;
use super::overlay::LATER;

/// The key beside the values.
pub(super) const KEY: &str = "$references";

/// Attributes of a resource that are never empty once it exists.
const IDENTIFYING: [&str; 10] = [
    "arn",
    "id",
    "key_id",
    "name",
    "self_link",
    "bucket",
    "resource_id",
    "invoke_arn",
    "function_name",
    "workspace_id",
];

/// Endings of attributes that hold such an attribute of another resource.
const LINKING: [&str; 19] = [
    "_id",
    "_arn",
    "_key",
    "_key_name",
    "_link",
    "_role",
    "_group",
    "_bucket",
    "bucket",
    "role",
    "_ids",
    "_arns",
    "_groups",
    "subnets",
    "launch_configuration",
    "_profile",
    "_topic",
    "_destination",
    "_configs",
];

/// Attribute → addresses of what its expression names.
pub(super) type Links = BTreeMap<String, Vec<String>>;

/// What each attribute of the resource refers to.
pub(super) fn links(configuration: &Configuration, written: &Written) -> Links {
    let mut links = Links::new();
    for (attribute, expression) in written.expressions {
        let mut names = Vec::new();
        every(expression, &mut |leaf| names.extend(configuration.names(written, leaf)));
        if !names.is_empty() {
            links.insert(attribute.clone(), names);
        }
    }
    links
}

fn every(expression: &Value, visit: &mut dyn FnMut(&Value)) {
    match expression {
        Value::Array(blocks) => blocks.iter().for_each(|block| every(block, visit)),
        Value::Object(object) if !is_leaf(object) => object.values().for_each(|inner| every(inner, visit)),
        leaf => visit(leaf),
    }
}

/// Lays expressions over the values of one resource.
pub(super) struct Overlay<'a> {
    pub configuration: &'a Configuration<'a>,
    pub written: &'a Written<'a>,
    pub resource_type: &'a str,
    /// Whether what nobody set gets the provider's default: only what is made anew does.
    pub is_new: bool,
}

impl Overlay<'_> {
    pub(super) fn lay(&self, values: &mut Map<String, Value>) {
        let kept = elsewhere::decided(self.resource_type, values);
        self.object(values, self.written.expressions, &kept);
        let links = links(self.configuration, self.written);
        if !links.is_empty() {
            let links = links
                .iter()
                .map(|(attribute, names)| (attribute.clone(), resources(names)));
            values.insert(KEY.to_owned(), Value::Object(links.collect()));
        }
    }

    fn object(&self, values: &mut Map<String, Value>, written: &Map<String, Value>, kept: &[&str]) {
        let unset = |key: &str, value: &Value| self.is_new && is_later(value) && !kept.contains(&key);
        values.retain(|key, value| written.contains_key(key) || !unset(key, value));
        for (key, value) in values.iter_mut() {
            if let Some(expression) = written.get(key) {
                self.value(key, value, expression, kept);
            }
        }
    }

    fn value(&self, key: &str, value: &mut Value, expression: &Value, kept: &[&str]) {
        match (value, expression) {
            (value, Value::Object(object)) if is_leaf(object) => self.leaf(key, value, expression),
            (Value::Object(value), Value::Object(written)) if !is_unknown_object(value) => {
                self.object(value, written, kept);
            }
            (Value::Array(list), Value::Array(blocks)) => {
                // More than are written: some come of `dynamic` blocks, and which is not told.
                let written = if list.len() > blocks.len() {
                    &[]
                } else {
                    blocks.as_slice()
                };
                for element in list.iter_mut().filter_map(Value::as_object_mut) {
                    if let Some(block) = block_of(element, written) {
                        self.object(element, block, kept);
                    }
                }
            }
            _ => {}
        }
    }

    /// What is known after apply, by the reference that it will hold.
    fn leaf(&self, key: &str, value: &mut Value, expression: &Value) {
        let elements = value
            .as_array()
            .map_or(0, |list| list.iter().filter(|it| is_later(it)).count());
        if !(is_later(value) || elements > 0) || !LINKING.iter().any(|ending| key.ends_with(ending)) {
            return;
        }
        let names = self.configuration.names(self.written, expression);
        let loops = expression
            .get("references")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let loops = loops
            .filter_map(Value::as_str)
            .any(|name| name.starts_with("count.") || name.starts_with("each."));
        let linked = linked(&names, loops);
        let text = |link: &String| Value::String(format!("ref:{link}"));
        match value {
            Value::Array(list) => {
                let unknown = list.iter_mut().filter(|it| is_later(it));
                if linked.len() == elements {
                    unknown.zip(&linked).for_each(|(element, link)| *element = text(link));
                } else if let [only] = linked.as_slice() {
                    unknown.for_each(|element| *element = text(only));
                }
            }
            value if key.ends_with('s') && !linked.is_empty() => *value = linked.iter().map(text).collect(),
            value => {
                if let [only] = linked.as_slice() {
                    *value = text(only);
                }
            }
        }
    }
}

/// A reference names the attribute and the resource; the resource is what one joins by.
fn resources(names: &[String]) -> Value {
    let shortest = |name: &&String| !names.iter().any(|other| is_within(name, other));
    let mut list: Vec<&str> = names.iter().filter(shortest).map(String::as_str).collect();
    list.dedup();
    Value::from(list)
}

/// An expression and not the attributes of a block.
fn is_leaf(object: &Map<String, Value>) -> bool {
    object.keys().all(|key| key == "references" || key == "constant_value")
}

fn is_unknown(value: &Value) -> bool {
    value.as_object().is_some_and(is_unknown_object)
}

/// Known after apply, and not merely hidden.
fn is_later(value: &Value) -> bool {
    value.get(UNKNOWN).and_then(Value::as_str) == Some(LATER)
}

fn is_unknown_object(object: &Map<String, Value>) -> bool {
    object.contains_key(UNKNOWN)
}

/// The block of which the element came: the only one whose constants it has. Sets lose the order in which they were written.
fn block_of<'b>(element: &Map<String, Value>, blocks: &'b [Value]) -> Option<&'b Map<String, Value>> {
    if let [Value::Object(only)] = blocks {
        return Some(only);
    }
    let has = |block: &Map<String, Value>| {
        block.iter().all(|(key, expression)| {
            let constant = expression
                .get("constant_value")
                .filter(|it| !it.is_null() && !it.is_array() && !it.is_object());
            constant.is_none_or(|constant| element.get(key).is_some_and(|value| same(value, constant)))
        })
    };
    let mut fitting = blocks.iter().filter_map(Value::as_object).filter(|block| has(block));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// `"1"` is the number 1 to Terraform.
fn same(one: &Value, other: &Value) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    one == other || is_unknown(one) || text(one) == text(other)
}

/// The identifying attributes that the names end in, if nothing else is named. In a loop a reference ends at the resource.
fn linked(names: &[String], in_loop: bool) -> Vec<String> {
    let longest = |name: &&String| !names.iter().any(|other| other != *name && is_within(other, name));
    let mut linked = Vec::new();
    for name in names.iter().filter(longest) {
        let last = name.rsplit('.').next().unwrap_or_default();
        if !(IDENTIFYING.contains(&last) || in_loop && is_resource(name)) {
            return Vec::new();
        }
        if !linked.contains(name) {
            linked.push(name.clone());
        }
    }
    linked
}

/// `aws_x.y`, not an attribute of it.
fn is_resource(name: &str) -> bool {
    let bare = super::configuration::bare(name);
    let own = bare
        .strip_prefix(super::configuration::module_of(&bare))
        .unwrap_or(&bare);
    own.split('.').count() == 2
}

/// Whether the first name is an attribute or an instance of the second.
fn is_within(name: &str, other: &str) -> bool {
    name.strip_prefix(other)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests;
