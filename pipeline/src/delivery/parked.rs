//! Events that are not to be told yet: until quiet hours end, until a finding has been open for so long, until a digest is made. They
//! count as in flight, so no offset passes them. What follows an event of a finding waits behind it. Pure.

use std::collections::BTreeMap;

use schemas::Activity;

use super::Event;

/// How an event waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Until then, ms since the Unix epoch.
    pub due: i64,
    /// Told together with the others of its rule.
    pub as_one: bool,
    /// If its finding ends meanwhile, neither is told.
    pub ends: bool,
}

/// So many wait at most: the memory of each is that of an event in flight, some 10 kB. Beyond, those that are due first are told early.
const MOST: usize = 5_000;

/// The events of a finding.
#[derive(Debug)]
struct Lot {
    wait: Wait,
    events: Vec<Event>,
}

/// All that wait, by finding.
#[derive(Debug, Default)]
pub(super) struct Parked {
    lots: BTreeMap<String, Lot>,
    count: usize,
}

/// What is to be told now.
#[derive(Debug, Default)]
pub(super) struct Released {
    /// Each by itself, in the order of the bus.
    pub(super) alone: Vec<Event>,
    /// Those of one rule each.
    pub(super) together: Vec<Vec<Event>>,
    /// Whether some are told before their time, for want of room.
    pub(super) early: bool,
}

impl Parked {
    /// Takes the event if it has to wait, or must not overtake one that does; else gives it back.
    pub(super) fn take(&mut self, event: Event, wait: Option<Wait>) -> Option<Event> {
        let uid = event.finding.uid.clone();
        let is_end = matches!(event.finding.activity, Activity::Resolved | Activity::Suppressed);
        match (self.lots.get_mut(&uid), wait) {
            (Some(lot), _) if is_end && lot.wait.ends => {
                self.count -= lot.events.len();
                self.lots.remove(&uid);
                None
            }
            (Some(lot), _) => {
                lot.events.push(event);
                self.count += 1;
                None
            }
            (None, None) => Some(event),
            (None, Some(wait)) => {
                let events = vec![event];
                self.lots.insert(uid, Lot { wait, events });
                self.count += 1;
                None
            }
        }
    }

    /// Those that are due. `now` is ms since the Unix epoch.
    pub(super) fn release(&mut self, now: i64) -> Released {
        let mut released = Released::default();
        // Those that are told together are so with all that wait for it.
        let gathered = self.lots.values().any(|lot| lot.wait.as_one && lot.wait.due <= now);
        let is_due = |lot: &Lot| lot.wait.due <= now || gathered && lot.wait.as_one;
        let mut due: Vec<String> = Vec::new();
        due.extend(
            self.lots
                .iter()
                .filter(|(_, lot)| is_due(lot))
                .map(|(uid, _)| uid.clone()),
        );
        if due.is_empty() && self.is_full() {
            let first = self.lots.values().map(|lot| lot.wait.due).min();
            let next = self.lots.iter().filter(|(_, lot)| Some(lot.wait.due) == first);
            due.extend(next.map(|(uid, _)| uid.clone()));
            released.early = true;
        }
        let mut by_rule: BTreeMap<String, Vec<Event>> = BTreeMap::new();
        for lot in due.iter().filter_map(|uid| self.lots.remove(uid)) {
            self.count -= lot.events.len();
            match lot.wait.as_one {
                false => released.alone.extend(lot.events),
                true => lot.events.into_iter().for_each(|event| {
                    by_rule.entry(event.finding.rule.id.clone()).or_default().push(event);
                }),
            }
        }
        let order = |event: &Event| (event.received.partition, event.received.offset);
        released.alone.sort_by_key(order);
        released.together = by_rule.into_values().collect();
        released
            .together
            .iter_mut()
            .for_each(|events| events.sort_by_key(order));
        released
    }

    /// These partitions are no longer ours.
    pub(super) fn forget(&mut self, partitions: &[i32]) {
        for lot in self.lots.values_mut() {
            lot.events
                .retain(|event| !partitions.contains(&event.received.partition));
        }
        self.lots.retain(|_, lot| !lot.events.is_empty());
        self.count = self.lots.values().map(|lot| lot.events.len()).sum();
    }

    /// Whether there is no room for more.
    pub(super) fn is_full(&self) -> bool {
        self.count > MOST
    }

    pub(super) fn events(&self) -> impl Iterator<Item = &Event> {
        self.lots.values().flat_map(|lot| &lot.events)
    }
}

#[cfg(test)]
mod tests {
    use super::super::in_flight::tests::event;
    use super::*;

    fn of(uid: &str, rule: &str, activity: Activity, offset: i64) -> Event {
        let mut event = event(10);
        event.finding.uid = uid.to_owned();
        event.finding.rule.id = rule.to_owned();
        event.finding.activity = activity;
        event.received.offset = offset;
        event
    }

    fn until(due: i64) -> Option<Wait> {
        Some(Wait {
            due,
            as_one: false,
            ends: false,
        })
    }

    fn told(released: &Released) -> Vec<i64> {
        released.alone.iter().map(|event| event.received.offset).collect()
    }

    #[test]
    fn what_follows_waits_behind_and_order_is_kept() {
        let mut parked = Parked::default();
        assert!(parked.take(of("b", "r", Activity::New, 0), until(10)).is_none());
        assert!(parked.take(of("a", "r", Activity::New, 1), until(10)).is_none());
        assert!(parked.take(of("c", "r", Activity::New, 2), None).is_some());
        assert!(parked.take(of("b", "r", Activity::Resolved, 3), None).is_none());
        assert!(parked.take(of("d", "r", Activity::New, 4), until(20)).is_none());
        assert!(told(&parked.release(9)).is_empty());
        assert_eq!(told(&parked.release(10)), [0, 1, 3]);
        assert_eq!(parked.events().count(), 1);
        assert!(parked.take(of("b", "r", Activity::New, 5), None).is_some());
        parked.forget(&[0]);
        assert_eq!((parked.events().count(), parked.count), (0, 0));
    }

    #[test]
    fn a_finding_that_ends_in_time_is_not_told() {
        let mut parked = Parked::default();
        let wait = Some(Wait {
            due: 10,
            as_one: false,
            ends: true,
        });
        assert!(parked.take(of("a", "r", Activity::New, 0), wait).is_none());
        assert!(parked.take(of("a", "r", Activity::Updated, 1), wait).is_none());
        assert!(parked.take(of("b", "r", Activity::New, 2), wait).is_none());
        assert!(parked.take(of("a", "r", Activity::Resolved, 3), None).is_none());
        assert_eq!(told(&parked.release(10)), [2]);
        assert!(
            parked.take(of("b", "r", Activity::Resolved, 4), None).is_some(),
            "it was told, so its end is"
        );
    }

    #[test]
    fn those_of_a_rule_are_told_together() {
        let mut parked = Parked::default();
        let wait = |due| {
            Some(Wait {
                due,
                as_one: true,
                ends: false,
            })
        };
        for (offset, (uid, rule)) in [("a", "r"), ("b", "s"), ("c", "r")].into_iter().enumerate() {
            assert!(
                parked
                    .take(of(uid, rule, Activity::New, offset as i64), wait(10 + offset as i64))
                    .is_none()
            );
        }
        let released = parked.release(10);
        let together = released.together.iter().map(|events| events.len()).collect::<Vec<_>>();
        assert_eq!((together, released.alone.len()), (vec![2, 1], 0));
    }

    #[test]
    fn without_room_those_that_are_due_first_are_told_early() {
        let mut parked = Parked::default();
        for number in 0..=MOST {
            let due = if number == 7 { 10 } else { 20 };
            assert!(
                parked
                    .take(of(&number.to_string(), "r", Activity::New, number as i64), until(due))
                    .is_none()
            );
        }
        let released = parked.release(0);
        assert!(released.early);
        assert_eq!(told(&released), [7]);
        assert!(!parked.release(0).early);
    }
}
