//! Lays companions over the resource whose setting they are: a bucket's versioning, a network's flow log, which templates and plans keep
//! in resources of their own. `companion/links.rs` is the one list of them. Knows no document: who points to whom, the adapter says.

mod link;
pub mod links;
mod path;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use link::Link;
use schemas::change::UNKNOWN;
use serde_json::{Map, Value};

use crate::field::Object;

/// Bytes that companions may add to the resources of one document.
const BUDGET: usize = 64 << 20;

/// A resource of a document.
#[derive(Debug)]
pub struct Member {
    /// Its type.
    pub resource_type: String,
    /// Its values, as rules will read them.
    pub values: Object,
}

/// To which resource a companion points.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// To these members.
    These(Vec<usize>),
    /// To what has this name.
    Named(String),
    /// To one of them, and the document does not say to which.
    Open,
    /// To none of the document.
    Nobody,
}

/// Lays all companions over their parents. `target` says where a member points with an attribute.
pub fn lay<'l>(
    links: impl IntoIterator<Item = &'l Link>,
    members: &mut [Member],
    target: &dyn Fn(usize, &'static str) -> Target,
) {
    let mut by_type: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, member) in members.iter().enumerate() {
        by_type.entry(member.resource_type.clone()).or_default().push(at);
    }
    let of = |types: &[&str]| -> BTreeSet<usize> {
        let lists = types.iter().filter_map(|name| by_type.get(*name));
        lists.flatten().copied().collect()
    };
    let mut left = BUDGET;
    for link in links {
        let (children, parents) = (of(&[link.child]), of(link.parents));
        if link.are_siblings {
            siblings(link, &children, members, target, &mut left);
        } else if !children.is_empty() && !parents.is_empty() {
            one(link, &children, &parents, members, target, &mut left);
        }
    }
}

fn one(
    link: &Link,
    children: &BTreeSet<usize>,
    parents: &BTreeSet<usize>,
    members: &mut [Member],
    target: &dyn Fn(usize, &'static str) -> Target,
    left: &mut usize,
) {
    let mut named: Option<HashMap<String, Vec<usize>>> = None;
    let (mut laid, mut open) = (BTreeMap::<usize, Vec<usize>>::new(), false);
    for child in children {
        if !link.is_meant(&members[*child].values) {
            continue;
        }
        let found = match link.by {
            "" => parents.iter().copied().collect(),
            by => match target(*child, by) {
                Target::These(list) => list,
                Target::Named(name) => {
                    let names = named.get_or_insert_with(|| names(link, parents, members));
                    names.get(&name).cloned().unwrap_or_default()
                }
                Target::Open => {
                    open = true;
                    continue;
                }
                Target::Nobody => continue,
            },
        };
        for parent in found.into_iter().filter(|parent| parents.contains(parent)) {
            laid.entry(parent).or_default().push(*child);
        }
    }
    for parent in parents {
        match laid.get(parent) {
            Some(children) => children
                .iter()
                .for_each(|child| put(link, *child, *parent, members, left)),
            None if open => doubt(link, &mut members[*parent].values),
            None => {}
        }
    }
}

/// Lays entries of one list beside each other.
fn siblings(
    link: &Link,
    entries: &BTreeSet<usize>,
    members: &mut [Member],
    target: &dyn Fn(usize, &'static str) -> Target,
    left: &mut usize,
) {
    let mut lists: HashMap<Target, Vec<usize>> = HashMap::new();
    for entry in entries {
        let list = target(*entry, link.by);
        if !matches!(list, Target::Open | Target::Nobody) {
            lists.entry(list).or_default().push(*entry);
        }
    }
    for list in lists.values() {
        let meant: Vec<usize> = list
            .iter()
            .copied()
            .filter(|entry| link.is_meant(&members[*entry].values))
            .collect();
        for (entry, other) in list
            .iter()
            .flat_map(|entry| meant.iter().map(move |other| (*entry, *other)))
        {
            if entry != other {
                put(link, other, entry, members, left);
            }
        }
    }
}

/// Parents by the texts by which a companion may name them.
fn names(link: &Link, parents: &BTreeSet<usize>, members: &[Member]) -> HashMap<String, Vec<usize>> {
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for parent in parents {
        for name in link.named {
            if let Some(Value::String(text)) = members[*parent].values.get(*name) {
                names.entry(text.clone()).or_default().push(*parent);
            }
        }
    }
    names
}

fn put(link: &Link, child: usize, parent: usize, members: &mut [Member], left: &mut usize) {
    for (from, to) in link.lay {
        let value = match *from {
            "" => Some(whole(&members[child].values)),
            from => path::get(&members[child].values, from)
                .filter(|value| !value.is_null())
                .cloned(),
        };
        let Some(mut value) = value else { continue };
        *left = left.saturating_sub(value.to_string().len() + 1);
        if *left == 0 {
            value = unknown("too large");
        }
        let values = &mut members[parent].values;
        if !link.is_default || !path::get(values, to).is_some_and(is_set) {
            path::set(values, to, value);
        }
    }
}

/// Some companion may be the parent's, and whether it is nobody can tell.
fn doubt(link: &Link, values: &mut Object) {
    for (_, to) in link.lay {
        let to = to.trim_end_matches(".[]");
        if !path::get(values, to).is_some_and(is_set) {
            path::set(
                values,
                to,
                unknown(&format!("{} of the same document may be its", link.child)),
            );
        }
    }
}

/// A companion without what the adapter put beside its values.
fn whole(values: &Object) -> Value {
    let own = values.iter().filter(|(key, _)| !key.starts_with('$'));
    Value::Object(own.map(|(key, value)| (key.clone(), value.clone())).collect())
}

fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty() && !object.contains_key(UNKNOWN),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn unknown(why: &str) -> Value {
    Value::Object(Map::from_iter([(UNKNOWN.to_owned(), Value::from(why))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn member(resource_type: &str, values: Value) -> Member {
        Member {
            resource_type: resource_type.to_owned(),
            values: values.as_object().unwrap().clone(),
        }
    }

    const LINK: Link = Link {
        child: "child",
        by: "of",
        parents: &["parent"],
        named: &["name"],
        lay: &[("on", "deep.0.on"), ("", "children.[]")],
        ..Link::NONE
    };

    fn check(target: Target, expect: &Value) {
        let mut members = [
            member("parent", json!({"name": "p"})),
            member("child", json!({"of": "p", "on": true, "$references": {}})),
        ];
        let target = std::cell::RefCell::new(Some(target));
        lay(&[LINK], &mut members, &|_, _| target.borrow_mut().take().unwrap());
        assert_eq!(Value::Object(members[0].values.clone()), *expect);
    }

    #[test]
    fn companions_are_laid_where_they_point() {
        let laid = json!({"name": "p", "deep": [{"on": true}], "children": [{"of": "p", "on": true}]});
        check(Target::These(vec![0]), &laid);
        check(Target::Named("p".to_owned()), &laid);
        check(Target::Named("q".to_owned()), &json!({"name": "p"}));
        check(Target::Nobody, &json!({"name": "p"}));
        let doubt = json!({"$unknown": "child of the same document may be its"});
        check(
            Target::Open,
            &json!({"name": "p", "deep": [{"on": doubt}], "children": doubt}),
        );
    }

    #[test]
    fn a_default_yields_to_what_is_set() {
        let link = Link {
            by: "",
            is_default: true,
            lay: &[("on", "on")],
            ..LINK
        };
        for (own, expect) in [
            (json!({"on": false}), false),
            (json!({"on": null}), true),
            (json!({}), true),
        ] {
            let mut members = [member("parent", own), member("child", json!({"on": true}))];
            lay(&[link], &mut members, &|_, _| Target::Nobody);
            assert_eq!(members[0].values["on"], expect);
        }
    }

    #[test]
    fn entries_of_one_list_know_each_other() {
        let link = Link {
            parents: &["child"],
            are_siblings: true,
            only: Some(("do", "deny")),
            lay: &[("", "$siblings.[]")],
            ..LINK
        };
        let entry = |of: &str, what: &str| member("child", json!({"of": of, "do": what}));
        let mut members = [entry("a", "deny"), entry("a", "allow"), entry("b", "allow")];
        lay(&[link], &mut members, &|at, _| {
            Target::Named(["a", "a", "b"][at].to_owned())
        });
        let siblings = |at: usize| members[at].values.get("$siblings").cloned();
        assert_eq!(siblings(1), Some(json!([{"of": "a", "do": "deny"}])));
        assert_eq!((siblings(0), siblings(2)), (None, None));
    }

    #[test]
    fn companions_have_a_budget() {
        let long = "x".repeat(1 << 20);
        let mut members = vec![member("parent", json!({"name": "p"}))];
        members.extend((0..80).map(|_| member("child", json!({"of": "p", "on": long}))));
        lay(&[LINK], &mut members, &|_, _| Target::These(vec![0]));
        let children = members[0].values["children"].as_array().unwrap();
        assert_eq!(children.len(), 80);
        assert_eq!(children[79], json!({"$unknown": "too large"}));
    }
}
