//! The kinds of destination: their entries in the config, who stands behind each, how many requests are under way. Opens nothing.

use serde_json::{Value, json};

/// Token, password and API key of everybody.
pub const TOKEN: &str = "11111111-2222-3333-4444-555555555555";

/// The webhook's key.
pub const SECRET: &str = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l";

/// What a destination is, in the form in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Kind {
    /// Splunk by its HTTP Event Collector
    SplunkHec,
    /// With indexer acknowledgment
    SplunkHecAck,
    /// Microsoft Sentinel, its own table
    Sentinel,
    /// Standard Webhooks, four requests at a time
    Webhook,
    /// A template of one's own, docs/sinks/example.toml
    Http,
    /// An issue a finding
    Jira,
    /// An alert a finding
    Opsgenie,
    /// An alert a finding
    Pagerduty,
    /// Event Management
    ServicenowEvent,
    /// The incident table
    ServicenowIncident,
    /// A message a finding
    Slack,
    /// A card an event
    Teams,
    /// An alert a finding
    Thehive,
    /// A story
    Tines,
    /// An incident a finding
    Xsoar,
    /// A message an event, by SMTP
    Email,
    /// Over TCP, Common Event Format
    SyslogCef,
    /// Over TCP, Log Event Extended Format
    SyslogLeef,
    /// Over TCP, OCSF
    SyslogOcsf,
    /// Lines of OCSF
    File,
    /// A file of CSV
    Csv,
    /// Lines of OCSF from another process
    Stdout,
    /// Files in a folder
    Parquet,
    /// Objects in a store
    ParquetS3,
    /// A topic, OCSF
    Kafka,
    /// A topic, Avro
    KafkaAvro,
}

/// Who stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// `receiver`'s router.
    Http,
    /// `receiver`'s store.
    Objects,
    /// A mail server.
    Mail,
    /// A receiver that reads to the end.
    Syslog,
    /// A file.
    Lines,
    /// A process whose standard output is read.
    Output,
    /// Files below it.
    Folder,
    /// A broker.
    Topic,
}

impl Kind {
    /// All of them, in the order in which they are measured.
    pub fn all() -> &'static [Self] {
        <Self as clap::ValueEnum>::value_variants()
    }

    /// As on the command line.
    pub fn name(self) -> String {
        let value = clap::ValueEnum::to_possible_value(&self);
        value.map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Who stands behind it.
    pub fn front(self) -> Front {
        match self {
            Self::Email => Front::Mail,
            Self::SyslogCef | Self::SyslogLeef | Self::SyslogOcsf => Front::Syslog,
            Self::File | Self::Csv => Front::Lines,
            Self::Stdout => Front::Output,
            Self::Parquet => Front::Folder,
            Self::ParquetS3 => Front::Objects,
            Self::Kafka | Self::KafkaAvro => Front::Topic,
            _ => Front::Http,
        }
    }

    /// Requests under way at a time where nobody says otherwise: docs/sinks.md.
    pub fn workers(self) -> usize {
        match self {
            Self::Webhook => 4,
            _ => 1,
        }
    }

    /// The entry in the config; `address` is where it leads, `template` the file of kind `http`.
    pub fn entry(self, address: &str, template: &str) -> Value {
        let basic = json!({"basic": {"user": "tripline", "password": TOKEN}});
        match self {
            Self::SplunkHec => json!({"kind": "splunk_hec", "url": address, "token": TOKEN}),
            Self::SplunkHecAck => json!({"kind": "splunk_hec", "url": address, "token": TOKEN, "ack": true}),
            Self::Sentinel => json!({
                "kind": "sentinel", "endpoint": address, "authority": address, "rule": "dcr-0123456789abcdef",
                "tenant": "local", "client_id": "tripline", "client_secret": TOKEN,
            }),
            Self::Webhook => json!({"kind": "webhook", "url": format!("{address}/webhook"), "secret": SECRET}),
            Self::Http => json!({"kind": "http", "url": address, "template": template, "secrets": {"story": TOKEN}}),
            Self::Jira => json!({"kind": "jira", "url": address, "project": "SEC", "auth": basic}),
            Self::Opsgenie => json!({"kind": "opsgenie", "url": address, "api_key": TOKEN}),
            Self::Pagerduty => json!({"kind": "pagerduty", "url": address, "routing_key": TOKEN}),
            Self::ServicenowEvent => json!({"kind": "servicenow", "url": address, "auth": basic}),
            Self::ServicenowIncident => {
                json!({"kind": "servicenow", "url": address, "table": "incident", "auth": basic})
            }
            Self::Slack => json!({"kind": "slack", "url": address, "token": TOKEN, "channel": "C0123456789"}),
            Self::Teams => json!({"kind": "teams", "url": format!("{address}/workflows/teams?sig={TOKEN}")}),
            Self::Thehive => json!({"kind": "thehive", "url": address, "api_key": TOKEN}),
            Self::Tines => json!({"kind": "tines", "url": format!("{address}/story/{TOKEN}")}),
            Self::Xsoar => json!({"kind": "xsoar", "url": address, "api_key": TOKEN, "api_key_id": "7"}),
            _ => self.other_entry(address),
        }
    }

    /// Of those that are not spoken to over HTTP.
    fn other_entry(self, address: &str) -> Value {
        let syslog = |format: &str| json!({"kind": "syslog", "address": address, "plain": true, "format": format});
        let topic = |format: &str| {
            let (broker, topic) = address.split_once('/').unwrap_or((address, "findings"));
            json!({"kind": "kafka", "brokers": [broker], "topic": topic, "format": format})
        };
        match self {
            Self::Email => json!({
                "kind": "email", "address": address, "security": "none", "from": "tripline@example.com", "to": "soc@example.com",
            }),
            Self::SyslogLeef => syslog("leef"),
            Self::SyslogOcsf => syslog("ocsf"),
            Self::File => json!({"kind": "file", "path": address}),
            Self::Csv => json!({"kind": "file", "path": address, "format": "csv"}),
            Self::Stdout => json!({"kind": "file", "path": "-"}),
            Self::Parquet => json!({"kind": "parquet", "url": format!("file://{address}"), "every": "100ms"}),
            Self::ParquetS3 => json!({
                "kind": "parquet", "url": "s3://findings/ext/tripline", "every": "100ms", "allow_http": true,
                "options": {"endpoint": address, "region": "eu-central-1", "access_key_id": "AKIATEST", "secret_access_key": TOKEN},
            }),
            Self::Kafka => topic("ocsf"),
            Self::KafkaAvro => topic("avro"),
            _ => syslog("cef"),
        }
    }
}
