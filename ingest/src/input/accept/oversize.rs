//! Records that the bus cannot carry: what is dropped first, and what is said about it. An oversized record is unknown, never pass.

use schemas::{Completeness, ConfigChange};

/// What everything but the texts takes: ids, tags and the wire form's own bytes, generously.
const FRAME: usize = 1024;

/// Makes the change fit, and says what had to go: first the state before, then the state itself.
pub fn fit_change(change: &mut ConfigChange, limit: usize) -> Option<String> {
    let size = size(change);
    if size <= limit {
        return None;
    }
    if change.prior.take().is_some() && self::size(change) <= limit {
        return Some(format!(
            "{size} bytes are more than the bus takes ({limit}): the state before is left out"
        ));
    }
    change.configuration = None;
    change.completeness = Completeness::Reference;
    if self::size(change) > limit {
        change.tags.clear();
    }
    Some(format!(
        "{size} bytes are more than the bus takes ({limit}): the state is left out, verdicts are unknown"
    ))
}

fn size(change: &ConfigChange) -> usize {
    let texts = [&change.configuration, &change.prior]
        .into_iter()
        .flatten()
        .map(String::len)
        .sum::<usize>();
    let tags = change
        .tags
        .iter()
        .map(|(key, value)| key.len() + value.len() + 8)
        .sum::<usize>();
    texts + tags + change.resource_uid.len() * 2 + FRAME
}

/// Makes a reject's bytes fit, and says so in its reason.
pub fn fit_bytes(mut bytes: Vec<u8>, mut reason: String, limit: usize) -> (Vec<u8>, String) {
    let (room, whole) = (limit.saturating_sub(FRAME + reason.len()), bytes.len());
    if whole > room {
        bytes.truncate(room);
        reason.push_str(&format!(" (the first {room} of {whole} bytes are kept)"));
    }
    (bytes, reason)
}
