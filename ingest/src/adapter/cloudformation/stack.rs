//! Resources of a template until all are read: companions are then laid over their parents, and each becomes a record. Knows no
//! function.

use std::collections::HashMap;

use serde_json::Value;

use crate::adapter::Item;
use crate::adapter::companion::links::CLOUDFORMATION;
use crate::adapter::companion::{self, Member, Target};
use crate::field::Object;

/// The items of a template, in their order.
#[derive(Default)]
pub(super) struct Stack {
    items: Vec<Item>,
    members: Vec<Member>,
    /// Where each member stands among the items.
    places: Vec<usize>,
    /// Members by logical id.
    names: HashMap<String, usize>,
}

impl Stack {
    /// An item that is complete as it is.
    pub(super) fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// A change whose configuration the values will be.
    pub(super) fn draft(&mut self, name: &str, item: Item, values: Object) {
        if let Ok(change) = &item.outcome {
            self.names.insert(name.to_owned(), self.members.len());
            self.places.push(self.items.len());
            self.members.push(Member {
                resource_type: change.resource_type.clone(),
                values,
            });
        }
        self.items.push(item);
    }

    /// The records.
    pub(super) fn finish(mut self) -> Vec<Item> {
        let mut targets = HashMap::new();
        for (at, member) in self.members.iter().enumerate() {
            for link in CLOUDFORMATION.iter().filter(|link| link.child == member.resource_type) {
                let target = self.target(member.values.get(link.by));
                targets.insert((at, link.by), target);
            }
        }
        companion::lay(&CLOUDFORMATION, &mut self.members, &|member, property| {
            targets.get(&(member, property)).cloned().unwrap_or(Target::Nobody)
        });
        for (place, member) in self.places.into_iter().zip(self.members) {
            if let Some(Item {
                outcome: Ok(change), ..
            }) = self.items.get_mut(place)
            {
                change.configuration = Some(Value::Object(member.values).to_string());
            }
        }
        self.items
    }

    /// `ref:Name`, `getatt:Name.Arn`, or the text by which something is named.
    fn target(&self, value: Option<&Value>) -> Target {
        let text = match value {
            None | Some(Value::Null) => return Target::Nobody,
            Some(Value::String(text)) => text,
            Some(_) => return Target::Open,
        };
        let name = text.strip_prefix("ref:").or_else(|| text.strip_prefix("getatt:"));
        let member = name.and_then(|name| self.names.get(name.split('.').next().unwrap_or(name)));
        match member {
            Some(member) => Target::These(vec![*member]),
            None => Target::Named(text.clone()),
        }
    }
}
