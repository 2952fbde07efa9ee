//! The resources of one partition: the state of each and its latest change. Knows no bus and no rule.

use std::collections::HashMap;
use std::sync::Arc;

use ahash::RandomState;
use bytes::Bytes;
use schemas::{ChangeKind, Completeness, ConfigChange, ResourceState, Verdict};

use super::admission::{self, Bounds, Dropped};
use super::lateness::Lateness;
use crate::external;
use crate::judge::Judgement;
use crate::native::Print;

/// The resources of one partition.
#[derive(Debug, Default)]
pub struct Partition {
    /// By [`external::state_key`].
    pub resources: HashMap<Arc<str>, Resource, RandomState>,
    lateness: Lateness,
}

/// What is known of one resource.
#[derive(Debug, Default)]
pub struct Resource {
    /// Where its findings stand.
    pub state: Option<ResourceState>,
    /// The latest change with a configuration.
    pub latest: Option<Arc<ConfigChange>>,
    /// Its bytes, until they are put out, where they are those that were received.
    pub wire: Option<Bytes>,
    /// What was judged last.
    pub judged: Option<Judged>,
    /// The batch that last touched it.
    touched: u64,
}

/// What the judgements that its findings were told last rest on. Not kept over a restart: then every resource is judged anew.
#[derive(Debug)]
pub struct Judged {
    /// Of the change.
    pub print: Print,
    /// Which findings failed, by their position in the state.
    pub failing: Box<[usize]>,
}

/// A change as it came off the bus.
#[derive(Debug)]
pub struct Arrived {
    /// The change.
    pub change: ConfigChange,
    /// Its bytes, where they still say what the change is.
    pub wire: Option<Bytes>,
}

/// A change that was applied.
#[derive(Debug)]
pub struct Applied {
    /// Of its resource.
    pub key: Arc<str>,
    /// The change, made whole.
    pub change: Arc<ConfigChange>,
    /// Whether it is the first of its resource in the batch.
    pub is_first: bool,
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
    /// Applies a change to its resource, in the batch of that number, from 1 on, and gives it back whole.
    ///
    /// # Errors
    /// It is not to be applied; then nothing changed.
    pub fn admit(&mut self, arrived: Arrived, batch: u64, bounds: Bounds) -> Result<Applied, Refused> {
        let Arrived { change, wire } = arrived;
        let key = external::state_key(&change);
        let known = self.resources.get_key_value(&*key);
        let (state, latest) = known.map_or((None, None), |(_, known)| {
            (known.state.as_ref(), known.latest.as_deref())
        });
        let key = known.map_or_else(|| key.as_str().into(), |(key, _)| Arc::clone(key));
        let change = admission::admit(state, latest, change, bounds).map_err(|dropped| Refused {
            dropped,
            late_in_a_row: (dropped == Dropped::Late).then(|| self.lateness.late(&key)).flatten(),
        })?;
        self.lateness.applied(&key);
        let resource = self.resources.entry(Arc::clone(&key)).or_default();
        let is_first = std::mem::replace(&mut resource.touched, batch) != batch;
        resource.state = Some(admission::advance(resource.state.take(), &change));
        let change = Arc::new(change);
        resource.follow(&change, wire);
        Ok(Applied { key, change, is_first })
    }
}

impl Judged {
    /// After these judgements were told to the findings of a resource.
    pub fn new(print: Print, judgements: &[Judgement], state: &ResourceState) -> Self {
        let failing = judgements.iter().filter(|judgement| judgement.verdict == Verdict::Fail);
        let position = |judgement: &Judgement| {
            let mut findings = state.findings.iter();
            findings.position(|finding| finding.rule_id == judgement.rule.id)
        };
        Self {
            print,
            failing: failing.filter_map(position).collect(),
        }
    }
}

impl Resource {
    fn follow(&mut self, change: &Arc<ConfigChange>, wire: Option<Bytes>) {
        match (change.kind, change.completeness) {
            (ChangeKind::Delete, _) => (self.latest, self.wire) = (None, None),
            // A record without state says nothing of what the resource looks like.
            (_, Completeness::Reference) => {}
            (_, completeness) => {
                self.latest = Some(Arc::clone(change));
                self.wire = wire.filter(|_| completeness == Completeness::Full);
            }
        }
    }
}
