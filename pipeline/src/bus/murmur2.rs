//! Which partition a key belongs to: murmur2 as Kafka's Java clients compute it, so that producers in any language agree with us.

const SEED: u32 = 0x9747_b28c;
const MULTIPLIER: u32 = 0x5bd1_e995;

/// The hash of a key.
pub fn hash(key: &[u8]) -> u32 {
    // Kafka's hash is of 32 bits and takes the length so too.
    #[allow(clippy::cast_possible_truncation)]
    let mut hash = SEED ^ key.len() as u32;
    let (words, rest) = key.as_chunks::<4>();
    for word in words {
        let mut word = u32::from_le_bytes(*word).wrapping_mul(MULTIPLIER);
        word ^= word >> 24;
        hash = hash.wrapping_mul(MULTIPLIER) ^ word.wrapping_mul(MULTIPLIER);
    }
    if !rest.is_empty() {
        for (place, byte) in rest.iter().enumerate() {
            hash ^= u32::from(*byte) << (8 * place);
        }
        hash = hash.wrapping_mul(MULTIPLIER);
    }
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 15)
}

/// The partition of a key among so many.
pub fn partition(key: &[u8], partitions: i32) -> i32 {
    let positive = (hash(key) & 0x7fff_ffff).cast_signed();
    positive % partitions.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of Kafka's own `UtilsTest.testMurmur2`, and of its client for the empty key and short tails.
    #[test]
    fn as_the_java_client() {
        for (key, expect) in [
            ("21", -973_932_308),
            ("foobar", -790_332_482),
            ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
            ("abc", 479_470_107),
            ("", 275_646_681),
        ] {
            assert_eq!(hash(key.as_bytes()).cast_signed(), expect, "{key}");
        }
    }

    #[test]
    fn partitions_are_positive_and_in_range() {
        assert_eq!(partition(b"21", 16), (-973_932_308 & 0x7fff_ffff) % 16);
        for number in 0..1000 {
            let key = format!("arn:aws:s3:::bucket-{number}");
            assert!((0..7).contains(&partition(key.as_bytes(), 7)));
        }
    }
}
