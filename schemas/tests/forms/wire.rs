//! Wire stability by golden bytes, round trips, hostile bytes, and a reader that knows only the schema files.

use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use schemas::topic::Topic;
use schemas::wire::{Codec, SCHEMAS};
use serde_json::json;

use crate::{random, sample};

fn codec() -> Codec {
    Codec::embedded().unwrap()
}

/// A codec to which today's schemas, by their numbers in [`SCHEMAS`], are those of somebody else: the library reads what they wrote.
fn library() -> Codec {
    let others = (0_u32..).zip(SCHEMAS);
    others.fold(codec(), |mut codec, (id, (topic, _, avsc))| {
        codec.add_writer(topic, id, avsc).unwrap();
        codec
    })
}

/// The same bytes, as somebody else's.
fn foreign(topic: Topic, bytes: &[u8]) -> Vec<u8> {
    let id = (0_u32..).zip(SCHEMAS).find(|(_, schema)| schema.0 == topic).unwrap().0;
    [&[0], &id.to_be_bytes()[..], &bytes[5..]].concat()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn golden(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)).unwrap()
}

/// The bytes of the sample are those that the file holds since this version of the schema.
fn check(name: &str, bytes: &[u8]) {
    let file = golden(&format!("{name}.hex"));
    assert_eq!(
        hex(bytes),
        file.trim(),
        "the wire form of {name} changed: give the schema a new version instead"
    );
}

#[test]
fn golden_bytes_hold() {
    let codec = codec();
    check("config_change", &codec.encode_change(&sample::change()).unwrap());
    check("finding", &codec.encode_finding(&sample::finding()).unwrap());
    check("resource_state", &codec.encode_state(&sample::state()).unwrap());
    check("rejected", &codec.encode_rejected(&sample::rejected()).unwrap());
    check("published", &codec.encode_published(&sample::published()).unwrap());
    assert_eq!(
        codec.decode_published(&bytes("published.hex")).unwrap(),
        sample::published()
    );
}

/// The bytes that a file holds.
fn bytes(name: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    golden(name).trim().as_bytes().chunks(2).map(byte).collect()
}

#[test]
fn records_of_earlier_versions_are_still_read() {
    let mut finding = sample::finding();
    finding.decision = Default::default();
    assert_eq!(codec().decode_finding(&bytes("finding.2.hex")).unwrap(), finding);
    finding.related.clear();
    assert_eq!(codec().decode_finding(&bytes("finding.1.hex")).unwrap(), finding);
    let mut state = sample::state();
    state.turn = 0;
    assert_eq!(codec().decode_state(&bytes("resource_state.2.hex")).unwrap(), state);
    (state.judged_by, state.findings[0].title) = (0, String::new());
    assert_eq!(codec().decode_state(&bytes("resource_state.1.hex")).unwrap(), state);
}

#[test]
fn python_reads_the_topics_with_the_schema_files_alone() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read_topics.py");
    let files = ["config_change", "finding", "resource_state", "rejected", "published"];
    let golden = files.map(|name| script.with_file_name("golden").join(format!("{name}.hex")));
    let output = Command::new("python3")
        .arg(&script)
        .args(golden)
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let records: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut rejected = serde_json::to_value(sample::rejected()).unwrap();
    rejected["bytes"] = json!("{\u{0}\u{ff}\n");
    let expect = [
        serde_json::to_value(sample::change()).unwrap(),
        serde_json::to_value(sample::finding()).unwrap(),
        serde_json::to_value(sample::state()).unwrap(),
        rejected,
        serde_json::to_value(sample::published()).unwrap(),
    ];
    assert_eq!(records, expect);
}

/// One byte of the body is another.
fn bad(bytes: &mut [u8], at: prop::sample::Index, byte: u8) {
    let at = 5 + at.index(bytes.len() - 5);
    bytes[at] = byte;
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        change in random::any_change(),
        finding in random::any_finding(),
        state in random::any_state(),
        rejected in random::any_rejected(),
    ) {
        let codec = codec();
        prop_assert_eq!(&codec.decode_change(&codec.encode_change(&change).unwrap()).unwrap(), &change);
        prop_assert_eq!(&codec.decode_finding(&codec.encode_finding(&finding).unwrap()).unwrap(), &finding);
        prop_assert_eq!(&codec.decode_state(&codec.encode_state(&state).unwrap()).unwrap(), &state);
        prop_assert_eq!(&codec.decode_rejected(&codec.encode_rejected(&rejected).unwrap()).unwrap(), &rejected);
    }

    #[test]
    fn the_library_reads_the_same(
        change in random::any_change(),
        finding in random::any_finding(),
        state in random::any_state(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let (own, library) = (codec(), library());
        let mut bytes = own.encode_change(&change).unwrap();
        prop_assert_eq!(library.decode_change(&foreign(Topic::Changes, &bytes)).unwrap(), change);
        bad(&mut bytes, at, byte);
        // What the library refuses is refused by it both times, in other words where the schema is not today's.
        if let Ok(read) = own.decode_change(&bytes) {
            prop_assert_eq!(library.decode_change(&foreign(Topic::Changes, &bytes)).unwrap(), read);
        }
        let mut bytes = own.encode_finding(&finding).unwrap();
        prop_assert_eq!(library.decode_finding(&foreign(Topic::Findings, &bytes)).unwrap(), finding);
        bad(&mut bytes, at, byte);
        if let Ok(read) = own.decode_finding(&bytes) {
            prop_assert_eq!(library.decode_finding(&foreign(Topic::Findings, &bytes)).unwrap(), read);
        }
        let mut bytes = own.encode_state(&state).unwrap();
        prop_assert_eq!(library.decode_state(&foreign(Topic::Verdicts, &bytes)).unwrap(), state);
        bad(&mut bytes, at, byte);
        if let Ok(read) = own.decode_state(&bytes) {
            prop_assert_eq!(library.decode_state(&foreign(Topic::Verdicts, &bytes)).unwrap(), read);
        }
    }

    #[test]
    fn hostile_bytes_are_an_error_or_a_record(
        finding in random::any_finding(),
        cut in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let codec = codec();
        let good = codec.encode_finding(&finding).unwrap();
        prop_assert!(codec.decode_finding(&good[..cut.index(good.len())]).is_err());
        let mut bad = good.clone();
        let at = at.index(good.len());
        bad[at] = byte;
        // Some flips give another valid record; none may panic or hang.
        let _ = codec.decode_finding(&bad);
        // The same body under the id of the change schema.
        let change = codec.encode_change(&sample::change()).unwrap();
        let mut other = change[..5].to_vec();
        other.extend_from_slice(&bad[5..]);
        let _ = codec.decode_change(&other);
    }
}
