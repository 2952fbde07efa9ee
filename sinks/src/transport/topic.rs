//! Requests that are records for a Kafka topic: one after the other in the body, each part with its length before it.

use bytes::{Buf, BufMut, Bytes, BytesMut};
use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::bus::kafka::foreign::{Entry, TopicError, TopicWriter};
use pipeline::delivery::{Method, Request, Response, Transport, TransportError};

/// A topic.
pub(crate) struct Topic(TopicWriter);

impl Topic {
    pub(crate) fn new(writer: TopicWriter) -> Self {
        Self(writer)
    }
}

/// Adds a record to a body.
pub(crate) fn add(body: &mut BytesMut, entry: &Entry) {
    let mut part = |bytes: &[u8]| {
        body.put_u32(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        body.put_slice(bytes);
    };
    part(&entry.key);
    part(&entry.value);
    part(&[u8::try_from(entry.headers.len()).unwrap_or(u8::MAX)]);
    for (name, value) in &entry.headers {
        part(name.as_bytes());
        part(value.as_bytes());
    }
}

/// The records of a body.
fn entries(mut body: Bytes) -> Option<Vec<Entry>> {
    let mut part = || -> Option<Bytes> {
        let length = (body.remaining() >= 4).then(|| body.get_u32())? as usize;
        (body.remaining() >= length).then(|| body.split_to(length))
    };
    let text = |bytes: Bytes| String::from_utf8_lossy(&bytes).into_owned();
    let mut entries = Vec::new();
    while let Some(key) = part() {
        let (value, count) = (part()?, *part()?.first()?);
        let mut headers = Vec::new();
        for _ in 0..count {
            headers.push((text(part()?), text(part()?)));
        }
        entries.push(Entry { key, value, headers });
    }
    Some(entries)
}

impl Topic {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let answered = match request.method {
            Method::Head => self
                .0
                .check()
                .await
                .map(|partitions| format!("{partitions} partitions")),
            _ => {
                let entries = entries(request.body);
                let entries = entries.ok_or_else(|| TransportError::NoAnswer("the records broke off".to_owned()))?;
                self.0.put(&entries).await.map(|()| String::new())
            }
        };
        let response = |status, text: String| Response {
            status,
            headers: Vec::new(),
            body: text.into(),
        };
        match answered {
            Ok(text) => Ok(response(200, text)),
            Err(TopicError::TooLarge(what)) => Ok(response(413, what)),
            Err(TopicError::Busy(what)) => Err(TransportError::NoAnswer(what)),
            Err(TopicError::Refused(reason)) => Err(TransportError::Refused {
                reason,
                hint: "check `topic` and `properties`: the topic must be there, and the user may describe it and write to it"
                    .to_owned(),
            }),
        }
    }
}

impl Transport for Topic {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.exchange(request).boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_out_as_they_went_in() {
        let entry = |key: &'static str, value: &'static str| Entry {
            key: Bytes::from_static(key.as_bytes()),
            value: Bytes::from_static(value.as_bytes()),
            headers: vec![
                ("event_id".to_owned(), "a:1".to_owned()),
                ("x".to_owned(), String::new()),
            ],
        };
        let mut body = BytesMut::new();
        let sent = [entry("a", "1"), entry("", ""), entry("b", "2\0\n")];
        sent.iter().for_each(|entry| add(&mut body, entry));
        let body = body.freeze();
        let got = entries(body.clone()).unwrap();
        assert_eq!(format!("{got:?}"), format!("{sent:?}"));
        assert!(entries(body.slice(..body.len() - 1)).is_none());
    }
}
