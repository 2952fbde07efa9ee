//! What growing the topics moves, and where to. Knows no bus.

use schemas::topic::Topic;

use super::murmur2;

/// What became of topics that got more partitions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grown {
    /// Partitions before.
    pub before: i32,
    /// Records that were moved.
    pub records: u64,
    /// Records that some group had read already and reads again: where groups stood at odds.
    pub again: u64,
}

/// The partition, among so many, of a record that stands in this one. What has no key stays, as does what sources remember: all of it
/// stands in one partition ([`crate::envelope::Envelope::progress`]).
pub(super) fn place(topic: Topic, partition: i32, key: Option<&[u8]>, partitions: i32) -> i32 {
    match key {
        Some(key) if topic != Topic::Sources => murmur2::partition(resource_of(key), partitions),
        _ => partition,
    }
}

/// The part of a key that chose its partition: the state of other tools' findings has keys of its own beside their resource.
fn resource_of(key: &[u8]) -> &[u8] {
    const SEPARATOR: u8 = 0x1f;
    let mut parts = key.split(|byte| *byte == SEPARATOR);
    match (parts.next(), parts.next()) {
        (Some(_), Some(resource)) => resource,
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_goes_where_its_resource_goes() {
        assert_eq!(resource_of(b"arn:x"), b"arn:x");
        assert_eq!(place(Topic::Sources, 0, Some(b"queue\nread_until"), 9), 0);
        assert_eq!(place(Topic::Rejected, 3, None, 9), 3);
        assert_eq!(resource_of("scan_result\u{1f}arn:x\u{1f}trivy/A".as_bytes()), b"arn:x");
    }
}
