//! What `/readyz` says: whether the bus can be reached, which roles do their work, how each destination fares.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ingest::source;
use pipeline::bus::Bus;
use pipeline::delivery::{Health, State};
use pipeline::telemetry::{Probe, Report};
use pipeline::transform::{Progress, State as Stage};
use serde_json::{Value, json};

use crate::reload::Reloader;

/// How long the bus may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a role says of itself that does its work.
const RUNNING: &str = "running";

/// How things stand in this process. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub struct Readiness {
    bus: Arc<Mutex<Option<Bus>>>,
    /// All that this process is for, from before the first of them runs.
    roles: Arc<Mutex<BTreeMap<&'static str, Role>>>,
    /// The workers of the stages among the roles.
    stages: Arc<Mutex<BTreeMap<&'static str, Vec<Progress>>>>,
    sinks: Arc<Mutex<BTreeMap<String, Health>>>,
    sources: Arc<Mutex<BTreeMap<String, source::Health>>>,
    reloader: Arc<Mutex<Option<Reloader>>>,
}

/// How far a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It waits for the rules, the bus, or the roles before it.
    Starting,
    Running,
    Ended,
}

impl Readiness {
    /// Of a process that is for these roles: it is not ready before the last of them is.
    pub fn of(roles: impl IntoIterator<Item = &'static str>) -> Self {
        let starting = roles.into_iter().map(|role| (role, Role::Starting));
        Self {
            roles: Arc::new(Mutex::new(starting.collect())),
            ..Self::default()
        }
    }

    /// The bus is open.
    pub fn bus(&self, bus: Bus) {
        *self.bus.lock().unwrap_or_else(PoisonError::into_inner) = Some(bus);
    }

    /// A role runs, or ended.
    pub fn role(&self, name: &'static str, runs: bool) {
        let role = if runs { Role::Running } else { Role::Ended };
        let mut roles = self.roles.lock().unwrap_or_else(PoisonError::into_inner);
        // What only prints, say, is no role.
        roles.entry(name).and_modify(|entry| *entry = role);
    }

    /// A stage has one more worker.
    pub fn stage(&self, role: &'static str, progress: Progress) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.entry(role).or_default().push(progress);
    }

    /// What is in force, and what came of reading it again.
    pub fn reloader(&self, reloader: Reloader) {
        *self.reloader.lock().unwrap_or_else(PoisonError::into_inner) = Some(reloader);
    }

    /// A destination is there.
    pub fn sink(&self, name: &str, health: Health) {
        self.sinks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), health);
    }

    /// A source that pulls is there.
    pub fn source(&self, name: &str, health: source::Health) {
        self.sources
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

    /// What each role says of itself.
    fn roles(&self) -> BTreeMap<&'static str, String> {
        let roles = self.roles.lock().unwrap_or_else(PoisonError::into_inner);
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let say = |(name, role): (&&'static str, &Role)| {
            let word = match (role, stages.get(name)) {
                (Role::Starting, _) => "starting".to_owned(),
                (Role::Ended, _) => "ended".to_owned(),
                (Role::Running, Some(workers)) => stage(workers),
                (Role::Running, None) => RUNNING.to_owned(),
            };
            (*name, word)
        };
        roles.iter().map(say).collect()
    }

    async fn report(&self) -> Report {
        let bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let lost = bus.as_ref().map_or(0, Bus::lost);
        let bus = match bus {
            None => Err("not open yet".to_owned()),
            Some(bus) => match tokio::time::timeout(PATIENCE, bus.check()).await {
                Ok(checked) => checked.map_err(|error| error.to_string()),
                Err(_) => Err(format!("no answer in {}s", PATIENCE.as_secs())),
            },
        };
        let roles = self.roles();
        let ready = bus.is_ok() && !roles.is_empty() && roles.values().all(|said| said == RUNNING);
        let sinks = self.sinks.lock().unwrap_or_else(PoisonError::into_inner);
        // A destination that is away keeps its findings on the bus: that is no reason to send changes elsewhere.
        let sinks: BTreeMap<&String, Value> = sinks.iter().map(|(name, health)| (name, sink(health))).collect();
        // Nor is a provider that is away.
        let sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let sources: BTreeMap<&String, Value> = sources
            .iter()
            .map(|(name, health)| (name, pulled(&health.standing())))
            .collect();
        let bus = bus.map_or_else(|error| error, |()| "reachable".to_owned());
        let mut detail =
            json!({"ready": ready, "bus": bus, "lost": lost, "roles": roles, "sinks": sinks, "sources": sources});
        let reloader = self.reloader.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reloader) = &*reloader {
            in_force(&mut detail, reloader);
        }
        Report { ready, detail }
    }
}

/// What is judged by. None of it is a reason not to be ready: a rule that is stopped leaves unknown what it was asked and the
/// others go on, and what was in force before something wrong was read is in force still.
fn in_force(detail: &mut Value, reloader: &Reloader) {
    let set = reloader.rules();
    detail["stopped_rules"] = json!(set.as_ref().map(|set| set.judge.engine().stopped()).unwrap_or_default());
    if let Some(set) = set {
        let (rules, exceptions) = (set.judge.engine().rules().len(), set.exceptions.len());
        detail["rules"] = json!({"set": set.id(), "rules": rules, "told": set.told(), "exceptions": exceptions});
    }
    if let Some(last) = reloader.last() {
        detail["reload"] = last.detail();
    }
    if let Some(why) = reloader.context_refused() {
        detail["enrichment_refused"] = why.into();
    }
}

/// The worst of a stage's workers.
fn stage(workers: &[Progress]) -> String {
    let states: Vec<Stage> = workers.iter().map(Progress::state).collect();
    let count = |wanted: Stage| states.iter().filter(|state| **state == wanted).count();
    let stuck = states.iter().filter_map(|state| match state {
        Stage::Stuck(spent) => Some(spent.as_secs()),
        _ => None,
    });
    if let Some(seconds) = stuck.max() {
        return format!("stuck: a batch has been under way for {seconds}s");
    }
    let restoring = states.iter().filter_map(|state| match state {
        Stage::Restoring(read) => Some(read.map_or_else(String::new, |read| format!(", {read}"))),
        _ => None,
    });
    let restoring: Vec<String> = restoring.collect();
    match (restoring.len(), count(Stage::Joining)) {
        (0, 0) => RUNNING.to_owned(),
        (0, joining) => format!("joining: {joining} of {} workers wait for partitions", workers.len()),
        (some, _) => {
            let all = workers.len();
            format!(
                "restoring: {some} of {all} workers read their state{}",
                restoring.concat()
            )
        }
    }
}

fn sink(health: &Health) -> Value {
    let mut sink = match &health.state() {
        State::Idle => json!({"state": "idle"}),
        State::Delivering => json!({"state": "delivering"}),
        State::Retrying { reason } => json!({"state": "retrying", "reason": reason}),
        State::Held { reason, hint } => json!({"state": "held", "reason": reason, "hint": hint}),
    };
    let waiting = health.waiting();
    sink["waiting"] = waiting.findings().into();
    sink["oldest_seconds"] = waiting.oldest().as_secs().into();
    sink["late"] = waiting.is_late().into();
    sink
}

fn pulled(standing: &source::Standing) -> Value {
    let mut value = match &standing.state {
        source::State::Starting => json!({"state": "starting"}),
        source::State::Standby => json!({"state": "standby"}),
        source::State::Following => json!({"state": "following"}),
        source::State::Retrying { reason } => json!({"state": "retrying", "reason": reason}),
        source::State::Held { reason, hint } => json!({"state": "held", "reason": reason, "hint": hint}),
    };
    if let Some(lag) = standing.lag {
        value["lag"] = lag.into();
    }
    if let Some(answered) = standing.answered {
        value["answered"] = answered.into();
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeline::bus::Config;

    /// What an orchestrator is told between the start of the first role and that of the last.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_process_is_ready_when_the_last_of_its_roles_is() {
        let folder = tempfile::tempdir().unwrap();
        let config: Config = serde_json::from_value(json!({"embedded": {"path": folder.path()}})).unwrap();
        let roles = ["ingest", "evaluate", "sink"];
        let readiness = Readiness::of(roles);
        readiness.bus(Bus::open(&config.validate().unwrap()).await.unwrap());
        for role in roles {
            let report = readiness.report().await;
            assert!(!report.ready, "before {role:?}: {}", report.detail);
            assert_eq!(report.detail["roles"][role], "starting");
            readiness.role(role, true);
        }
        let report = readiness.report().await;
        assert!(report.ready, "{}", report.detail);
        readiness.role("sink", false);
        let report = readiness.report().await;
        assert!(
            !report.ready && report.detail["roles"]["sink"] == "ended",
            "{}",
            report.detail
        );
        readiness.role("print", false);
        assert_eq!(readiness.report().await.detail["roles"].as_object().unwrap().len(), 3);
    }
}
