//! What could not be read, kept with its bytes so that it can be replayed. Value of topic `rejected`.

use serde::{Deserialize, Serialize};

/// A record that no stage could take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// `ingest`, `evaluate`, or the destination's name.
    pub stage: String,
    /// What is wrong, naming the field: ``missing field `detail.configurationItem.resourceType` ``.
    pub reason: String,
    /// The file, request or topic that it came in.
    pub origin: String,
    /// Its position there: record number from 0, or offset.
    pub position: i64,
    /// When, ms since the Unix epoch.
    pub time: i64,
    /// The bytes as they came.
    #[serde(with = "apache_avro::serde::bytes")]
    pub bytes: Vec<u8>,
}
