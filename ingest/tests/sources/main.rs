//! Sources that pull, against servers that we did not write, with faults on the way to them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a server is"
)]
#![cfg(test)]

mod aws;
mod aws_sqs;
mod azure_event_hubs;
mod conformance;
mod gcp_pubsub;
mod kafka;
mod kubernetes;
mod places;
mod proxy;
mod records;
mod world;
