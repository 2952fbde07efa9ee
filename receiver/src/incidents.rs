//! What platforms keep: incidents that are found again by the key that the sender gave them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An incident, alert or issue as its platform has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incident {
    /// The platform's own id.
    pub id: String,
    /// Whether somebody should care.
    pub open: bool,
    /// Events that changed it, in their order.
    pub events: Vec<String>,
}

/// All incidents by the key that the sender gave them. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Incidents(Arc<Mutex<BTreeMap<String, Incident>>>);

impl Incidents {
    /// A poisoned lock only says that another request panicked; the incidents are still whole.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Incident>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those of now.
    pub fn all(&self) -> BTreeMap<String, Incident> {
        self.lock().clone()
    }

    /// Changes the incident of that key; it is made where there is none.
    pub(crate) fn change(&self, key: &str, event: Option<String>, open: impl FnOnce(bool) -> bool) -> String {
        let mut incidents = self.lock();
        let number = incidents.len() + 1;
        let incident = incidents.entry(key.to_owned()).or_insert_with(|| Incident {
            id: format!("INC-{number}"),
            ..Incident::default()
        });
        incident.open = open(incident.open);
        incident.events.extend(event);
        incident.id.clone()
    }

    pub(crate) fn find(&self, key: &str) -> Option<Incident> {
        self.lock().get(key).cloned()
    }

    pub(crate) fn key_of(&self, id: &str) -> Option<String> {
        let incidents = self.lock();
        incidents
            .iter()
            .find(|(_, incident)| incident.id == id)
            .map(|(key, _)| key.clone())
    }
}
