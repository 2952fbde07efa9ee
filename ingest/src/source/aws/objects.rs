//! Objects of S3 buckets as documents. Knows no notification.

use std::collections::HashMap;

use bytes::Bytes;
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{Error, GetOptions, ObjectStore};

use super::account::Account;
use crate::hints::Hints;
use crate::input::gzip;
use crate::source::{Document, Fault};

/// Buckets that were opened.
pub(in crate::source) struct Objects {
    account: Account,
    region: String,
    endpoint: Option<String>,
    limit: usize,
    buckets: HashMap<String, AmazonS3>,
}

/// What became of an object that was asked for.
#[allow(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is taken apart at once"
)]
pub(in crate::source) enum Fetched {
    /// Its bytes, inflated.
    Object(Document),
    /// It is not there, or no record can be in it.
    Unreadable(String),
}

impl Objects {
    pub(in crate::source) fn new(account: &Account, region: &str, endpoint: Option<&str>, limit: usize) -> Self {
        Self {
            account: account.clone(),
            region: region.to_owned(),
            endpoint: endpoint.map(str::to_owned),
            limit,
            buckets: HashMap::new(),
        }
    }

    /// The bucket; secrets are read when it is first asked for, and anew after a refusal.
    pub(in crate::source) fn bucket(&mut self, name: &str) -> Result<&AmazonS3, Fault> {
        if !self.buckets.contains_key(name) {
            let bucket = self.account.bucket(&self.region, self.endpoint.as_deref(), name)?;
            self.buckets.insert(name.to_owned(), bucket);
        }
        self.buckets.get(name).ok_or_else(|| Fault::away("no bucket"))
    }

    /// Fetches an object.
    pub(in crate::source) async fn fetch(&mut self, source: &str, bucket: &str, key: &str) -> Result<Fetched, Fault> {
        let limit = self.limit;
        let place = format!("s3://{bucket}/{key}");
        // As it is: names of AWS Config hold `::`, which a path would encode.
        let Ok(path) = Path::parse(key) else {
            return Ok(Fetched::Unreadable(format!("{place}: not a key that can be asked for")));
        };
        let answer = self.bucket(bucket)?.get_opts(&path, GetOptions::default()).await;
        let answer = match answer {
            Ok(answer) => answer,
            Err(Error::NotFound { .. }) => return Ok(Fetched::Unreadable(format!("{place} is not there any more"))),
            Err(error) => return Err(self.refused(bucket, &place, &error)),
        };
        if answer.meta.size > limit as u64 {
            return Ok(Fetched::Unreadable(format!(
                "{place} has {} bytes, `object_limit` is {limit}",
                answer.meta.size
            )));
        }
        let bytes = answer.bytes().await.map_err(|error| fault(&place, &error))?;
        let inflated = tokio::task::spawn_blocking(move || {
            gzip::inflate(&bytes, limit).map(|bytes| Bytes::from(bytes.into_owned()))
        });
        match inflated.await {
            Ok(Ok(bytes)) => Ok(Fetched::Object(Document::new(
                bytes,
                Hints::named(format!("{source}/{place}")),
            ))),
            Ok(Err(error)) => Ok(Fetched::Unreadable(format!("{place} {error}"))),
            Err(_) => Err(Fault::away("inflating was stopped")),
        }
    }

    /// What an error means; after a refusal secrets are read anew.
    pub(in crate::source) fn refused(&mut self, bucket: &str, place: &str, error: &Error) -> Fault {
        let fault = fault(place, error);
        if matches!(fault, Fault::Refused { .. }) {
            self.buckets.remove(bucket);
        }
        fault
    }
}

/// What an error means.
pub(in crate::source) fn fault(place: &str, error: &Error) -> Fault {
    let text = pipeline::cause::chain(error);
    let line: Vec<&str> = text.split_whitespace().collect();
    let what = format!("{place}: {}", line.join(" ").chars().take(400).collect::<String>());
    let words = [
        "NoSuchBucket",
        "AccessDenied",
        "ExpiredToken",
        "InvalidToken",
        "InvalidAccessKeyId",
        "SignatureDoesNotMatch",
    ];
    let refused = matches!(error, Error::PermissionDenied { .. } | Error::Unauthenticated { .. })
        || words.iter().any(|word| text.contains(word));
    match refused {
        true => Fault::refused(
            what,
            "grant `s3:GetObject` (and `s3:ListBucket` where it is listed), and check keys and region",
        ),
        false => Fault::away(what),
    }
}

/// Whether an object holds events of CloudTrail (User Guide, "Finding your CloudTrail log files"; digests and insights stand beside).
pub(in crate::source) fn holds_events(key: &str) -> bool {
    key.contains("/CloudTrail/") && key.ends_with(".json.gz")
}

/// Whether records of AWS Config may be in an object: not the probe of its delivery channel, nor what CloudTrail puts beside.
pub(in crate::source) fn may_hold_records(key: &str) -> bool {
    let beside = ["/CloudTrail/", "/CloudTrail-Digest/", "/CloudTrail-Insight/"];
    let named = key.ends_with(".json")
        || key.ends_with(".json.gz")
        || key.ends_with(".ndjson")
        || key.ends_with(".gz")
        || key.contains("/OversizedChangeNotification/");
    named && !key.ends_with("ConfigWritabilityCheckFile") && !beside.iter().any(|part| key.contains(part))
}
