//! What each destination was told, by the identity of what is told: rule, resource, number in the finding's life. Knows no process.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use receiver::Arrival;
use serde_json::Value;
use tokio::time::Instant;

use super::interruptions::{Delivery, Interruptions};
use super::words;

/// The identity of an event: `uid:sequence`, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The rule.
    pub rule: String,
    /// The last part of the resource's uid.
    pub resource: String,
    /// Its number in the life of its finding.
    pub sequence: u64,
}

/// What an event says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `new`
    pub activity: String,
    /// The finding but for what differs from run to run: times, and what names a run.
    pub finding: String,
}

/// Events of one destination.
pub type Events = BTreeMap<Key, Told>;

#[derive(Debug, Default)]
struct Page {
    events: Events,
    /// When each was told last.
    last: BTreeMap<Key, Delivery>,
    /// Deliveries of an event that was there, word for word, each with the one before it.
    repeats: Vec<(Key, Delivery, Delivery)>,
    /// Deliveries under an identity that was there, with other words.
    conflicts: Vec<String>,
    /// First deliveries before those of a lower number.
    disorder: u64,
    /// Of each finding, how far it was told.
    told: BTreeMap<(String, String), u64>,
}

/// What was delivered, by destination.
#[derive(Debug, Default)]
pub struct Book(Mutex<BTreeMap<&'static str, Page>>);

/// What came of the deliveries.
#[derive(Debug, Default)]
pub struct Sums {
    /// Events, each once.
    pub delivered: u64,
    /// Of them again, word for word.
    pub repeats: u64,
    /// The same identity with other words.
    pub conflicts: Vec<String>,
    /// Events that came before one that is older.
    pub disorder: u64,
}

impl Book {
    /// Notes a delivery by the process of that place.
    pub fn note(&self, arrival: &Arrival, by: usize) {
        let Some(key) = key(&arrival.finding) else { return };
        let (now, told) = (Instant::now(), told(&arrival.finding));
        let delivery = Delivery {
            by,
            at: now,
            told: arrival.told,
        };
        let mut pages = self.pages();
        let page = pages.entry(arrival.endpoint.as_str()).or_default();
        let before = page.last.insert(key.clone(), delivery);
        if let Some(known) = page.events.get(&key) {
            if *known == told {
                page.repeats.extend(before.map(|before| (key, before, delivery)));
            } else {
                let other = words::differing(&known.finding, &told.finding);
                let conflict = format!("{key:?} was told twice in other words: {other}");
                page.conflicts.push(conflict);
            }
            return;
        }
        let last = page.told.entry((key.rule.clone(), key.resource.clone())).or_default();
        page.disorder += u64::from(key.sequence != *last + 1);
        *last = key.sequence.max(*last);
        page.events.insert(key, told);
    }

    /// How many events were told, at all destinations together.
    pub fn delivered(&self) -> usize {
        self.pages().values().map(|page| page.events.len()).sum()
    }

    /// How many of these are still to be told at one of the destinations.
    pub fn missing<'a>(&self, destination: &str, expected: impl Iterator<Item = &'a Key>) -> usize {
        let pages = self.pages();
        let events = pages.get(destination).map(|page| &page.events);
        expected
            .filter(|key| !events.is_some_and(|events| events.contains_key(key)))
            .count()
    }

    /// All events of a destination.
    pub fn events(&self, destination: &str) -> Events {
        let pages = self.pages();
        pages
            .get(destination)
            .map(|page| page.events.clone())
            .unwrap_or_default()
    }

    /// Over all destinations.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        for (destination, page) in &*self.pages() {
            sums.delivered += page.events.len() as u64;
            sums.repeats += page.repeats.len() as u64;
            sums.disorder += page.disorder;
            let conflicts = page.conflicts.iter().map(|what| format!("{destination}: {what}"));
            sums.conflicts.extend(conflicts);
        }
        sums
    }

    /// Deliveries again that nothing explains which happened, in words.
    pub fn unexplained(
        &self,
        destinations: &[&'static str],
        interruptions: &Interruptions,
        begun: Instant,
    ) -> Vec<String> {
        let (pages, mut found) = (self.pages(), Vec::new());
        for (at, destination) in destinations.iter().enumerate() {
            let repeats = pages.get(destination).map(|page| page.repeats.as_slice());
            for (key, before, again) in repeats.unwrap_or_default() {
                if !interruptions.explain(at, *before, *again) {
                    let when = |delivery: &Delivery| delivery.at.saturating_duration_since(begun).as_secs_f64();
                    found.push(format!(
                        "{destination}: {key:?} was told by {} at {:.1} s and again by {} at {:.1} s, and nothing had happened",
                        before.by,
                        when(before),
                        again.by,
                        when(again)
                    ));
                }
            }
        }
        found
    }

    fn pages(&self) -> MutexGuard<'_, BTreeMap<&'static str, Page>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(finding: &Value) -> Option<Key> {
    let text = |pointer: &str| finding.pointer(pointer).and_then(Value::as_str);
    let uid = text("/resources/0/uid")?;
    Some(Key {
        rule: text("/metadata/event_code")?.to_owned(),
        resource: uid.rsplit('/').next()?.to_owned(),
        sequence: finding.pointer("/metadata/sequence")?.as_u64()?,
    })
}

fn told(finding: &Value) -> Told {
    let mut constant = finding.clone();
    // `at` and `rule_set`: when and by which set it was decided, which another run does not share.
    words::strip(&mut constant, |key| {
        ["time", "traceparent", "at", "rule_set"].contains(&key) || key.ends_with("_time")
    });
    Told {
        activity: finding["status_code"].as_str().unwrap_or_default().to_owned(),
        finding: constant.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use receiver::Endpoint;
    use serde_json::json;

    fn arrival(sequence: u64, evidence: &str, time: u64) -> Arrival {
        Arrival {
            endpoint: Endpoint::Webhook,
            event_id: String::new(),
            finding: json!({"resources": [{"uid": "k8s://-/-/Pod/pod-1"}], "time": time, "status_code": "new",
                "metadata": {"event_code": "r", "sequence": sequence}, "evidences": [evidence]}),
            wrapped: Value::Null,
            told: true,
        }
    }

    #[test]
    fn repeats_conflicts_and_disorder_are_told_apart() {
        let book = Book::default();
        for arrival in [
            arrival(1, "a", 1),
            arrival(1, "a", 2),
            arrival(1, "b", 1),
            arrival(3, "a", 1),
            arrival(2, "a", 1),
        ] {
            book.note(&arrival, 0);
        }
        let sums = book.sums();
        assert_eq!(
            (sums.delivered, sums.repeats, sums.conflicts.len(), sums.disorder),
            (3, 1, 1, 2)
        );
        let keys: Vec<Key> = (1..=5)
            .filter_map(|sequence| key(&arrival(sequence, "", 0).finding))
            .collect();
        assert_eq!(
            book.unexplained(&["webhook"], &Interruptions::default(), Instant::now())
                .len(),
            1
        );
        assert_eq!(book.missing("webhook", keys.iter()), 2);
        assert_eq!(book.missing("splunk_hec", keys.iter()), 5);
    }
}
