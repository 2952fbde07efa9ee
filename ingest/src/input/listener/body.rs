//! Bodies: their type and coding, their limit, their inflating.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use bytes::BytesMut;
use futures::StreamExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

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
    _room: Room,
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
    let mut room = Room::new(shared);
    let collected = tokio::time::timeout(shared.http.timeout.0, collect(body, limit, &mut room));
    let raw = collected.await.map_err(|_| Failure::TooSlow)??;
    // Snapshot files are posted as they are, without saying that they are gzip.
    let plain = if coded || gzip::is_gzip(&raw) {
        let plain = inflate(&raw, limit).await?;
        room.hold(raw.len() + plain.len())?;
        plain
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

/// Room for what has arrived of one body: a length that is announced takes none.
struct Room {
    all: Arc<Semaphore>,
    most: usize,
    held: Option<OwnedSemaphorePermit>,
}

impl Room {
    fn new(shared: &Shared) -> Self {
        Self {
            all: Arc::clone(&shared.room),
            most: (shared.http.in_flight.0 >> 10).max(1),
            held: None,
        }
    }

    /// Holds room for so many bytes in all.
    fn hold(&mut self, bytes: usize) -> Result<(), Failure> {
        let held = self.held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = (bytes / 1024 + 1).min(self.most).saturating_sub(held);
        if more == 0 {
            return Ok(());
        }
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        let more = Arc::clone(&self.all)
            .try_acquire_many_owned(more)
            .map_err(|_| Failure::Full)?;
        match &mut self.held {
            Some(held) => held.merge(more),
            None => self.held = Some(more),
        }
        Ok(())
    }
}

async fn collect(body: Body, limit: usize, room: &mut Room) -> Result<Bytes, Failure> {
    let mut chunks = body.into_data_stream();
    let (mut first, mut all) = (None::<Bytes>, BytesMut::new());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Failure::Unreadable("the body broke off".to_owned()))?;
        let arrived = first.as_ref().map_or(0, Bytes::len) + all.len() + chunk.len();
        if arrived > limit {
            return Err(Failure::TooLarge { limit });
        }
        room.hold(arrived)?;
        match first.take() {
            None if all.is_empty() => first = Some(chunk),
            begun => {
                all.extend_from_slice(&begun.unwrap_or_default());
                all.extend_from_slice(&chunk);
            }
        }
    }
    Ok(first.unwrap_or_else(|| all.freeze()))
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
    let takes = match kind {
        "application" => {
            const TYPES: [&str; 11] = [
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
            TYPES.contains(&subtype) || subtype.ends_with("+json") || subtype.ends_with("+yaml")
        }
        "text" => matches!(subtype, "plain" | "json" | "yaml" | "x-yaml" | "vnd.yaml"),
        _ => false,
    };
    if takes {
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
