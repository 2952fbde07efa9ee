//! What a link says: which resource is a setting of which, and where that is laid. Knows no type.

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
    pub fn is_meant(&self, values: &Object) -> bool {
        let has =
            |(attribute, text): (&str, &str)| values.get(attribute).and_then(|value| value.as_str()) == Some(text);
        self.only.is_none_or(has) && !self.unless.is_some_and(has)
    }
}

/// A companion that names its parent by an attribute.
pub(super) const fn link(
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

/// Entries of one list.
pub(super) const fn siblings(child: &'static str, by: &'static str, itself: &'static [&'static str]) -> Link {
    Link {
        child,
        by,
        parents: itself,
        lay: &[("", "$siblings.[]")],
        are_siblings: true,
        ..Link::NONE
    }
}
