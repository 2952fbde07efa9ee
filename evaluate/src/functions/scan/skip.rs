//! Skipping JSON values, their syntax checked as `serde_json` checks it. `None`: malformed, or left to it.

/// Nested so deep, a value is left to `serde_json`: one bit a level says object or array.
const DEPTH: u32 = 64;

/// The end of the value that starts at `at`.
pub(super) fn value(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'"' => string(bytes, at + 1).map(|end| end + 1),
        b'{' | b'[' => container(bytes, at),
        _ => scalar(bytes, at),
    }
}

/// The end of a number or a literal.
fn scalar(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b't' => literal(bytes, at, b"true"),
        b'f' => literal(bytes, at, b"false"),
        b'n' => literal(bytes, at, b"null"),
        _ => number(bytes, at),
    }
}

fn literal(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let end = at + word.len();
    (bytes.get(at..end)? == word).then_some(end)
}

fn number(bytes: &[u8], mut at: usize) -> Option<usize> {
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    at = if bytes.get(at)? == &b'0' {
        at + 1
    } else {
        digits(bytes, at)?
    };
    if matches!(bytes.get(at), Some(b'0'..=b'9')) {
        return None;
    }
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = digits(bytes, at)?;
    }
    Some(at)
}

/// One digit or more.
#[inline]
fn digits(bytes: &[u8], at: usize) -> Option<usize> {
    let start = at;
    let mut at = at;
    while let Some(word) = word(bytes, at) {
        // A digit is 0x30 to 0x39: what is left of it without 0x30 is at most 9.
        let rest = word ^ (ONES * 0x30);
        let other = (((rest & !HIGH) + ONES * 0x76) | rest) & HIGH;
        if other != 0 {
            at += other.trailing_zeros() as usize / 8;
            return (at > start).then_some(at);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    at += rest
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(rest.len());
    (at > start).then_some(at)
}

/// Where the quote stands that ends a string whose text starts at `at`.
#[inline]
pub(super) fn string(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = special(bytes, at)?;
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at = escape(bytes, at + 1)?,
            _ => return None,
        }
    }
}

/// The end of an escape whose letter stands at `at`.
#[cold]
fn escape(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 1),
        b'u' => {
            let hex = bytes.get(at + 1..at + 5)?;
            hex.iter().all(u8::is_ascii_hexdigit).then_some(at + 5)
        }
        _ => None,
    }
}

/// A byte's lowest bit, and its highest, in each byte of a word.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Eight bytes, the first lowest.
#[inline]
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// The first quote, backslash or control character from `at` on.
#[inline]
pub(super) fn special(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(word) = word(bytes, at) {
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
        // A byte below 0x20 borrows when 0x20 is taken from it; the lowest such is always told rightly.
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let found = zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5c)) | control;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
    found.map(|found| at + found)
}

/// The first byte that is no white space, from `at` on.
#[inline]
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b' ' | b'\n' | b'\r' | b'\t') => spaces(bytes, at + 1),
        _ => at,
    }
}

#[cold]
fn spaces(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// The start of a member's value, after its name and the colon; `at` is where its name's text starts.
#[inline]
fn after_name(bytes: &[u8], at: usize) -> Option<usize> {
    let end = space(bytes, string(bytes, at)? + 1);
    (bytes.get(end)? == &b':').then(|| space(bytes, end + 1))
}

/// The end of the object or array that starts at `at`; goes down and up without recursion.
fn container(bytes: &[u8], mut at: usize) -> Option<usize> {
    // The innermost container is the lowest bit: 1 for an object.
    let (mut kinds, mut depth) = (0_u64, 0_u32);
    loop {
        // A value starts here.
        match bytes.get(at)? {
            open @ (b'{' | b'[') => {
                if depth == DEPTH {
                    return None;
                }
                let object = *open == b'{';
                (kinds, depth) = (kinds << 1 | u64::from(object), depth + 1);
                at = space(bytes, at + 1);
                match bytes.get(at)? {
                    b'}' if object => {}
                    b']' if !object => {}
                    b'"' if object => {
                        at = after_name(bytes, at + 1)?;
                        continue;
                    }
                    _ if object => return None,
                    _ => continue,
                }
            }
            b'"' => at = string(bytes, at + 1)? + 1,
            _ => at = scalar(bytes, at)?,
        }
        // A value has ended, or an empty container stands before its end.
        loop {
            at = space(bytes, at);
            let object = kinds & 1 == 1;
            match bytes.get(at)? {
                b',' if object => {
                    at = space(bytes, at + 1);
                    if bytes.get(at)? != &b'"' {
                        return None;
                    }
                    at = after_name(bytes, at + 1)?;
                    break;
                }
                b',' => {
                    at = space(bytes, at + 1);
                    break;
                }
                b'}' if object => {}
                b']' if !object => {}
                _ => return None,
            }
            (kinds, depth, at) = (kinds >> 1, depth - 1, at + 1);
            if depth == 0 {
                return Some(at);
            }
        }
    }
}

/// Calls with the text of each element of an array; `None` where the text is not exactly one array, or is left to `serde_json`.
pub fn elements<'a>(text: &'a str, mut element: impl FnMut(&'a str)) -> Option<()> {
    let bytes = text.as_bytes();
    if bytes.first()? != &b'[' {
        return None;
    }
    let mut at = space(bytes, 1);
    if bytes.get(at)? == &b']' {
        return (at + 1 == bytes.len()).then_some(());
    }
    loop {
        let end = value(bytes, at)?;
        element(text.get(at..end)?);
        at = space(bytes, end);
        match bytes.get(at)? {
            b',' => at = space(bytes, at + 1),
            b']' => return (at + 1 == bytes.len()).then_some(()),
            _ => return None,
        }
    }
}

/// Whether a text is exactly one JSON value; `false` also where that is left to `serde_json`.
pub fn is_value(text: &str) -> bool {
    value(text.as_bytes(), 0) == Some(text.len())
}

/// Whether a text stands in a JSON string as it is: nothing in it is escaped.
pub fn is_written_as_it_is(text: &str) -> bool {
    special(text.as_bytes(), 0).is_none()
}

/// Whether a text is a JSON string without escapes: its text stands between the quotes.
pub fn is_plain_string(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first() == Some(&b'"') && special(bytes, 1).is_some_and(|at| at + 1 == bytes.len() && bytes[at] == b'"')
}
