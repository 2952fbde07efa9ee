//! What reads what a stranger sends, and what is asked of it: every record becomes a change or a reject, nothing swells, a change
//! keeps its form on the wire, an answer is given to every rule text.

use std::path::Path;

use clap::ValueEnum;

use evaluate::rule::{Overlay, Rule};
use evaluate::{Engine, Pack};
use ingest::{Decoded, Hints, Mapping, Shape, decode};
use schemas::Clock;
use schemas::wire::Codec;

/// A moment: inputs are repeated.
const NOW: i64 = 1_800_000_000_000;

/// How many times the bytes of an input what becomes of it may have, and how many beside.
const SWELLING: (usize, usize) = (64, 1 << 20);

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// Splitting of documents; the shape is recognised
    Documents,
    /// Each shape's adapter, ARM and CloudFormation expressions among them
    Shapes,
    /// Mappings of the user's own records
    Mappings,
    /// Avro of each topic
    Wire,
    /// SQL of rules, through the compiler
    Rules,
}

/// Tries one input.
pub type Check = Box<dyn FnMut(&[u8]) -> Result<(), String>>;

const MAPPING: &[u8] = br#"{"name": "b", "resource_type": "{type}", "uid": "arn:{{{a.\"b.c\"[2]}", "account": "{meta[0].id}", "when": {"kind": "*"}}
{"type": "bucket", "kind": "x", "a": {"b.c": [1, 2, "y"]}, "meta": [{"id": 7}], "state": {"$unknown": "z"}}"#;

const RULE: &[u8] = b"/*
id: fuzz
title: t
severity: low
description: d
remediation: {console: c}
*/
SELECT resource_uid, json_get_array(configuration, 'a') AS a FROM changes
WHERE any_match(json_get_array(configuration, 'a', 0), lambda e : cidr_is_any(e ->> 'c') AND port_in(22, json_get_int(e, 'f'), 80))
  AND NOT json_has(tags, 'owner') OR resource_type IN ('a', NULL) AND CASE WHEN region LIKE 'eu%' THEN TRUE END";

impl Target {
    /// Every one.
    pub fn all() -> Vec<Self> {
        Self::value_variants().to_vec()
    }

    /// What it begins with, where golden records are nothing to it.
    pub fn seeds(self) -> Option<Vec<Vec<u8>>> {
        match self {
            Self::Documents | Self::Shapes => None,
            Self::Mappings => Some(vec![MAPPING.to_vec()]),
            Self::Wire => Some(wire_seeds()),
            Self::Rules => Some(vec![RULE.to_vec()]),
        }
    }

    /// How it is tried.
    pub fn check(self) -> Check {
        match self {
            Self::Documents => Box::new(|data| held(data, &decode(data, &Hints::named("input.json"), &[], NOW))),
            Self::Shapes => Box::new(shapes),
            Self::Mappings => Box::new(mappings),
            Self::Wire => Box::new(wire),
            Self::Rules => Box::new(rules),
        }
    }
}

fn shapes(data: &[u8]) -> Result<(), String> {
    Shape::ALL.iter().copied().try_for_each(|shape| {
        let hints = Hints {
            shape: Some(shape),
            ..Hints::named("input.yaml")
        };
        held(data, &decode(data, &hints, &[], NOW))
    })
}

/// The first line is the mapping, the rest what it maps.
fn mappings(data: &[u8]) -> Result<(), String> {
    let mut parts = data.splitn(2, |byte| *byte == b'\n');
    let (Some(mapping), Some(record)) = (parts.next(), parts.next()) else {
        return Ok(());
    };
    match serde_json::from_slice::<Mapping>(mapping) {
        Ok(mapping) => held(record, &decode(record, &Hints::named("input.json"), &[mapping], NOW)),
        Err(_) => Ok(()),
    }
}

fn held(data: &[u8], decoded: &Decoded) -> Result<(), String> {
    let changes = decoded
        .changes
        .iter()
        .map(|decoded| decoded.change.configuration.as_ref().map_or(0, String::len));
    let rejects = decoded
        .rejected
        .iter()
        .map(|reject| reject.bytes.len() + reject.reason.len());
    let became = changes.sum::<usize>() + rejects.sum::<usize>();
    if became > data.len() * SWELLING.0 + SWELLING.1 {
        return Err(format!("{} bytes became {became}", data.len()));
    }
    let codec = Codec::embedded().map_err(|error| error.to_string())?;
    for decoded in decoded.changes.iter().take(16) {
        let change = &decoded.change;
        if change.resource_uid.is_empty() {
            return Err("a change has no uid".to_owned());
        }
        let wire = codec
            .encode_change(change)
            .map_err(|error| format!("a change has no wire form: {error}"))?;
        if codec.decode_change(&wire).ok().as_ref() != Some(change) {
            return Err("a change does not come back as it was".to_owned());
        }
    }
    Ok(())
}

fn wire_seeds() -> Vec<Vec<u8>> {
    let record = br#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "labels": {"b": "c"}}, "spec": {}}"#;
    let changes = decode(record, &Hints::named("pod.json"), &[], NOW).changes;
    let codec = Codec::embedded();
    let wire = |change| codec.as_ref().ok()?.encode_change(change).ok();
    changes.iter().filter_map(|decoded| wire(&decoded.change)).collect()
}

fn wire(data: &[u8]) -> Result<(), String> {
    let codec = Codec::embedded().map_err(|error| error.to_string())?;
    let _ = (
        codec.decode_finding(data),
        codec.decode_state(data),
        codec.decode_rejected(data),
    );
    let Ok(change) = codec.decode_change(data) else {
        return Ok(());
    };
    let again = codec
        .encode_change(&change)
        .map_err(|error| format!("it was read, and has no wire form: {error}"))?;
    if codec.decode_change(&again).ok() == Some(change) {
        Ok(())
    } else {
        Err("it does not come back as it was".to_owned())
    }
}

fn rules(data: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(data) else {
        return Ok(());
    };
    if let Ok(rule) = Rule::parse(Path::new("fuzz.sql"), text, &Overlay::new()) {
        let pack = Pack {
            rules: vec![rule],
            ..Pack::default()
        };
        let _ = Engine::new(&pack, Clock::fixed(NOW));
    }
    Ok(())
}
