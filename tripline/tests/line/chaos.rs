//! Processes are killed at random moments, twenty times and more, while changes come in. What is on topic `findings` and what
//! has arrived at the destinations must be what an undisturbed run of the same changes brings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rand::{Rng, SeedableRng};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::process::{PATIENCE, until};
use crate::site::{Site, pod};

const KILLS: usize = 20;

/// Pods that are opened and closed in turn: every change is a transition.
const PODS: usize = 7;

/// A transition: finding, its number in the finding's life, what happened.
type Transition = (String, i64, String);

pub async fn check(mut torn: Site, mut calm: Site, roles: &[&[&str]]) {
    let seed = std::env::var("TRIPLINE_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(rand::random);
    println!("TRIPLINE_SEED={seed}");
    let changes = kill_while_posting(&torn, roles, seed).await;
    let torn_arrived = arrivals(&mut torn, changes).await;
    calm.keep(calm.start(roles).await);
    for number in 0..changes {
        calm.post(change(number)).await;
    }
    let calm_arrived = arrivals(&mut calm, changes).await;
    let (torn, calm) = (transitions(&torn).await, transitions(&calm).await);
    assert_eq!(torn.len(), changes, "seed {seed}: lost or repeated");
    assert_eq!(torn, calm, "seed {seed}: other transitions than in an undisturbed run");
    for (door, arrived) in torn_arrived.iter().chain(&calm_arrived) {
        assert_eq!(*arrived, torn, "seed {seed}: at {door}");
    }
}

fn change(number: usize) -> Value {
    pod(
        &format!("pod-{}", number % PODS),
        (number / PODS).is_multiple_of(2),
        number + 1,
    )
}

/// Posts changes until the last kill; how many there were. The processes go on running.
async fn kill_while_posting(site: &Site, roles: &[&[&str]], seed: u64) -> usize {
    let mut random = rand::rngs::StdRng::seed_from_u64(seed);
    let mut processes = site.start(roles).await;
    let (posted, enough) = (AtomicUsize::new(0), CancellationToken::new());
    let post = async {
        while !enough.is_cancelled() {
            site.post(change(posted.load(Ordering::Relaxed))).await;
            posted.fetch_add(1, Ordering::Relaxed);
        }
    };
    let kill = async {
        for _ in 0..KILLS {
            let before = posted.load(Ordering::Relaxed);
            // Chaos: any moment.
            tokio::time::sleep(Duration::from_millis(random.random_range(20..1200))).await;
            let victim = random.random_range(0..processes.len());
            processes[victim].kill().await;
            processes[victim] = site.process(roles[victim]);
            // Something must get through between two kills, or nothing is proven.
            until("changes are taken again", async || {
                posted.load(Ordering::Relaxed) > before
            })
            .await;
        }
        enough.cancel();
    };
    tokio::join!(post, kill);
    site.keep(processes);
    posted.load(Ordering::Relaxed)
}

/// What has arrived at each door, once as many events as there were changes have.
async fn arrivals(site: &mut Site, changes: usize) -> BTreeMap<&'static str, BTreeSet<Transition>> {
    let mut arrived: BTreeMap<&str, BTreeMap<String, Transition>> = BTreeMap::new();
    while arrived.len() < 3 || arrived.values().any(|events| events.len() < changes) {
        let counts: Vec<usize> = arrived.values().map(BTreeMap::len).collect();
        let arrival = tokio::time::timeout(PATIENCE, site.arrivals.recv()).await;
        let arrival = arrival
            .unwrap_or_else(|_| panic!("of {changes} events only {counts:?} have arrived"))
            .unwrap();
        let door = arrival.endpoint.as_str();
        let text = |pointer: &str| {
            arrival
                .finding
                .pointer(pointer)
                .and_then(Value::as_str)
                .unwrap()
                .to_owned()
        };
        let sequence = arrival.finding["metadata"]["sequence"].as_i64().unwrap();
        let transition = (text("/finding_info/uid"), sequence, text("/activity_name"));
        let known = arrived
            .entry(door)
            .or_default()
            .insert(arrival.event_id, transition.clone());
        // A duplicate is the same event, word for word.
        assert!(known.is_none_or(|known| known == transition));
    }
    site.end().await;
    arrived
        .into_iter()
        .map(|(door, events)| (door, events.into_values().collect()))
        .collect()
}

/// What is on the topic, in the words of OCSF; a transition that is there twice is an error.
async fn transitions(site: &Site) -> BTreeSet<Transition> {
    let mut transitions = BTreeSet::new();
    for finding in site.findings().await {
        let event = schemas::ocsf::compliance_finding(&finding);
        let activity = event["activity_name"].as_str().unwrap().to_owned();
        let transition = (finding.uid, finding.sequence, activity);
        assert!(transitions.insert(transition.clone()), "repeated: {transition:?}");
    }
    transitions
}
