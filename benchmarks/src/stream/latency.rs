//! From a posted change to the webhook that tells of it. Every change is a transition, so each has its arrival.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use receiver::Arrival;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::{interval, timeout};

use super::line::{Line, accepted};

/// Pods that change in turn.
const PODS: usize = 50;

/// Between two changes of the steady pace: 100 a second.
const PACE: Duration = Duration::from_millis(10);

const PATIENCE: Duration = Duration::from_secs(30);

/// The rule that the changes are made for.
pub const RULE: &str = "/*\nid: pod_privileged\ntitle: Pod runs a privileged container\nseverity: high\ndescription: d\n\
    remediation: {console: c}\n*/\nSELECT resource_uid\nFROM changes\nWHERE resource_type = 'Pod' AND \
    json_get_bool(configuration, 'spec', 'privileged')\n";

/// Times of one kind.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// One more.
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The milliseconds that so many of a hundred stay below.
    pub fn percentile(&self, share: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = (sorted.len() * share / 100).min(sorted.len().saturating_sub(1));
        sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// A pod's change: privileged and not, in turn.
fn change(number: usize) -> (String, u64, Vec<u8>) {
    let (pod, round) = (format!("pod-{}", number % PODS), number / PODS);
    let body = json!({"apiVersion": "v1", "kind": "Pod", "spec": {"privileged": round.is_multiple_of(2)},
        "metadata": {"name": pod, "uid": pod, "resourceVersion": (round + 1).to_string()}});
    (pod, round as u64 + 1, body.to_string().into_bytes())
}

fn event(arrival: &Arrival) -> Option<(String, u64)> {
    let uid = arrival.finding.pointer("/resources/0/uid").and_then(Value::as_str)?;
    let sequence = arrival.finding.pointer("/metadata/sequence")?.as_u64()?;
    Some((uid.rsplit('/').next()?.to_owned(), sequence))
}

/// One change after another: from before it is posted, and from when it is accepted, until it is delivered.
///
/// # Errors
/// Something does not come.
pub async fn one(line: &mut Line, number: usize) -> anyhow::Result<(Duration, Duration)> {
    let (pod, sequence, body) = change(number);
    let posted = Instant::now();
    line.post(body).await?;
    let taken = Instant::now();
    loop {
        let arrival = timeout(PATIENCE, line.arrivals.recv()).await?;
        let arrival = arrival.ok_or_else(|| anyhow::anyhow!("the receiver ended"))?;
        if event(&arrival) == Some((pod.clone(), sequence)) {
            return Ok((posted.elapsed(), taken.elapsed()));
        }
    }
}

/// Changes at a steady pace, whatever is under way: accepted until delivered, and whether all arrived once and nothing else.
///
/// # Errors
/// Something does not come.
pub async fn steady(line: &mut Line, count: usize) -> anyhow::Result<(Times, bool)> {
    let (mut posts, mut pace) = (JoinSet::new(), interval(PACE));
    let (mut taken, mut arrived) = (BTreeMap::new(), BTreeMap::new());
    let (mut number, mut other) = (0, 0);
    while arrived.len() < count {
        tokio::select! {
            _ = pace.tick(), if number < count => {
                let ((pod, sequence, body), poster) = (change(number), line.poster());
                posts.spawn(async move {
                    accepted(&poster, body).await?;
                    anyhow::Ok(((pod, sequence), Instant::now()))
                });
                number += 1;
            }
            Some(posted) = posts.join_next(), if !posts.is_empty() => {
                let (event, at) = posted??;
                taken.insert(event, at);
            }
            arrival = timeout(PATIENCE, line.arrivals.recv()) => {
                let arrival = arrival?.ok_or_else(|| anyhow::anyhow!("the receiver ended"))?;
                let known = event(&arrival).and_then(|event| arrived.insert(event, Instant::now()));
                other += usize::from(known.is_some());
            }
        }
    }
    while let Some(posted) = posts.join_next().await {
        let (event, at) = posted??;
        taken.insert(event, at);
    }
    let mut times = Times::default();
    for (event, at) in &taken {
        if let Some(arrived) = arrived.get(event) {
            times.push(arrived.saturating_duration_since(*at));
        }
    }
    let all = times.count() == count && other == 0;
    Ok((times, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times() {
        let mut times = Times::default();
        (1..=100)
            .rev()
            .for_each(|millis| times.push(Duration::from_millis(millis)));
        assert_eq!((times.percentile(50), times.percentile(99)), (51.0, 100.0));
        assert_eq!(Times::default().percentile(99), 0.0);
    }
}
