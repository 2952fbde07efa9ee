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
    #[serde(with = "serde_bytes_compat")]
    pub bytes: Vec<u8>,
}

mod serde_bytes_compat {
    //! Avro `bytes` through serde, without a crate for one field.
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        apache_avro::serde_avro_bytes::serialize(bytes, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        apache_avro::serde_avro_bytes::deserialize(deserializer)
    }
}
