//! Bodies: their type and coding, their limit, their inflating.

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use tokio::sync::OwnedSemaphorePermit;

use super::answer::Failure;
use super::head::header;
use super::shared::Shared;
use crate::input::gzip::{self, InflateError};

/// A body that is read whole.
pub(super) struct Read {
    /// As it came; signatures are over these bytes.
    pub raw: Bytes,
    /// Inflated.
    pub plain: Bytes,
    /// Its room, given back when the request is done.
    _room: OwnedSemaphorePermit,
}

/// Reads a body within the limits.
pub(super) async fn read(shared: &Shared, headers: &HeaderMap, body: Body) -> Result<Read, Failure> {
    let limit = shared.http.body_limit.0;
    content_type(header(headers, CONTENT_TYPE.as_str()))?;
    let coded = coding(header(headers, CONTENT_ENCODING.as_str()))?;
    let announced = header(headers, CONTENT_LENGTH.as_str()).and_then(|text| text.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(Failure::TooLarge { limit });
    }
    // What is coded, or of unknown length, may become as large as is allowed.
    let size = announced.filter(|_| !coded).unwrap_or(limit);
    let kib = u32::try_from(size / 1024 + 1).unwrap_or(u32::MAX);
    let all = u32::try_from(shared.http.in_flight.0 >> 10).unwrap_or(u32::MAX).max(1);
    let room = shared
        .room
        .clone()
        .try_acquire_many_owned(kib.min(all))
        .map_err(|_| Failure::Full)?;
    let collected = tokio::time::timeout(shared.http.timeout.0, collect(body, limit));
    let raw = collected.await.map_err(|_| Failure::TooSlow)??;
    // Snapshot files are posted as they are, without saying that they are gzip.
    let plain = if coded || gzip::is_gzip(&raw) {
        inflate(&raw, limit).await?
    } else {
        raw.clone()
    };
    if plain.trim_ascii().is_empty() {
        return Err(Failure::Unreadable("the body is empty".to_owned()));
    }
    Ok(Read {
        raw,
        plain,
        _room: room,
    })
}

async fn collect(body: Body, limit: usize) -> Result<Bytes, Failure> {
    // An exact length beyond the limit is refused before anything is read.
    if body.size_hint().lower() > limit as u64 {
        return Err(Failure::TooLarge { limit });
    }
    axum::body::to_bytes(body, limit).await.map_err(|error| {
        let text = error.to_string();
        let chain = std::error::Error::source(&error)
            .map(ToString::to_string)
            .unwrap_or_default();
        if text.contains("length limit") || chain.contains("length limit") {
            Failure::TooLarge { limit }
        } else {
            Failure::Unreadable("the body broke off".to_owned())
        }
    })
}

async fn inflate(raw: &Bytes, limit: usize) -> Result<Bytes, Failure> {
    if !gzip::is_gzip(raw) {
        return Err(Failure::Unreadable(
            "the body is not gzip, though `Content-Encoding` says so".to_owned(),
        ));
    }
    let raw = raw.clone();
    let inflated =
        tokio::task::spawn_blocking(move || gzip::inflate(&raw, limit).map(std::borrow::Cow::into_owned)).await;
    match inflated {
        Ok(Ok(bytes)) => Ok(Bytes::from(bytes)),
        Ok(Err(InflateError::TooLarge { limit })) => Err(Failure::TooLarge { limit }),
        Ok(Err(error @ InflateError::Broken(_))) => Err(Failure::Unreadable(format!("the body is {error}"))),
        Err(_) => Err(Failure::Unreadable("inflating was stopped".to_owned())),
    }
}

/// Types that can hold records. `curl --data-binary` says `application/x-www-form-urlencoded` unless told otherwise.
fn content_type(value: Option<&str>) -> Result<(), Failure> {
    let Some(value) = value else { return Ok(()) };
    let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (kind, subtype) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    let known = match kind {
        "application" => {
            const KNOWN: [&str; 11] = [
                "json",
                "x-ndjson",
                "ndjson",
                "jsonl",
                "x-jsonlines",
                "json-lines",
                "yaml",
                "x-yaml",
                "octet-stream",
                "gzip",
                "x-www-form-urlencoded",
            ];
            KNOWN.contains(&subtype) || subtype.ends_with("+json") || subtype.ends_with("+yaml")
        }
        "text" => matches!(subtype, "plain" | "json" | "yaml" | "x-yaml" | "vnd.yaml"),
        _ => false,
    };
    if known {
        return Ok(());
    }
    Err(Failure::Unsupported(format!(
        "bodies of type {essence} hold no records; send application/json, application/x-ndjson or application/yaml"
    )))
}

/// Whether the body is gzip.
fn coding(value: Option<&str>) -> Result<bool, Failure> {
    match value.map(|value| value.trim().to_ascii_lowercase()).as_deref() {
        None | Some("" | "identity") => Ok(false),
        Some("gzip" | "x-gzip") => Ok(true),
        Some(other) => Err(Failure::Unsupported(format!(
            "coding {other:?} is not known; send gzip or none"
        ))),
    }
}
