//! What stands in a cell that is matched: a text, or one with `*` for any text. An empty cell matches everything and is no pattern.

/// A pattern over one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// The text itself.
    Exact(String),
    /// Literal parts between which there may be any text.
    Parts(Vec<String>),
}

impl Pattern {
    /// `None` for an empty cell.
    pub(crate) fn parse(cell: &str) -> Option<Self> {
        match cell.trim() {
            "" => None,
            text if text.contains('*') => Some(Self::Parts(text.split('*').map(str::to_owned).collect())),
            text => Some(Self::Exact(text.to_owned())),
        }
    }

    /// Whether the whole value matches.
    pub(crate) fn matches(&self, value: &str) -> bool {
        let parts = match self {
            Self::Exact(text) => return text == value,
            Self::Parts(parts) => parts,
        };
        let [first, middle @ .., last] = parts.as_slice() else {
            return false;
        };
        let Some(mut rest) = value.strip_prefix(first.as_str()) else {
            return false;
        };
        for part in middle {
            match rest.find(part.as_str()) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }

    /// How much it says: an exact text most, then the longer literal text.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Exact(_) => usize::MAX,
            Self::Parts(parts) => 1 + parts.iter().map(String::len).sum::<usize>(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns_match_whole_values() {
        for (pattern, value, expect) in [
            ("orders", "orders", true),
            ("orders", "orders-2", false),
            ("*", "", true),
            ("arn:aws:s3:::*", "arn:aws:s3:::a", true),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "acb", false),
            ("a*a", "a", false),
            ("*-prod", "web-prod", true),
        ] {
            assert_eq!(
                Pattern::parse(pattern).unwrap().matches(value),
                expect,
                "{pattern} on {value}"
            );
        }
        assert_eq!(Pattern::parse("  "), None);
    }
}
