//! Avro of each topic: what can be read comes back as it was.

use ingest::{Hints, decode};
use schemas::wire::Codec;

use super::moment::NOW;

/// Records as they stand on the bus.
pub fn seeds() -> Vec<Vec<u8>> {
    let record = br#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "labels": {"b": "c"}}, "spec": {}}"#;
    let changes = decode(record, &Hints::named("pod.json"), &[], NOW).changes;
    let codec = Codec::embedded();
    let wire = |change| codec.as_ref().ok()?.encode_change(change).ok();
    changes.iter().filter_map(|decoded| wire(&decoded.change)).collect()
}

/// Every topic's form.
pub fn wire(data: &[u8]) -> Result<(), String> {
    let codec = Codec::embedded().map_err(|error| error.to_string())?;
    let _ = (
        codec.decode_finding(data),
        codec.decode_state(data),
        codec.decode_rejected(data),
    );
    let Ok(change) = codec.decode_change(data) else {
        return Ok(());
    };
    let again = codec
        .encode_change(&change)
        .map_err(|error| format!("it was read, and has no wire form: {error}"))?;
    if codec.decode_change(&again).ok() == Some(change) {
        Ok(())
    } else {
        Err("it does not come back as it was".to_owned())
    }
}
