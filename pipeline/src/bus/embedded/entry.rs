//! A record as bytes in the log. Knows no store.

use bytes::{Buf, BufMut, Bytes};

use crate::bus::Record;

/// First byte of an entry: the form of the rest. The second form adds the log's running time.
const FORM: u8 = 2;
const WITHOUT_RUNNING: u8 = 1;
const HAS_KEY: u8 = 1;
const HAS_VALUE: u8 = 2;

/// When the log takes a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// By the clock on the wall, ms since the Unix epoch: what readers are told.
    pub at: i64,
    /// By how long the log has been open since it was made, ms: what retention counts by, for it never jumps.
    pub running: i64,
}

/// The bytes of a record that the log takes then.
pub fn encode(record: &Record, taken: Taken) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(record.size() + 40 + record.headers.len() * 8);
    let flags = record.key.as_ref().map_or(0, |_| HAS_KEY) | record.value.as_ref().map_or(0, |_| HAS_VALUE);
    bytes.put_slice(&[FORM, flags]);
    bytes.put_i64(taken.at);
    bytes.put_i64(taken.running);
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
    let (flags, taken) = begin(&mut bytes)?;
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
        timestamp: taken.at,
    })
}

/// When the log took the record of these bytes.
pub fn taken(mut bytes: &[u8]) -> Option<Taken> {
    begin(&mut bytes).map(|(_, taken)| taken)
}

fn begin(bytes: &mut impl Buf) -> Option<(u8, Taken)> {
    let form = bytes.try_get_u8().ok()?;
    let flags = bytes.try_get_u8().ok()?;
    let at = bytes.try_get_i64().ok()?;
    let running = match form {
        // From before the log counted its running time: as old as the log.
        WITHOUT_RUNNING => 0,
        FORM => bytes.try_get_i64().ok()?,
        _ => return None,
    };
    Some((flags, Taken { at, running }))
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

    #[test]
    fn an_entry_of_the_first_form_is_read() {
        let old = [&[1, HAS_VALUE][..], &7_i64.to_be_bytes(), &[0; 8], b"v"].concat();
        assert_eq!(taken(&old), Some(Taken { at: 7, running: 0 }));
        let record = decode(&old).unwrap();
        assert_eq!((record.timestamp, record.value.as_deref()), (7, Some(&b"v"[..])));
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was(
            key in proptest::option::of(bytes()),
            value in proptest::option::of(bytes()),
            headers in proptest::collection::vec((".{0,12}", bytes()), 0..4),
            (at, running) in any::<(i64, i64)>(),
        ) {
            let record = Record { key, value, headers, timestamp: at };
            let bytes = encode(&record, Taken { at, running });
            prop_assert_eq!(taken(&bytes), Some(Taken { at, running }));
            prop_assert_eq!(decode(&bytes), Some(record));
        }

        #[test]
        fn damaged_bytes_are_no_record_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = decode(&bytes);
        }
    }
}
