//! A name in which `*` stands for any text and everything else for itself. Parsed once, where the config is read.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use wildmatch::WildMatchPattern;

/// Stands for one character in what `wildmatch` reads; a noncharacter of Unicode (23.7), so that no config writes it.
const ONE: char = '\u{10FFFF}';

/// A pattern over whole names; upper and lower case differ.
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Pattern {
    written: String,
    compiled: WildMatchPattern<'*', ONE>,
}

impl Pattern {
    /// The pattern that matches every name, the empty one too.
    pub fn any() -> Self {
        Self::from("*")
    }

    /// Whether the whole name is as the pattern says.
    pub fn matches(&self, name: &str) -> bool {
        self.compiled.matches(name)
    }

    /// The one name that it matches; `None` where a `*` stands in it.
    pub fn exact(&self) -> Option<&str> {
        (!self.written.contains('*')).then_some(&self.written)
    }

    /// As it stands in the config.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// How much it says: a name without `*` most, then the longer literal text.
    pub fn weight(&self) -> usize {
        match self.written.matches('*').count() {
            0 => usize::MAX,
            stars => 1 + self.written.len() - stars,
        }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Pattern {}

impl From<&str> for Pattern {
    fn from(written: &str) -> Self {
        Self::from(written.to_owned())
    }
}

impl From<String> for Pattern {
    fn from(written: String) -> Self {
        let compiled = WildMatchPattern::new(&written);
        Self { written, compiled }
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.written
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written)
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.written)
    }
}

impl JsonSchema for Pattern {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expect) in [
            ("", "", true),
            ("", "a", false),
            ("a", "a", true),
            ("a", "ab", false),
            ("a", "A", false),
            ("*", "", true),
            ("**", "a", true),
            ("a*a", "a", false),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "acb", false),
            ("*a*b", "xaybzb", true),
            ("*-prod", "web-prod", true),
            ("what?", "whats", false),
            ("[ab]", "a", false),
            ("a\\*", "a\\b", true),
            ("*.json", "buckets.json", true),
            ("*é", "café", true),
            (
                "arn:aws:sns:*:111122223333:config-*",
                "arn:aws:sns:eu-west-1:111122223333:config-x",
                true,
            ),
            (
                "arn:aws:sns:*:111122223333:config-*",
                "arn:aws:sns:eu-west-1:999922223333:config-x",
                false,
            ),
        ] {
            assert_eq!(Pattern::from(pattern).matches(name), expect, "{pattern} {name}");
        }
    }

    #[test]
    fn an_exact_name_says_most() {
        let weight = |pattern: &str| Pattern::from(pattern).weight();
        assert!(weight("a") > weight("abcdef*") && weight("abc*") > weight("*a*") && weight("*") > 0);
    }

    #[test]
    fn it_is_written_as_a_text() {
        let pattern: Pattern = serde_json::from_str("\"a*\"").unwrap();
        assert_eq!(serde_json::to_string(&pattern).unwrap(), "\"a*\"");
        assert_eq!(format!("{pattern} {pattern:?}"), "a* \"a*\"");
    }

    /// By definition: `*` is nothing, or one character and `*`.
    fn defined(pattern: &[char], name: &[char]) -> bool {
        match (pattern, name) {
            ([], rest) => rest.is_empty(),
            (['*', after @ ..], []) => defined(after, &[]),
            (['*', after @ ..], [_, rest @ ..]) => defined(after, name) || defined(pattern, rest),
            ([own, after @ ..], [first, rest @ ..]) => own == first && defined(after, rest),
            (_, []) => false,
        }
    }

    proptest! {
        #[test]
        fn as_the_definition_says(pattern in "[ab*?]{0,8}", name in "[ab?]{0,10}") {
            let characters = |text: &str| text.chars().collect::<Vec<_>>();
            let expect = defined(&characters(&pattern), &characters(&name));
            prop_assert_eq!(Pattern::from(pattern).matches(&name), expect);
        }
    }
}
