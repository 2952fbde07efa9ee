//! Who of a group reads which partitions. A partition goes to its next owner only when the last one has been told. Knows no record.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use schemas::topic::Topic;

use crate::bus::BusError;

pub struct Groups {
    partitions: i32,
    next: u64,
    groups: HashMap<Arc<str>, Group>,
}

struct Group {
    inputs: Vec<Topic>,
    members: BTreeMap<u64, Member>,
}

#[derive(Default)]
struct Member {
    /// What it knows to be its own.
    owned: BTreeSet<i32>,
    /// What it should own.
    target: BTreeSet<i32>,
    /// What it knows to be about to go.
    leaving: BTreeSet<i32>,
}

/// What a member has to be told.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    Nothing,
    Assigned(Vec<i32>),
    Revoking(Vec<i32>),
    Revoked(Vec<i32>),
}

impl Groups {
    pub fn new(partitions: i32) -> Self {
        Self {
            partitions,
            next: 0,
            groups: HashMap::new(),
        }
    }

    /// A new member of a group, which all read the same topics.
    pub fn join(&mut self, name: &Arc<str>, inputs: &[Topic]) -> Result<u64, BusError> {
        let group = self.groups.entry(Arc::clone(name)).or_insert_with(|| Group {
            inputs: inputs.to_vec(),
            members: BTreeMap::new(),
        });
        if group.inputs != inputs {
            return Err(BusError::Broken(format!(
                "group {name} already reads other topics; give this one its own name"
            )));
        }
        self.next += 1;
        group.members.insert(self.next, Member::default());
        group.share(self.partitions);
        Ok(self.next)
    }

    /// A member is gone; its partitions are free at once.
    pub fn leave(&mut self, name: &str, member: u64) {
        let Some(group) = self.groups.get_mut(name) else { return };
        group.members.remove(&member);
        if group.members.is_empty() {
            self.groups.remove(name);
        } else {
            group.share(self.partitions);
        }
    }

    /// What the member has to be told next; from then on it holds.
    pub fn step(&mut self, name: &str, member: u64) -> Step {
        let Some(group) = self.groups.get_mut(name) else {
            return Step::Nothing;
        };
        let taken: BTreeSet<i32> = group
            .members
            .iter()
            .filter(|(other, _)| **other != member)
            .flat_map(|(_, other)| other.owned.iter().copied())
            .collect();
        let Some(member) = group.members.get_mut(&member) else {
            return Step::Nothing;
        };
        if !member.leaving.is_empty() {
            // It has let go of them by now, so they go even where they would be its own again.
            let revoked = std::mem::take(&mut member.leaving);
            member.owned.retain(|partition| !revoked.contains(partition));
            return Step::Revoked(revoked.into_iter().collect());
        }
        member.leaving = member.owned.difference(&member.target).copied().collect();
        if !member.leaving.is_empty() {
            return Step::Revoking(member.leaving.iter().copied().collect());
        }
        let gained: Vec<i32> = member
            .target
            .difference(&member.owned)
            .copied()
            .filter(|partition| !taken.contains(partition))
            .collect();
        if gained.is_empty() {
            return Step::Nothing;
        }
        member.owned.extend(&gained);
        Step::Assigned(gained)
    }
}

impl Group {
    /// Shares the partitions evenly, moving as few as can be.
    fn share(&mut self, partitions: i32) {
        let all = usize::try_from(partitions).unwrap_or(0);
        let (least, mut extra) = (all / self.members.len(), all % self.members.len());
        let mut free: BTreeSet<i32> = (0..partitions).collect();
        // Those who hold more keep the extra ones, so that nothing moves that need not.
        let mut order: Vec<u64> = self.members.keys().copied().collect();
        order.sort_by_key(|id| std::cmp::Reverse(self.members[id].target.len()));
        let mut quotas = Vec::new();
        for id in order {
            let quota = least + usize::from(extra > 0);
            extra = extra.saturating_sub(1);
            if let Some(member) = self.members.get_mut(&id) {
                member.target = member.target.iter().copied().take(quota).collect();
                free.retain(|partition| !member.target.contains(partition));
            }
            quotas.push((id, quota));
        }
        for (id, quota) in quotas {
            if let Some(member) = self.members.get_mut(&id) {
                while member.target.len() < quota {
                    let Some(partition) = free.pop_first() else { break };
                    member.target.insert(partition);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_are_shared_and_move_only_after_the_owner_knows() {
        let (mut groups, name): (Groups, Arc<str>) = (Groups::new(5), "g".into());
        let first = groups.join(&name, &[Topic::Changes]).unwrap();
        assert_eq!(groups.step(&name, first), Step::Assigned(vec![0, 1, 2, 3, 4]));
        let second = groups.join(&name, &[Topic::Changes]).unwrap();
        assert_eq!(groups.step(&name, second), Step::Nothing, "the first does not know yet");
        assert_eq!(groups.step(&name, first), Step::Revoking(vec![3, 4]));
        assert_eq!(groups.step(&name, second), Step::Nothing, "the first may still commit");
        assert_eq!(groups.step(&name, first), Step::Revoked(vec![3, 4]));
        assert_eq!(groups.step(&name, second), Step::Assigned(vec![3, 4]));
        let third = groups.join(&name, &[Topic::Changes]).unwrap();
        assert_eq!(groups.step(&name, first), Step::Revoking(vec![2]));
        assert_eq!(groups.step(&name, first), Step::Revoked(vec![2]));
        assert_eq!(groups.step(&name, third), Step::Assigned(vec![2]));
        assert_eq!(groups.step(&name, second), Step::Nothing);
        groups.leave(&name, first);
        assert_eq!(groups.step(&name, second), Step::Assigned(vec![0]));
        assert_eq!(groups.step(&name, third), Step::Assigned(vec![1]));
    }

    #[test]
    fn what_was_about_to_go_goes_before_it_comes_again() {
        let (mut groups, name): (Groups, Arc<str>) = (Groups::new(2), "g".into());
        let first = groups.join(&name, &[Topic::Changes]).unwrap();
        groups.step(&name, first);
        let second = groups.join(&name, &[Topic::Changes]).unwrap();
        assert_eq!(groups.step(&name, first), Step::Revoking(vec![1]));
        groups.leave(&name, second);
        assert_eq!(groups.step(&name, first), Step::Revoked(vec![1]));
        assert_eq!(groups.step(&name, first), Step::Assigned(vec![1]));
        assert_eq!(groups.step(&name, first), Step::Nothing);
    }

    #[test]
    fn members_of_a_group_read_the_same() {
        let (mut groups, name): (Groups, Arc<str>) = (Groups::new(1), "g".into());
        groups.join(&name, &[Topic::Changes]).unwrap();
        assert!(matches!(
            groups.join(&name, &[Topic::Findings]),
            Err(BusError::Broken(_))
        ));
    }

    #[test]
    fn more_members_than_partitions() {
        let (mut groups, name): (Groups, Arc<str>) = (Groups::new(1), "g".into());
        let first = groups.join(&name, &[Topic::Changes]).unwrap();
        let second = groups.join(&name, &[Topic::Changes]).unwrap();
        assert_eq!(groups.step(&name, first), Step::Assigned(vec![0]));
        assert_eq!(groups.step(&name, second), Step::Nothing);
        groups.leave(&name, first);
        assert_eq!(groups.step(&name, second), Step::Assigned(vec![0]));
    }
}
