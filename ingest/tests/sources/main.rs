//! Sources that pull, against servers that we did not write, with faults on the way to them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a server is"
)]
#![cfg(test)]

mod conformance;
mod kubernetes;
mod places;
mod proxy;
mod world;
