//! GUIDs in their text form (RFC 9562): a random one, or one made of a text.

use rand::Rng;
use sha2::{Digest, Sha256};

/// A random one, version 4.
pub(crate) fn random() -> String {
    let bits: u128 = rand::rng().random();
    text(versioned(bits, 4))
}

/// The same for the same text: version 8, made of its SHA-256.
pub(crate) fn of(name: &str) -> String {
    let digest = Sha256::digest(name);
    let bits = digest[..16]
        .iter()
        .fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
    text(versioned(bits, 8))
}

/// With the version and variant bits set.
fn versioned(bits: u128, version: u128) -> u128 {
    (bits & !(0xf << 76) & !(0x3 << 62)) | (version << 76) | (0x2 << 62)
}

fn text(bits: u128) -> String {
    let hex = format!("{bits:032x}");
    let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    format!("{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_version_and_variant() {
        assert_eq!(text(versioned(0, 4)), "00000000-0000-4000-8000-000000000000");
        assert_eq!(text(versioned(u128::MAX, 8)), "ffffffff-ffff-8fff-bfff-ffffffffffff");
        assert_eq!(of("a 1"), of("a 1"));
        assert_ne!(of("a 1"), of("a 2"));
        assert_ne!(random(), random());
    }
}
