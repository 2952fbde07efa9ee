//! Sets of internet addresses, the families apart: what ranges cover together. Knows no SQL.

use std::net::IpAddr;
use std::sync::LazyLock;

use ipnet::IpNet;

use super::range::{SPECIAL, net};

/// First and last address, as numbers.
type Range = (u128, u128);

/// S3 takes a policy for public that names more than an IPv4 /8 or an IPv6 /32, private ranges apart: S3 User Guide, "The meaning
/// of public" (Blocking public access to your Amazon S3 storage).
const WIDEST_V4: u128 = 1 << 24;
const WIDEST_V6: u128 = 1 << 96;

/// Global unicast, the one part of IPv6 that IANA hands out (RFC 4291, section 2.4).
const GLOBAL_V6: Range = (0x2000 << 112, (0x4000 << 112) - 1);

static PRIVATE: LazyLock<Addresses> = LazyLock::new(|| {
    let mut private = Addresses::default();
    SPECIAL.iter().for_each(|special| private.add_net(*special));
    let beyond = [(0, GLOBAL_V6.0 - 1), (GLOBAL_V6.1 + 1, u128::MAX)];
    beyond.into_iter().for_each(|range| add(&mut private.v6, range));
    private
});

/// Addresses of both families; ranges are in order and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    v4: Vec<Range>,
    v6: Vec<Range>,
}

impl Addresses {
    /// Adds a range in CIDR notation, one address, or `first-last`; `None` where it is none of them.
    pub fn add(&mut self, text: &str) -> Option<()> {
        if let Some(net) = net(text) {
            self.add_net(net);
            return Some(());
        }
        let (first, last) = text.split_once('-')?;
        match (first.trim().parse().ok()?, last.trim().parse().ok()?) {
            (IpAddr::V4(first), IpAddr::V4(last)) if first <= last => {
                add(&mut self.v4, (first.to_bits().into(), last.to_bits().into()));
            }
            (IpAddr::V6(first), IpAddr::V6(last)) if first <= last => {
                add(&mut self.v6, (first.to_bits(), last.to_bits()));
            }
            _ => return None,
        }
        Some(())
    }

    fn add_net(&mut self, net: IpNet) {
        match net {
            IpNet::V4(net) => add(
                &mut self.v4,
                (net.network().to_bits().into(), net.broadcast().to_bits().into()),
            ),
            IpNet::V6(net) => add(&mut self.v6, (net.network().to_bits(), net.broadcast().to_bits())),
        }
    }

    /// Adds all of another set.
    pub fn join(&mut self, other: &Self) {
        other.v4.iter().for_each(|range| add(&mut self.v4, *range));
        other.v6.iter().for_each(|range| add(&mut self.v6, *range));
    }

    /// Takes another set out.
    pub fn remove(&mut self, other: &Self) {
        remove(&mut self.v4, &other.v4);
        remove(&mut self.v6, &other.v6);
    }

    /// Whether more of the internet is in it than a company has.
    pub fn is_open(&self) -> bool {
        let mut public = self.clone();
        public.remove(&PRIVATE);
        size(&public.v4) > WIDEST_V4 || size(&public.v6) > WIDEST_V6
    }
}

fn size(ranges: &[Range]) -> u128 {
    let sizes = ranges.iter().map(|(first, last)| (last - first).saturating_add(1));
    sizes.fold(0, u128::saturating_add)
}

fn add(ranges: &mut Vec<Range>, (mut first, mut last): Range) {
    ranges.retain(|(other_first, other_last)| {
        let apart = *other_last < first.saturating_sub(1) || *other_first > last.saturating_add(1);
        if !apart {
            first = first.min(*other_first);
            last = last.max(*other_last);
        }
        apart
    });
    let at = ranges.partition_point(|(other, _)| *other < first);
    ranges.insert(at, (first, last));
}

fn remove(ranges: &mut Vec<Range>, taken: &[Range]) {
    for (taken_first, taken_last) in taken {
        let pieces = ranges.iter().flat_map(|(first, last)| {
            let before = (*taken_first > *first).then(|| (*first, (*last).min(taken_first.saturating_sub(1))));
            let after = (*taken_last < *last).then(|| ((*first).max(taken_last.saturating_add(1)), *last));
            [before, after].into_iter().flatten()
        });
        *ranges = pieces.collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_meet_and_part() {
        let mut ranges = vec![];
        for range in [(10, 20), (30, 40), (21, 29), (50, 60)] {
            add(&mut ranges, range);
        }
        assert_eq!(ranges, [(10, 40), (50, 60)]);
        remove(&mut ranges, &[(0, 11), (15, 16), (38, 55), (70, 80)]);
        assert_eq!(ranges, [(12, 14), (17, 37), (56, 60)]);
        remove(&mut ranges, &[(0, u128::MAX)]);
        assert!(ranges.is_empty());
    }

    #[test]
    fn what_is_no_range_is_not_added() {
        let mut addresses = Addresses::default();
        for text in ["Internet", "10.0.0.9-10.0.0.1", "10.0.0.1-::1", "1.2.3.4-", ""] {
            assert_eq!(addresses.add(text), None, "{text}");
        }
        assert_eq!(addresses, Addresses::default());
    }
}
