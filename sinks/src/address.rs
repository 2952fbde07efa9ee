//! Which addresses belong to the public network. Pure.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

/// Not public. The blocks of IANA's registry of special-purpose addresses (RFC 6890, as of 2024) that are not globally reachable,
/// with the metadata services of the clouds in them (169.254.169.254; Alibaba's 100.100.100.200; Oracle's 192.0.0.192), the
/// deprecated relays of 6to4 (RFC 7526), multicast, and Azure's wire server, which has a public address of its own.
const SPECIAL_V4: [(Ipv4Addr, u8); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Global unicast is 2000::/3 (RFC 4291); within it what is not public, or carries an IPv4 address: protocol assignments with
/// Teredo and ORCHID (RFC 2928), documentation (RFC 3849, RFC 9637), 6to4 (RFC 3056).
const SPECIAL_V6: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address belongs to the public network.
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => !SPECIAL_V4
            .iter()
            .any(|(net, length)| Ipv4Net::new_assert(*net, *length).contains(&ip)),
        IpAddr::V6(ip) => {
            Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3).contains(&ip)
                && !SPECIAL_V6
                    .iter()
                    .any(|(net, length)| Ipv6Net::new_assert(*net, *length).contains(&ip))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn check(ip: &str, expect: bool) {
        assert_eq!(is_public(ip.parse().unwrap()), expect, "{ip}");
    }

    /// First and last address of every block of both registries that is not globally reachable, and what is not in a registry.
    #[test]
    fn special_addresses_are_not_public() {
        let v4 = "0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.0 127.255.255.255 \
            169.254.0.0 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.255 192.0.2.0 192.0.2.255 192.88.99.0 \
            192.88.99.255 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.0 198.51.100.255 203.0.113.0 \
            203.0.113.255 224.0.0.0 239.255.255.255 240.0.0.0 255.255.255.255 168.63.129.16 100.100.100.200 192.0.0.192";
        let v6 = ":: ::1 ::10.0.0.1 ::ffff:10.0.0.1 ::ffff:168.63.129.16 ::ffff:0:8.8.8.8 64:ff9b::808:808 64:ff9b:1:: 100:: \
            100:0:0:1:: 2001:: 2001:1ff:: 2001:db8:: 2001:db8:ffff:: 2002:: 2002:808:808:: 3fff:: 3fff:fff:: 5f00:: fc00:: \
            fd00:ec2::254 fd20:ce::254 fe80:: fec0:: ff02::1 ff0e::1";
        for ip in v4.split_whitespace().chain(v6.split_whitespace()) {
            check(ip, false);
        }
    }

    #[test]
    fn their_neighbours_are() {
        let public = "1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 168.63.129.15 \
            168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.31.196.1 192.52.193.1 192.167.255.255 \
            192.169.0.0 192.175.48.1 198.17.255.255 198.20.0.0 223.255.255.255 8.8.8.8 2001:200:: 2606:4700::1111 \
            2620:4f:8000:: 3ffe:: ::ffff:8.8.8.8";
        for ip in public.split_whitespace() {
            check(ip, true);
        }
    }
}
