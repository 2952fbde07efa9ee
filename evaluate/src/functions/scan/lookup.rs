//! One path looked up in one pass, for what is read of texts that no trie knows beforehand.

use super::skip;
use crate::functions::path::{Found, Step, is_unknown};

/// What stands at a path of one step or more, exactly as [`crate::functions::path::find`] says. `None`: malformed, or too rare a form;
/// that must be asked.
pub fn find<'a>(document: &'a str, steps: &[Step]) -> Option<Found<'a>> {
    let text = document.trim_start();
    if steps.is_empty() || !text.starts_with(['{', '[']) {
        return None;
    }
    Lookup {
        text,
        bytes: text.as_bytes(),
    }
    .enter(0, steps, true)
    .map(|(found, _)| found)
}

struct Lookup<'a> {
    text: &'a str,
    bytes: &'a [u8],
}

impl<'a> Lookup<'a> {
    /// What stands at the rest of the path in the value that starts at `at`, and the value's end. All of it is looked at, but of the
    /// `outermost` what stands behind the find.
    fn enter(&self, at: usize, steps: &[Step], outermost: bool) -> Option<(Found<'a>, usize)> {
        match (self.bytes.get(at)?, steps.split_first()) {
            (b'{', _) if is_unknown(&self.text[at..]) => Some((Found::Unknown, skip::value(self.bytes, at)?)),
            (b'n', _) => Some((Found::Absent, skip::value(self.bytes, at)?)),
            (_, None) => {
                let end = skip::value(self.bytes, at)?;
                Some((Found::Value(self.text.get(at..end)?), end))
            }
            (b'{', Some((Step::Member(name), rest))) => self.object(at, name, rest, outermost),
            (b'[', Some((Step::Position(position), rest))) => self.array(at, *position, rest, outermost),
            _ => Some((Found::Unknown, skip::value(self.bytes, at)?)),
        }
    }

    /// The first member of the name counts.
    fn object(&self, at: usize, name: &str, rest: &[Step], outermost: bool) -> Option<(Found<'a>, usize)> {
        let mut found = None;
        let mut at = skip::space(self.bytes, at + 1);
        if self.bytes.get(at)? == &b'}' {
            return Some((Found::Absent, at + 1));
        }
        loop {
            if self.bytes.get(at)? != &b'"' {
                return None;
            }
            // A name with escapes is left to who reads it.
            let quote = skip::special(self.bytes, at + 1)?;
            if self.bytes.get(quote)? != &b'"' {
                return None;
            }
            let is_it = found.is_none() && self.bytes.get(at + 1..quote)? == name.as_bytes();
            at = skip::space(self.bytes, quote + 1);
            if self.bytes.get(at)? != &b':' {
                return None;
            }
            at = skip::space(self.bytes, at + 1);
            if is_it {
                let (value, end) = self.enter(at, rest, false)?;
                if outermost {
                    return Some((value, end));
                }
                (found, at) = (Some(value), end);
            } else {
                at = skip::value(self.bytes, at)?;
            }
            at = skip::space(self.bytes, at);
            match self.bytes.get(at)? {
                b',' => at = skip::space(self.bytes, at + 1),
                b'}' => return Some((found.unwrap_or(Found::Absent), at + 1)),
                _ => return None,
            }
        }
    }

    fn array(&self, at: usize, position: i64, rest: &[Step], outermost: bool) -> Option<(Found<'a>, usize)> {
        let mut found = Found::Absent;
        let mut at = skip::space(self.bytes, at + 1);
        if self.bytes.get(at)? == &b']' {
            return Some((found, at + 1));
        }
        let mut passed = 0_i64;
        loop {
            if passed == position {
                (found, at) = self.enter(at, rest, false)?;
                if outermost {
                    return Some((found, at));
                }
            } else {
                at = skip::value(self.bytes, at)?;
            }
            passed += 1;
            at = skip::space(self.bytes, at);
            match self.bytes.get(at)? {
                b',' => at = skip::space(self.bytes, at + 1),
                b']' => return Some((found, at + 1)),
                _ => return None,
            }
        }
    }
}
