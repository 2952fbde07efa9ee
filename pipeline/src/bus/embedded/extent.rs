//! Where a partition begins and ends and what it holds, as it is stored beside the records. Knows no store.

use bytes::{Buf, BufMut};

/// The extent of a partition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    pub start: i64,
    pub end: i64,
    pub bytes: u64,
    /// What compaction left, where the topic is compacted.
    pub live: Live,
}

impl Extent {
    pub fn encode(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32);
        bytes.put_i64(self.start);
        bytes.put_i64(self.end);
        bytes.put_u64(self.bytes);
        if let Some(sum) = self.live.0 {
            bytes.put_u64(sum);
        }
        bytes
    }

    pub fn decode(mut bytes: &[u8]) -> Option<Self> {
        Some(Self {
            start: bytes.try_get_i64().ok()?,
            end: bytes.try_get_i64().ok()?,
            bytes: bytes.try_get_u64().ok()?,
            live: Live(bytes.try_get_u64().ok()),
        })
    }

    /// Of a partition in which nothing was written yet.
    pub fn empty() -> Self {
        Self {
            live: Live(Some(0)),
            ..Self::default()
        }
    }
}

/// A sum over the offsets of the records that a compacted partition must hold; unknown for what a log from before it was counted
/// holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Live(Option<u64>);

impl Live {
    /// Of the records with these offsets.
    pub fn of(offsets: impl Iterator<Item = i64>) -> Self {
        let mut live = Self(Some(0));
        offsets.for_each(|offset| live.replace(None, Some(offset)));
        live
    }

    /// One record comes in the place of another.
    pub fn replace(&mut self, before: Option<i64>, after: Option<i64>) {
        // An offset alone would let the first record, at 0, come and go unseen.
        let weight = |offset: Option<i64>| offset.map_or(0, |offset| offset.wrapping_add(1).cast_unsigned());
        self.0 = self
            .0
            .map(|sum| sum.wrapping_add(weight(after)).wrapping_sub(weight(before)));
    }

    /// Whether what is there is what must be, as far as it is known.
    pub fn is(self, found: Self) -> bool {
        self.0.is_none() || self == found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents_are_read_as_they_were_written_with_and_without_a_sum() {
        for live in [Live(None), Live(Some(9))] {
            let extent = Extent {
                start: 1,
                end: 5,
                bytes: 700,
                live,
            };
            assert_eq!(Extent::decode(&extent.encode()), Some(extent));
        }
        assert_eq!(Extent::decode(&[0; 23]), None);
    }

    #[test]
    fn the_sum_tells_a_record_that_is_gone() {
        let mut live = Extent::empty().live;
        live.replace(None, Some(0));
        live.replace(None, Some(1));
        live.replace(Some(0), Some(2));
        assert!(live.is(Live::of([1, 2].into_iter())));
        assert!(!live.is(Live::of([0, 1].into_iter())), "the older record came back");
        assert!(!live.is(Live::of([2].into_iter())));
        assert!(Live(None).is(Live::of([2].into_iter())), "nobody counted");
    }
}
