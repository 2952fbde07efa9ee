//! Programs that others wrote, made by the scripts in compose/receivers and kept outside the clone.

use std::path::PathBuf;
use std::process::{Command, Stdio};

pub fn receivers() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../compose/receivers"))
}

/// Runs a script that prints where the program is. Fails with the script's own words.
pub fn program(script: &str) -> PathBuf {
    let ran = Command::new(receivers().join(script))
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{script}: {errors}");
    PathBuf::from(String::from_utf8(ran.stdout).unwrap().trim())
}
