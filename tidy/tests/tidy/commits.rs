//! Titles of commits: `area: what`, at most 72 characters. Looked at only where git and the history are there.

use std::process::Command;

use crate::tree::{none, root};

/// The last commit before the rule.
const BEFORE: &str = "0c7136e";

const TITLE: usize = 72;

#[test]
fn titles_name_an_area_and_are_short() {
    let log = Command::new("git")
        .current_dir(root())
        .args(["log", "--no-merges", "--format=%s", &format!("{BEFORE}..HEAD")])
        .output();
    // A downloaded archive has no history, a bare Debian no git, a shallow clone not that commit.
    let Some(log) = log.ok().filter(|log| log.status.success()) else {
        return;
    };
    let log = String::from_utf8(log.stdout).unwrap();
    let found: Vec<String> = log
        .lines()
        .filter(|title| !is_title(title))
        .map(str::to_owned)
        .collect();
    none(
        &format!("titles that are not `area: what` in {TITLE} characters"),
        &found,
    );
}

fn is_title(title: &str) -> bool {
    let area = title.split_once(": ").map(|(area, _)| area);
    let named = area
        .is_some_and(|area| !area.is_empty() && area.chars().all(|c| c.is_ascii_lowercase() || "/_-, ".contains(c)));
    named && title.chars().count() <= TITLE
}
