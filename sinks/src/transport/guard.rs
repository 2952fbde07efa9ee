//! Keeps webhooks out of the network that Tripline runs in: every address of a name is looked at, and the connection goes to the
//! addresses that were looked at, so that a second answer of the name server changes nothing.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ipnet::{Ipv4Net, Ipv6Net};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Which addresses a client may connect to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Any: the operator named the host.
    Open,
    /// Public ones.
    Public,
    /// This machine's own.
    Loopback,
}

impl Guard {
    fn lets(self, ip: IpAddr) -> bool {
        match self {
            Self::Open => true,
            Self::Public => is_public(ip),
            Self::Loopback => ip.to_canonical().is_loopback(),
        }
    }
}

/// Not public: special-purpose addresses of IANA's registries (RFC 6890), private, link-local (with the clouds' metadata services),
/// shared and unique local ones.
const SPECIAL_V4: [(Ipv4Addr, u8); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
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

/// Global unicast is 2000::/3; within it those that are not, or that carry an IPv4 address.
const SPECIAL_V6: [(Ipv6Addr, u8); 3] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
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

/// A name server's answer that names an address which the guard does not let through.
#[derive(Debug)]
struct Refusal(IpAddr);

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "refused address {}", self.0)
    }
}

impl Error for Refusal {}

/// The address for which a connection was refused, if it was.
pub(super) fn refusal(error: &(dyn Error + 'static)) -> Option<IpAddr> {
    let mut next = Some(error);
    while let Some(cause) = next {
        if let Some(Refusal(ip)) = cause.downcast_ref() {
            return Some(*ip);
        }
        next = cause.source();
    }
    None
}

/// Resolves names as the system does and refuses them as a whole if one address is refused.
pub(super) struct Resolver(Guard);

impl Resolver {
    pub(super) fn of(guard: Guard) -> Option<Self> {
        (guard != Guard::Open).then_some(Self(guard))
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            match found.iter().find(|address| !guard.lets(address.ip())) {
                Some(address) => Err(Refusal(address.ip()).into()),
                None => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_and_special_addresses_are_told_from_public_ones() {
        let check = |ip: &str, expect: bool| assert_eq!(is_public(ip.parse().unwrap()), expect, "{ip}");
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "198.19.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "::10.0.0.1",
        ] {
            check(private, false);
        }
        for public in [
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
        ] {
            check(public, true);
        }
        assert!(Guard::Loopback.lets("::ffff:127.0.0.1".parse().unwrap()));
        assert!(!Guard::Loopback.lets("10.0.0.1".parse().unwrap()));
    }
}
