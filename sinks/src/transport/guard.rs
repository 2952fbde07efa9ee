//! Keeps webhooks out of the network that Tripline runs in: every address of a name is looked at, and the connection goes to the
//! addresses that were looked at, so that a second answer of the name server changes nothing.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::is_public;

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
    fn allows(self, ip: IpAddr) -> bool {
        match self {
            Self::Open => true,
            Self::Public => is_public(ip),
            Self::Loopback => ip.to_canonical().is_loopback(),
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
            match found.iter().find(|address| !guard.allows(address.ip())) {
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
    fn loopback_is_this_machine_alone() {
        assert!(Guard::Loopback.allows("::ffff:127.0.0.1".parse().unwrap()));
        assert!(!Guard::Loopback.allows("10.0.0.1".parse().unwrap()));
    }
}
