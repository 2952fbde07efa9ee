//! What comes with commits: titles `area: what`, at most 72 characters, and no file that a run leaves. Looked at only where git is there.

use std::process::Command;

use crate::tree::{none, root};

/// The last commit before the rule.
const BEFORE: &str = "0c7136e";

const TITLE: usize = 72;

/// Bytes of the largest file that belongs here.
const LARGEST: u64 = 1 << 20;

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

/// What a run leaves in the clone (a store of 64 MiB did) must not come with a commit.
#[test]
fn nothing_that_a_run_leaves_is_kept() {
    let files = Command::new("git")
        .current_dir(root())
        .args(["ls-files", "-z"])
        .output();
    let Some(files) = files.ok().filter(|files| files.status.success()) else {
        return;
    };
    let files = String::from_utf8(files.stdout).unwrap();
    let large = |file: &&str| root().join(file).metadata().is_ok_and(|file| file.len() > LARGEST);
    let left = |file: &&str| {
        ["tripline-data/", "tripline-state/", "target/"]
            .iter()
            .any(|folder| file.starts_with(folder))
    };
    let found = files.split('\0').filter(|file| large(file) || left(file));
    let found: Vec<String> = found.map(str::to_owned).collect();
    none(&format!("files of a run, or above {LARGEST} bytes"), &found);
}

fn is_title(title: &str) -> bool {
    let area = title.split_once(": ").map(|(area, _)| area);
    let named = area
        .is_some_and(|area| !area.is_empty() && area.chars().all(|c| c.is_ascii_lowercase() || "/_-, ".contains(c)));
    named && title.chars().count() <= TITLE
}
