//! Every kind, there and back, and what must be refused.

use super::*;

fn rejected() -> Rejected {
    Rejected {
        stage: "ingest".into(),
        reason: "missing field `id`".into(),
        origin: "a.json".into(),
        position: 3,
        time: 1,
        bytes: vec![0, 255, 10],
    }
}

/// The message of the error that decoding these bytes as [`Rejected`] gives.
fn refused(codec: &Codec, bytes: &[u8]) -> String {
    codec.decode_rejected(bytes).unwrap_err().to_string()
}

#[test]
fn errors_name_what_is_wrong() {
    let codec = Codec::embedded().unwrap();
    let good = codec.encode_rejected(&rejected()).unwrap();
    assert_eq!(codec.decode_rejected(&good).unwrap(), rejected());

    assert_eq!(
        refused(&codec, &[]),
        "0 bytes are too few for a magic byte and a schema id"
    );
    assert_eq!(
        refused(&codec, &good[..4]),
        "4 bytes are too few for a magic byte and a schema id"
    );
    assert_eq!(
        refused(&codec, b"{\"a\": 1}"),
        "unknown magic byte 0x7b: not in Confluent wire format"
    );
    assert_eq!(
        refused(&codec, &[0, 0, 0, 0, 7, 1]),
        "unknown schema id 7: neither embedded nor from the configured registry"
    );
    assert_eq!(
        codec.decode_finding(&good).unwrap_err().to_string(),
        "schema id 1953629185 is that of Rejected, expected Finding"
    );
    assert_eq!(
        refused(&codec, &[good.as_slice(), &[1, 2]].concat()),
        "2 bytes after the end of Rejected"
    );
    assert!(refused(&codec, &good[..good.len() - 1]).starts_with("cannot read Rejected: "));
}

#[test]
fn a_registry_decides_the_ids_and_embedded_ones_stay_readable() {
    let embedded = Codec::embedded().unwrap();
    let registry = Codec::with_ids(&[(Topic::Rejected, 12), (Topic::DeadLetters, 13), (Topic::Findings, 14)]).unwrap();
    let bytes = registry.encode_rejected(&rejected()).unwrap();
    assert_eq!(bytes[..5], [0, 0, 0, 0, 12]);
    assert_eq!(registry.decode_rejected(&bytes).unwrap(), rejected());
    assert_eq!(
        registry
            .decode_rejected(&[&[0, 0, 0, 0, 13], &bytes[5..]].concat())
            .unwrap(),
        rejected()
    );
    assert_eq!(
        registry
            .decode_rejected(&embedded.encode_rejected(&rejected()).unwrap())
            .unwrap(),
        rejected()
    );
    assert!(matches!(
        registry.decode_rejected(&[0, 0, 0, 0, 14, 0]),
        Err(WireError::Kind { id: 14, .. })
    ));
    assert!(matches!(
        embedded.decode_rejected(&bytes),
        Err(WireError::UnknownSchema(12))
    ));
}

#[test]
fn an_older_writers_record_is_read_with_defaults_and_without_what_is_gone() {
    // A version that had one field more.
    let older = RecordKind::Rejected.avsc().replace(
        r#"{"name": "stage","#,
        r#"{"name": "region", "type": ["null", "string"], "default": null}, {"name": "stage","#,
    );
    let mut codec = Codec::embedded().unwrap();
    codec.add_writer(Topic::Rejected, 5, &older).unwrap();
    let body = codec.encode_rejected(&rejected()).unwrap().split_off(HEADER);
    // Union branch 1, "eu" before the rest.
    let bytes = [&[0, 0, 0, 0, 5, 2, 4, b'e', b'u'], body.as_slice()].concat();
    assert_eq!(codec.decode_rejected(&bytes).unwrap(), rejected());
    assert!(matches!(
        codec.add_writer(Topic::Rejected, 6, "{"),
        Err(WireError::Schema { .. })
    ));
    // What cannot be read has changed nothing.
    assert_eq!(codec.decode_rejected(&bytes).unwrap(), rejected());
}

#[test]
fn every_topic_has_a_schema_whose_fields_are_all_documented() {
    for (topic, id, avsc) in SCHEMAS {
        assert_eq!(id, RecordKind::of(topic).embedded_id());
        let schema: serde_json::Value = serde_json::from_str(avsc).unwrap();
        undocumented(&schema, topic.name());
    }
}

/// Panics at a record, field or enum without `doc`.
fn undocumented(schema: &serde_json::Value, path: &str) {
    for (at, value) in schema.as_array().into_iter().flatten().enumerate() {
        undocumented(value, &format!("{path}/{at}"));
    }
    let Some(object) = schema.as_object() else { return };
    if object.contains_key("name") {
        assert!(
            object
                .get("doc")
                .is_some_and(|doc| doc.as_str().is_some_and(|doc| !doc.is_empty())),
            "{path}: no doc"
        );
    }
    for (key, value) in object.iter().filter(|(key, _)| *key != "default") {
        undocumented(value, &format!("{path}/{key}"));
    }
}
