//! Our records as Kafka's messages and back.
#![allow(clippy::disallowed_methods, reason = "the bus stamps records")]

use bytes::Bytes;
use rdkafka::Message;
use rdkafka::message::{BorrowedMessage, Header, Headers, OwnedHeaders};
use std::time::{SystemTime, UNIX_EPOCH};

use super::names::Names;
use crate::bus::{Received, Record};

/// The record of a message of one of our topics.
pub fn received(names: &Names, message: &BorrowedMessage<'_>) -> Option<Received> {
    let mut headers = Vec::new();
    if let Some(all) = message.headers() {
        for header in all.iter() {
            headers.push((
                header.key.to_owned(),
                Bytes::copy_from_slice(header.value.unwrap_or_default()),
            ));
        }
    }
    Some(Received {
        topic: names.topic_of(message.topic())?,
        partition: message.partition(),
        offset: message.offset(),
        record: Record {
            key: message.key().map(Bytes::copy_from_slice),
            value: message.payload().map(Bytes::copy_from_slice),
            headers,
            timestamp: message.timestamp().to_millis().unwrap_or(0),
        },
    })
}

/// The headers of a record.
pub fn headers(record: &Record) -> Option<OwnedHeaders> {
    if record.headers.is_empty() {
        return None;
    }
    let headers = OwnedHeaders::new_with_capacity(record.headers.len());
    let add = |headers: OwnedHeaders, (name, value): &(String, Bytes)| {
        headers.insert(Header {
            key: name,
            value: Some(value.as_ref()),
        })
    };
    Some(record.headers.iter().fold(headers, add))
}

/// Now, as records carry it: retention counts from when the bus takes a record.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
