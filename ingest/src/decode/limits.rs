//! How long the texts of a change may be. Each is a part of keys, headers or findings whose readers have bounds of their own: a record
//! that reaches the bus must be one that every later reader can take. `docs/limits.md` says whose bounds they are.

use schemas::ConfigChange;

use crate::adapter::DecodeError;
use crate::document::json;

/// The key of the topics, and with a rule's id that of findings and states.
pub const UID: usize = 8 << 10;
/// Names, and those who made a change.
const NAME: usize = 4 << 10;
/// Words of the provider.
const WORD: usize = 1 << 10;
/// The reason of a reject.
const REASON: usize = 1 << 10;

/// A field and its text.
type Field = (&'static str, usize, fn(&ConfigChange) -> Option<&str>);

const FIELDS: [Field; 9] = [
    ("resource_uid", UID, |change| Some(&change.resource_uid)),
    ("resource_type", WORD, |change| Some(&change.resource_type)),
    ("resource_name", NAME, |change| change.resource_name.as_deref()),
    ("source", WORD, |change| Some(&change.source)),
    ("provider", WORD, |change| Some(&change.provider)),
    ("account", WORD, |change| change.account.as_deref()),
    ("region", WORD, |change| change.region.as_deref()),
    ("actor", NAME, |change| change.actor.as_deref()),
    ("origin", NAME, |change| change.origin.as_deref()),
];

/// Whether the change can be carried; the error names the text that is too long, or that has to be there.
pub fn check(change: &ConfigChange) -> Result<(), DecodeError> {
    for (name, most, text) in FIELDS {
        let length = text(change).map_or(0, str::len);
        if length > most {
            return Err(DecodeError::invalid(
                name,
                format!("{length} bytes are more than a change can carry there ({most})"),
            ));
        }
    }
    for (name, text) in [
        ("resource_uid", &change.resource_uid),
        ("resource_type", &change.resource_type),
    ] {
        if text.trim().is_empty() {
            return Err(DecodeError::invalid(name, "is empty"));
        }
    }
    let texts = [("configuration", &change.configuration), ("prior", &change.prior)];
    for (name, text) in texts {
        if text.as_deref().is_some_and(|text| nesting(text) > json::DEEPEST) {
            let what = format!("nested deeper than {}, which no reader takes", json::DEEPEST);
            return Err(DecodeError::invalid(name, what));
        }
    }
    Ok(())
}

/// How deep a JSON text is nested; a scalar is 0. Templates can nest values deeper than their own text is.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Cuts a reason that quotes too much of its record.
pub fn shorten(reason: &mut String) {
    if reason.len() > REASON {
        reason.truncate(reason.floor_char_boundary(REASON));
        reason.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_end_at_their_bound() {
        for (length, whole) in [
            (REASON - 1, true),
            (REASON, true),
            (REASON + 1, false),
            (100 * REASON, false),
        ] {
            let mut reason = "a".repeat(length);
            shorten(&mut reason);
            assert_eq!(reason.ends_with('…'), !whole, "{length}");
            assert!(reason.trim_end_matches('…').len() == length.min(REASON), "{length}");
        }
        let mut reason = format!("{}東京", "a".repeat(REASON - 1));
        shorten(&mut reason);
        assert_eq!(reason, format!("{}…", "a".repeat(REASON - 1)));
    }
}
