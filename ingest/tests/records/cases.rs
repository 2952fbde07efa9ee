//! The golden cases on disk. Shared by the tests that read them.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

use ingest::{Decoded, Hints, Mapping};
use serde_json::Value;

/// When all cases are observed.
pub const OBSERVED_AT: i64 = 1_700_000_000_000;

/// One input with what is known beside it.
pub struct Case {
    /// The input.
    pub input: PathBuf,
    /// What it becomes.
    pub expect: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// `<case>.source.json`, or null.
    source: Value,
}

impl Case {
    /// Decodes the case's own bytes.
    pub fn decode(&self) -> Decoded {
        self.decode_at(OBSERVED_AT)
    }

    /// The same at another time.
    pub fn decode_at(&self, observed_at: i64) -> Decoded {
        self.decode_bytes(&self.bytes, observed_at)
    }

    /// Whether it needs mappings of the config.
    pub fn has_mappings(&self) -> bool {
        self.source.get("mappings").is_some()
    }

    /// What is known beside it, as `/v1/changes` takes it.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let file = self.input.file_name().unwrap().to_str().unwrap();
        let text = |key: &str| self.source.get(key).and_then(Value::as_str).map(str::to_owned);
        let mut parameters = vec![("name", text("name").unwrap_or_else(|| file.to_owned()))];
        for (key, parameter) in [
            ("account", "account"),
            ("region", "region"),
            ("cluster", "cluster"),
            ("hint", "shape"),
        ] {
            parameters.extend(text(key).map(|value| (parameter, value)));
        }
        parameters
    }

    /// Decodes other bytes as if they were the case's.
    pub fn decode_bytes(&self, bytes: &[u8], observed_at: i64) -> Decoded {
        let name = self.input.file_name().unwrap().to_str().unwrap();
        let text = |key: &str| self.source.get(key).and_then(Value::as_str).map(str::to_owned);
        let mappings: Vec<Mapping> = self
            .source
            .get("mappings")
            .map(|list| serde_json::from_value(list.clone()).expect("mappings"))
            .unwrap_or_default();
        let hints = Hints {
            account: text("account"),
            region: text("region"),
            cluster: text("cluster"),
            shape: text("hint").map(|word| word.parse().expect("known hint")),
            ..Hints::named(text("name").unwrap_or_else(|| name.to_owned()))
        };
        ingest::decode(bytes, &hints, &mappings, observed_at)
    }
}

/// Every case of every shape.
pub fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases = Vec::new();
    for folder in sorted(&root).into_iter().filter(|path| path.is_dir()) {
        for input in sorted(&folder) {
            let name = input.file_name().unwrap().to_str().unwrap().to_owned();
            if name.ends_with(".expect.json") || name.ends_with(".source.json") {
                continue;
            }
            let stem = name.split('.').next().unwrap();
            let source = std::fs::read(folder.join(format!("{stem}.source.json")));
            let source = source
                .map(|bytes| serde_json::from_slice(&bytes).expect("source file"))
                .unwrap_or_default();
            let bytes = std::fs::read(&input).unwrap();
            cases.push(Case {
                expect: folder.join(format!("{stem}.expect.json")),
                input,
                bytes,
                source,
            });
        }
    }
    cases
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}
