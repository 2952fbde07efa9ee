//! Schemas of a registry with Confluent's REST API (Confluent, Redpanda, Karapace, Apicurio), and what records framed with their ids
//! become: JSON. Knows no topic.
//!
//! Documents: Confluent, "Schema Registry API Reference" (`GET /schemas/ids/{int: id}`, `GET /subjects/(string: subject)/versions/…`),
//! "Wire format" (a zero byte, the id as four bytes, big-endian, the body).

mod access;
mod avro;
mod client;

use std::collections::HashMap;

use bytes::Bytes;

use super::Fault;
use avro::Layout;
use client::{Client, Kind};

pub(super) use access::Registry;

/// What a framed value begins with.
const MAGIC: u8 = 0;

/// So many schemas are kept; a registry of more is read again.
const MOST: usize = 10_000;

/// How the body of a record is read.
enum Form {
    Avro(Box<Layout>),
    Json,
    /// Not at all; why.
    Unreadable(String),
}

/// What stands behind the ids that were seen.
pub(super) struct Schemas {
    registry: Registry,
    client: Option<Client>,
    forms: HashMap<u32, Form>,
}

impl Schemas {
    pub(super) fn new(registry: Registry) -> Self {
        Self {
            registry,
            client: None,
            forms: HashMap::new(),
        }
    }

    /// Asks for the schemas of these values that were not seen yet.
    pub(super) async fn look_up(&mut self, values: impl Iterator<Item = &Bytes>) -> Result<(), Fault> {
        for id in values.filter_map(|value| Some(split(value)?.0)).collect::<Vec<u32>>() {
            if self.forms.contains_key(&id) {
                continue;
            }
            // Credentials are read anew after a refusal.
            let client = match self.client.take() {
                Some(client) => client,
                None => Client::open(&self.registry)?,
            };
            let found = client.schema(id).await?;
            self.client = Some(client);
            if self.forms.len() >= MOST {
                self.forms.clear();
            }
            let form = match found {
                Ok(schema) => match schema.kind {
                    Kind::Avro => match Layout::parse(&schema.text, &schema.references) {
                        Ok(layout) => Form::Avro(Box::new(layout)),
                        Err(why) => Form::Unreadable(format!("schema {id} is not Avro: {why}")),
                    },
                    Kind::Json => Form::Json,
                    Kind::Other(kind) => Form::Unreadable(format!("schema {id} is {kind}: Avro and JSON are read")),
                },
                Err(why) => Form::Unreadable(format!("schema {id}: {why}")),
            };
            self.forms.insert(id, form);
        }
        Ok(())
    }

    /// The value as JSON, or why it is none. A value without a frame is what it is.
    pub(super) fn json(&self, value: &Bytes) -> Result<Bytes, String> {
        let Some((id, body)) = split(value) else {
            return Ok(value.clone());
        };
        match self.forms.get(&id) {
            Some(Form::Avro(layout)) => match layout.json(body) {
                Ok(json) => Ok(Bytes::from(json.to_string())),
                Err(why) => Err(format!("not as schema {id} says: {why}")),
            },
            Some(Form::Json) => Ok(value.slice(value.len() - body.len()..)),
            Some(Form::Unreadable(why)) => Err(why.clone()),
            None => Err(format!("schema {id} is not known")),
        }
    }
}

/// The schema's id and the body of a framed value; `None` where it is not framed.
fn split(value: &Bytes) -> Option<(u32, &[u8])> {
    match value.as_ref() {
        [MAGIC, a, b, c, d, body @ ..] => Some((u32::from_be_bytes([*a, *b, *c, *d]), body)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_framed_is_what_it_is() {
        let registry: Registry = serde_json::from_value(serde_json::json!({"url": "http://127.0.0.1:1"})).unwrap();
        let mut schemas = Schemas::new(registry);
        let json = |schemas: &Schemas, value: &'static [u8]| schemas.json(&Bytes::from_static(value));
        assert_eq!(json(&schemas, b"{\"a\": 1}").unwrap(), "{\"a\": 1}");
        assert_eq!(json(&schemas, b"\0\0").unwrap(), "\0\0".as_bytes());
        assert_eq!(json(&schemas, b"\0\0\0\0\x07abc").unwrap_err(), "schema 7 is not known");
        schemas.forms.insert(7, Form::Json);
        assert_eq!(json(&schemas, b"\0\0\0\0\x07{}").unwrap(), "{}");
        schemas
            .forms
            .insert(7, Form::Avro(Box::new(Layout::parse("\"string\"", &[]).unwrap())));
        assert_eq!(json(&schemas, b"\0\0\0\0\x07\x06abc").unwrap(), "\"abc\"");
        let cut = json(&schemas, b"\0\0\0\0\x07\x06ab").unwrap_err();
        assert!(cut.starts_with("not as schema 7 says: ends early"), "{cut}");
    }
}
