//! The kinds of destination as the suite tries them: the entry in the config, who stands behind it, what that can do to us.

use receiver::{Key, Options};
use serde_json::{Value, json};

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8G";
pub const TOKEN: &str = "11111111-2222-3333-4444-555555555555";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    SplunkHec,
    /// A collector that takes all of a request or nothing.
    OtherHec,
    /// With indexer acknowledgment.
    SplunkHecAck,
    Sentinel,
    Webhook,
    /// A template of one's own.
    Http,
    Jira,
    Opsgenie,
    Pagerduty,
    ServicenowEvent,
    ServicenowIncident,
    Slack,
    Teams,
    Thehive,
    Tines,
    Xsoar,
    Email,
    Syslog,
    /// OCSF, a line an event.
    File,
    /// The same as CSV.
    Csv,
    /// Files in a folder.
    Parquet,
    /// Objects in S3.
    ParquetS3,
    /// A topic of a broker of its own: tried where there is one, in kafka.rs.
    Kafka,
}

/// Who stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    Http,
    Objects,
    Mail,
    Syslog,
    Lines,
    Folder,
    Topic,
}

/// What a destination may do to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It says no to one finding.
    Refused,
    /// It says that a request is too large.
    TooLarge,
    /// Not now.
    Later,
    /// A credential or the config is wrong.
    Wrong,
    /// The answer is lost, or the request, or nobody knows.
    Lost,
}

impl Kind {
    /// All but the topic, which needs a broker.
    pub const ALL: [Self; 22] = [
        Self::Email,
        Self::Syslog,
        Self::File,
        Self::Csv,
        Self::Parquet,
        Self::ParquetS3,
        Self::SplunkHec,
        Self::OtherHec,
        Self::SplunkHecAck,
        Self::Sentinel,
        Self::Webhook,
        Self::Http,
        Self::Jira,
        Self::Opsgenie,
        Self::Pagerduty,
        Self::ServicenowEvent,
        Self::ServicenowIncident,
        Self::Slack,
        Self::Teams,
        Self::Thehive,
        Self::Tines,
        Self::Xsoar,
    ];

    /// Those that `tripline receive` stands for.
    pub const HTTP: [Self; 16] = [
        Self::SplunkHec,
        Self::OtherHec,
        Self::SplunkHecAck,
        Self::Sentinel,
        Self::Webhook,
        Self::Http,
        Self::Jira,
        Self::Opsgenie,
        Self::Pagerduty,
        Self::ServicenowEvent,
        Self::ServicenowIncident,
        Self::Slack,
        Self::Teams,
        Self::Thehive,
        Self::Tines,
        Self::Xsoar,
    ];

    /// Those that send the whole finding, not the essence of it in a platform's words.
    pub const WHOLE: [Self; 5] = [
        Self::SplunkHec,
        Self::OtherHec,
        Self::SplunkHecAck,
        Self::Sentinel,
        Self::Webhook,
    ];

    pub fn front(self) -> Front {
        match self {
            Self::Email => Front::Mail,
            Self::Syslog => Front::Syslog,
            Self::File | Self::Csv => Front::Lines,
            Self::Parquet => Front::Folder,
            Self::ParquetS3 => Front::Objects,
            Self::Kafka => Front::Topic,
            _ => Front::Http,
        }
    }

    /// Why a destination of this kind cannot do that to us; `None` where it can, and is made to.
    pub fn lacks(self, class: Class) -> Option<&'static str> {
        match (self.front(), class) {
            (Front::Http, Class::TooLarge) if !Self::WHOLE.contains(&self) => {
                Some("texts are cut at the platform's limits")
            }
            (Front::Http, _) | (Front::Mail, Class::Refused | Class::Later | Class::Wrong | Class::Lost) => None,
            (Front::Mail, Class::TooLarge) => Some("its server tells the limit before: email.rs"),
            (Front::Syslog, Class::Lost) => None,
            (Front::Syslog, _) => Some("syslog has no answers"),
            (Front::Objects, Class::Later | Class::Wrong | Class::Lost) => None,
            (Front::Objects | Front::Folder, Class::Refused | Class::TooLarge) => Some("a store looks into no file"),
            (Front::Lines, _) => Some("a disk takes what it is given; a path that is not there: file.rs"),
            (Front::Folder, _) => Some("a disk takes what it is given"),
            (Front::Topic, _) => Some("a broker takes what it is given; what it refuses: kafka.rs"),
        }
    }

    /// Those that ask what is there before they tell what is new, so that a repeat changes nothing.
    pub fn asks_first(self) -> bool {
        matches!(
            self,
            Self::Jira | Self::ServicenowIncident | Self::Slack | Self::Thehive | Self::Xsoar
        )
    }

    /// The entry in the config.
    pub fn entry(self, url: &str) -> Value {
        let basic = json!({"basic": {"user": "tripline", "password": TOKEN}});
        let mut entry = match self {
            Self::SplunkHec | Self::OtherHec => json!({"kind": "splunk_hec", "url": url, "token": TOKEN}),
            Self::SplunkHecAck => json!({"kind": "splunk_hec", "url": url, "token": TOKEN, "ack": true}),
            Self::Sentinel => json!({
                "kind": "sentinel", "endpoint": url, "authority": url, "rule": "dcr-0123456789abcdef",
                "tenant": "local", "client_id": "tripline", "client_secret": TOKEN,
            }),
            Self::Webhook => json!({"kind": "webhook", "url": format!("{url}/webhook"), "secret": SECRET}),
            Self::Http => json!({
                "kind": "http", "url": url, "template": concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/sinks/example.toml"),
                "secrets": {"story": TOKEN},
            }),
            Self::Jira => json!({"kind": "jira", "url": url, "project": "SEC", "auth": basic}),
            Self::Opsgenie => json!({"kind": "opsgenie", "url": url, "api_key": TOKEN}),
            Self::Pagerduty => json!({"kind": "pagerduty", "url": url, "routing_key": TOKEN}),
            Self::ServicenowEvent => json!({"kind": "servicenow", "url": url, "auth": basic}),
            Self::ServicenowIncident => json!({"kind": "servicenow", "url": url, "table": "incident", "auth": basic}),
            Self::Slack => json!({"kind": "slack", "url": url, "token": TOKEN, "channel": "C0123456789"}),
            Self::Teams => json!({"kind": "teams", "url": format!("{url}/workflows/teams?sig={TOKEN}")}),
            Self::Thehive => json!({"kind": "thehive", "url": url, "api_key": TOKEN}),
            Self::Tines => json!({"kind": "tines", "url": format!("{url}/story/{TOKEN}")}),
            Self::Xsoar => json!({"kind": "xsoar", "url": url, "api_key": TOKEN, "api_key_id": "7"}),
            Self::Email => json!({
                "kind": "email", "address": url, "security": "none", "from": "tripline@example.com", "to": "soc@example.com",
            }),
            Self::Syslog => json!({"kind": "syslog", "address": url, "plain": true, "format": "ocsf"}),
            Self::File => json!({"kind": "file", "path": format!("{url}/findings")}),
            Self::Csv => json!({"kind": "file", "path": format!("{url}/findings"), "format": "csv"}),
            Self::Parquet => json!({"kind": "parquet", "url": format!("file://{url}"), "every": "5ms"}),
            Self::ParquetS3 => json!({
                "kind": "parquet", "url": "s3://findings/ext/tripline", "every": "5ms", "allow_http": true,
                "options": {"endpoint": url, "region": "eu-central-1", "access_key_id": "AKIATEST", "secret_access_key": TOKEN},
            }),
            Self::Kafka => {
                let (broker, topic) = url.split_once('/').unwrap_or(("127.0.0.1:9092", "findings"));
                json!({"kind": "kafka", "brokers": [broker], "topic": topic})
            }
        };
        entry["name"] = "soc".into();
        entry["workers"] = 1.into();
        match self.front() {
            Front::Http | Front::Objects => entry["http"] = json!({"timeout": "5s"}),
            Front::Mail | Front::Syslog => entry["timeout"] = "5s".into(),
            Front::Lines | Front::Folder | Front::Topic => {}
        }
        entry
    }

    /// The same, of little patience.
    pub fn hasty(self, url: &str) -> Value {
        let mut entry = self.entry(url);
        match self.front() {
            Front::Http | Front::Objects => entry["http"]["timeout"] = "300ms".into(),
            Front::Mail | Front::Syslog => entry["timeout"] = "500ms".into(),
            Front::Lines | Front::Folder | Front::Topic => {}
        }
        entry
    }

    pub fn options(self) -> Options {
        let mut options = Options::new(TOKEN, Key::parse(SECRET).unwrap());
        options.keeps_before_invalid = self != Self::OtherHec;
        options.ack_after = (self == Self::SplunkHecAck).then_some(2);
        options
    }
}
