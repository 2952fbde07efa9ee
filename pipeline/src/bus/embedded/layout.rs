//! What the keys in the store look like. Numbers are big-endian, so that keys sort as the numbers do. Knows no value.
//!
//! `log.TOPIC`: partition, offset → record. `keys.TOPIC` (compacted topics): partition, key → offset of its latest record.
//! `extents`: topic, partition → where the partition begins and ends. `offsets`: group, topic, partition → next offset, and behind it what the group
//! noted.

use bytes::{Buf, BufMut};
use schemas::topic::Topic;

use crate::bus::record::KEY_PREFIX;

pub fn log_key(partition: i32, offset: i64) -> [u8; 12] {
    let mut key = [0; 12];
    key[..4].copy_from_slice(&partition.to_be_bytes());
    key[4..].copy_from_slice(&offset.to_be_bytes());
    key
}

pub fn log_offset(mut key: &[u8]) -> Option<i64> {
    key.try_get_i32().ok()?;
    key.try_get_i64().ok()
}

/// The key of a record key in a compacted topic's index.
pub fn index_key(partition: i32, key: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(KEY_PREFIX + key.len());
    bytes.put_i32(partition);
    bytes.put_slice(key);
    bytes
}

/// The key of a partition among the extents. Longer than `form` in every case.
pub fn place(topic: Topic, partition: i32) -> Vec<u8> {
    format!("extent/{}/{partition}", topic.name()).into_bytes()
}

pub fn offset_key(group: &str, topic: Topic, partition: i32) -> Vec<u8> {
    format!("{group}/{}/{partition}", topic.name()).into_bytes()
}
