//! Patterns of `LIKE` and `~`, compiled once. `LIKE` has Arrow's meaning: `\` takes the next character as it is, `%` and `_` also
//! match line ends. Knows no node.

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};

use super::node::PatternKind;

/// A compiled pattern.
#[derive(Debug)]
pub enum Pattern {
    /// The text itself.
    Equal(Box<str>),
    /// `text%`.
    Prefix(Box<str>),
    /// `%text`.
    Suffix(Box<str>),
    /// `%text%`.
    Within(Box<Finder<'static>>),
    /// Anything else.
    Regex(Box<Regex>),
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// A regular expression that is none, or too large.
    pub fn new(kind: PatternKind, text: &str) -> Result<Self, String> {
        match kind {
            PatternKind::Like { any_case } => Self::like(text, any_case),
            // Arrow takes the empty pattern as one that everything matches, as the regex engine does.
            PatternKind::Regex { any_case } => RegexBuilder::new(text)
                .case_insensitive(any_case)
                .build()
                .map(|regex| Self::Regex(Box::new(regex)))
                .map_err(|error| format!("not a regular expression: {error}")),
        }
    }

    fn like(pattern: &str, any_case: bool) -> Result<Self, String> {
        let plain = |text: &str| !text.contains(['%', '_', '\\']);
        if !any_case {
            if plain(pattern) {
                return Ok(Self::Equal(pattern.into()));
            }
            if let Some(prefix) = pattern.strip_suffix('%').filter(|text| plain(text)) {
                return Ok(Self::Prefix(prefix.into()));
            }
            if let Some(suffix) = pattern.strip_prefix('%').filter(|text| plain(text)) {
                return Ok(Self::Suffix(suffix.into()));
            }
            let within = pattern.strip_prefix('%').and_then(|text| text.strip_suffix('%'));
            if let Some(within) = within.filter(|text| plain(text)) {
                return Ok(Self::Within(Box::new(Finder::new(within).into_owned())));
            }
        }
        RegexBuilder::new(&translate(pattern))
            .case_insensitive(any_case)
            .dot_matches_new_line(true)
            .build()
            .map(|regex| Self::Regex(Box::new(regex)))
            .map_err(|error| format!("not a pattern: {error}"))
    }

    /// What a match costs in nanoseconds, about.
    pub fn cost(&self) -> u32 {
        match self {
            Self::Equal(_) | Self::Prefix(_) | Self::Suffix(_) => 5,
            Self::Within(_) => 20,
            Self::Regex(_) => 100,
        }
    }

    /// Whether a text matches.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::Equal(equal) => *text == **equal,
            Self::Prefix(prefix) => text.starts_with(&**prefix),
            Self::Suffix(suffix) => text.ends_with(&**suffix),
            Self::Within(finder) => finder.find(text.as_bytes()).is_some(),
            Self::Regex(regex) => regex.is_match(text),
        }
    }
}

/// A `LIKE` pattern as a regular expression of the whole text.
fn translate(pattern: &str) -> String {
    let mut regex = String::from("^");
    let mut characters = pattern.chars();
    let literal = |regex: &mut String, character: char| {
        regex.push_str(&regex::escape(character.encode_utf8(&mut [0; 4])));
    };
    while let Some(character) = characters.next() {
        match character {
            '%' => regex.push_str(".*"),
            '_' => regex.push('.'),
            '\\' => literal(&mut regex, characters.next().unwrap_or('\\')),
            other => literal(&mut regex, other),
        }
    }
    regex.push('$');
    regex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expect: bool) {
        let compiled = Pattern::new(PatternKind::Like { any_case: false }, pattern);
        assert_eq!(
            compiled.map(|pattern| pattern.matches(text)),
            Ok(expect),
            "{pattern} {text}"
        );
    }

    #[test]
    fn like_is_arrows() {
        check("a%", "abc", true);
        check("%c", "abc", true);
        check("%b%", "abc", true);
        check("abc", "abc", true);
        check("a_c", "abc", true);
        check("a_c", "a\nc", true);
        check("a%c", "a\n\nc", true);
        check(r"%\%", "50%", true);
        check(r"%\%", "50", false);
        check(r"a\_c", "abc", false);
        check("%.%", "abc", false);
        check("", "", true);
        check("%", "", true);
    }
}
