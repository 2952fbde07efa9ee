//! How a topic is created, and whether one that is there will do. Asks nobody.

use rdkafka::admin::{NewTopic, TopicReplication};
use schemas::topic::Topic;

use super::names::Names;
use crate::bus::config::KafkaSettings;

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
        ];
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

    /// Whether a topic that is there will do, as `found` tells its settings; what only is not as planned goes to the warnings.
    pub fn check(
        &self,
        largest: usize,
        found: impl Fn(&str) -> Option<String>,
        warnings: &mut Vec<String>,
    ) -> Result<(), String> {
        let name = &self.name;
        let number = |setting: &str| found(setting).and_then(|value| value.parse::<i64>().ok());
        let alter = |setting: &str, value: &str| {
            format!("kafka-configs.sh --alter --entity-type topics --entity-name {name} --add-config {setting}={value}")
        };
        if let Some(most) = number("max.message.bytes").filter(|most| usize::try_from(*most).unwrap_or(0) < largest) {
            return Err(format!(
                "topic {name} takes records of up to {most} bytes (max.message.bytes), and `bus.max_record` lets up to {largest} come: \
                 lower it, or {}",
                alter("max.message.bytes", &largest.to_string())
            ));
        }
        let policy = found("cleanup.policy").unwrap_or_default();
        let planned = self.planned("cleanup.policy");
        if self.topic.compacted() && !policy.is_empty() && policy != planned {
            return Err(format!(
                "topic {name} has cleanup.policy={policy}, so state would be lost with time: set it to `compact`"
            ));
        }
        if !self.topic.compacted() && policy.contains("compact") {
            return Err(format!(
                "topic {name} has cleanup.policy={policy}, so older records of a resource would be lost: set it to `delete`"
            ));
        }
        let (kept, wanted) = (number("retention.ms"), self.planned("retention.ms").parse::<i64>().ok());
        if let (Some(kept), Some(wanted)) = (kept, wanted)
            && (0..wanted).contains(&kept)
        {
            warnings.push(format!(
                "topic {name} keeps records for {kept} ms and `bus.retention` says {wanted}: {}",
                alter("retention.ms", &wanted.to_string())
            ));
        }
        if found("message.timestamp.type").is_some_and(|kind| kind != "LogAppendTime") {
            warnings.push(format!(
                "topic {name} takes the sender's time for a record's: {}",
                alter("message.timestamp.type", "LogAppendTime")
            ));
        }
        Ok(())
    }

    fn planned(&self, setting: &str) -> &str {
        let found = self.config.iter().find(|(name, _)| *name == setting);
        found.map_or("", |(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(topic: Topic, settings: &[(&str, &str)], expect: Result<&[&str], &str>) {
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
        let mut warnings = Vec::new();
        match (plan.check(5_000, found, &mut warnings), expect) {
            (Ok(()), Ok(expect)) => {
                let said = warnings.iter().zip(expect).all(|(said, part)| said.contains(part));
                assert!(said && warnings.len() == expect.len(), "{settings:?}: {warnings:?}");
            }
            (Err(error), Err(expect)) => assert!(error.contains(expect), "{settings:?}: {error}"),
            (got, expect) => panic!("{settings:?}: {got:?}, not {expect:?}"),
        }
    }

    #[test]
    fn topics_that_others_made_are_looked_at() {
        check(Topic::Changes, &[], Ok(&[]));
        check(
            Topic::Inventory,
            &[("max.message.bytes", "4999")],
            Err("--add-config max.message.bytes=5000"),
        );
        check(Topic::Inventory, &[("max.message.bytes", "5000")], Ok(&[]));
        check(
            Topic::Verdicts,
            &[("cleanup.policy", "delete")],
            Err("set it to `compact`"),
        );
        check(
            Topic::Verdicts,
            &[("cleanup.policy", "compact"), ("retention.ms", "1")],
            Ok(&[]),
        );
        check(
            Topic::Findings,
            &[("cleanup.policy", "compact,delete")],
            Err("set it to `delete`"),
        );
        check(Topic::Findings, &[("retention.ms", "999")], Ok(&["retention.ms=1000"]));
        check(Topic::Findings, &[("retention.ms", "-1")], Ok(&[]));
        check(
            Topic::Findings,
            &[("message.timestamp.type", "CreateTime")],
            Ok(&["LogAppendTime"]),
        );
    }
}
