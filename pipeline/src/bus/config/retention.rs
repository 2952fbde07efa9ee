//! How long topics keep records. Knows no bus.

use std::collections::BTreeMap;
use std::time::Duration;

use schemars::JsonSchema;
use schemas::topic::Topic;
use serde::{Deserialize, Serialize};

use crate::config::{Problem, Size, Span};

/// `[bus.topics.NAME]`
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TopicConfig {
    /// How long this topic keeps records.
    pub retention: Option<Span>,
    /// How many bytes it may hold.
    pub retention_bytes: Option<Size>,
}

/// How long a topic keeps records, and how many bytes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Older ones go.
    pub age: Duration,
    /// Beyond so many bytes the oldest go.
    pub bytes: Option<Size>,
}

/// The retention of each topic.
#[derive(Debug, Clone)]
pub struct Retentions {
    default: Retention,
    topics: BTreeMap<Topic, Retention>,
}

impl Retentions {
    /// The retention of that topic; `None` for compacted topics, which keep the latest of each key for good.
    pub fn of(&self, topic: Topic) -> Option<Retention> {
        (!topic.compacted()).then(|| self.topics.get(&topic).copied().unwrap_or(self.default))
    }

    /// What readers come back for must still be there after the longest outage that is promised. What was set aside is read by hand.
    pub(super) fn outlast(&self, outage: Duration, is_said: bool, problems: &mut Vec<Problem>) {
        let read = Topic::ALL.into_iter().filter(|topic| !topic.is_set_aside());
        let short = |topic: &Topic| self.of(*topic).is_some_and(|retention| retention.age < outage);
        for topic in read.filter(short).filter(|_| is_said) {
            let key = match self.topics.contains_key(&topic) {
                true => format!("bus.topics.{}.retention", topic.name()),
                false => "bus.retention".to_owned(),
            };
            if problems.iter().any(|problem| problem.key == key) {
                continue;
            }
            let what = "is shorter than `bus.longest_outage`, so a reader that is away for as long loses records";
            problems.push(Problem::new(key, what, "keep records for longer, or promise less"));
        }
    }

    /// Checks what the config says of them.
    pub(super) fn validate(
        default: Retention,
        configs: &BTreeMap<String, TopicConfig>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        check("bus", default, problems);
        let mut topics = BTreeMap::new();
        for (name, config) in configs {
            let key = format!("bus.topics.{name}");
            let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.name() == name) else {
                let names = Topic::ALL.map(Topic::name).join(", ");
                problems.push(Problem::new(key, "is no topic", format!("one of {names}")));
                continue;
            };
            if topic.compacted() {
                problems.push(Problem::new(
                    key,
                    "keeps the latest of each key for good",
                    "remove this section",
                ));
                continue;
            }
            let retention = Retention {
                age: config.retention.map_or(default.age, |age| age.0),
                bytes: config.retention_bytes.or(default.bytes),
            };
            check(&key, retention, problems);
            topics.insert(topic, retention);
        }
        Self { default, topics }
    }
}

fn check(key: &str, retention: Retention, problems: &mut Vec<Problem>) {
    if retention.age < Duration::from_secs(60) {
        let fix = "keep records long enough for every reader to get to them: retention = \"7d\"";
        problems.push(Problem::new(format!("{key}.retention"), "is under a minute", fix));
    }
    if retention.bytes.is_some_and(|bytes| bytes.0 < 1 << 20) {
        problems.push(Problem::new(
            format!("{key}.retention_bytes"),
            "is under 1MiB",
            "write retention_bytes = \"10GiB\", or leave it out for no bound",
        ));
    }
}
