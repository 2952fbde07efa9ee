//! A text without what notations differ in: quotes, escapes, space. So a mark is found however it is written, in whatever is wrapped around
//! it. Knows no mark.

/// The bytes without space, quotes and backslashes; `\u0041` is the character that it stands for, where that is ASCII.
pub fn bare(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match first {
            b'\\' => {
                if let Some((char, after)) = escaped(tail) {
                    out.push(char);
                    rest = after;
                }
            }
            b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' => {}
            other => out.push(*other),
        }
    }
    out
}

/// `uXXXX` after a backslash.
fn escaped(tail: &[u8]) -> Option<(u8, &[u8])> {
    match tail {
        [b'u', digits @ ..] if digits.len() >= 4 => {
            let code = std::str::from_utf8(&digits[..4]).ok()?;
            let code = u8::from_str_radix(code, 16).ok().filter(u8::is_ascii_graphic)?;
            Some((code, &digits[4..]))
        }
        _ => None,
    }
}

/// Whether the bytes hold the mark.
pub fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}
