//! Batches to files: one for each region, account and day among the findings of a batch, sent one after the other. Knows no store.

use std::collections::BTreeMap;

use bytes::Bytes;
use chrono::DateTime;
use pipeline::delivery::{Answer, Event, Limits, Method, Request, Response, Sink};
use schemas::Finding;
use sha2::{Digest, Sha256};

use super::config::Config;
use super::{answer, encode};
use crate::columns::{self, Field};

/// Findings of a batch: so many are held in memory while they are gathered.
const RECORDS: usize = 5_000;

/// Bytes of them as JSON.
const INFLATED: usize = 64 << 20;

/// The sink.
pub(super) struct Parquet {
    config: Config,
    columns: Vec<Field>,
}

/// A request to a store: an object by its name.
pub(super) fn object(method: Method, name: String, body: Bytes) -> Request {
    Request {
        method,
        url: name,
        headers: Vec::new(),
        body,
    }
}

/// Characters of a part of a path: a name in a folder has 255 bytes, one in a store 1,024 in all.
const PART: usize = 128;

/// A part of a path: nothing in it ends it or leads out of it, and no store finds it too long.
fn part(text: &str) -> String {
    let fit = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') {
            c
        } else {
            '-'
        }
    };
    match text.chars().map(fit).take(PART).collect::<String>() {
        dots if dots.chars().all(|c| c == '.') => "none".to_owned(),
        text => text,
    }
}

impl Parquet {
    pub(super) fn new(config: Config) -> Self {
        let columns = encode::columns();
        Self { config, columns }
    }

    /// Where a finding lies (docs.aws.amazon.com/security-lake/latest/userguide/custom-sources.html).
    fn folder(&self, finding: &Finding) -> String {
        let resource = &finding.resource;
        let region = self
            .config
            .region
            .as_deref()
            .or(resource.region.as_deref())
            .unwrap_or("global");
        let account = resource.account.as_deref().unwrap_or(&self.config.account);
        let day = DateTime::from_timestamp_millis(finding.time)
            .unwrap_or_default()
            .format("%Y%m%d");
        format!("region={}/accountId={}/eventDay={day}", part(region), part(account))
    }

    /// The request for the batch's file of that number, while there is one.
    fn file(&self, events: &[Event], number: usize) -> Option<Request> {
        let mut folders: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
        for event in events {
            folders.entry(self.folder(&event.finding)).or_default().push(event);
        }
        let (folder, mut events) = folders.into_iter().nth(number)?;
        events.sort_by_key(|event| event.finding.time);
        // The same findings make the same name, so that a repeat takes the place of what it repeats.
        let mut name = Sha256::new();
        for event in &events {
            name.update(event.id());
            name.update("\n");
        }
        let name: String = name
            .finalize()
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let rows: Vec<_> = events.iter().map(|event| encode::row(&event.finding)).collect();
        // Compressing into memory does not fail; an empty file would be refused by whoever reads it, and seen.
        let body = columns::write(&self.columns, &rows).unwrap_or_default();
        Some(object(Method::Put, format!("{folder}/{name}.parquet"), body.into()))
    }
}

impl Sink for Parquet {
    fn name(&self) -> &str {
        &self.config.general.name
    }

    fn limits(&self) -> Limits {
        Limits {
            records: RECORDS,
            bytes: INFLATED,
            inflated: INFLATED,
            alone: usize::MAX,
        }
    }

    /// How large it is; the columns are made of all findings of a file at once.
    fn encode(&self, finding: &Finding, _told: i64) -> Result<Vec<u8>, String> {
        serde_json::to_vec(&encode::row(finding)).map_err(|error| error.to_string())
    }

    fn request(&self, events: &[Event], _now: i64) -> Request {
        let request = self.file(events, 0);
        request.unwrap_or_else(|| object(Method::Get, String::new(), Bytes::new()))
    }

    fn answer(&self, events: &[Event], response: &Response, before: &[Response]) -> Answer {
        if let Some(fault) = answer::fault(response) {
            return fault;
        }
        match self.file(events, before.len() + 1) {
            Some(next) => Answer::Next(next),
            None => Answer::Delivered { slow: false },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_its_folder_or_is_too_long() {
        let check = |text: &str, expect: &str| assert_eq!(part(text), expect);
        check("../../etc", "..-..-etc");
        check("..", "none");
        check("", "none");
        check("eu-1/x=y\0\n", "eu-1-x-y--");
        check("ü.parquet", "-.parquet");
        for length in [PART - 1, PART, PART + 1, 1 << 10] {
            check(&"a".repeat(length), &"a".repeat(length.min(PART)));
        }
    }
}
