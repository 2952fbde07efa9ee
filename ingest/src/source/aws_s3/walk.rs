//! A bucket looked through folder by folder; days that are over are passed by without listing them. Knows no record.

use futures::TryStreamExt;
use object_store::aws::AmazonS3;
use object_store::path::Path;
use object_store::{Error, ObjectStore};

use crate::source::aws::objects::may_hold_records;

/// An object that is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// When it was written, ms since the Unix epoch.
    pub(super) written: i64,
    pub(super) key: String,
    pub(super) tag: String,
}

/// Objects below the prefix that were written at or after a moment, oldest first.
pub(super) async fn walk(bucket: &AmazonS3, prefix: &str, since: i64) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    let (folder, rest) = prefix.rsplit_once('/').unwrap_or(("", prefix));
    let mut open = vec![Path::parse(folder).map_err(|error| Error::Generic {
        store: "S3",
        source: Box::new(error),
    })?];
    while let Some(folder) = open.pop() {
        let beneath = folder.as_ref().matches('/').count();
        let listed = bucket.list_with_delimiter(Some(&folder)).await?;
        let wanted = |path: &Path| {
            rest.is_empty()
                || beneath != prefix.matches('/').count().saturating_sub(1)
                || path.as_ref().starts_with(prefix)
        };
        open.extend(
            listed
                .common_prefixes
                .into_iter()
                .filter(|path| wanted(path) && !is_over(path.as_ref(), since)),
        );
        for object in listed.objects.into_iter().filter(|object| wanted(&object.location)) {
            let written = object.last_modified.timestamp_millis();
            let key = object.location.to_string();
            if written >= since && may_hold_records(&key) {
                let tag = object.e_tag.unwrap_or_default();
                found.push(Found { written, key, tag });
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The first objects of the bucket, whatever they are.
pub(super) async fn first(bucket: &AmazonS3, prefix: &str) -> Result<Vec<String>, Error> {
    let folder = prefix.rsplit_once('/').map_or("", |(folder, _)| folder);
    let listed = bucket.list(Some(&Path::from(folder)));
    let keys = listed.map_ok(|object| object.location.to_string());
    let keys = futures::StreamExt::take(keys, 1_000);
    keys.try_collect().await
}

/// Whether a folder is of a day (`…/REGION/Y/M/D`), or of a month, whose last object was written before that moment. A day's objects come
/// up to a day later.
fn is_over(folder: &str, since: i64) -> bool {
    let parts: Vec<&str> = folder.trim_end_matches('/').split('/').collect();
    let Some(start) = parts.iter().position(|part| *part == "Config").map(|at| at + 2) else {
        return false;
    };
    let number = |at: usize| parts.get(start + at).and_then(|part| part.parse::<u32>().ok());
    let after = match (number(0), number(1), number(2)) {
        (Some(year), Some(month), Some(day)) => {
            chrono::NaiveDate::from_ymd_opt(year.cast_signed(), month, day).and_then(|date| date.succ_opt())
        }
        (Some(year), Some(month), None) if month < 12 => {
            chrono::NaiveDate::from_ymd_opt(year.cast_signed(), month + 1, 1)
        }
        (Some(year), _, None) => chrono::NaiveDate::from_ymd_opt(year.cast_signed() + 1, 1, 1),
        _ => None,
    };
    let end = after
        .and_then(|date| date.succ_opt())
        .and_then(|date| date.and_hms_opt(0, 0, 0));
    end.is_some_and(|end| end.and_utc().timestamp_millis() <= since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_over_are_passed_by() {
        // 2026-10-02T12:00:00Z
        let since = 1_790_942_400_000;
        for (folder, expect) in [
            ("AWSLogs/1/Config/eu-west-1/2026/9/30", true),
            ("AWSLogs/1/Config/eu-west-1/2026/10/1", false),
            ("AWSLogs/1/Config/eu-west-1/2026/10/2", false),
            ("AWSLogs/1/Config/eu-west-1/2026/8", true),
            ("AWSLogs/1/Config/eu-west-1/2026/9", true),
            ("AWSLogs/1/Config/eu-west-1/2026/10", false),
            ("AWSLogs/1/Config/eu-west-1/2025", true),
            ("AWSLogs/1/Config/eu-west-1/2026", false),
            ("AWSLogs/1/Config/eu-west-1", false),
            ("AWSLogs/1/Config", false),
            ("other/2020/1/1", false),
        ] {
            assert_eq!(is_over(folder, since), expect, "{folder}");
        }
    }
}
