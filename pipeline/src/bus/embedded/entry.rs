//! A record as bytes in the log. Knows no store.

use bytes::{Buf, BufMut, Bytes};

use crate::bus::Record;

/// First byte of an entry: the form of the rest.
const FORM: u8 = 1;
const HAS_KEY: u8 = 1;
const HAS_VALUE: u8 = 2;

/// The bytes of a record that the log takes at `timestamp`.
pub fn encode(record: &Record, timestamp: i64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(record.size() + 32 + record.headers.len() * 8);
    let flags = record.key.as_ref().map_or(0, |_| HAS_KEY) | record.value.as_ref().map_or(0, |_| HAS_VALUE);
    bytes.put_slice(&[FORM, flags]);
    bytes.put_i64(timestamp);
    put(&mut bytes, record.key.as_deref().unwrap_or_default());
    bytes.put_u32(length(record.headers.len()));
    for (name, value) in &record.headers {
        put(&mut bytes, name.as_bytes());
        put(&mut bytes, value);
    }
    bytes.put_slice(record.value.as_deref().unwrap_or_default());
    bytes
}

/// The record of these bytes; `None` when they are none.
pub fn decode(bytes: &[u8]) -> Option<Record> {
    // One copy; key, headers and value share it.
    let mut bytes = Bytes::copy_from_slice(bytes);
    let (flags, timestamp) = begin(&mut bytes)?;
    let key = take(&mut bytes)?;
    let count = bytes.try_get_u32().ok()?;
    let mut headers = Vec::new();
    for _ in 0..count {
        let name = String::from_utf8(take(&mut bytes)?.to_vec()).ok()?;
        headers.push((name, take(&mut bytes)?));
    }
    Some(Record {
        key: (flags & HAS_KEY != 0).then_some(key),
        value: (flags & HAS_VALUE != 0).then_some(bytes),
        headers,
        timestamp,
    })
}

/// When the log took the record of these bytes.
pub fn timestamp(mut bytes: &[u8]) -> Option<i64> {
    begin(&mut bytes).map(|(_, timestamp)| timestamp)
}

fn begin(bytes: &mut impl Buf) -> Option<(u8, i64)> {
    let form = bytes.try_get_u8().ok()?;
    let flags = bytes.try_get_u8().ok()?;
    let timestamp = bytes.try_get_i64().ok()?;
    (form == FORM).then_some((flags, timestamp))
}

fn put(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.put_u32(length(part.len()));
    bytes.put_slice(part);
}

fn take(bytes: &mut Bytes) -> Option<Bytes> {
    let length = usize::try_from(bytes.try_get_u32().ok()?).ok()?;
    (bytes.remaining() >= length).then(|| bytes.split_to(length))
}

/// The log takes no record near 4 GiB.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bytes() -> impl Strategy<Value = Bytes> {
        proptest::collection::vec(any::<u8>(), 0..64).prop_map(Bytes::from)
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was(
            key in proptest::option::of(bytes()),
            value in proptest::option::of(bytes()),
            headers in proptest::collection::vec((".{0,12}", bytes()), 0..4),
            time in any::<i64>(),
        ) {
            let record = Record { key, value, headers, timestamp: time };
            let bytes = encode(&record, time);
            prop_assert_eq!(timestamp(&bytes), Some(time));
            prop_assert_eq!(decode(&bytes), Some(record));
        }

        #[test]
        fn damaged_bytes_are_no_record_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = decode(&bytes);
        }
    }
}
