//! The resources of one partition. What the step in hand touches is in memory; everything else stands in the store: where the
//! findings of each resource stand, and its latest change. Knows no rule.

use std::collections::HashMap;
use std::sync::Arc;

use ahash::RandomState;
use bytes::Bytes;
use pipeline::bus::{BusError, KeyedStore, Received};
use schemas::topic::Topic;
use schemas::wire::{Codec, WireError};
use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState};

use super::admission::{self, Bounds, Dropped};
use super::hot::{self, Hot, Judged};
use super::lateness::Lateness;
use crate::external;

/// The resources of one partition.
pub struct Partition {
    number: i32,
    store: KeyedStore,
    codec: Arc<Codec>,
    /// Those of the step in hand, by [`external::state_key`]. What became of them is in the store when the next step begins.
    touched: HashMap<Arc<str>, Resource, RandomState>,
    /// What all of them were judged by.
    pub hot: Hot,
    lateness: Lateness,
}

/// What is known of one resource.
#[derive(Debug, Default)]
pub struct Resource {
    /// Where its findings stand.
    pub state: Option<ResourceState>,
    latest: Latest,
    /// The bytes of its latest change, where they are those that were received.
    wire: Option<Bytes>,
    is_applied: bool,
    /// Under which it stands among what was judged.
    pub name: hot::Name,
}

/// The latest change with a configuration.
#[derive(Debug, Default)]
enum Latest {
    /// Nobody asked for it yet.
    #[default]
    Unread,
    Stored(Option<Arc<ConfigChange>>),
    /// It is another one than the store has.
    New(Option<Arc<ConfigChange>>),
}

/// What of a resource's latest change is to be put into the store.
pub enum Put<'a> {
    /// As it was received.
    Wire(Bytes),
    /// This, or that there is none any more.
    Change(Option<&'a ConfigChange>),
}

/// A change as it came off the bus.
#[derive(Debug)]
pub struct Arrived {
    /// The change.
    pub change: ConfigChange,
    /// Its bytes, where they still say what the change is.
    pub wire: Option<Bytes>,
    /// Whether some rule reads the state before: then it is kept, and filled in where the source does not give it.
    pub keeps_prior: bool,
}

/// A change that was applied.
#[derive(Debug)]
pub struct Applied {
    /// Of its resource.
    pub key: Arc<str>,
    /// The change, made whole.
    pub change: Arc<ConfigChange>,
    /// How the resource stood before it.
    pub before: StateBefore,
    /// Whether it is the first of its resource in the batch.
    pub is_first: bool,
}

/// How a resource stood before a change.
#[derive(Debug)]
pub struct StateBefore {
    /// As we knew it, where that was in memory; else the store says it.
    latest: Option<Option<Arc<ConfigChange>>>,
    /// As the source says.
    prior: Option<String>,
}

/// What the store says of the resources of a partition.
pub struct Stored<'a> {
    number: i32,
    store: &'a KeyedStore,
    codec: &'a Codec,
}

/// A change that was not applied.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub dropped: Dropped,
    /// How often in a row its resource's changes were late, where that is worth a word.
    pub late_in_a_row: Option<u64>,
}

impl Partition {
    /// With what stands in the store.
    pub fn new(number: i32, store: KeyedStore, codec: Arc<Codec>) -> Self {
        Self {
            number,
            store,
            codec,
            touched: HashMap::default(),
            hot: Hot::default(),
            lateness: Lateness::default(),
        }
    }

    /// A step begins: what the one before it did is committed.
    pub fn begin(&mut self) {
        self.touched.clear();
    }

    /// A resource of the step in hand.
    pub fn touched(&mut self, key: &str) -> Option<&mut Resource> {
        self.touched.get_mut(key)
    }

    /// What a resource of the step in hand was judged by.
    pub fn judged(&self, key: &str) -> Option<&Judged> {
        self.hot.get(&self.touched.get(key)?.name)
    }

    /// The same, beside what all were judged by and what the store says of them.
    pub fn parts(&mut self, key: &str) -> (Option<&mut Resource>, &mut Hot, Stored<'_>) {
        let stored = Stored {
            number: self.number,
            store: &self.store,
            codec: &self.codec,
        };
        (self.touched.get_mut(key), &mut self.hot, stored)
    }

    /// A resource, from the store where the step in hand has not touched it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn resource(&mut self, key: &str) -> Result<(Arc<str>, &mut Resource), BusError> {
        let key = match self.touched.get_key_value(key) {
            Some((key, _)) => Arc::clone(key),
            None => {
                let stored = self.stored(Topic::Verdicts, key)?;
                let state = stored.and_then(|received| self.read(&received, Codec::decode_state));
                let key: Arc<str> = key.into();
                let resource = Resource {
                    state,
                    name: hot::name(&key),
                    ..Resource::default()
                };
                self.touched.insert(Arc::clone(&key), resource);
                key
            }
        };
        let resource = self.touched.entry(Arc::clone(&key)).or_default();
        Ok((key, resource))
    }

    /// The latest change of a resource.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn latest(&mut self, key: &str) -> Result<Option<Arc<ConfigChange>>, BusError> {
        let (_, resource) = self.resource(key)?;
        if let Latest::Stored(latest) | Latest::New(latest) = &resource.latest {
            return Ok(latest.clone());
        }
        let stored = self.stored(Topic::Inventory, key)?;
        let latest = stored.and_then(|received| self.read(&received, Codec::decode_change));
        let latest = latest.map(Arc::new);
        self.resource(key)?.1.latest = Latest::Stored(latest.clone());
        Ok(latest)
    }

    /// Resources between two places of the store, each with its place, in the order in which their latest change was put: at most
    /// so many, and so many bytes of changes.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn walk(&mut self, places: (i64, i64), most: (usize, usize)) -> Result<Vec<(i64, Arc<str>)>, BusError> {
        let read = self.store.read(Topic::Inventory, self.number, places, most)?;
        let mut found = Vec::with_capacity(read.len());
        for received in read {
            let Some(key) = received.record.key.as_deref() else {
                continue;
            };
            let key = String::from_utf8_lossy(key);
            let (key, _) = self.resource(&key)?;
            // What has none stands for a resource that is gone; it is passed over with the others.
            let latest = self.read(&received, Codec::decode_change).map(Arc::new);
            if let Some(resource) = self.touched.get_mut(&key)
                && matches!(resource.latest, Latest::Unread)
            {
                resource.latest = Latest::Stored(latest);
            }
            found.push((received.offset, key));
        }
        Ok(found)
    }

    /// The place after the last resource.
    pub fn end(&self) -> i64 {
        self.store.end(Topic::Inventory, self.number)
    }

    fn stored(&self, topic: Topic, key: &str) -> Result<Option<Received>, BusError> {
        self.store.get(topic, self.number, key.as_bytes())
    }

    /// What a record of the store says. One that cannot be read is told and left out: its resource begins anew.
    fn read<T>(&self, received: &Received, decode: impl Fn(&Codec, &[u8]) -> Result<T, WireError>) -> Option<T> {
        let decoded = decode(&self.codec, received.record.value.as_ref()?);
        let told = |error: &WireError| {
            let (partition, topic, key) = (self.number, received.topic.name(), received.record.name());
            tracing::error!(partition, topic, ?key, %error, "state cannot be read; it is built anew");
        };
        decoded.inspect_err(told).ok()
    }

    /// Applies a change to its resource and gives it back whole. Where it is not to be applied nothing changed.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn admit(&mut self, arrived: Arrived, bounds: Bounds) -> Result<Result<Applied, Refused>, BusError> {
        let Arrived {
            mut change,
            mut wire,
            keeps_prior,
        } = arrived;
        let (key, resource) = self.resource(&external::state_key(&change))?;
        let is_new = resource.state.is_none();
        let asks = keeps_prior || admission::asks_for_latest(resource.state.as_ref(), &change);
        let latest = if asks { self.latest(&key)? } else { None };
        let (_, resource) = self.resource(&key)?;
        let before = match &resource.latest {
            Latest::Stored(latest) | Latest::New(latest) => Some(latest.clone()),
            Latest::Unread => is_new.then_some(None),
        };
        let prior = if keeps_prior {
            wire = wire.filter(|_| !fill(&mut change, latest.as_deref(), bounds));
            change.prior.clone()
        } else {
            // No rule reads it: it need not be kept.
            wire = wire.filter(|_| change.prior.is_none());
            change.prior.take()
        };
        let admitted = admission::admit(resource.state.as_ref(), latest.as_deref(), change, bounds);
        let change = match admitted {
            Ok(change) => Arc::new(change),
            Err(dropped) => {
                let is_late = dropped == Dropped::Late;
                let late_in_a_row = is_late.then(|| self.lateness.late(&key)).flatten();
                return Ok(Err(Refused { dropped, late_in_a_row }));
            }
        };
        let is_first = !std::mem::replace(&mut resource.is_applied, true);
        resource.state = Some(admission::advance(resource.state.take(), &change));
        resource.follow(&change, wire);
        self.lateness.applied(&key);
        Ok(Ok(Applied {
            key,
            change,
            before: StateBefore { latest: before, prior },
            is_first,
        }))
    }
}

/// Puts what was known in the place of a state before that the source does not give; whether it did.
fn fill(change: &mut ConfigChange, latest: Option<&ConfigChange>, bounds: Bounds) -> bool {
    let same = latest.filter(|latest| latest.shape == change.shape);
    let Some(text) = same.and_then(|latest| latest.configuration.as_ref()) else {
        return false;
    };
    let length = change.configuration.as_ref().map_or(0, String::len);
    let fits = change.prior.is_none() && text.len() + length <= bounds.configuration;
    if fits {
        change.prior = Some(text.clone());
    }
    fits
}

impl StateBefore {
    /// The change that told of it, in the form of this one; where we knew none, one that the source's words make. `stored` is asked
    /// where it was not in memory.
    pub fn of(&self, change: &ConfigChange, stored: impl FnOnce() -> Option<ConfigChange>) -> Option<ConfigChange> {
        let latest = match &self.latest {
            Some(latest) => latest.as_deref().cloned(),
            None => stored(),
        };
        let same = latest.filter(|latest| latest.shape == change.shape && latest.resource_type == change.resource_type);
        same.or_else(|| {
            Some(ConfigChange {
                configuration: Some(self.prior.clone()?),
                completeness: Completeness::Full,
                ..change.clone()
            })
        })
    }
}

impl Stored<'_> {
    /// The latest change of a resource; none where it cannot be read, which the next step that needs it says.
    pub fn latest(&self, key: &str) -> Option<ConfigChange> {
        let stored = self.store.get(Topic::Inventory, self.number, key.as_bytes());
        let stored = stored.inspect_err(
            |error| tracing::warn!(partition = self.number, key, %error, "the state before a change is not known"),
        );
        let value = stored.ok().flatten()?.record.value?;
        self.codec.decode_change(&value).ok()
    }
}

impl Resource {
    fn follow(&mut self, change: &Arc<ConfigChange>, wire: Option<Bytes>) {
        match (change.kind, change.completeness) {
            (ChangeKind::Delete, _) => (self.latest, self.wire) = (Latest::New(None), None),
            // A record without state says nothing of what the resource looks like.
            (_, Completeness::Reference) => {}
            (_, completeness) => {
                self.latest = Latest::New(Some(Arc::clone(change)));
                self.wire = wire.filter(|_| completeness == Completeness::Full);
            }
        }
    }

    /// The latest change has this context now.
    pub fn replace_latest(&mut self, change: ConfigChange) {
        (self.latest, self.wire) = (Latest::New(Some(Arc::new(change))), None);
    }

    /// What of the latest change is to be put into the store, if that is another than it has.
    pub fn put(&mut self) -> Option<Put<'_>> {
        match (&self.latest, self.wire.take()) {
            (Latest::New(_), Some(wire)) => Some(Put::Wire(wire)),
            (Latest::New(latest), None) => Some(Put::Change(latest.as_deref())),
            _ => None,
        }
    }
}
