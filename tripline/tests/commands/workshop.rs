//! A folder with a small rule pack, in which commands are run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder of its own.
pub struct Workshop {
    folder: tempfile::TempDir,
    own: bool,
}

pub const RULE: &str = "/*
id: pod_privileged
title: Pod runs a privileged container
severity: high
description: It can do whatever its node can.
remediation: {console: Set privileged to false.}
attack: [T1611]
*/
SELECT resource_uid, json_get_str(configuration, 'spec', 'image') AS image
FROM changes
WHERE resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')
";

pub const CASES: &str = "- name: privileged
  verdict: fail
  record: {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {privileged: true}}
- name: not privileged
  verdict: pass
  record: {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {privileged: false}}
- name: does not say
  verdict: unknown
  record: {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {}}
- name: a service is none of its business
  verdict: none
  record: {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {}}
";

/// Nothing but the rules of the folder.
const OWN: [(&str, &str); 2] = [("TRIPLINE_RULES", "rules"), ("TRIPLINE_NO_BUILT_IN", "true")];

impl Workshop {
    /// An empty folder, in which there are the built-in rules only.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            own: false,
        }
    }

    pub fn new() -> Self {
        let mut shop = Self::empty();
        shop.own = true;
        shop.write("rules/pod/pod_privileged.sql", RULE);
        shop.write("rules/pod/pod_privileged.cases.yaml", CASES);
        shop
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tripline"))
            .args(arguments)
            .current_dir(self.path())
            .env_remove("TRIPLINE_CONFIG")
            .env_remove("TRIPLINE_RULES")
            .envs(if self.own { OWN.as_slice() } else { &[] }.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that does not read its input has closed it.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
