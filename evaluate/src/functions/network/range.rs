//! Ranges of addresses, and those that are not public. Knows no SQL.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// A range in CIDR notation, or one address.
pub fn net(text: &str) -> Option<IpNet> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| text.parse().ok().map(|address: IpAddr| address.into()))
}

/// Ranges without public addresses: IANA's special-purpose registries (RFC 6890 and its updates) and multicast (RFC 5771, RFC 4291).
pub static SPECIAL: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    let v4 = |a, b, c, d, length| Ipv4Net::new(Ipv4Addr::new(a, b, c, d), length).map(IpNet::V4);
    let v6 = |a, b, length| Ipv6Net::new(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), length).map(IpNet::V6);
    let ranges = [
        v4(0, 0, 0, 0, 8),
        v4(10, 0, 0, 0, 8),
        v4(100, 64, 0, 0, 10),
        v4(127, 0, 0, 0, 8),
        v4(169, 254, 0, 0, 16),
        v4(172, 16, 0, 0, 12),
        v4(192, 0, 0, 0, 24),
        v4(192, 0, 2, 0, 24),
        v4(192, 168, 0, 0, 16),
        v4(198, 18, 0, 0, 15),
        v4(198, 51, 100, 0, 24),
        v4(203, 0, 113, 0, 24),
        v4(224, 0, 0, 0, 3),
        v6(0, 0, 127),
        v6(0x64, 0xff9b, 48),
        v6(0x100, 0, 64),
        v6(0x2001, 0xdb8, 32),
        v6(0xfc00, 0, 7),
        v6(0xfe80, 0, 10),
        v6(0xff00, 0, 8),
    ];
    ranges.into_iter().flatten().collect()
});
