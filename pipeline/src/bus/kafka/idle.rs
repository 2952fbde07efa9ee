//! Whether the topics are at rest: no group has members, and what was published was read.

use rdkafka::consumer::{BaseConsumer, Consumer};
use schemas::topic::Topic;

use super::cluster::Cluster;
use super::context::Quiet;
use super::error;
use super::names::Names;
use super::snapshot::Snapshot;
use super::token;
use super::topics::PATIENCE;
use crate::bus::BusError;

/// Topics whose records have an order by key that more partitions would break.
const ORDERED: [Topic; 3] = [Topic::Changes, Topic::Enriched, Topic::Findings];

impl Cluster {
    /// That they are.
    ///
    /// # Errors
    /// They are not: which group, and what to do.
    pub(super) async fn idle(&self) -> Result<(), BusError> {
        let (client, names) = (self.0.topics.client(), self.0.names.clone());
        let asked = tokio::task::spawn_blocking(move || without_members(&client, &names)).await;
        let groups = asked.map_err(|_| crate::thread::gone())??;
        for topic in ORDERED {
            self.read(topic, &groups).await?;
        }
        Ok(())
    }

    /// That all groups that read a topic have read it. Findings may have nobody who reads them.
    async fn read(&self, topic: Topic, groups: &[String]) -> Result<(), BusError> {
        let spans = self.spans(topic).await?;
        let mut nobody = true;
        for group in groups {
            let committed = self.committed(group, topic).await?;
            if committed.is_empty() {
                continue;
            }
            nobody = false;
            for span in &spans {
                let next = committed.get(&span.partition).copied().unwrap_or(span.start);
                if self.waits(topic, span.partition, next).await? {
                    let (group, topic) = (self.0.names.group(group), self.0.names.topic(topic));
                    return Err(BusError::Broken(format!(
                        "group {group} has not read all of topic {topic}: stop ingest, let the others finish (`tripline doctor` says how \
                         much waits), stop them, and try again; a group that is not used any more is deleted by `kafka-consumer-groups.sh \
                         --delete --group {group}`"
                    )));
                }
            }
        }
        if nobody && topic != Topic::Findings {
            for span in &spans {
                if self.waits(topic, span.partition, span.start).await? {
                    return Err(BusError::Broken(format!(
                        "nobody has read topic {}: run `tripline evaluate` until nothing waits, stop it, and try again",
                        self.0.names.topic(topic)
                    )));
                }
            }
        }
        Ok(())
    }

    /// Whether a record stands at or after an offset; marks of transactions are none.
    async fn waits(&self, topic: Topic, partition: i32, next: i64) -> Result<bool, BusError> {
        let mut rest = Snapshot::open(self, topic, partition, next).await?;
        Ok(rest.page().await?.is_some())
    }
}

/// Our groups, without the prefix, if none has a member.
fn without_members(client: &BaseConsumer<Quiet>, names: &Names) -> Result<Vec<String>, BusError> {
    token::renew(client)?;
    let listed = client.fetch_group_list(None, PATIENCE);
    let listed = listed.map_err(|failed| error::of("asking for groups", &failed))?;
    let mut groups = Vec::new();
    for group in listed.groups() {
        let Some(name) = group.name().strip_prefix(names.topic_prefix()) else {
            continue;
        };
        if let Some(member) = group.members().first() {
            return Err(BusError::Broken(format!(
                "group {} has members ({} at {}): stop every process of ours first, those that ingest too, and wait until they have left",
                group.name(),
                member.client_id(),
                member.client_host()
            )));
        }
        groups.push(name.to_owned());
    }
    Ok(groups)
}
