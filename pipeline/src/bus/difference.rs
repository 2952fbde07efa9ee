//! How a topic stands and how it differs from what the config plans. Knows no bus.

use schemas::topic::Topic;

/// How much a difference matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It works, otherwise than planned.
    Warning,
    /// Records could be lost or would not be taken: nothing starts on it.
    Refused,
}

/// One setting of a topic that is not as planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The topic by its whole name.
    pub topic: String,
    /// The setting: `retention.ms`, `partitions`.
    pub setting: &'static str,
    /// As it is.
    pub have: String,
    /// As it is planned.
    pub want: String,
    /// How much that matters.
    pub weight: Weight,
    /// What follows of it.
    pub why: String,
    /// What to do.
    pub fix: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            topic,
            setting,
            have,
            why,
            fix,
            ..
        } = self;
        write!(out, "topic {topic} has {setting}={have}: {why}; {fix}")
    }
}

/// A topic as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicState {
    /// Which.
    pub topic: Topic,
    /// Its whole name.
    pub name: String,
    /// How many partitions it has; `None` where it is missing.
    pub partitions: Option<i32>,
    /// How many brokers have a copy of each; `None` where that is not said.
    pub replicas: Option<i32>,
    /// Its settings, as far as they may be seen.
    pub settings: Vec<(&'static str, String)>,
    /// What of it is not as planned.
    pub differences: Vec<Difference>,
}

impl TopicState {
    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<&str> {
        let found = self.settings.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str())
    }
}
