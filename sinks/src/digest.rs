//! Many findings told as one to a destination that takes one a request: how many, of which rules, the worst resources. Wraps a sink;
//! knows no destination.

use std::collections::BTreeMap;
use std::sync::Arc;

use pipeline::delivery::{Answer, Event, Limits, Request, Response, Sink};
use schemas::finding::{ChangeInfo, Remediation, ResourceInfo, RuleInfo};
use schemas::identity::finding_uid;
use schemas::{Activity, Context, Finding, Severity, Verdict};
use serde_json::{Value, json};

use crate::kind::{Fault, Preflight};

/// The rule that a digest is said to be of.
pub const RULE: &str = "tripline_digest";

/// Findings that one digest may tell.
const MOST: usize = 1_000;

/// Bytes of them.
const INFLATED: usize = 4 << 20;

/// Rules and, of each, resources that are named.
const RULES: usize = 20;
const RESOURCES: usize = 5;

/// A sink whose requests may carry several findings, told as one.
pub(crate) struct Digesting {
    inner: Arc<dyn Preflight>,
}

impl Digesting {
    pub(crate) fn new(inner: Arc<dyn Preflight>) -> Self {
        Self { inner }
    }

    /// The events as the sink within takes them.
    fn told(&self, events: &[Event]) -> Vec<Event> {
        let (Some(first), true) = (events.first(), events.len() > self.inner.limits().records) else {
            return events.to_vec();
        };
        let finding = digest(events);
        let received = first.received.clone();
        let told = received.record.timestamp;
        let body = self.inner.encode(&finding, told).unwrap_or_default().into();
        vec![Event {
            finding,
            body,
            received,
        }]
    }
}

impl Sink for Digesting {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn limits(&self) -> Limits {
        Limits {
            records: MOST,
            inflated: INFLATED,
            ..self.inner.limits()
        }
    }

    fn encode(&self, finding: &Finding, told: i64) -> Result<Vec<u8>, String> {
        self.inner.encode(finding, told)
    }

    fn request(&self, events: &[Event], now: i64) -> Request {
        self.inner.request(&self.told(events), now)
    }

    fn answer(&self, events: &[Event], response: &Response, before: &[Response]) -> Answer {
        match self.inner.answer(&self.told(events), response, before) {
            // Positions are those of the digest.
            Answer::Suspect { reason, .. } if events.len() > 1 => Answer::Split { reason },
            answer => answer,
        }
    }
}

impl Preflight for Digesting {
    fn wants(&self, finding: &Finding) -> bool {
        self.inner.wants(finding)
    }

    fn rehearse(&self, finding: &Finding) -> Option<Result<Vec<Request>, String>> {
        self.inner.rehearse(finding)
    }

    fn probes(&self) -> Vec<Request> {
        self.inner.probes()
    }

    fn judge(&self, probe: usize, response: &Response) -> Result<String, Fault> {
        self.inner.judge(probe, response)
    }
}

/// One finding that tells these. The same events make the same, so that a repeat is recognised.
fn digest(events: &[Event]) -> Finding {
    let ids: Vec<&str> = events.iter().map(|event| event.finding.uid.as_str()).collect();
    let severity = events.iter().map(|event| event.finding.rule.severity).max();
    let time = events.iter().map(|event| event.finding.time).max().unwrap_or_default();
    let mut title = format!("{} findings: {}", events.len(), by_activity(events));
    if let Some(first) = events.first().filter(|first| {
        events
            .iter()
            .all(|event| event.finding.rule.id == first.finding.rule.id)
    }) {
        title = format!("{title}: {}", first.finding.rule.title);
    }
    let rules = by_rule(events);
    Finding {
        uid: finding_uid(RULE, &ids.join(" ")),
        sequence: 1,
        activity: Activity::New,
        verdict: Verdict::Fail,
        reason: Some(rules.lines.join("\n")),
        time,
        first_seen: time,
        last_seen: time,
        rule: RuleInfo {
            id: RULE.to_owned(),
            hash: "0000000000000000".to_owned(),
            title,
            description: rules.lines.join("\n"),
            severity: severity.unwrap_or(Severity::Informational),
            remediation: Remediation {
                console: "Each finding stands in the SIEM by its rule and resource.".to_owned(),
                ..Remediation::default()
            },
            attack: Vec::new(),
            frameworks: BTreeMap::new(),
            references: Vec::new(),
        },
        resource: resource(events.len(), rules.count),
        evidence: json!({"rules": rules.evidence}).to_string(),
        related: Vec::new(),
        change: ChangeInfo {
            id: events
                .first()
                .map(|event| event.finding.change.id.clone())
                .unwrap_or_default(),
            source: RULE.to_owned(),
            actor: None,
            origin: None,
        },
        traceparent: None,
        decision: Default::default(),
    }
}

fn resource(events: usize, rules: usize) -> ResourceInfo {
    ResourceInfo {
        uid: format!("tripline:digest:{events}"),
        resource_type: "Digest".to_owned(),
        name: Some(format!("{rules} rules")),
        provider: "tripline".to_owned(),
        account: None,
        region: None,
        tags: BTreeMap::new(),
        context: Context::default(),
    }
}

/// `30 new, 2 resolved`
fn by_activity(events: &[Event]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in events {
        *counts.entry(event.finding.activity.as_str()).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(activity, count)| format!("{count} {activity}"))
        .collect();
    counts.join(", ")
}

struct Rules {
    count: usize,
    lines: Vec<String>,
    evidence: Vec<Value>,
}

/// A line a rule, the worst first, with as many of its resources as there is room for.
fn by_rule(events: &[Event]) -> Rules {
    let mut rules: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for event in events {
        rules.entry(&event.finding.rule.id).or_default().push(&event.finding);
    }
    let mut sorted: Vec<(&str, Vec<&Finding>)> = rules.into_iter().collect();
    let weight = |findings: &[&Finding]| {
        (
            findings.iter().map(|finding| finding.rule.severity).max(),
            findings.len(),
        )
    };
    sorted.sort_by_key(|(_, findings)| std::cmp::Reverse(weight(findings)));
    let count = sorted.len();
    let (mut lines, mut evidence) = (Vec::new(), Vec::new());
    for (rule, findings) in sorted.iter().take(RULES) {
        let first = findings[0];
        let name = |finding: &&Finding| {
            finding
                .resource
                .name
                .clone()
                .unwrap_or_else(|| finding.resource.uid.clone())
        };
        let named: Vec<String> = findings.iter().take(RESOURCES).map(name).collect();
        let more = findings.len() - named.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let severity = first.rule.severity.as_str();
        lines.push(format!(
            "{} × {severity}: {} ({rule}): {}{more}",
            findings.len(),
            first.rule.title,
            named.join(", ")
        ));
        evidence.push(json!({"rule": rule, "severity": severity, "count": findings.len(), "resources": named}));
    }
    if count > RULES {
        lines.push(format!("and {} more rules", count - RULES));
    }
    Rules { count, lines, evidence }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use pipeline::bus::{Received, Record};
    use schemas::topic::Topic;

    use super::*;

    #[test]
    fn a_digest_says_how_many_of_what() {
        let event = |number: usize, rule: &str, severity: Severity, activity: Activity| {
            let mut finding = crate::sample::marked(activity, 1, 1_700_000_000_000);
            finding.uid = format!("{number}");
            finding.rule.id = rule.to_owned();
            finding.rule.severity = severity;
            finding.resource.name = Some(format!("bucket-{number}"));
            let record = Record {
                key: None,
                value: None,
                headers: Vec::new(),
                timestamp: 0,
            };
            Event {
                finding,
                body: Bytes::new(),
                received: Received {
                    topic: Topic::Findings,
                    partition: 0,
                    offset: 0,
                    record,
                },
            }
        };
        let mut events: Vec<Event> = (0..7)
            .map(|n| event(n, "low_rule", Severity::Low, Activity::New))
            .collect();
        events.push(event(7, "high_rule", Severity::High, Activity::Resolved));
        let told = digest(&events);
        assert_eq!(told.rule.title, "8 findings: 7 new, 1 resolved");
        assert_eq!(told.rule.severity, Severity::High);
        let lines: Vec<&str> = told.rule.description.lines().collect();
        assert!(
            lines[0].starts_with("1 × high:") && lines[0].ends_with("(high_rule): bucket-7"),
            "{lines:?}"
        );
        assert!(
            lines[1].starts_with("7 × low:") && lines[1].ends_with("bucket-4 and 2 more"),
            "{lines:?}"
        );
        assert_eq!(digest(&events).uid, told.uid);
        assert_ne!(digest(&events[1..]).uid, told.uid);
    }
}
