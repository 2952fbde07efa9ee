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
    /// To the list of what a digest tells, with places to fill in.
    link: Option<String>,
}

impl Digesting {
    pub(crate) fn new(inner: Arc<dyn Preflight>, link: Option<String>) -> Self {
        Self { inner, link }
    }

    /// The events as the sink within takes them.
    fn told(&self, events: &[Event]) -> Vec<Event> {
        let (Some(first), true) = (events.first(), events.len() > self.inner.limits().records) else {
            return events.to_vec();
        };
        let finding = digest(events, self.link.as_deref());
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

/// What all of these findings have alike, if they have.
fn shared<'e>(events: &'e [Event], of: impl Fn(&'e Finding) -> Option<&'e str>) -> Option<&'e str> {
    let first = of(&events.first()?.finding)?;
    events
        .iter()
        .all(|event| of(&event.finding) == Some(first))
        .then_some(first)
}

/// The link with its places filled in.
fn filled(link: &str, events: &[Event]) -> String {
    let times = || events.iter().map(|event| event.finding.time);
    let time = |millis: Option<i64>| {
        let time = millis.and_then(chrono::DateTime::from_timestamp_millis);
        time.map_or_else(String::new, |time| {
            time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
        })
    };
    let text = |shared: Option<&str>| shared.unwrap_or_default().to_owned();
    let places = [
        ("{rule}", text(shared(events, |finding| Some(&finding.rule.id)))),
        (
            "{account}",
            text(shared(events, |finding| finding.resource.account.as_deref())),
        ),
        (
            "{owner}",
            text(shared(events, |finding| finding.resource.context.owner.as_deref())),
        ),
        ("{from}", time(times().min())),
        ("{to}", time(times().max())),
    ];
    places.into_iter().fold(link.to_owned(), |link, (place, value)| {
        let encoded: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        link.replace(place, &encoded.replace('+', "%20"))
    })
}

/// One finding that tells these. The same events make the same, so that a repeat is recognised.
fn digest(events: &[Event], link: Option<&str>) -> Finding {
    let ids: Vec<&str> = events.iter().map(|event| event.finding.uid.as_str()).collect();
    let severity = events.iter().map(|event| event.finding.rule.severity).max();
    let time = events.iter().map(|event| event.finding.time).max().unwrap_or_default();
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
            title: title(events),
            description: rules.lines.join("\n"),
            severity: severity.unwrap_or(Severity::Informational),
            remediation: Remediation {
                console: "Each finding stands in the SIEM by its rule and resource.".to_owned(),
                cli: Some(listing(events)),
                ..Remediation::default()
            },
            attack: Vec::new(),
            frameworks: Default::default(),
            references: Vec::new(),
        },
        resource: resource(events, rules.count, link),
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

/// How many, and what they have alike.
fn title(events: &[Event]) -> String {
    let count = format!("{} findings: {}", events.len(), by_activity(events));
    let account = shared(events, |finding| finding.resource.account.as_deref());
    let owner = shared(events, |finding| finding.resource.context.owner.as_deref());
    match (shared(events, |finding| Some(&finding.rule.id)), owner, account) {
        (Some(_), ..) => format!("{count}: {}", events[0].finding.rule.title),
        (None, Some(owner), _) => format!("{count}, of {owner}"),
        (None, None, Some(account)) => format!("{count}, in {account}"),
        (None, None, None) => count,
    }
}

/// The command that lists what is open of it now.
fn listing(events: &[Event]) -> String {
    let plain = |text: &&str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:".contains(c));
    let narrowed = [
        ("rule", shared(events, |finding| Some(&finding.rule.id))),
        ("account", shared(events, |finding| finding.resource.account.as_deref())),
    ];
    let narrowed = narrowed
        .into_iter()
        .filter_map(|(option, value)| Some((option, value.filter(plain)?)));
    narrowed.fold(
        "tripline findings list --open".to_owned(),
        |command, (option, value)| format!("{command} --{option} {value}"),
    )
}

fn resource(events: &[Event], rules: usize, link: Option<&str>) -> ResourceInfo {
    ResourceInfo {
        uid: link.map_or_else(
            || format!("tripline:digest:{}", events.len()),
            |link| filled(link, events),
        ),
        resource_type: "Digest".to_owned(),
        name: Some(match rules {
            1 => "1 rule".to_owned(),
            rules => format!("{rules} rules"),
        }),
        provider: "tripline".to_owned(),
        account: shared(events, |finding| finding.resource.account.as_deref()).map(str::to_owned),
        region: None,
        tags: BTreeMap::new(),
        context: Context {
            owner: shared(events, |finding| finding.resource.context.owner.as_deref()).map(str::to_owned),
            ..Context::default()
        },
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
        let told = digest(&events, None);
        assert_eq!(told.rule.title, "8 findings: 7 new, 1 resolved, of nobody");
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
        assert_eq!(digest(&events, None).uid, told.uid);
        assert_ne!(digest(&events[1..], None).uid, told.uid);
        // A link to the list, where the config has one; a command for it anyway.
        let link = "https://siem.example/search?rule={rule}&account={account}&since={from}";
        let told = digest(&events[..7], Some(link));
        let link = "https://siem.example/search?rule=low_rule&account=123456789012&since=2023-11-14T22%3A13%3A20Z";
        assert_eq!(schemas::ocsf::link(&told.resource).as_deref(), Some(link));
        let command = "tripline findings list --open --rule low_rule --account 123456789012";
        assert_eq!(told.rule.remediation.cli.as_deref(), Some(command));
    }
}
