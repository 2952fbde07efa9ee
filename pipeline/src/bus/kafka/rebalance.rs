//! Carries out the rebalances of a member, each when the reader has nothing of it in hand.

use std::collections::BTreeSet;

use rdkafka::consumer::{Consumer, RebalanceProtocol};
use rdkafka::topic_partition_list::TopicPartitionList;

use super::context::Rebalance;
use super::error;
use super::member::Member;
use crate::bus::{BusError, Polled};

impl Member {
    /// Carries out the next rebalance that the reader has to know of.
    pub fn rebalance(&mut self) -> Result<Option<Polled>, BusError> {
        while let Some(rebalance) = self.consumer.context().next() {
            if let Rebalance::Revoke(partitions) = &rebalance
                && !std::mem::take(&mut self.revoking)
                && !self.consumer.assignment_lost()
            {
                let leaving = self.leaving(partitions);
                self.revoking = true;
                self.consumer.context().put_back(rebalance);
                return Ok(Some(Polled::Revoking(leaving)));
            }
            let told = match &rebalance {
                Rebalance::Assign(partitions) => self.assign(partitions),
                Rebalance::Revoke(partitions) => self.revoke(partitions),
            };
            match told {
                Ok(None) => {}
                Ok(told) => return Ok(told),
                Err(error) => {
                    self.consumer.context().put_back(rebalance);
                    return Err(error);
                }
            }
        }
        Ok(None)
    }

    /// Takes partitions on from where the group is in them. Asking first waits for transactions that could still move that,
    /// so what is restored after it is whole.
    fn assign(&mut self, partitions: &TopicPartitionList) -> Result<Option<Polled>, BusError> {
        let offsets = self.committed(partitions.clone())?;
        let assigned = match self.consumer.rebalance_protocol() {
            RebalanceProtocol::Cooperative => self.consumer.incremental_assign(&offsets),
            RebalanceProtocol::Eager | RebalanceProtocol::None => self.consumer.assign(&offsets),
        };
        assigned.map_err(|error| error::of("taking partitions on", &error))?;
        self.pause_again();
        let gained: Vec<i32> = numbers(partitions)
            .into_iter()
            .filter(|partition| self.owned.insert(*partition))
            .collect();
        tracing::info!(group = self.group, ?gained, "partitions assigned");
        Ok((!gained.is_empty()).then_some(Polled::Assigned(gained)))
    }

    /// Which of them the reader knows to be ours. What was read of them and not handed out is read again by the next owner.
    fn leaving(&mut self, partitions: &TopicPartitionList) -> Vec<i32> {
        let leaving: Vec<i32> = numbers(partitions).intersection(&self.owned).copied().collect();
        self.stash.retain(|received| !leaving.contains(&received.partition));
        leaving
    }

    fn revoke(&mut self, partitions: &TopicPartitionList) -> Result<Option<Polled>, BusError> {
        let released = match self.consumer.rebalance_protocol() {
            RebalanceProtocol::Cooperative => self.consumer.incremental_unassign(partitions),
            RebalanceProtocol::Eager | RebalanceProtocol::None => self.consumer.unassign(),
        };
        released.map_err(|error| error::of("giving partitions up", &error))?;
        let lost: Vec<i32> = numbers(partitions)
            .into_iter()
            .filter(|partition| self.owned.remove(partition))
            .collect();
        self.stash.retain(|received| self.owned.contains(&received.partition));
        self.restored.retain(|partition| self.owned.contains(partition));
        self.claimed.keep(&self.owned);
        tracing::info!(group = self.group, ?lost, "partitions revoked");
        Ok((!lost.is_empty()).then_some(Polled::Revoked(lost)))
    }
}

/// The partition numbers, whatever their topics: inputs share them.
fn numbers(partitions: &TopicPartitionList) -> BTreeSet<i32> {
    partitions
        .elements()
        .iter()
        .map(rdkafka::topic_partition_list::TopicPartitionListElem::partition)
        .collect()
}
