//! The wire form of what the topics carry: Confluent's framing (a zero byte, the schema id as big-endian u32, Avro binary).
//! Without a schema registry the ids are the embedded ones below; with one, those that it gave out. Knows no registry and no bus.

mod binary;
mod foreign;
mod records;
mod schema;
#[cfg(test)]
mod tests;
mod told_by;

use apache_avro::reader::datum::GenericDatumReader;
use apache_avro::{Schema, from_value};
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::binary::Binary;
pub use self::schema::{RecordKind, SCHEMAS};
pub use self::told_by::ToldBy;
use crate::topic::Topic;
use crate::{ConfigChange, Finding, Published, Rejected, ResourceState, SourceProgress};

/// First byte of every value.
const MAGIC: u8 = 0;
/// Bytes before the Avro body.
const HEADER: usize = 5;

/// Why a value cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// An embedded or a given schema is not Avro.
    #[error("schema of {kind} cannot be used: {reason}")]
    Schema {
        /// Whose.
        kind: RecordKind,
        /// What the parser says.
        reason: String,
    },
    /// Too short for the header.
    #[error("{0} bytes are too few for a magic byte and a schema id")]
    Header(usize),
    /// Not Confluent's framing.
    #[error("unknown magic byte {0:#04x}: not in Confluent wire format")]
    Magic(u8),
    /// Nobody told this codec about the id.
    #[error("unknown schema id {0}: neither embedded nor from the configured registry")]
    UnknownSchema(u32),
    /// A record of another kind, probably from the wrong topic.
    #[error("schema id {id} is that of {found}, expected {expected}")]
    Kind {
        /// The id in the header.
        id: u32,
        /// What it stands for.
        found: RecordKind,
        /// What was asked for.
        expected: RecordKind,
    },
    /// The body is not what its schema says.
    #[error("cannot read {kind}: {reason}")]
    Decode {
        /// What was asked for.
        kind: RecordKind,
        /// Where it went wrong.
        reason: String,
    },
    /// The body goes on after the record's end.
    #[error("{bytes} bytes after the end of {kind}")]
    Trailing {
        /// What was read.
        kind: RecordKind,
        /// How many are left.
        bytes: usize,
    },
    /// The value does not fit its own schema: a fault of ours.
    #[error("cannot write {kind}: {reason}")]
    Encode {
        /// What was to be written.
        kind: RecordKind,
        /// What does not fit.
        reason: String,
    },
}

/// Writes and reads the values of all topics. Schemas are parsed once per process; share it in an `Arc`.
#[derive(Debug)]
pub struct Codec {
    /// By [`RecordKind`]: the id that is written.
    ids: [u32; RecordKind::ALL.len()],
    /// Every id that can be read.
    writers: Vec<(u32, Writer)>,
}

/// The schema behind an id.
#[derive(Debug)]
enum Writer {
    /// Today's: read straight into the type.
    Current(RecordKind),
    /// Another version of it: resolved field by field, which is slower.
    Other(RecordKind, Box<Schema>),
}

impl Codec {
    /// With the embedded schema ids.
    pub fn embedded() -> Result<Self, WireError> {
        let mut writers = Vec::with_capacity(RecordKind::ALL.len());
        for kind in RecordKind::ALL {
            schema::form(kind)?;
            writers.push((kind.embedded_id(), Writer::Current(kind)));
            for (id, avsc) in kind.history() {
                writers.push((*id, other(kind, avsc)?));
            }
        }
        Ok(Self {
            ids: RecordKind::ALL.map(RecordKind::embedded_id),
            writers,
        })
    }

    /// With the ids that a registry gave to [`SCHEMAS`]. The first one of each kind is written; all of them are read, and the
    /// embedded ones too, so records from before the registry stay readable.
    pub fn with_ids(ids: &[(Topic, u32)]) -> Result<Self, WireError> {
        let mut codec = Self::embedded()?;
        for (topic, id) in ids.iter().rev() {
            let kind = RecordKind::of(*topic);
            codec.ids[kind as usize] = *id;
            codec.know(*id, Writer::Current(kind));
        }
        Ok(codec)
    }

    /// Also reads what was written with another version of a topic's schema, as the registry knows it by `id`.
    pub fn add_writer(&mut self, topic: Topic, id: u32, avsc: &str) -> Result<(), WireError> {
        let kind = RecordKind::of(topic);
        self.know(id, other(kind, avsc)?);
        Ok(())
    }

    fn know(&mut self, id: u32, writer: Writer) {
        self.writers.retain(|(known, _)| *known != id);
        self.writers.push((id, writer));
    }

    /// A value of the topics `changes`, `enriched`, `inventory`.
    pub fn encode_change(&self, change: &ConfigChange) -> Result<Vec<u8>, WireError> {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let expected = 1024 + text(&change.configuration) + text(&change.prior);
        Ok(self.write(RecordKind::ConfigChange, change, expected))
    }

    /// Whether a value was written with the schema that is written today.
    pub fn is_current(&self, topic: Topic, bytes: &[u8]) -> bool {
        split(bytes).is_ok_and(|(id, _)| id == self.ids[RecordKind::of(topic) as usize])
    }

    /// The other way.
    pub fn decode_change(&self, bytes: &[u8]) -> Result<ConfigChange, WireError> {
        self.read(RecordKind::ConfigChange, bytes)
    }

    /// Who told of a change, read off the beginning of its record; `None` where it is none.
    pub fn told_by(&self, bytes: &[u8]) -> Option<ToldBy> {
        if self.is_current(Topic::Changes, bytes) {
            return told_by::read(split(bytes).ok()?.1);
        }
        let change = self.decode_change(bytes).ok()?;
        Some(ToldBy {
            source: change.source,
            provider: change.provider,
            account: change.account,
            region: change.region,
        })
    }

    /// A value of the topic `findings`.
    pub fn encode_finding(&self, finding: &Finding) -> Result<Vec<u8>, WireError> {
        Ok(self.write(RecordKind::Finding, finding, 4096 + finding.evidence.len()))
    }

    /// The other way.
    pub fn decode_finding(&self, bytes: &[u8]) -> Result<Finding, WireError> {
        self.read(RecordKind::Finding, bytes)
    }

    /// A value of the topic `verdicts`.
    pub fn encode_state(&self, state: &ResourceState) -> Result<Vec<u8>, WireError> {
        Ok(self.write(RecordKind::ResourceState, state, 256 + 256 * state.findings.len()))
    }

    /// The other way.
    pub fn decode_state(&self, bytes: &[u8]) -> Result<ResourceState, WireError> {
        self.read(RecordKind::ResourceState, bytes)
    }

    /// A value of the topics `rejected`, `dead_letters`.
    pub fn encode_rejected(&self, rejected: &Rejected) -> Result<Vec<u8>, WireError> {
        self.encode(RecordKind::Rejected, rejected, 256 + rejected.bytes.len())
    }

    /// The other way.
    pub fn decode_rejected(&self, bytes: &[u8]) -> Result<Rejected, WireError> {
        self.decode(RecordKind::Rejected, bytes)
    }

    /// A value of the topic `sources`.
    pub fn encode_progress(&self, progress: &SourceProgress) -> Result<Vec<u8>, WireError> {
        self.encode(RecordKind::SourceProgress, progress, 64 + progress.value.len())
    }

    /// The other way.
    pub fn decode_progress(&self, bytes: &[u8]) -> Result<SourceProgress, WireError> {
        self.decode(RecordKind::SourceProgress, bytes)
    }

    /// A value of the topics `exceptions`, `rules`.
    pub fn encode_published(&self, published: &Published) -> Result<Vec<u8>, WireError> {
        self.encode(RecordKind::Published, published, 256 + published.text.len())
    }

    /// The other way.
    pub fn decode_published(&self, bytes: &[u8]) -> Result<Published, WireError> {
        self.decode(RecordKind::Published, bytes)
    }

    fn headed(&self, kind: RecordKind, expected: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + expected);
        bytes.push(MAGIC);
        bytes.extend_from_slice(&self.ids[kind as usize].to_be_bytes());
        bytes
    }

    fn write<T: Binary>(&self, kind: RecordKind, value: &T, expected: usize) -> Vec<u8> {
        let mut bytes = self.headed(kind, expected);
        value.write(&mut bytes);
        bytes
    }

    fn encode<T: Serialize>(&self, kind: RecordKind, value: &T, expected: usize) -> Result<Vec<u8>, WireError> {
        let mut bytes = self.headed(kind, expected);
        match schema::form(kind)?.writer.write_ser(&mut bytes, value) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(WireError::Encode {
                kind,
                reason: schema::reason(error),
            }),
        }
    }

    /// What today's schema wrote is read straight; the rest, and what is wrong with it, the library tells.
    fn read<T: Binary + DeserializeOwned>(&self, expected: RecordKind, bytes: &[u8]) -> Result<T, WireError> {
        let (id, mut body) = split(bytes)?;
        if matches!(self.writer(id), Some(Writer::Current(kind)) if *kind == expected)
            && let Some(value) = T::read(&mut body)
            && body.is_empty()
        {
            return Ok(value);
        }
        self.decode(expected, bytes)
    }

    fn writer(&self, id: u32) -> Option<&Writer> {
        let mut writers = self.writers.iter();
        writers.find(|(known, _)| *known == id).map(|(_, writer)| writer)
    }

    fn decode<T: DeserializeOwned>(&self, expected: RecordKind, bytes: &[u8]) -> Result<T, WireError> {
        let (id, mut body) = split(bytes)?;
        let value = match self.writer(id) {
            None => return Err(WireError::UnknownSchema(id)),
            Some(Writer::Current(found) | Writer::Other(found, _)) if *found != expected => {
                return Err(WireError::Kind {
                    id,
                    found: *found,
                    expected,
                });
            }
            Some(Writer::Current(kind)) => schema::form(*kind)?.reader.read_deser(&mut body),
            Some(Writer::Other(kind, written)) => resolve(written, schema::form(*kind)?.schema, &mut body),
        };
        let value = value.map_err(|error| WireError::Decode {
            kind: expected,
            reason: schema::reason(error),
        })?;
        if body.is_empty() {
            Ok(value)
        } else {
            Err(WireError::Trailing {
                kind: expected,
                bytes: body.len(),
            })
        }
    }
}

/// What reads another version of a schema.
fn other(kind: RecordKind, avsc: &str) -> Result<Writer, WireError> {
    let unusable = |reason: String| WireError::Schema { kind, reason };
    let parsed = Schema::parse_str(avsc).map_err(|error| unusable(error.to_string()))?;
    foreign::check(&parsed).map_err(unusable)?;
    Ok(Writer::Other(kind, Box::new(parsed)))
}

/// Schema id and Avro body of a framed value.
pub fn split(bytes: &[u8]) -> Result<(u32, &[u8]), WireError> {
    match bytes {
        [MAGIC, a, b, c, d, body @ ..] => Ok((u32::from_be_bytes([*a, *b, *c, *d]), body)),
        [magic, ..] if *magic != MAGIC => Err(WireError::Magic(*magic)),
        _ => Err(WireError::Header(bytes.len())),
    }
}

/// Reads what another version of a schema wrote, as today's schema has it.
fn resolve<T: DeserializeOwned>(written: &Schema, current: &Schema, body: &mut &[u8]) -> Result<T, apache_avro::Error> {
    let value = GenericDatumReader::builder(written)
        .reader_schema(current)
        .build()?
        .read_value(body)?;
    from_value(&value)
}
