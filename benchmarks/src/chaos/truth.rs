//! What must have been told, and how far what was told is from it. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Events, Key, Sums};
use super::script::Resource;
use super::words;

/// How many steps of each resource were accepted.
pub type Steps = BTreeMap<Resource, u64>;

/// Every event that is due after these steps in a phase, with its activity.
pub fn due(steps: &Steps, phase: usize) -> BTreeMap<Key, &'static str> {
    let mut due = BTreeMap::new();
    for (resource, steps) in steps {
        for (at, activity) in resource.told(*steps, phase).into_iter().enumerate() {
            let key = Key {
                rule: resource.kind.rule().to_owned(),
                resource: resource.name(),
                sequence: at as u64 + 1,
            };
            due.insert(key, activity);
        }
    }
    due
}

/// What differs from the undisturbed run.
#[derive(Debug, Default)]
pub struct Difference {
    /// Events that are due, over all destinations.
    pub expected: u64,
    /// Of them, those that were not told.
    pub lost: u64,
    /// Events that are not due, and those that were told under a known identity in other words.
    pub duplicates: u64,
    /// The first of all these, in words.
    pub examples: Vec<String>,
}

/// So many are shown.
const SHOWN: usize = 10;

impl Difference {
    /// Between what destinations were told and what one was told of the same by an undisturbed process.
    pub fn between(told: &[(&'static str, Events)], sums: &Sums, calm: &Events) -> Self {
        let mut difference = Self::default();
        for (destination, events) in told {
            difference.expected += calm.len() as u64;
            let keys: BTreeSet<&Key> = calm.keys().chain(events.keys()).collect();
            for key in keys {
                match (calm.get(key), events.get(key)) {
                    (Some(calm), Some(told)) if calm == told => {}
                    (Some(calm), Some(told)) => {
                        difference.duplicates += 1;
                        let other = words::differing(&told.finding, &calm.finding);
                        difference.example(format!("{destination}: {key:?} is told in other words: {other}"));
                    }
                    (Some(calm), None) => {
                        difference.lost += 1;
                        difference.example(format!("{destination}: {key:?} ({}) is lost", calm.activity));
                    }
                    (None, told) => {
                        difference.duplicates += 1;
                        let activity = told.map(|told| &told.activity);
                        difference.example(format!("{destination}: {key:?} ({activity:?}) is not due"));
                    }
                }
            }
        }
        difference.duplicates += sums.conflicts.len() as u64;
        sums.conflicts
            .iter()
            .for_each(|conflict| difference.example(conflict.clone()));
        difference
    }

    fn example(&mut self, example: String) {
        if self.examples.len() < SHOWN {
            self.examples.push(example);
        }
    }
}

/// Where the undisturbed run is not what the steps ask for: then the product, or the truth, is wrong whatever the faults.
pub fn doubts(calm: &Events, due: &BTreeMap<Key, &'static str>) -> Vec<String> {
    let keys: BTreeSet<&Key> = calm.keys().chain(due.keys()).collect();
    let doubt = |key: &Key| {
        let (told, due) = (calm.get(key).map(|told| told.activity.as_str()), due.get(key).copied());
        (told != due).then(|| format!("undisturbed, {key:?} is told as {told:?}; by its steps it is {due:?}"))
    };
    keys.into_iter().filter_map(doubt).collect()
}

#[cfg(test)]
mod tests {
    use super::super::book::Told;
    use super::super::script::Kind;
    use super::*;

    fn events(sequences: &[u64]) -> Events {
        let event = |sequence: &u64| {
            let key = Key {
                rule: "pod_privileged".to_owned(),
                resource: "pod-1".to_owned(),
                sequence: *sequence,
            };
            let told = Told {
                activity: if *sequence == 1 { "new" } else { "updated" }.to_owned(),
                finding: String::new(),
            };
            (key, told)
        };
        sequences.iter().map(event).collect()
    }

    #[test]
    fn what_is_lost_and_what_is_too_much() {
        let told = [("webhook", events(&[1, 3])), ("splunk_hec", events(&[1, 2]))];
        let difference = Difference::between(&told, &Sums::default(), &events(&[1, 2]));
        let Difference {
            expected,
            lost,
            duplicates,
            examples,
        } = difference;
        assert_eq!((expected, lost, duplicates, examples.len()), (4, 1, 1, 2));
    }

    #[test]
    fn an_undisturbed_run_may_be_wrong_too() {
        let pod = Resource {
            kind: Kind::Pod,
            number: 1,
        };
        let due = due(&Steps::from([(pod, 2)]), 0);
        assert_eq!(doubts(&events(&[1, 2]), &due), Vec::<String>::new());
        assert_eq!(doubts(&events(&[1, 2, 3]), &due).len(), 1);
        assert_eq!(doubts(&events(&[1]), &due).len(), 1);
    }
}
