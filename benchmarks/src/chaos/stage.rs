//! Everything that takes part, from its start to the report: brokers, receivers, processes, load, faults, and the undisturbed run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::process::Command;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::arguments::{Arguments, Kind};
use super::brake;
use super::calm::Calm;
use super::disk::Disk;
use super::endpoint::{DESTINATIONS, Endpoint, Notes};
use super::fleet::{Fleet, Role};
use super::lane::{self, Counts, Lane};
use super::load::{CLIENTS, Load};
use super::plan::{Fault, Plan, Tempo};
use super::report::Report;
use super::script;
use super::site::{Manner, Site, Under};
use super::state::State;
use super::truth::{self, Difference};
use super::wall::Wall;
use crate::broker::{self, Brokers};

/// A client's pause after each step.
const PAUSE: Duration = Duration::from_millis(40);

/// What nobody expects may still come.
const SETTLE: Duration = Duration::from_secs(2);

/// A run of so many seconds is worth three brokers.
const LONG: u64 = 120;

/// Where requests fail all the while, so many to each destination may be under way.
const WORKERS: [usize; DESTINATIONS.len()] = [3, 3, 12];

/// Several of each role; the last two are spare.
const ROLES: [Role; 9] = [
    Role::Ingest,
    Role::Ingest,
    Role::Evaluate,
    Role::Evaluate,
    Role::Evaluate,
    Role::Sink,
    Role::Sink,
    Role::Evaluate,
    Role::Sink,
];

/// Everything that takes part.
pub struct Stage {
    fleet: Fleet,
    disk: Option<Disk>,
    /// Or why there is none.
    wall: Result<Wall, &'static str>,
    brokers: Option<Brokers>,
    spare: Vec<usize>,
    notes: Notes,
    tempo: Tempo,
    load: Arc<Load>,
    program: PathBuf,
    stop: CancellationToken,
}

impl Stage {
    /// Brokers, receivers and processes, running.
    ///
    /// # Errors
    /// They cannot be started.
    pub async fn set(arguments: &Arguments, folder: &Path, seed: u64) -> anyhow::Result<Self> {
        let program = crate::process::program(arguments.tripline.as_deref())?;
        let (notes, stop) = (Notes::default(), CancellationToken::new());
        let (mut disk, mut brokers) = (None, None);
        let (under, roles, spare): (Under, &[Role], Vec<usize>) = match arguments.bus {
            Kind::Embedded => {
                let small = disk.insert(Disk::mount(folder.join("disk")).await?);
                (
                    Under::Embedded(small.path().join("data")),
                    &[Role::Everything],
                    Vec::new(),
                )
            }
            Kind::Kafka => {
                let affordable = if arguments.seconds >= LONG {
                    broker::affordable()
                } else {
                    1
                };
                let count = arguments.brokers.map_or(affordable, usize::from);
                let started = brokers.insert(Brokers::start(&folder.join("kafka"), count).await?);
                let under = Under::Kafka(started.addresses(), count, format!("chaos-{seed}."));
                (under, &ROLES, vec![ROLES.len() - 2, ROLES.len() - 1])
            }
        };
        let manner = manner(arguments);
        let site = Site::new(folder.join("site"), under, manner)?;
        let mut fleet = Fleet::new(program.clone(), site, roles, &notes, &stop).await?;
        let endpoints = fleet.members.iter().flat_map(|member| &member.endpoints);
        endpoints.for_each(|endpoint| endpoint.usually(arguments.share));
        let pairs = arguments.environment.iter().filter_map(|pair| pair.split_once('='));
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let wall = Wall::hang(folder, arguments.bus)?;
        let of_wall = wall.as_ref().map(Wall::environment).unwrap_or_default();
        fleet.set_environment(of_wall.into_iter().chain(pairs).collect());
        if brokers.is_some() {
            create_topics(&program, &fleet).await?;
        }
        let places = (0..roles.len()).filter(|at| !spare.contains(at));
        places.into_iter().try_for_each(|at| fleet.start(at))?;
        let listeners = fleet.members.iter().filter(|member| member.role.takes());
        let listeners: Vec<_> = listeners.map(|member| member.listen).collect();
        let load = Arc::new(Load::new(&listeners, arguments.pods)?);
        Ok(Self {
            fleet,
            disk,
            wall,
            brokers,
            spare,
            notes,
            tempo: manner.tempo,
            load,
            program,
            stop,
        })
    }

    /// Load and faults, the undisturbed run, and what came of both.
    ///
    /// # Errors
    /// Something cannot be run or read.
    pub async fn play(&mut self, arguments: &Arguments, folder: &Path, seed: u64) -> anyhow::Result<Report> {
        let (skipped, begun) = (self.skipped(arguments.share > 0), Instant::now());
        let counts = Counts::default();
        let mut still = JoinSet::new();
        still.spawn(Arc::clone(&self.load).still());
        self.attend(&mut still, Duration::from_secs(arguments.drain)).await?;
        self.torment(arguments, seed, &skipped, &counts).await?;
        eprintln!("chaos: no more faults; until everything has arrived");
        let drained = self.drain(Duration::from_secs(arguments.drain)).await?;
        self.fleet.end().await?;
        self.stop.cancel();
        let state = State::read(&self.fleet.site.bus("reader")).await?;
        eprintln!("chaos: the same once more, undisturbed");
        let calm = Calm::run(
            self.program.clone(),
            &folder.join("calm"),
            &self.load.steps(),
            arguments.pods,
        )
        .await?;
        let Notes { book, interruptions } = &self.notes;
        let (sums, unexplained) = (book.sums(), book.unexplained(&DESTINATIONS, interruptions, begun));
        let told = DESTINATIONS.map(|destination| (destination, book.events(destination)));
        let difference = Difference::between(&told, &sums, &calm.events);
        let differences = state.differences(&calm.state);
        let endpoints = self.fleet.members.iter().flat_map(|member| &member.endpoints);
        let mut complaints = std::mem::take(&mut self.fleet.complaints);
        complaints.extend(self.load.refused());
        complaints.extend(calm.complaints);
        complaints.extend(difference.examples);
        complaints.extend(differences.iter().take(5).cloned());
        complaints.extend(unexplained.iter().take(5).cloned());
        Ok(Report {
            bus: match arguments.bus {
                Kind::Embedded => "embedded",
                Kind::Kafka => "kafka",
            },
            seed,
            faults: counts.all(),
            skipped,
            published: self.load.published(),
            expected: difference.expected,
            delivered: sums.delivered,
            lost: difference.lost,
            duplicates: difference.duplicates + state.repeated(),
            state_equal: differences.is_empty(),
            repeats: sums.repeats,
            unexplained: unexplained.len() as u64,
            disorder: sums.disorder,
            disrespected: endpoints.map(Endpoint::early).sum(),
            drained,
            complaints,
        })
    }

    /// Load and faults, until the time is up.
    async fn torment(
        &mut self,
        arguments: &Arguments,
        seed: u64,
        skipped: &BTreeMap<&'static str, &'static str>,
        counts: &Counts,
    ) -> anyhow::Result<()> {
        let (stop, mut tasks) = (CancellationToken::new(), JoinSet::new());
        for client in 0..CLIENTS {
            tasks.spawn(Arc::clone(&self.load).client(client, PAUSE, stop.clone()));
        }
        if arguments.share > 0 {
            let (load, book) = (Arc::clone(&self.load), Arc::clone(&self.notes.book));
            tasks.spawn(brake::hold(load, book, stop.clone()));
        }
        // Where requests fail all the while, what each was told is known to the request, and nothing else stands in the way.
        let disturbed = if arguments.share > 0 { 0 } else { DESTINATIONS.len() };
        for at in 0..disturbed {
            let endpoints = self
                .fleet
                .members
                .iter()
                .map(|member| member.endpoints[at].clone())
                .collect();
            let plan = Plan::new(seed, at as u64 + 1, |_| true);
            tasks.spawn(lane::destination(endpoints, plan, counts.clone(), stop.clone()));
        }
        let lane = Lane {
            fleet: &mut self.fleet,
            disk: self.disk.as_ref(),
            wall: self.wall.as_mut().ok(),
            phase: 0,
            brokers: self.brokers.as_mut(),
            spare: self.spare.clone(),
            tempo: self.tempo,
            interruptions: self.notes.interruptions.clone(),
            plan: Plan::new(seed, 0, |fault| !skipped.contains_key(fault.as_str())),
            load: &self.load,
            book: &self.notes.book,
            counts: counts.clone(),
            begun: Instant::now(),
        };
        lane.run(Duration::from_secs(arguments.seconds)).await?;
        stop.cancel();
        self.attend(&mut tasks, Duration::from_secs(arguments.drain)).await
    }

    /// Until tasks have ended, which need processes that live: a post is repeated until it is accepted.
    async fn attend(&mut self, tasks: &mut JoinSet<()>, patience: Duration) -> anyhow::Result<()> {
        let begun = Instant::now();
        while !tasks.is_empty() {
            if begun.elapsed() > patience {
                let complaint = format!("nobody accepts a record, for {patience:?}");
                self.fleet.complaints.push(complaint);
                tasks.shutdown().await;
            }
            self.fleet.supervise()?;
            tokio::select! {
                _ = tasks.join_next() => {}
                () = sleep(SETTLE) => {}
            }
        }
        Ok(())
    }

    /// Until everything that is due has been told.
    async fn drain(&mut self, patience: Duration) -> anyhow::Result<bool> {
        let (due, begun) = (truth::due(&self.load.steps(), script::PHASES - 1), Instant::now());
        let book = Arc::clone(&self.notes.book);
        let missing = || {
            DESTINATIONS
                .iter()
                .map(|at| book.missing(at, due.keys()))
                .sum::<usize>()
        };
        while missing() > 0 {
            if begun.elapsed() > patience {
                return Ok(false);
            }
            self.fleet.supervise()?;
            sleep(Duration::from_millis(50)).await;
        }
        sleep(SETTLE).await;
        Ok(true)
    }

    /// Faults that cannot be had here, and why.
    fn skipped(&self, fails: bool) -> BTreeMap<&'static str, &'static str> {
        let mut skipped = BTreeMap::new();
        if fails {
            let why = "destinations name the time to come again by their own clock";
            skipped.insert(Fault::ClockStep.as_str(), why);
        }
        if let Err(why) = &self.wall {
            skipped.insert(Fault::ClockStep.as_str(), *why);
        }
        if self.brokers.is_none() {
            for fault in [Fault::BrokerKill, Fault::Join, Fault::Leave] {
                skipped.insert(fault.as_str(), "one process has the embedded log");
            }
            for fault in [Fault::StoreDeleted, Fault::StoreTruncated] {
                let why = "the log is the store: who deletes it deletes what was accepted";
                skipped.insert(fault.as_str(), why);
            }
        }
        if !self.disk.as_ref().is_some_and(Disk::is_small) {
            let why = if self.disk.is_some() {
                "a tmpfs may not be mounted here"
            } else {
                "the disk is the brokers'"
            };
            skipped.insert(Fault::DiskFull.as_str(), why);
        }
        skipped
    }
}

fn manner(arguments: &Arguments) -> Manner {
    let (is_alone, fails) = (arguments.bus == Kind::Embedded, arguments.share > 0);
    let tempo = if fails { Tempo::wide } else { Tempo::dense };
    Manner {
        fsync: "always",
        tempo: tempo(is_alone),
        workers: fails.then_some(WORKERS),
    }
}

async fn create_topics(program: &Path, fleet: &Fleet) -> anyhow::Result<()> {
    let config = fleet.site.configure("topics", crate::process::free()?, &[])?;
    let mut create = Command::new(program);
    create.args(["topics", "create", "--config"]).arg(config);
    let created = create.output().await?;
    anyhow::ensure!(
        created.status.success(),
        "topics: {}",
        String::from_utf8_lossy(&created.stderr)
    );
    Ok(())
}
