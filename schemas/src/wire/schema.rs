//! The schemas, which topic carries which, and their ids where no registry gives out ids.

use std::fmt;
use std::sync::OnceLock;

use apache_avro::Schema;
use apache_avro::error::Details;
use apache_avro::reader::datum::GenericDatumReader;
use apache_avro::writer::datum::GenericDatumWriter;

use super::WireError;
use crate::topic::Topic;

/// A kind of record with a schema of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// [`crate::ConfigChange`]
    ConfigChange,
    /// [`crate::Finding`]
    Finding,
    /// [`crate::ResourceState`]
    ResourceState,
    /// [`crate::Rejected`]
    Rejected,
    /// [`crate::SourceProgress`]
    SourceProgress,
    /// [`crate::Published`]
    Published,
}

/// Topic, embedded schema id and schema text, for whoever registers or prints them.
pub const SCHEMAS: [(Topic, u32, &str); Topic::ALL.len()] = {
    let mut schemas = [(Topic::Changes, 0, ""); Topic::ALL.len()];
    let mut at = 0;
    while at < schemas.len() {
        let kind = RecordKind::of(Topic::ALL[at]);
        schemas[at] = (Topic::ALL[at], kind.embedded_id(), kind.avsc());
        at += 1;
    }
    schemas
};

impl RecordKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::ConfigChange,
        Self::Finding,
        Self::ResourceState,
        Self::Rejected,
        Self::SourceProgress,
        Self::Published,
    ];

    /// What a topic carries.
    pub const fn of(topic: Topic) -> Self {
        match topic {
            Topic::Changes | Topic::Enriched | Topic::Inventory => Self::ConfigChange,
            Topic::Findings => Self::Finding,
            Topic::Verdicts => Self::ResourceState,
            Topic::Rejected | Topic::DeadLetters => Self::Rejected,
            Topic::Sources => Self::SourceProgress,
            Topic::Exceptions | Topic::Rules => Self::Published,
        }
    }

    /// The record's name in its schema.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfigChange => "ConfigChange",
            Self::Finding => "Finding",
            Self::ResourceState => "ResourceState",
            Self::Rejected => "Rejected",
            Self::SourceProgress => "SourceProgress",
            Self::Published => "Published",
        }
    }

    /// The schema text, a file of `schemas/`.
    pub const fn avsc(self) -> &'static str {
        match self {
            Self::ConfigChange => include_str!("../../config_change.avsc"),
            Self::Finding => include_str!("../../finding.avsc"),
            Self::ResourceState => include_str!("../../resource_state.avsc"),
            Self::Rejected => include_str!("../../rejected.avsc"),
            Self::SourceProgress => include_str!("../../source_progress.avsc"),
            Self::Published => include_str!("../../published.avsc"),
        }
    }

    /// The id without a registry: `tr` in ASCII, the schema's number from 1, its version. A registry counts from 1, so the
    /// two never meet.
    pub const fn embedded_id(self) -> u32 {
        let version = match self {
            Self::Finding | Self::ResourceState => 3,
            Self::ConfigChange | Self::Rejected | Self::SourceProgress | Self::Published => 1,
        };
        self.id_of_version(version)
    }

    const fn id_of_version(self, version: u8) -> u32 {
        u32::from_be_bytes([b't', b'r', self as u8 + 1, version])
    }

    /// Ids and texts of earlier versions, of which records may still stand in a topic.
    pub(super) const fn history(self) -> &'static [(u32, &'static str)] {
        const FINDING: [(u32, &str); 2] = [
            (
                RecordKind::Finding.id_of_version(1),
                include_str!("../../history/finding.1.avsc"),
            ),
            (
                RecordKind::Finding.id_of_version(2),
                include_str!("../../history/finding.2.avsc"),
            ),
        ];
        const STATE: [(u32, &str); 2] = [
            (
                RecordKind::ResourceState.id_of_version(1),
                include_str!("../../history/resource_state.1.avsc"),
            ),
            (
                RecordKind::ResourceState.id_of_version(2),
                include_str!("../../history/resource_state.2.avsc"),
            ),
        ];
        match self {
            Self::Finding => &FINDING,
            Self::ResourceState => &STATE,
            Self::ConfigChange | Self::Rejected | Self::SourceProgress | Self::Published => &[],
        }
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A parsed schema and what reads and writes by it.
pub(super) struct Form {
    /// The schema.
    pub(super) schema: &'static Schema,
    /// Reads straight into a type.
    pub(super) reader: GenericDatumReader<'static>,
    /// Writes straight from one.
    pub(super) writer: GenericDatumWriter<'static>,
}

/// Today's schema of a kind, parsed at first use.
pub(super) fn form(kind: RecordKind) -> Result<&'static Form, WireError> {
    static PARSED: [OnceLock<Schema>; RecordKind::ALL.len()] = [const { OnceLock::new() }; RecordKind::ALL.len()];
    static FORMS: [OnceLock<Form>; RecordKind::ALL.len()] = [const { OnceLock::new() }; RecordKind::ALL.len()];
    if let Some(form) = FORMS[kind as usize].get() {
        return Ok(form);
    }
    let unusable = |error: apache_avro::Error| WireError::Schema {
        kind,
        reason: error.to_string(),
    };
    let parsed = Schema::parse_str(kind.avsc()).map_err(unusable)?;
    let schema = PARSED[kind as usize].get_or_init(|| parsed);
    let reader = GenericDatumReader::builder(schema)
        .human_readable(false)
        .build()
        .map_err(unusable)?;
    let writer = GenericDatumWriter::builder(schema)
        .human_readable(false)
        .build()
        .map_err(unusable)?;
    Ok(FORMS[kind as usize].get_or_init(|| Form { schema, reader, writer }))
}

/// An Avro error in one line: some of them print the whole schema.
pub(super) fn reason(error: apache_avro::Error) -> String {
    match error.details() {
        Details::DeserializeSchemaAware { value_type, value, .. } => format!("not a {value_type}: {value}"),
        Details::SerializeValueWithSchema { value_type, value, .. } => format!("not a {value_type}: {value}"),
        _ => error.to_string(),
    }
}
