//! Destinations on a real embedded bus against receivers: our own strict one with faults in front of it, and those that others wrote.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a broker is"
)]
#![cfg(test)]

mod answers;
mod conformance;
mod digest;
mod early;
mod email;
mod entra;
mod faults;
mod file;
mod finding;
mod hold_back;
mod kafka;
mod kind;
mod many;
mod otelcol;
mod places;
mod platforms;
mod preflight;
mod sentinel;
mod splunk_hec;
mod stand;
mod standard_webhooks;
mod stores;
mod syslog;
mod tls;
mod tools;
mod trial;
mod world;
