//! Objects of lists and events of watches, as lines that the adapter reads. Values of Secrets are never asked for. Pure.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::discovery::Served;
use super::request::Status;

/// What identifies an object.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Metadata<'a> {
    #[serde(borrow)]
    pub(super) name: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) namespace: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) uid: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) resource_version: Cow<'a, str>,
}

impl Metadata<'_> {
    /// The object's name within its kind.
    pub(super) fn place(&self) -> String {
        format!("{}/{}", self.namespace, self.name)
    }
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default)]
    metadata: Metadata<'a>,
    #[serde(default)]
    kind: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    metadata: &'a RawValue,
}

/// A page of a list.
#[derive(Deserialize)]
pub(super) struct List<'a> {
    #[serde(default)]
    pub(super) metadata: ListMeta,
    #[serde(borrow, default)]
    pub(super) items: Option<Vec<&'a RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ListMeta {
    pub(super) resource_version: String,
    #[serde(rename = "continue")]
    pub(super) next: String,
}

#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    object: &'a RawValue,
}

/// One event of a watch.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// Added or modified.
    There(Metadata<'a>, String),
    /// Deleted.
    Gone(Metadata<'a>, String),
    /// Everything up to this version was sent.
    Bookmark(String),
    /// The watch cannot go on.
    Ended(Status),
    /// Not an event: handed on, so that it is kept in `rejected`.
    Unread,
}

/// Whether only names, labels and annotations of the kind are asked for.
pub(super) fn is_secret(served: &Served) -> bool {
    served.group.is_empty() && served.kind == "Secret"
}

/// The media types of lists and watches.
pub(super) fn accept(served: &Served) -> (&'static str, &'static str) {
    match is_secret(served) {
        true => (
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
        ),
        false => ("application/json", "application/json"),
    }
}

/// An element of a list as the event that a watch would have begun with, so that both have one id. Elements of lists have neither kind
/// nor version.
pub(super) fn listed<'a>(served: &Served, object: &'a str) -> (Metadata<'a>, String) {
    let head: Option<Head> = serde_json::from_str(object).ok();
    let kind = head.as_ref().and_then(|head| head.kind.as_deref());
    let line = format!(r#"{{"type":"ADDED","object":{}}}"#, whole(served, object, kind));
    (head.map(|head| head.metadata).unwrap_or_default(), line)
}

/// The object with its kind, and of a Secret its metadata alone.
fn whole<'a>(served: &Served, object: &'a str, kind: Option<&str>) -> Cow<'a, str> {
    let (version, own) = (served.api_version(), &served.kind);
    if is_secret(served) {
        let metadata = serde_json::from_str(object).map_or("{}", |whole: Whole| whole.metadata.get());
        return format!(r#"{{"apiVersion":"{version}","kind":"{own}","metadata":{metadata}}}"#).into();
    }
    match (kind, object.trim_start().strip_prefix('{')) {
        (None, Some(rest)) => format!(r#"{{"apiVersion":"{version}","kind":"{own}",{rest}"#).into(),
        _ => object.into(),
    }
}

/// A line of a watch.
pub(super) fn read<'a>(served: &Served, line: &'a str) -> Event<'a> {
    let Ok(raw) = serde_json::from_str::<Raw<'a>>(line) else {
        return Event::Unread;
    };
    let object = raw.object.get();
    if raw.kind == "ERROR" {
        return serde_json::from_str(object).map_or(Event::Unread, Event::Ended);
    }
    let Ok(head) = serde_json::from_str::<Head<'a>>(object) else {
        return Event::Unread;
    };
    let line = match is_secret(served) {
        true => format!(r#"{{"type":"{}","object":{}}}"#, raw.kind, whole(served, object, None)),
        false => line.to_owned(),
    };
    match raw.kind.as_ref() {
        "ADDED" | "MODIFIED" => Event::There(head.metadata, line),
        "DELETED" => Event::Gone(head.metadata, line),
        "BOOKMARK" => Event::Bookmark(head.metadata.resource_version.into_owned()),
        _ => Event::Unread,
    }
}

/// An object that a whole list no longer has, as deleted at the list's version.
pub(super) fn vanished(served: &Served, place: &str, uid: &str, version: &str) -> String {
    let (namespace, name) = place.split_once('/').unwrap_or(("", place));
    let mut metadata = json!({"name": name, "uid": uid, "resourceVersion": version});
    if !namespace.is_empty() {
        metadata["namespace"] = namespace.into();
    }
    let object = json!({"apiVersion": served.api_version(), "kind": served.kind, "metadata": metadata});
    json!({"type": "DELETED", "object": object}).to_string()
}

/// Whether a version is after another of the same kind: by length, then as text (Kubernetes, `apimachinery/pkg/util/resourceversion`).
pub(super) fn is_after(version: &str, other: &str) -> bool {
    (version.len(), version) > (other.len(), other)
}
