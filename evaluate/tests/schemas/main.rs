//! Every path that a table reads stands in the provider's own schema, with that type, and is compared with values that it can have.
//! Runs offline on `benchmarks/schemas/*.tsv`, which `make schemas` distils out of what the providers publish.

#![cfg(test)]

mod citations;
mod contradiction;
mod exceptions;
mod published;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as File;

use evaluate::paths::{self, Path, Paths, Reading};
use evaluate::{Engine, Pack};
use schemas::Clock;

use exceptions::Exceptions;
use published::Published;

/// How many paths came to what.
#[derive(Debug, Default)]
struct Tally {
    read: usize,
    checked: usize,
    excepted: usize,
    laid: usize,
    of_a_sibling: usize,
    no_schema: BTreeMap<String, usize>,
}

/// The paths under judgement.
struct Judge<'a> {
    published: &'a Published,
    exceptions: Exceptions,
    /// Shape, table and path that is right: a branch over several types reads what one of them has of all, and one over several
    /// spellings (`securityContext`, `security_context[]`) every one of all.
    siblings: BTreeSet<(&'a str, &'a str, String)>,
    /// The texts of each function of the pack.
    words: Vec<BTreeSet<String>>,
    tally: Tally,
    faults: Vec<String>,
}

impl<'a> Judge<'a> {
    fn over(published: &'a Published, read: &'a Paths) -> Self {
        let siblings = read
            .iter()
            .filter(|(path, _)| published.statement(path).is_some())
            .flat_map(|(path, reading)| {
                let of = |table: &'a String| (path.shape.as_str(), table.as_str(), spoken(&path.path));
                reading.tables.iter().map(of)
            })
            .collect();
        Self {
            published,
            exceptions: Exceptions::read(),
            siblings,
            words: published::words_of_functions(),
            tally: Tally::default(),
            faults: Vec::new(),
        }
    }

    fn judge(&mut self, path: &Path, reading: &Reading) {
        self.tally.read += 1;
        let has_type = self.published.has_type(path);
        if !self.published.has_shape(&path.shape)
            || path.resource_type == "*"
            || (!has_type && self.exceptions.reason(path, "*").is_some())
        {
            *self.tally.no_schema.entry(path.shape.clone()).or_default() += 1;
            return;
        }
        // Names of the pack's own: what an adapter lays from companions, who manages a key.
        if path.path.starts_with('$') || path.path == "KeyManager" {
            self.tally.laid += 1;
            return;
        }
        self.tally.checked += 1;
        let statement = self.published.statement(path);
        let said = spoken(&path.path);
        let of_sibling = |table: &String| {
            self.siblings
                .contains(&(path.shape.as_str(), table.as_str(), said.clone()))
        };
        if has_type && statement.is_none() && reading.tables.iter().all(of_sibling) {
            self.tally.of_a_sibling += 1;
            return;
        }
        let contradictions = contradiction::of(reading, statement, &self.words);
        if contradictions.is_empty() {
            return;
        }
        match self.exceptions.reason(path, &path.path) {
            Some(reason) if reason.starts_with("laid by") => self.tally.laid += 1,
            Some(reason) if reason.starts_with("a sibling's") => self.tally.of_a_sibling += 1,
            Some(_) => self.tally.excepted += 1,
            None => self.fail(path, reading, contradictions),
        }
    }

    fn fail(&mut self, path: &Path, reading: &Reading, contradictions: Vec<String>) {
        let tables: Vec<&str> = reading.tables.iter().map(String::as_str).collect();
        let (shape, resource_type, of) = (&path.shape, &path.resource_type, &path.path);
        let line = |what: String| format!("{shape}\t{resource_type}\t{of}\t{what} ({})", tables.join(", "));
        self.faults.extend(contradictions.into_iter().map(line));
    }
}

/// A path without what spellings differ in: case, `_`, the `[]` of a block that stands once, the plural of a list.
fn spoken(path: &str) -> String {
    let plain = path.to_lowercase().replace(['_', '-'], "").replace("[]", "");
    let steps: Vec<&str> = plain.split('.').map(|step| step.trim_end_matches('s')).collect();
    steps.join(".")
}

fn read() -> Paths {
    let pack = Pack::load(&[published::folder().join("../../rules")], &BTreeMap::new()).unwrap();
    let engine = Engine::new(&pack, Clock::fixed(1_793_491_200_000)).unwrap();
    let read = paths::read(&engine);
    write(&read);
    read
}

#[test]
fn every_path_is_in_the_schema() {
    let (read, published) = (read(), Published::read());
    let mut judge = Judge::over(&published, &read);
    for (path, reading) in read.iter().filter(|(_, reading)| !reading.tables.is_empty()) {
        judge.judge(path, reading);
    }
    let Judge {
        tally,
        faults,
        exceptions,
        ..
    } = judge;
    println!("{tally:?}");
    assert!(tally.checked > 2_000, "only {} paths are checked", tally.checked);
    assert!(
        faults.is_empty(),
        "{} paths stand against the schemas; `make schemas` reads those of new paths:\n{}",
        faults.len(),
        faults.join("\n")
    );
    let stale = exceptions.stale();
    assert!(stale.is_empty(), "exceptions that nothing needs: {stale:#?}");
    assert!(
        tally.excepted * 100 <= tally.checked * 3,
        "more than 3 % are exceptions: {tally:?}"
    );
}

#[test]
fn every_default_cites_its_document() {
    let (read, published) = (read(), Published::read());
    let headers = citations::headers();
    let missing: BTreeSet<String> = read
        .iter()
        .filter(|(path, reading)| citations::are_claims(reading) && !citations::is_stated(published.statement(path)))
        .flat_map(|(path, reading)| reading.tables.iter().map(move |table| (path, table, &reading.defaults)))
        .filter(|(path, table, _)| !citations::cites(&headers, table, &path.shape))
        .map(|(path, table, defaults)| format!("{table}\t{}\t{}\t{defaults:?}", path.shape, path.path))
        .collect();
    assert!(
        missing.is_empty(),
        "{} defaults of tables whose header names no document of the provider:\n{}",
        missing.len(),
        missing.into_iter().collect::<Vec<_>>().join("\n")
    );
}

/// The list that `benchmarks/schemas/renew` reads, behind this test in the target folder.
fn write(read: &Paths) {
    let joined = |texts: &BTreeSet<String>| texts.iter().cloned().collect::<Vec<_>>().join("|");
    let line = |(path, reading): (&Path, &Reading)| {
        let compared = !(reading.compared.is_empty() && reading.compared_any_case.is_empty());
        format!(
            "{}\t{}\t{}\t{compared}\t{}\t{}",
            path.shape,
            path.resource_type,
            path.path,
            joined(&reading.tables),
            joined(&reading.defaults)
        )
    };
    let lines: Vec<String> = read.iter().map(line).collect();
    fs::write(
        File::new(env!("CARGO_TARGET_TMPDIR")).join("paths.tsv"),
        lines.join("\n"),
    )
    .unwrap();
}
