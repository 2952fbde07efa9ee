//! Destinations on a real embedded bus against receivers: our own strict one with faults in front of it, and those that others wrote.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod conformance;
mod faults;
mod finding;
mod kafka;
mod otelcol;
mod preflight;
mod sentinel;
mod splunk_hec;
mod standard_webhooks;
mod tls;
mod tools;
mod world;
