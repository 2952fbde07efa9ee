//! Every promise of docs/security.md names its test, and the test is there.

use std::path::Path;

use crate::tree::{none, read, sources};

#[test]
fn promises_have_their_tests() {
    let page = read(Path::new("docs/security.md"));
    let promises = page.split("## Promises").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = promises.lines().filter(|line| line.starts_with("| ")).skip(1);
    let sources: Vec<String> = sources().iter().map(|file| read(file)).collect();
    let mut found = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let tests: Vec<&str> = cells[1].split('`').skip(1).step_by(2).collect();
        if tests.is_empty() {
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
