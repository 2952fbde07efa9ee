//! Sources that pull, against servers that we did not write, with faults on the way to them.
#![allow(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where a server is"
)]
#![cfg(test)]

mod aws;
mod aws_config;
mod aws_s3;
mod aws_sqs;
mod azure_event_hubs;
mod azure_resource_graph;
mod conformance;
mod gcp_asset_inventory;
mod gcp_pubsub;
mod google;
mod issuer;
mod kafka;
mod kubernetes;
mod listing;
mod places;
mod proxy;
mod records;
mod registry;
mod resource_changes;
mod tokens;
mod world;
