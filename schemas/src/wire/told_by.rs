//! Who told of a change, read off the beginning of its record without the rest: for whoever looks at every record and wants no more.
//! The order of the schema's first fields is fixed, for a field is only ever added at the end.

/// Who told of a change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ToldBy {
    /// The feed.
    pub source: String,
    /// As in [`crate::ConfigChange`].
    pub provider: String,
    /// As in [`crate::ConfigChange`].
    pub account: Option<String>,
    /// As in [`crate::ConfigChange`].
    pub region: Option<String>,
}

/// Of the Avro body of a change; `None` where it is none.
pub(super) fn read(mut body: &[u8]) -> Option<ToldBy> {
    let body = &mut body;
    text(body)?;
    let source = text(body)?.to_owned();
    text(body)?;
    let provider = text(body)?.to_owned();
    Some(ToldBy {
        source,
        provider,
        account: optional(body)?,
        region: optional(body)?,
    })
}

/// Avro 1.11, "Binary Encoding": a string is its length and its bytes.
fn text<'a>(body: &mut &'a [u8]) -> Option<&'a str> {
    let length = usize::try_from(long(body)?).ok()?;
    let (text, rest) = body.split_at_checked(length)?;
    *body = rest;
    std::str::from_utf8(text).ok()
}

/// A union is the position of its branch and the value; `null` is the first.
fn optional(body: &mut &[u8]) -> Option<Option<String>> {
    match long(body)? {
        0 => Some(None),
        1 => Some(Some(text(body)?.to_owned())),
        _ => None,
    }
}

/// Variable-length zig-zag.
fn long(body: &mut &[u8]) -> Option<i64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = body.split_first()?;
        *body = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return i64::try_from(value >> 1)
                .ok()
                .map(|half| half ^ -i64::from(value & 1 == 1));
        }
    }
    None
}
