//! Resources of a document until all are read: companions are then laid over their parents, and each becomes a record. Knows no document.

use std::collections::HashMap;

use serde_json::Value;

use super::carried::{self, Names};
use super::configuration::{bare, module_of};
use super::reference::Links;
use crate::adapter::companion::links;
use crate::adapter::companion::{self, Member, Target};
use crate::adapter::{Context, Item, arm};
use crate::field::Object;

/// The items of a document, in their order.
#[derive(Default)]
pub(super) struct Drafts {
    items: Vec<Item>,
    members: Vec<Member>,
    origins: Vec<Origin>,
}

/// Where a member comes from and what it refers to.
struct Origin {
    item: usize,
    address: String,
    links: Links,
}

impl Drafts {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// An item that is complete as it is.
    pub(super) fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// A change whose configuration the values will be, and what they refer to.
    pub(super) fn draft(&mut self, item: Item, values: Object, links: Links) {
        if let Ok(change) = &item.outcome {
            self.origins.push(Origin {
                item: self.items.len(),
                address: change.resource_uid.clone(),
                links,
            });
            self.members.push(Member {
                resource_type: change.resource_type.clone(),
                values,
            });
        }
        self.items.push(item);
    }

    /// The records.
    pub(super) fn finish(mut self, context: &Context) -> Vec<Item> {
        let targets = self.targets();
        companion::lay(links::terraform(), &mut self.members, &|member, attribute| {
            targets.get(&(member, attribute)).cloned().unwrap_or(Target::Nobody)
        });
        let mut names = Names::new();
        for (known, member) in self.origins.iter().zip(&self.members) {
            carried::name(&member.resource_type, &known.address, &member.values, &mut names);
        }
        for (known, member) in self.origins.into_iter().zip(self.members) {
            if let Some(Item {
                outcome: Ok(change), ..
            }) = self.items.get_mut(known.item)
            {
                match carried::record(change, &member.values, &names, context) {
                    Some(record) => *change = record,
                    None => change.configuration = Some(carried::hidden(member).to_string()),
                }
            }
        }
        if !names.is_empty() {
            arm::lay_children(&mut self.items);
        }
        self.items
    }

    /// Where each companion points.
    fn targets(&self) -> HashMap<(usize, &'static str), Target> {
        let mut by_address: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, known) in self.origins.iter().enumerate() {
            by_address.entry(bare(&known.address)).or_default().push(at);
        }
        let mut by_type: HashMap<&str, Vec<&'static str>> = HashMap::new();
        for link in links::terraform().filter(|link| !link.by.is_empty()) {
            by_type.entry(link.child).or_default().push(link.by);
        }
        let mut targets = HashMap::new();
        for (at, member) in self.members.iter().enumerate() {
            for attribute in by_type.get(member.resource_type.as_str()).into_iter().flatten() {
                targets.insert((at, *attribute), self.target(at, attribute, &by_address));
            }
        }
        targets
    }

    fn target(&self, at: usize, attribute: &str, by_address: &HashMap<String, Vec<usize>>) -> Target {
        let (known, value) = (&self.origins[at], self.members[at].values.get(attribute));
        let names = known.links.get(attribute).map(Vec::as_slice).unwrap_or_default();
        let found = self.referred(&known.address, names, by_address);
        match value {
            None | Some(Value::Null) => Target::Nobody,
            _ if found.len() == 1 => Target::These(found),
            Some(Value::String(text)) if !text.starts_with("ref:") => Target::Named(text.clone()),
            // A resource of another document, or a data source: every companion that says so says the same one.
            Some(Value::String(text)) if found.is_empty() => Target::Named(text.clone()),
            _ => Target::Open,
        }
    }

    /// The members that the names of an expression lead to, as few as can be told.
    fn referred(&self, own: &str, names: &[String], by_address: &HashMap<String, Vec<usize>>) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for name in names {
            let name_bare = bare(name);
            let mut resource = name_bare.as_str();
            let candidates = loop {
                match (by_address.get(resource), resource.rfind('.')) {
                    (Some(list), _) => break list.as_slice(),
                    (None, Some(dot)) => resource = &resource[..dot],
                    (None, None) => break &[],
                }
            };
            let exact = |at: &&usize| is_within(name, &self.origins[**at].address);
            let exact: Vec<usize> = candidates.iter().filter(exact).copied().collect();
            found = match (exact.is_empty(), found.is_empty()) {
                (false, _) => exact,
                (true, true) => self.nearest(own, candidates),
                (true, false) => found,
            };
            if found.len() == 1 {
                break;
            }
        }
        found
    }

    /// Of the instances of a resource those of the same module's instance, and of these the one with the same key.
    fn nearest(&self, own: &str, candidates: &[usize]) -> Vec<usize> {
        let address = |at: &usize| self.origins[*at].address.as_str();
        let within = |at: &&usize| folder(address(at)) == folder(own);
        let same_module: Vec<usize> = candidates.iter().filter(within).copied().collect();
        let list = if same_module.is_empty() {
            candidates.to_vec()
        } else {
            same_module
        };
        let same_key = |at: &&usize| key(address(at)) == key(own) && !key(own).is_empty();
        let same: Vec<usize> = list.iter().filter(same_key).copied().collect();
        if same.len() == 1 { same } else { list }
    }
}

/// `module.a["x"].` of `module.a["x"].aws_x.y[0]`.
fn folder(address: &str) -> &str {
    let own = bare(address);
    let depth = module_of(&own).matches("module.").count();
    let mut end = 0;
    for _ in 0..depth {
        let from = end + "module.".len();
        let mut quoted = false;
        let dot = address[from..].char_indices().find(|(_, char)| {
            quoted ^= *char == '"';
            *char == '.' && !quoted
        });
        match dot {
            Some((at, _)) => end = from + at + 1,
            None => break,
        }
    }
    &address[..end]
}

/// `[0]` of `aws_x.y[0]`.
fn key(address: &str) -> &str {
    let own = address.strip_prefix(folder(address)).unwrap_or(address);
    own.find('[').map(|at| &own[at..]).unwrap_or_default()
}

/// Whether the name is that of the resource, or of an attribute of it.
fn is_within(name: &str, address: &str) -> bool {
    name.strip_prefix(address)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_apart() {
        for (address, in_folder, with_key) in [
            ("aws_x.y", "", ""),
            ("aws_x.y[\"a.b\"]", "", "[\"a.b\"]"),
            (
                "module.a[\"x.y\"].module.b.aws_x.y[0]",
                "module.a[\"x.y\"].module.b.",
                "[0]",
            ),
        ] {
            assert_eq!((folder(address), key(address)), (in_folder, with_key), "{address}");
        }
    }
}
