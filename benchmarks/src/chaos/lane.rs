//! Two lanes: what happens to processes, one fault after another, and what happens to each destination meanwhile.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::book::Book;
use super::disk::Disk;
use super::endpoint::{DESTINATIONS, Endpoint};
use super::fleet::Fleet;
use super::interruptions::{Interruption, Interruptions};
use super::load::Load;
use super::plan::{Fault, Plan, Tempo};
use super::truth;
use super::wall::Wall;
use crate::broker::Brokers;

/// How long to wait for something to get through between two faults.
const PROGRESS: Duration = Duration::from_secs(8);

/// How long a failure of a destination waits for somebody to meet it.
const MEETING: Duration = Duration::from_secs(3);

/// How long to wait for what must have been told before the rule set turns.
const TOLD: Duration = Duration::from_secs(60);

const LOOK: Duration = Duration::from_millis(20);

/// Faults by kind.
#[derive(Debug, Clone, Default)]
pub struct Counts(Arc<Mutex<BTreeMap<&'static str, u64>>>);

impl Counts {
    /// One more.
    pub fn count(&self, kind: &'static str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(kind).or_default() += 1;
    }

    /// All.
    pub fn all(&self) -> BTreeMap<&'static str, u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What happens to processes.
pub struct Lane<'a> {
    /// They.
    pub fleet: &'a mut Fleet,
    /// Of the embedded log.
    pub disk: Option<&'a Disk>,
    /// Of all processes.
    pub wall: Option<&'a mut Wall>,
    /// The phase of the rule set.
    pub phase: usize,
    /// Of Kafka.
    pub brokers: Option<&'a mut Brokers>,
    /// Places that are filled and emptied.
    pub spare: Vec<usize>,
    /// How fast it goes.
    pub tempo: Tempo,
    /// What happens is noted there.
    pub interruptions: Interruptions,
    /// What comes next.
    pub plan: Plan,
    /// What was posted.
    pub load: &'a Load,
    /// What was told.
    pub book: &'a Book,
    /// What happened.
    pub counts: Counts,
    /// When it began.
    pub begun: Instant,
}

impl Lane<'_> {
    /// Until the time is up; the rule set turns twice meanwhile.
    ///
    /// # Errors
    /// A process cannot be started or told.
    pub async fn run(mut self, time: Duration) -> anyhow::Result<()> {
        let begun = self.begun;
        for (phase, share) in [(1, 0.3), (2, 0.6), (3, 1.0)] {
            while begun.elapsed() < time.mul_f64(share) {
                let before = self.book.delivered();
                sleep(self.plan.millis(self.tempo.pause.0, self.tempo.pause.1)).await;
                let fault = self.plan.fault();
                self.apply(fault).await?;
                self.progress(before).await?;
            }
            if phase < super::script::PHASES {
                self.turn(phase).await?;
            }
        }
        Ok(())
    }

    /// Whoever watches sees what happens to whom, beside the processes' own logs.
    fn say(&self, what: &str) {
        eprintln!("chaos: {:6.1} s {what}", self.begun.elapsed().as_secs_f64());
    }

    fn tell(&self, fault: Fault, victim: usize) {
        match fault {
            Fault::Kill | Fault::Restart | Fault::Freeze => {
                self.say(&format!("{} ({})", fault.as_str(), self.fleet.members[victim].name));
            }
            _ => self.say(fault.as_str()),
        }
    }

    /// Something must get through between two faults, or nothing is proven.
    async fn progress(&mut self, before: usize) -> anyhow::Result<()> {
        let begun = Instant::now();
        while self.book.delivered() == before && begun.elapsed() < PROGRESS {
            self.fleet.supervise()?;
            sleep(LOOK).await;
        }
        if begun.elapsed() >= PROGRESS {
            self.say("nothing arrived meanwhile");
        }
        self.fleet.may_end = false;
        Ok(())
    }

    async fn turn(&mut self, phase: usize) -> anyhow::Result<()> {
        let begun = Instant::now();
        let still =
            |due: &super::book::Key| due.resource.starts_with("service") || due.resource.starts_with("namespace");
        loop {
            self.fleet.supervise()?;
            let due = truth::due(&self.load.steps(), phase - 1);
            let missing =
                DESTINATIONS.map(|destination| self.book.missing(destination, due.keys().filter(|key| still(key))));
            if missing == [0; DESTINATIONS.len()] || begun.elapsed() > TOLD {
                break;
            }
            sleep(LOOK).await;
        }
        self.phase = phase;
        let ahead = self.wall.as_ref().map_or(0, |wall| wall.ahead());
        let kill = self.plan.one_of(2) == 0;
        self.say(&format!("rule_set_switch to phase {phase}"));
        self.fleet.turn(phase, ahead, kill).await?;
        self.counts.count("rule_set_switch");
        Ok(())
    }

    /// Whether a process that judges had a copy of the state to be damaged.
    async fn damage(&mut self, wholly: bool) -> anyhow::Result<bool> {
        let judges = self.fleet.running().into_iter();
        let judges: Vec<usize> = judges.filter(|at| self.fleet.members[*at].role.judges()).collect();
        let Some(victim) = judges.get(self.plan.one_of(judges.len())).copied() else {
            return Ok(false);
        };
        let damaged = self.fleet.damage(victim, wholly).await?;
        self.fleet.start(victim)?;
        Ok(damaged)
    }

    /// Whether there is a disk that could be filled for a while.
    async fn fill(&mut self) -> anyhow::Result<bool> {
        let Some(disk) = self.disk else { return Ok(false) };
        self.fleet.may_end = true;
        let wholly = self.plan.one_of(2) == 0;
        self.interruptions.begin(Interruption::Bus);
        disk.fill(wholly).await?;
        sleep(self.plan.millis(300, 1_500)).await;
        disk.empty()?;
        self.interruptions.end(Interruption::Bus);
        Ok(true)
    }

    async fn apply(&mut self, fault: Fault) -> anyhow::Result<()> {
        let running = self.fleet.running();
        let victim = running[self.plan.one_of(running.len())];
        self.tell(fault, victim);
        match fault {
            Fault::Kill => {
                self.fleet.kill(victim).await?;
                sleep(self.plan.millis(0, 500)).await;
                self.fleet.start(victim)?;
            }
            Fault::Restart => {
                self.fleet.stop(victim).await?;
                self.fleet.start(victim)?;
            }
            Fault::Freeze => {
                let time = self.plan.millis(self.tempo.freeze.0, self.tempo.freeze.1);
                self.fleet.freeze(victim, time).await?;
            }
            Fault::Join | Fault::Leave => {
                let joins = fault == Fault::Join;
                let place = self.spare.iter().find(|at| self.fleet.runs(**at) != joins).copied();
                match place {
                    Some(at) if joins => self.fleet.start(at)?,
                    Some(at) => self.fleet.stop(at).await?,
                    None => return Ok(()),
                }
            }
            Fault::BrokerKill => {
                let pause = self.plan.millis(0, 1_500);
                let Some(brokers) = &mut self.brokers else {
                    return Ok(());
                };
                let at = self.plan.one_of(brokers.count());
                self.interruptions.begin(Interruption::Bus);
                brokers.kill(at, pause).await?;
                self.interruptions.end(Interruption::Bus);
            }
            Fault::DiskFull => {
                if !self.fill().await? {
                    return Ok(());
                }
            }
            Fault::ClockStep => {
                let seconds = i64::try_from(10 + self.plan.one_of(60))?;
                let Some(wall) = &mut self.wall else { return Ok(()) };
                wall.step(seconds, self.phase == 0)?;
            }
            Fault::StoreDeleted | Fault::StoreTruncated => {
                if !self.damage(fault == Fault::StoreDeleted).await? {
                    return Ok(());
                }
            }
        }
        self.counts.count(fault.as_str());
        Ok(())
    }
}

/// What happens to one destination: well for a while, then a failure that lasts until somebody met it.
pub async fn destination(endpoints: Vec<Endpoint>, mut plan: Plan, counts: Counts, stop: CancellationToken) {
    while !stop.is_cancelled() {
        sleep(plan.millis(100, 1_200)).await;
        let (failure, word) = plan.failure();
        let met = || endpoints.iter().map(Endpoint::met).sum::<u64>();
        let (before, begun) = (met(), Instant::now());
        endpoints.iter().for_each(|endpoint| endpoint.fail(failure));
        sleep(plan.millis(100, 600)).await;
        while met() == before && begun.elapsed() < MEETING && !stop.is_cancelled() {
            sleep(LOOK).await;
        }
        endpoints.iter().for_each(Endpoint::mend);
        if met() > before {
            counts.count(word);
        }
    }
}
