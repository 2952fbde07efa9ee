//! Every promise of docs/security.md names its test, and the test is there.

use std::path::Path;

use crate::tree::{none, read, sources};

#[test]
fn promises_have_their_tests() {
    let page = read(Path::new("docs/security.md"));
    let section = |title: &str| page.split(title).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = ["## Promises", "## Faults that were found by attack"]
        .into_iter()
        .flat_map(|title| section(title).lines().filter(|line| line.starts_with("| ")).skip(1));
    let sources: Vec<String> = sources().iter().map(|file| read(file)).collect();
    let mut found = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let last = cells[cells.len() - 1];
        let tests: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        // What is told, and not bounded, names its page.
        if tests.is_empty() && !last.contains("](") {
            found.push(format!("{row} names no test"));
        }
        let gone = |test: &&str| !sources.iter().any(|source| source.contains(&format!("fn {test}(")));
        found.extend(
            tests
                .into_iter()
                .filter(gone)
                .map(|test| format!("there is no test {test}")),
        );
    }
    none("promises without a test", &found);
}
