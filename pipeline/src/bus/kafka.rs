//! The bus on Apache Kafka: idempotent publishing, transactions that carry outputs with offsets, cooperative groups.
//! Everything of librdkafka that blocks runs on threads of its own.

mod backlog;
mod cluster;
mod commit;
mod context;
mod error;
mod follow;
pub mod foreign;
mod member;
mod message;
mod names;
mod plan;
pub(super) mod properties;
mod publisher;
mod rebalance;
mod restore;
mod slot;
mod snapshot;
mod tail;
mod thread;
pub mod topic_reader;
mod topics;
mod transaction;
mod worker;

pub use cluster::Cluster;
pub use snapshot::Snapshot;
pub use tail::Tail;
pub use worker::Worker;
