//! Some hundred findings to every kind that needs no broker: none is lost, none repeated by an orderly stop, none out of order.
#![cfg(test)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use benchmarks::chaos::Format;
use benchmarks::deliver::kind::{Front, Kind};
use benchmarks::deliver::{Arguments, measure};

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_has_every_finding() {
    let mut kinds = Kind::all().to_vec();
    kinds.retain(|kind| kind.front() != Front::Topic);
    let arguments = Arguments {
        findings: 300,
        kinds: kinds.clone(),
        format: Format::Text,
        answer_after: 0,
        workers: None,
        broker: None,
        program: Some(PathBuf::from(env!("CARGO_BIN_EXE_benchmarks"))),
        to_stdout: None,
    };
    let mut rows = 0;
    let print = |row: &benchmarks::deliver::Row| {
        rows += 1;
        assert_eq!(
            (row.delivered, row.lost, row.repeated, row.reordered),
            (300, 0, 0, 0),
            "{}",
            row.text()
        );
        assert!(row.ratio > 0.0 && row.failure.is_none(), "{}", row.text());
    };
    assert!(measure(&arguments, print).await.unwrap());
    assert_eq!(rows, kinds.len());
}

/// The list of kinds is the one of the config.
#[test]
fn no_kind_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../sinks/src/destination");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let kinds: BTreeSet<String> = entries
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let measured: BTreeSet<String> = Kind::all()
        .iter()
        .map(|kind| {
            kind.entry("http://127.0.0.1:1", "")["kind"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(measured, kinds);
}
