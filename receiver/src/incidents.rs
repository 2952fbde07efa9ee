//! What platforms keep: incidents that are found again by the key that the sender gave them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An incident, alert or issue as its platform has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incident {
    /// The platform's own id.
    pub id: String,
    /// Whether somebody should care.
    pub open: bool,
    /// How much, in the platform's own words; empty where it has none of its own.
    pub grade: String,
    /// Events that changed it, in their order.
    pub events: Vec<String>,
}

#[derive(Debug, Default)]
struct Kept {
    by_key: BTreeMap<String, Incident>,
    /// The key of each id.
    keys: HashMap<String, String>,
    /// Keys in the order in which they came.
    order: Vec<String>,
}

/// All incidents by the key that the sender gave them. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Incidents(Arc<Mutex<Kept>>);

impl Incidents {
    /// A poisoned lock only says that another request panicked; the incidents are still whole.
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those of now.
    pub fn all(&self) -> BTreeMap<String, Incident> {
        self.lock().by_key.clone()
    }

    /// Changes the incident of that key; it is made where there is none.
    pub(crate) fn change(&self, key: &str, event: Option<String>, open: impl FnOnce(bool) -> bool) -> String {
        let mut kept = self.lock();
        let Kept { by_key, keys, order } = &mut *kept;
        let number = by_key.len() + 1;
        let incident = by_key.entry(key.to_owned()).or_insert_with(|| {
            let id = format!("INC-{number}");
            keys.insert(id.clone(), key.to_owned());
            order.push(key.to_owned());
            Incident {
                id,
                ..Incident::default()
            }
        });
        incident.open = open(incident.open);
        incident.events.extend(event);
        incident.id.clone()
    }

    /// How much somebody should care from now on.
    pub(crate) fn grade(&self, key: &str, grade: &str) {
        if let Some(incident) = self.lock().by_key.get_mut(key) {
            grade.clone_into(&mut incident.grade);
        }
    }

    /// The key and the id of so many, the last that came first.
    pub(crate) fn newest(&self, most: usize) -> Vec<(String, String)> {
        let kept = self.lock();
        let newest = kept.order.iter().rev().take(most);
        newest
            .filter_map(|key| Some((key.clone(), kept.by_key.get(key)?.id.clone())))
            .collect()
    }

    pub(crate) fn find(&self, key: &str) -> Option<Incident> {
        self.lock().by_key.get(key).cloned()
    }

    pub(crate) fn key_of(&self, id: &str) -> Option<String> {
        self.lock().keys.get(id).cloned()
    }
}
