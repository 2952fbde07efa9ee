//! What each record says, and what stands for one that cannot be made.
use schemas::wire::RecordKind;

use super::*;

fn envelope() -> Envelope {
    Envelope::new(Arc::new(Codec::embedded().unwrap()), "evaluate")
}

fn received() -> Received {
    Received {
        topic: Topic::Changes,
        partition: 3,
        offset: 41,
        record: Record {
            key: Some(Bytes::from_static(b"arn:a")),
            value: Some(Bytes::from_static(b"as it came")),
            headers: trace(Some("00-1-2-01")),
            timestamp: 1_000,
        },
    }
}

fn kept(outgoing: &Outgoing) -> Rejected {
    let value = outgoing.record.value.as_ref().unwrap();
    Codec::embedded().unwrap().decode_rejected(value).unwrap()
}

#[test]
fn a_record_that_is_refused_keeps_its_bytes_its_place_and_its_trace() {
    let (envelope, received) = (envelope(), received());
    let outgoing = envelope.rejected(&received, "no field `id`").unwrap();
    assert_eq!((outgoing.topic, outgoing.partition), (Topic::Rejected, None));
    assert_eq!(traceparent(&outgoing.record), Some("00-1-2-01"));
    let expect = Rejected {
        stage: "evaluate".to_owned(),
        reason: "no field `id`".to_owned(),
        origin: "changes/3".to_owned(),
        position: 41,
        time: 1_000,
        bytes: b"as it came".to_vec(),
    };
    assert_eq!(kept(&outgoing), expect);
    let long = envelope.rejected(&received, &"é".repeat(9_000)).unwrap();
    assert_eq!(kept(&long).reason.chars().count(), REASON);
}

#[test]
fn a_dead_letter_stays_with_its_resource() {
    let outgoing = envelope().dead_letter(&received(), "400", 7).unwrap();
    assert_eq!(outgoing.topic, Topic::DeadLetters);
    assert_eq!(outgoing.record.key.as_deref(), Some(&b"arn:a"[..]));
    assert_eq!(kept(&outgoing).time, 7);
}

#[test]
fn state_is_deleted_only_where_there_is_none() {
    let envelope = envelope();
    let state = ResourceState {
        resource_uid: "a".to_owned(),
        source: "aws".to_owned(),
        version: None,
        time: 1,
        change_ids: vec![],
        deleted: false,
        findings: vec![],
        judged_by: 0,
        turn: 0,
    };
    let written = envelope.state(2, "a", Some(&state)).unwrap();
    assert_eq!((written.topic, written.partition), (Topic::Verdicts, Some(2)));
    assert_eq!(
        envelope.codec().decode_state(&written.record.value.unwrap()).unwrap(),
        state
    );
    for deleted in [envelope.state(2, "a", None), envelope.latest(2, "a", None)] {
        let record = deleted.unwrap().record;
        assert_eq!((record.key.as_deref(), record.value), (Some(&b"a"[..]), None));
    }
}

#[test]
fn what_cannot_be_written_leaves_its_record_in_rejected() {
    let error = WireError::Encode {
        kind: RecordKind::ResourceState,
        reason: "not a long: 1e300".to_owned(),
    };
    let outgoing = envelope()
        .unwritable(&received(), "the state of arn:a", &error)
        .unwrap();
    assert_eq!(
        (outgoing.topic, kept(&outgoing).bytes),
        (Topic::Rejected, b"as it came".to_vec())
    );
    assert_eq!(
        kept(&outgoing).reason,
        "the state of arn:a cannot be written: cannot write ResourceState: not a long: 1e300"
    );
}

#[test]
fn a_trace_is_read_from_its_header_only() {
    let record = |name: &str, value: &'static [u8]| Record {
        headers: vec![(name.to_owned(), Bytes::from_static(value))],
        ..received().record
    };
    assert_eq!(traceparent(&record(TRACEPARENT, b"00-1-2-01")), Some("00-1-2-01"));
    assert_eq!(traceparent(&record("tracestate", b"00-1-2-01")), None);
    assert_eq!(traceparent(&record(TRACEPARENT, b"\xff")), None);
}
