//! Puts the rule pack into the binary: `rules/` as two compressed lists of files (rules with tables and mappings; cases), the same
//! bytes for the same files. Says what the build is made of.
#![allow(
    clippy::disallowed_methods,
    reason = "cargo speaks to a build script by its environment"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

type Files = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    // Read when it runs, not when it was compiled: worktrees may share a target folder.
    let rules = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../rules");
    println!("cargo::rerun-if-changed={}", rules.display());
    println!("cargo::rerun-if-env-changed=TRIPLINE_COMMIT");
    let mut files = Files::new();
    collect(&rules, "", &mut files)?;
    let (cases, rules): (Files, Files) = files.into_iter().partition(|(path, _)| path.ends_with(CASES));
    let out = std::env::var("OUT_DIR")?;
    write(&Path::new(&out).join("rules.json.gz"), &rules)?;
    write(&Path::new(&out).join("cases.json.gz"), &cases)?;
    println!(
        "cargo::rustc-env=TRIPLINE_BUILD={}; {} rules, pack {}",
        commit(),
        cases.len(),
        hash(&rules)
    );
    Ok(())
}

const CASES: &str = ".cases.yaml";

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or("a file's name is not UTF-8")?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if name.ends_with(".sql") || name.ends_with(".tsv") || name.ends_with(CASES) {
            files.insert(name, std::fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// A gzipped JSON object, path to text. No time and no name in it.
fn write(path: &Path, files: &Files) -> Result<(), Box<dyn Error>> {
    let mut out = GzBuilder::new()
        .mtime(0)
        .write(std::fs::File::create(path)?, Compression::best());
    serde_json::to_writer(&mut out, files)?;
    out.finish()?.flush()?;
    Ok(())
}

/// The first digits of SHA-256 over rules, tables and mappings.
fn hash(files: &Files) -> String {
    let mut hasher = Sha256::new();
    for part in files.iter().flat_map(|(path, text)| [path, text]) {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize()[..5]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The commit of a release. A development build is not made anew for each commit and names none.
fn commit() -> String {
    if let Ok(commit) = std::env::var("TRIPLINE_COMMIT") {
        return format!("commit {commit}");
    }
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "debug") {
        return "development build".to_owned();
    }
    for name in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", name]) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    match git(&["describe", "--always", "--dirty", "--abbrev=9", "--exclude=*"]) {
        Some(commit) => format!("commit {commit}"),
        None => "commit not known".to_owned(),
    }
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
