//! Identity is computed, never drawn: a replay yields the same ids.

use sha2::{Digest, Sha256};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// First 32 hex digits of SHA-256 over the parts, each preceded by its length, so that no two lists collide by joining.
fn hash(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize();
    let mut digits = String::with_capacity(32);
    for byte in &digest[..16] {
        digits.extend([byte >> 4, byte & 15].map(|half| char::from(DIGITS[usize::from(half)])));
    }
    digits
}

/// The id of a change. `identity` is what the source calls this version of the resource: its event id or state id where it
/// has one, else the event time together with the configuration.
pub fn change_id(source: &str, resource_uid: &str, identity: &[&str]) -> String {
    let mut parts = vec!["change", source, resource_uid];
    parts.extend_from_slice(identity);
    hash(&parts)
}

/// The uid of the finding of one rule on one resource.
pub fn finding_uid(rule_id: &str, resource_uid: &str) -> String {
    hash(&["finding", rule_id, resource_uid])
}

/// The hash of a rule's text with its parameters.
pub fn rule_hash(text: &str, parameters: &str) -> String {
    hash(&["rule", text, parameters])[..16].to_owned()
}

/// What a judgement rests on, as one number that is never 0: equal parts, equal number, in every process.
pub fn basis(parts: &[&str]) -> i64 {
    let text = hash(&[&["basis"], parts].concat());
    i64::from_str_radix(&text[..15], 16).unwrap_or(0) | 1
}

/// The hash of a piece of evidence, to see whether it changed.
pub fn evidence_hash(evidence: &str) -> String {
    hash(&["evidence", evidence])[..16].to_owned()
}
