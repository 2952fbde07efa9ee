//! How a topic is created, and whether one that is there will do. Asks nobody.

use std::time::Duration;

use rdkafka::admin::{NewTopic, TopicReplication};
use schemas::topic::Topic;

use super::names::Names;
use crate::bus::config::KafkaSettings;
use crate::bus::difference::{Difference, Weight};

/// How a topic is created.
pub struct Plan {
    pub topic: Topic,
    pub name: String,
    config: Vec<(&'static str, String)>,
}

impl Plan {
    pub fn new(topic: Topic, names: &Names, settings: &KafkaSettings) -> Self {
        let mut config = vec![
            // Retention counts from when a record was taken, not from what a sender's clock said.
            ("message.timestamp.type", "LogAppendTime".to_owned()),
            ("max.message.bytes", names.largest().to_string()),
            ("unclean.leader.election.enable", "false".to_owned()),
        ];
        if settings.replication >= 3 {
            config.push(("min.insync.replicas", "2".to_owned()));
        }
        match settings.retentions.of(topic) {
            None => {
                config.push(("cleanup.policy", "compact".to_owned()));
                // State is restored by reading all of it: compact soon, and close segments so that they can be.
                config.push(("min.cleanable.dirty.ratio", "0.1".to_owned()));
                config.push(("segment.ms", (3600 * 1000).to_string()));
                config.push(("segment.bytes", (128 << 20).to_string()));
            }
            Some(retention) => {
                config.push(("cleanup.policy", "delete".to_owned()));
                config.push(("retention.ms", retention.age.as_millis().to_string()));
                if let Some(bytes) = retention.bytes {
                    let each = bytes.0 / usize::try_from(settings.partitions).unwrap_or(1).max(1);
                    config.push(("retention.bytes", each.to_string()));
                }
            }
        }
        Self {
            topic,
            name: names.topic(topic),
            config,
        }
    }

    pub fn topic(&self, settings: &KafkaSettings) -> NewTopic<'_> {
        let topic = NewTopic::new(
            &self.name,
            settings.partitions,
            TopicReplication::Fixed(settings.replication),
        );
        self.config
            .iter()
            .fold(topic, |topic, (name, value)| topic.set(name, value))
    }

    /// How somebody else creates it.
    pub fn command(&self, settings: &KafkaSettings) -> String {
        let mut command = format!(
            "kafka-topics.sh --create --topic {} --partitions {}",
            self.name, settings.partitions
        );
        if settings.replication > 0 {
            command += &format!(" --replication-factor {}", settings.replication);
        }
        let config = self
            .config
            .iter()
            .map(|(name, value)| format!(" --config {name}={value}"));
        command + &config.collect::<String>()
    }

    /// What of a topic that is there is not as planned, as `found` tells its settings; what is not told is believed.
    pub fn compare(&self, there: &There, found: impl Fn(&str) -> Option<String>) -> Vec<Difference> {
        let number = |setting: &str| found(setting).and_then(|value| value.parse::<i64>().ok());
        let mut differences = Vec::new();
        if let Some(most) = number("max.message.bytes")
            && usize::try_from(most).unwrap_or(0) < there.largest
        {
            let (want, why) = (
                there.largest.to_string(),
                format!(
                    "`bus.max_record` lets records of up to {} bytes come: lower it, or let it take them",
                    there.largest
                ),
            );
            differences.push(self.refused("max.message.bytes", most.to_string(), want, why));
        }
        differences.extend(found("cleanup.policy").and_then(|policy| self.policy(policy)));
        differences.extend(number("retention.ms").and_then(|kept| self.retention(kept, there.outage)));
        differences.extend(self.copies(there.replicas, number("min.insync.replicas")));
        if found("unclean.leader.election.enable").is_some_and(|value| value == "true")
            && there.replicas.unwrap_or(2) > 1
        {
            let why = "a broker that lacks records may become the leader, and they are gone".to_owned();
            differences.push(self.refused(
                "unclean.leader.election.enable",
                "true".to_owned(),
                "false".to_owned(),
                why,
            ));
        }
        if let Some(kind) = found("message.timestamp.type").filter(|kind| kind != "LogAppendTime") {
            let why = "retention counts by the sender's clock".to_owned();
            let differs = self.refused("message.timestamp.type", kind, "LogAppendTime".to_owned(), why);
            differences.push(Difference {
                weight: Weight::Warning,
                ..differs
            });
        }
        differences
    }

    fn policy(&self, policy: String) -> Option<Difference> {
        let planned = self.planned("cleanup.policy").to_owned();
        let why = match self.topic.compacted() {
            true if policy != planned => "state would be lost with time",
            false if policy.contains("compact") => "older records of a resource would be lost",
            _ => return None,
        };
        Some(self.refused("cleanup.policy", policy, planned, why.to_owned()))
    }

    fn retention(&self, kept: i64, outage: Duration) -> Option<Difference> {
        let wanted = self.planned("retention.ms").to_owned();
        let planned = wanted.parse::<i64>().ok()?;
        // Negative is for ever.
        if !(0..planned).contains(&kept) {
            return None;
        }
        let outage = i64::try_from(outage.as_millis()).unwrap_or(i64::MAX);
        // What was set aside waits for no reader.
        let weight = match kept < outage && !self.topic.is_set_aside() {
            true => Weight::Refused,
            false => Weight::Warning,
        };
        let why = match weight {
            Weight::Refused => format!("a reader that is away for `bus.longest_outage` ({outage} ms) loses records"),
            Weight::Warning => "`bus.retention` says longer".to_owned(),
        };
        let differs = self.refused("retention.ms", kept.to_string(), wanted, why);
        Some(Difference { weight, ..differs })
    }

    /// Of three copies two must have a record before it is accepted; of fewer one is all there is.
    fn copies(&self, replicas: Option<i32>, least: Option<i64>) -> Option<Difference> {
        let (replicas, least) = (i64::from(replicas?), least?);
        let differ = |why: &str, want: i64, weight| {
            let differs = self.refused(
                "min.insync.replicas",
                least.to_string(),
                want.to_string(),
                why.to_owned(),
            );
            Some(Difference { weight, ..differs })
        };
        match (replicas, least) {
            (copies, least) if least > copies => differ(
                "there are not so many copies, so no record is ever accepted",
                (copies - 1).max(1),
                Weight::Refused,
            ),
            (3.., ..2) => differ(
                "a record is accepted when one broker has it, and gone with that broker",
                2,
                Weight::Refused,
            ),
            (2, ..2) => differ(
                "of two copies only one need have a record: use three, and `min.insync.replicas=2`",
                2,
                Weight::Warning,
            ),
            _ => None,
        }
    }

    fn refused(&self, setting: &'static str, have: String, want: String, why: String) -> Difference {
        let topic = self.name.clone();
        let fix = format!(
            "kafka-configs.sh --alter --entity-type topics --entity-name {topic} --add-config {setting}={want}"
        );
        Difference {
            topic,
            setting,
            have,
            want,
            weight: Weight::Refused,
            why,
            fix,
        }
    }

    fn planned(&self, setting: &str) -> &str {
        let found = self.config.iter().find(|(name, _)| *name == setting);
        found.map_or("", |(_, value)| value)
    }
}

/// What is there, beside settings, and what is promised of it.
#[derive(Debug, Clone, Copy)]
pub struct There {
    /// The largest record that may come.
    pub largest: usize,
    /// Copies of each partition, where that is known.
    pub replicas: Option<i32>,
    /// How long a reader may be away without losing a record.
    pub outage: Duration,
}

/// The settings that matter, in the order in which they are shown.
pub const SETTINGS: [&str; 7] = [
    "cleanup.policy",
    "retention.ms",
    "retention.bytes",
    "min.insync.replicas",
    "unclean.leader.election.enable",
    "max.message.bytes",
    "message.timestamp.type",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Each that is expected: its weight and a word of it.
    fn check(topic: Topic, replicas: i32, settings: &[(&str, &str)], expect: &[(Weight, &str)]) {
        let plan = Plan {
            topic,
            name: topic.name().to_owned(),
            config: match topic.compacted() {
                true => vec![("cleanup.policy", "compact".to_owned())],
                false => vec![
                    ("cleanup.policy", "delete".to_owned()),
                    ("retention.ms", "1000".to_owned()),
                ],
            },
        };
        let found = |name: &str| {
            let setting = settings.iter().find(|(own, _)| *own == name);
            setting.map(|(_, value)| (*value).to_owned())
        };
        let there = There {
            largest: 5_000,
            replicas: Some(replicas),
            outage: Duration::from_millis(500),
        };
        let differences = plan.compare(&there, found);
        let as_expected = differences
            .iter()
            .zip(expect)
            .all(|(found, (weight, word))| found.weight == *weight && found.to_string().contains(word));
        assert!(
            as_expected && differences.len() == expect.len(),
            "{settings:?}: {differences:?}"
        );
    }

    #[test]
    fn topics_that_others_made_are_looked_at() {
        use Weight::{Refused, Warning};
        check(Topic::Changes, 1, &[], &[]);
        let small = [("max.message.bytes", "4999")];
        check(
            Topic::Inventory,
            1,
            &small,
            &[(Refused, "--add-config max.message.bytes=5000")],
        );
        check(Topic::Inventory, 1, &[("max.message.bytes", "5000")], &[]);
        let deleted = [("cleanup.policy", "delete")];
        check(
            Topic::Verdicts,
            1,
            &deleted,
            &[(Refused, "--add-config cleanup.policy=compact")],
        );
        check(
            Topic::Verdicts,
            1,
            &[("cleanup.policy", "compact"), ("retention.ms", "1")],
            &[],
        );
        let both = [("cleanup.policy", "compact,delete")];
        check(Topic::Findings, 1, &both, &[(Refused, "cleanup.policy=delete")]);
        check(
            Topic::Findings,
            1,
            &[("retention.ms", "999")],
            &[(Warning, "retention.ms=1000")],
        );
        check(
            Topic::Findings,
            1,
            &[("retention.ms", "499")],
            &[(Refused, "longest_outage")],
        );
        check(
            Topic::Rejected,
            1,
            &[("retention.ms", "499")],
            &[(Warning, "bus.retention")],
        );
        check(Topic::Findings, 1, &[("retention.ms", "-1")], &[]);
        let created = [("message.timestamp.type", "CreateTime")];
        check(Topic::Findings, 1, &created, &[(Warning, "LogAppendTime")]);
    }

    #[test]
    fn copies_that_would_lose_records_are_refused() {
        use Weight::{Refused, Warning};
        let one = [("min.insync.replicas", "1")];
        check(Topic::Changes, 1, &one, &[]);
        check(Topic::Changes, 2, &one, &[(Warning, "use three")]);
        check(Topic::Changes, 3, &one, &[(Refused, "gone with that broker")]);
        check(Topic::Changes, 3, &[("min.insync.replicas", "2")], &[]);
        check(
            Topic::Changes,
            2,
            &[("min.insync.replicas", "3")],
            &[(Refused, "no record is ever accepted")],
        );
        let unclean = [("unclean.leader.election.enable", "true")];
        check(Topic::Changes, 3, &unclean, &[(Refused, "may become the leader")]);
        check(Topic::Changes, 1, &unclean, &[]);
    }
}
