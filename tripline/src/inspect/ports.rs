//! Addresses to listen on: two that clash, and those that somebody else has.

use std::net::{SocketAddr, TcpListener};

use pipeline::config::Problem;
use pipeline::telemetry::config::Listen;

use crate::admin;
use crate::config::Config;

/// The addresses that `tripline run` listens on, by their keys.
fn addresses(config: &Config) -> Vec<(&'static str, SocketAddr)> {
    let mut addresses = Vec::new();
    if config.ingest.http.enabled {
        addresses.push(("ingest.http.listen", config.ingest.http.listen));
    }
    if let Listen::At(address) = config.telemetry.listen {
        addresses.push(("telemetry.listen", address));
    }
    if let Some(admin::Listen::At(address)) = config.admin.listen {
        addresses.push(("admin.listen", address));
    }
    // 0 is whatever is free.
    addresses.retain(|(_, address)| address.port() != 0);
    addresses
}

pub(super) fn problems(config: &Config, is_running: bool) -> Vec<Problem> {
    let addresses = addresses(config);
    let mut problems = Vec::new();
    for (position, (key, address)) in addresses.iter().enumerate() {
        let clash = addresses[..position].iter().find(|(_, other)| clash(*address, *other));
        if let Some((other, _)) = clash {
            let what = format!("is {address}, which `{other}` has, too");
            problems.push(Problem::new(*key, what, "choose another port"));
        } else if !is_running && let Err(error) = TcpListener::bind(address) {
            let what = format!("cannot be listened on: {address}: {error}");
            let fix = "stop what listens there, or choose another port";
            problems.push(Problem::new(*key, what, fix));
        }
    }
    problems
}

/// Whether both cannot be had at once.
fn clash(one: SocketAddr, other: SocketAddr) -> bool {
    let overlap = one.ip() == other.ip() || one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() == other.port() && overlap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expect: bool) {
        let clashes = clash(one.parse().unwrap(), other.parse().unwrap());
        assert_eq!(clashes, expect, "{one} {other}");
    }

    #[test]
    fn addresses_clash_where_both_cannot_be_had() {
        check("127.0.0.1:8088", "127.0.0.1:8088", true);
        check("0.0.0.0:8088", "127.0.0.1:8088", true);
        check("[::]:8088", "127.0.0.1:8088", true);
        check("127.0.0.1:8088", "127.0.0.1:9464", false);
        check("127.0.0.1:8088", "127.0.0.2:8088", false);
    }
}
