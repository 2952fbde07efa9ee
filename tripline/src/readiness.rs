//! What `/readyz` says: whether the bus can be reached, which roles run, how each destination fares.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pipeline::bus::Bus;
use pipeline::delivery::{Health, State};
use pipeline::telemetry::{Probe, Report};
use serde_json::{Value, json};

/// How long the bus may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// How things stand in this process. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub struct Readiness {
    bus: Arc<Mutex<Option<Bus>>>,
    roles: Arc<Mutex<BTreeMap<String, bool>>>,
    sinks: Arc<Mutex<BTreeMap<String, Health>>>,
}

impl Readiness {
    /// The bus is open.
    pub fn bus(&self, bus: Bus) {
        *self.bus.lock().unwrap_or_else(PoisonError::into_inner) = Some(bus);
    }

    /// A role runs, or ended.
    pub fn role(&self, name: &str, runs: bool) {
        self.roles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), runs);
    }

    /// A destination is there.
    pub fn sink(&self, name: &str, health: Health) {
        self.sinks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), health);
    }

    /// For the telemetry endpoint.
    pub fn probe(&self) -> Probe {
        let readiness = self.clone();
        Arc::new(move || {
            let readiness = readiness.clone();
            Box::pin(async move { readiness.report().await })
        })
    }

    async fn report(&self) -> Report {
        let bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let bus = match bus {
            None => Err("not open yet".to_owned()),
            Some(bus) => match tokio::time::timeout(PATIENCE, bus.check()).await {
                Ok(checked) => checked.map_err(|error| error.to_string()),
                Err(_) => Err(format!("no answer in {}s", PATIENCE.as_secs())),
            },
        };
        let roles = self.roles.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ready = bus.is_ok() && !roles.is_empty() && roles.values().all(|runs| *runs);
        let roles: BTreeMap<&String, &str> = roles
            .iter()
            .map(|(name, runs)| (name, if *runs { "running" } else { "ended" }))
            .collect();
        let sinks = self.sinks.lock().unwrap_or_else(PoisonError::into_inner);
        // A destination that is away keeps its findings on the bus: that is no reason to send changes elsewhere.
        let sinks: BTreeMap<&String, Value> = sinks
            .iter()
            .map(|(name, health)| (name, sink(&health.state())))
            .collect();
        let bus = bus.map_or_else(|error| error, |()| "reachable".to_owned());
        Report {
            ready,
            detail: json!({"ready": ready, "bus": bus, "roles": roles, "sinks": sinks}),
        }
    }
}

fn sink(state: &State) -> Value {
    match state {
        State::Idle => json!({"state": "idle"}),
        State::Delivering => json!({"state": "delivering"}),
        State::Retrying { reason } => json!({"state": "retrying", "reason": reason}),
        State::Held { reason, hint } => json!({"state": "held", "reason": reason, "hint": hint}),
    }
}
