//! THE list of companions: resources that are a setting of another resource, and where in its values that setting is laid. A row is a
//! link; adding one needs no other code than the table's that reads it. Knows no document.
//!
//! Terraform: each provider's page of the resource says which argument names its parent. CloudFormation: the resource type's reference.

use crate::field::Object;

/// A kind of companion.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// The companion's type.
    pub child: &'static str,
    /// Its attribute that names the parent; empty: it holds for every resource of the parents' types, an account's default.
    pub by: &'static str,
    /// The parents' types.
    pub parents: &'static [&'static str],
    /// Attributes of a parent by whose text a companion may name it.
    pub named: &'static [&'static str],
    /// From a path of the companion, empty for the whole of it, to a path of the parent; `[]` appends.
    pub lay: &'static [(&'static str, &'static str)],
    /// The companions are entries of one list: each is laid beside the others that name the same parent, whether that is of the document
    /// or not.
    pub are_siblings: bool,
    /// What the parent itself sets stands.
    pub is_default: bool,
    /// The companion is meant only where this attribute has this text.
    pub only: Option<(&'static str, &'static str)>,
    /// The companion is not meant where this attribute has this text.
    pub unless: Option<(&'static str, &'static str)>,
}

impl Link {
    /// What most links leave out.
    pub const NONE: Self = Self {
        child: "",
        by: "",
        parents: &[],
        named: &[],
        lay: &[],
        are_siblings: false,
        is_default: false,
        only: None,
        unless: None,
    };

    /// Whether the companion's own values say that it is one.
    pub(super) fn is_meant(&self, values: &Object) -> bool {
        let has =
            |(attribute, text): (&str, &str)| values.get(attribute).and_then(|value| value.as_str()) == Some(text);
        self.only.is_none_or(has) && !self.unless.is_some_and(has)
    }
}

const fn link(
    child: &'static str,
    by: &'static str,
    parents: &'static [&'static str],
    named: &'static [&'static str],
    lay: &'static [(&'static str, &'static str)],
) -> Link {
    Link {
        child,
        by,
        parents,
        named,
        lay,
        ..Link::NONE
    }
}

const fn siblings(child: &'static str, by: &'static str, itself: &'static [&'static str]) -> Link {
    Link {
        child,
        by,
        parents: itself,
        lay: &[("", "$siblings.[]")],
        are_siblings: true,
        ..Link::NONE
    }
}

mod cloudformation;
mod terraform;

pub use cloudformation::CLOUDFORMATION;
pub use terraform::TERRAFORM;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_somewhere() {
        for link in TERRAFORM.iter().chain(&CLOUDFORMATION) {
            let shown = format!("{} by {:?}", link.child, link.by);
            assert!(!link.parents.is_empty() && !link.lay.is_empty(), "{shown}");
            assert_eq!(
                link.by.is_empty(),
                link.is_default,
                "{shown}: what holds for all is a default"
            );
            assert!(
                link.by.is_empty() || link.are_siblings || !link.named.is_empty(),
                "{shown}: by what may it be named?"
            );
        }
    }
}
