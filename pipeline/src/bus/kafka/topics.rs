//! The topics on the cluster: whether they are there, how many partitions they have, how they are created.
#![allow(
    clippy::disallowed_methods,
    reason = "librdkafka blocks, so this runs on a thread of its own"
)]

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, ResourceSpecifier};
use rdkafka::consumer::{BaseConsumer, Consumer, ConsumerContext};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use schemas::topic::Topic;

use super::context::Quiet;
use super::error;
use super::names::Names;
use super::plan::{Plan, SETTINGS, There};
use super::token;
use crate::bus::BusError;
use crate::bus::config::KafkaSettings;
use crate::bus::difference::{Difference, TopicState, Weight};

/// How long the brokers may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// How long the brokers may take to learn of a new topic.
const NEWS: Duration = Duration::from_secs(3);

/// More events than this do not wait on a client that has just been asked.
const EVENTS: usize = 200;

pub struct Topics {
    names: Names,
    client: Arc<BaseConsumer<Quiet>>,
    /// None where brokers ask for tokens: this client of rdkafka's is never polled, so it can show none.
    pub(super) admin: Option<AdminClient<Quiet>>,
    /// Partitions of the topics that were seen.
    counts: Mutex<HashMap<Topic, i32>>,
    /// What is unusual in the topics' settings has been said.
    warned: AtomicBool,
}

impl Topics {
    pub fn new(names: &Names) -> Result<Self, BusError> {
        let config = names.client();
        let wrong = |error: KafkaError| error::of("making a client", &error);
        // Its first token comes when it is first used.
        let client = config.create_with_context(names.quiet()).map_err(wrong)?;
        let admin = match names.tokens {
            Some(_) => None,
            None => Some(config.create_with_context(names.quiet()).map_err(wrong)?),
        };
        Ok(Self {
            names: names.clone(),
            client: Arc::new(client),
            admin,
            counts: Mutex::default(),
            warned: AtomicBool::new(false),
        })
    }

    /// A client that sees the partitions as they are, open transactions included.
    pub fn client(&self) -> Arc<BaseConsumer<Quiet>> {
        Arc::clone(&self.client)
    }

    /// How many partitions a topic has, if it was seen.
    pub fn partitions(&self, topic: Topic) -> Option<i32> {
        self.counts().get(&topic).copied()
    }

    /// Whether these topics are there. Asks the cluster only for those that were not seen before.
    pub async fn check(&self, topics: &[Topic]) -> Result<(), BusError> {
        let unseen: Vec<Topic> = topics
            .iter()
            .copied()
            .filter(|topic| self.partitions(*topic).is_none())
            .collect();
        if unseen.is_empty() {
            return Ok(());
        }
        let (client, names) = (self.client(), self.names.clone());
        let seen = tokio::task::spawn_blocking(move || look_well(&client, &names, &unseen)).await;
        let seen = seen.map_err(|_| crate::thread::gone())??;
        let missing: Vec<String> = seen
            .iter()
            .filter(|seen| seen.partitions == 0)
            .map(|seen| self.names.topic(seen.topic))
            .collect();
        let there = seen.into_iter().filter(|seen| seen.partitions > 0);
        self.counts().extend(there.map(|seen| (seen.topic, seen.partitions)));
        if missing.is_empty() {
            return Ok(());
        }
        Err(BusError::Broken(format!(
            "Kafka has no topic {}: run `tripline topics create`",
            missing.join(", ")
        )))
    }

    /// Whether the brokers answer.
    async fn reach(&self) -> Result<(), BusError> {
        let (client, names) = (self.client(), self.names.clone());
        let looked = tokio::task::spawn_blocking(move || look(&client, &names, &[Topic::Changes]).map(drop)).await;
        looked.map_err(|_| crate::thread::gone())?
    }

    /// State is kept by partition, so topics that are read and written together need as many.
    pub fn check_partitions(&self, topics: &[Topic]) -> Result<(), BusError> {
        let counts: Vec<(Topic, i32)> = topics
            .iter()
            .filter_map(|topic| Some((*topic, self.partitions(*topic)?)))
            .collect();
        match counts.iter().find(|(_, count)| *count != counts[0].1) {
            None => Ok(()),
            Some((other, count)) => Err(BusError::Broken(format!(
                "topic {} has {} partitions and {} has {count}: state is kept by partition, so both need as many; create the state \
                 topic anew with the same number",
                self.names.topic(counts[0].0),
                counts[0].1,
                self.names.topic(*other),
            ))),
        }
    }

    /// Whether the topics are set up for what we send, and lose nothing of it. Where we may not ask, we believe.
    pub async fn check_settings(&self, settings: &KafkaSettings) -> Result<(), BusError> {
        let differences = self
            .states(settings)
            .await?
            .into_iter()
            .flat_map(|state| state.differences);
        let (refused, warnings): (Vec<Difference>, Vec<Difference>) =
            differences.partition(|difference| difference.weight == Weight::Refused);
        // Asked at every look at `/readyz`; said once.
        if !self.warned.swap(true, Ordering::Relaxed) {
            warnings.iter().for_each(|warning| tracing::warn!("{warning}"));
        }
        let refused: Vec<String> = refused.iter().map(Difference::to_string).collect();
        match refused.is_empty() {
            true => Ok(()),
            false => Err(BusError::Broken(refused.join("\n"))),
        }
    }

    /// Each topic as it stands.
    pub async fn states(&self, settings: &KafkaSettings) -> Result<Vec<TopicState>, BusError> {
        let (client, names) = (self.client(), self.names.clone());
        let looked = tokio::task::spawn_blocking(move || look(&client, &names, &Topic::ALL)).await;
        let looked = looked.map_err(|_| crate::thread::gone())??;
        let plans: Vec<Plan> = Topic::ALL
            .into_iter()
            .map(|topic| Plan::new(topic, &self.names, settings))
            .collect();
        let resources: Vec<ResourceSpecifier<'_>> =
            plans.iter().map(|plan| ResourceSpecifier::Topic(&plan.name)).collect();
        let described = match &self.admin {
            Some(admin) => admin.describe_configs(&resources, &options()).await,
            None => Ok(Vec::new()),
        };
        let mut described = described.unwrap_or_default().into_iter();
        let changes = looked.first().map_or(0, |seen| seen.partitions);
        let state = |(plan, seen): (&Plan, &Seen)| {
            let resource = described.next().and_then(Result::ok);
            let found = |name: &str| resource.as_ref()?.get(name)?.value.clone();
            let mut state = TopicState {
                topic: plan.topic,
                name: plan.name.clone(),
                partitions: (seen.partitions > 0).then_some(seen.partitions),
                replicas: seen.replicas,
                settings: SETTINGS.iter().filter_map(|name| Some((*name, found(name)?))).collect(),
                differences: partitions(plan, seen, settings.partitions, changes),
            };
            if seen.partitions > 0 {
                let there = There {
                    largest: self.names.accepted(plan.topic),
                    replicas: seen.replicas,
                    outage: settings.longest_outage,
                };
                state.differences.extend(plan.compare(&there, found));
            }
            state
        };
        Ok(plans.iter().zip(&looked).map(state).collect())
    }

    /// Creates what is missing; says of each topic whether it was created.
    pub async fn create(&self, settings: &KafkaSettings) -> Result<Vec<(Topic, bool)>, BusError> {
        // Says at once what is wrong with the connection, where the call for creating topics only says that it took too long.
        self.reach().await?;
        let plans: Vec<Plan> = Topic::ALL
            .into_iter()
            .map(|topic| Plan::new(topic, &self.names, settings))
            .collect();
        let Some(admin) = &self.admin else {
            return self.found(&plans, settings).await;
        };
        let topics: Vec<NewTopic<'_>> = plans.iter().map(|plan| plan.topic(settings)).collect();
        let results = admin.create_topics(&topics, &options()).await;
        let results = results.map_err(|error| error::of("creating topics", &error))?;
        let mut created = Vec::new();
        for (plan, result) in plans.iter().zip(results) {
            match result {
                Ok(_) => created.push((plan.topic, true)),
                Err((_, RDKafkaErrorCode::TopicAlreadyExists)) => created.push((plan.topic, false)),
                Err((name, code)) => {
                    let failed = KafkaError::AdminOp(code);
                    return Err(error::of(&format!("creating topic {name}"), &failed));
                }
            }
        }
        self.counts().clear();
        self.check(&Topic::ALL).await?;
        Ok(created)
    }

    /// Where topics cannot be created from here: that they are all there, or the commands that make those which are not.
    async fn found(&self, plans: &[Plan], settings: &KafkaSettings) -> Result<Vec<(Topic, bool)>, BusError> {
        let states = self.states(settings).await?;
        let is_missing = |plan: &&Plan| {
            let state = states.iter().find(|state| state.topic == plan.topic);
            state.is_none_or(|state| state.partitions.is_none())
        };
        let missing: Vec<String> = plans
            .iter()
            .filter(is_missing)
            .map(|plan| plan.command(settings))
            .collect();
        match missing.is_empty() {
            true => Ok(plans.iter().map(|plan| (plan.topic, false)).collect()),
            false => Err(BusError::Broken(format!(
                "topics cannot be created by who shows tokens (SASL OAUTHBEARER); create them with Kafka's own tool:\n{}",
                missing.join("\n")
            ))),
        }
    }

    /// Partitions of the topics that were seen.
    pub(super) fn counts(&self) -> std::sync::MutexGuard<'_, HashMap<Topic, i32>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn options() -> AdminOptions {
    AdminOptions::new()
        .request_timeout(Some(PATIENCE))
        .operation_timeout(Some(PATIENCE))
}

/// The same, and again for a while when one is missing: brokers learn of new topics one after the other.
fn look_well(client: &BaseConsumer<Quiet>, names: &Names, topics: &[Topic]) -> Result<Vec<Seen>, BusError> {
    let begun = Instant::now();
    loop {
        let seen = look(client, names, topics)?;
        if seen.iter().all(|seen| seen.partitions > 0) || begun.elapsed() > NEWS {
            return Ok(seen);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Why the brokers do not answer. Errors of connections are not those of calls; they wait to be polled.
fn explain(client: &BaseConsumer<Quiet>, failed: &KafkaError) -> BusError {
    for _ in 0..EVENTS {
        let _ = client.poll(Duration::ZERO);
    }
    match client.context().reason() {
        Some((code, reason)) => error::because("connecting", code, &reason),
        None => error::of("asking for topics", failed),
    }
}

/// What the brokers say of a topic.
struct Seen {
    topic: Topic,
    /// 0 where it is missing.
    partitions: i32,
    /// Copies of the partition that has the fewest.
    replicas: Option<i32>,
}

/// What of the partitions is not as planned. State is kept by partition, so all topics need as many as `changes` has.
fn partitions(plan: &Plan, seen: &Seen, planned: i32, changes: i32) -> Vec<Difference> {
    let differ = |setting, have: String, want: i32, weight, why: &str, fix: String| Difference {
        topic: plan.name.clone(),
        setting,
        have,
        want: want.to_string(),
        weight,
        why: why.to_owned(),
        fix,
    };
    let count = seen.partitions;
    if count == 0 {
        let (why, fix) = ("it is missing", "run `tripline topics create`".to_owned());
        return vec![differ("partitions", "0".to_owned(), planned, Weight::Refused, why, fix)];
    }
    if changes > 0 && count != changes && !plan.topic.is_set_aside() {
        let fix = format!("make it anew with {changes}");
        let why = "state is kept by partition, and `changes` has another number";
        return vec![differ(
            "partitions",
            count.to_string(),
            changes,
            Weight::Refused,
            why,
            fix,
        )];
    }
    if count != planned {
        let fix = format!("write `bus.partitions = {count}`");
        let why = "`bus.partitions` says another number; theirs counts";
        return vec![differ(
            "partitions",
            count.to_string(),
            planned,
            Weight::Warning,
            why,
            fix,
        )];
    }
    Vec::new()
}

/// The topics as the brokers have them.
fn look(client: &BaseConsumer<Quiet>, names: &Names, topics: &[Topic]) -> Result<Vec<Seen>, BusError> {
    token::renew(client)?;
    let mut seen = Vec::new();
    for topic in topics {
        let name = names.topic(*topic);
        let metadata = client.fetch_metadata(Some(&name), PATIENCE);
        let metadata = metadata.map_err(|error| explain(client, &error))?;
        let found = metadata.topics().iter().find(|found| found.name() == name);
        if let Some(failed) = found.and_then(rdkafka::metadata::MetadataTopic::error) {
            let code = RDKafkaErrorCode::from(failed);
            if !matches!(
                code,
                RDKafkaErrorCode::UnknownTopicOrPartition | RDKafkaErrorCode::UnknownTopic
            ) {
                let failed = KafkaError::MetadataFetch(code);
                return Err(error::of(&format!("asking for topic {name}"), &failed));
            }
        }
        let partitions = found
            .map(rdkafka::metadata::MetadataTopic::partitions)
            .unwrap_or_default();
        let copies = partitions.iter().map(|partition| partition.replicas().len());
        seen.push(Seen {
            topic: *topic,
            partitions: i32::try_from(partitions.len()).unwrap_or(0),
            replicas: copies.min().and_then(|copies| i32::try_from(copies).ok()),
        });
    }
    Ok(seen)
}

/// Where a partition begins and ends, as that client sees it. Asked again for a while when a new partition has no leader yet.
pub fn ends<C: ConsumerContext>(
    client: &BaseConsumer<C>,
    name: &str,
    partition: i32,
) -> Result<(i64, i64), KafkaError> {
    let begun = Instant::now();
    loop {
        match client.fetch_watermarks(name, partition, PATIENCE) {
            Err(error) if error.rdkafka_error_code().is_some_and(no_leader_yet) && begun.elapsed() < NEWS => {
                std::thread::sleep(Duration::from_millis(50));
            }
            answer => return answer,
        }
    }
}

fn no_leader_yet(code: RDKafkaErrorCode) -> bool {
    matches!(
        code,
        RDKafkaErrorCode::NotLeaderForPartition
            | RDKafkaErrorCode::LeaderNotAvailable
            | RDKafkaErrorCode::UnknownPartition
            | RDKafkaErrorCode::UnknownTopicOrPartition
    )
}
