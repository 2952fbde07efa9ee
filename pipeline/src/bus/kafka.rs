//! The bus on Apache Kafka: idempotent publishing, transactions that carry outputs with offsets, cooperative groups.
//! Everything of librdkafka that blocks runs on threads of its own.

mod backlog;
mod claims;
mod cluster;
mod commit;
mod context;
mod copying;
mod error;
mod follow;
pub mod foreign;
pub mod grant;
mod grow;
mod idle;
mod member;
mod message;
mod msk;
mod names;
mod plan;
pub(super) mod properties;
mod publisher;
mod rebalance;
mod restore;
mod slot;
mod snapshot;
mod standby;
mod tail;
pub mod token;
pub mod topic_reader;
mod topics;
mod transaction;
mod worker;

pub use cluster::Cluster;
pub use snapshot::Snapshot;
pub use tail::Tail;
pub use worker::Worker;
