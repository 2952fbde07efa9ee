//! The processes under test: started, killed, frozen, stopped, started again, and watched. Knows no plan.

use std::net::SocketAddr;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use tokio::process::Command;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::endpoint::{DESTINATIONS, Endpoint, Notes};
use super::interruptions::{Interruption, Interruptions};
use super::site::Site;
use crate::process::{Process, free};

/// How long a process may take to end in order.
const PATIENCE: Duration = Duration::from_secs(40);

/// Its number everywhere (signal(7)).
const SIGTERM: i32 = 15;

/// What a process may end with by itself, to go on after a start: a log that has no room, and a copy of the state that was damaged
/// where nobody looked when it was opened (docs/operating/state.md).
const ENDS: [&str; 2] = ["StorageFull", "it is made anew from its topics"];

/// What a process is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `run`
    Everything,
    /// `ingest`
    Ingest,
    /// `evaluate`
    Evaluate,
    /// `sink`
    Sink,
}

impl Role {
    fn command(self) -> &'static str {
        match self {
            Self::Everything => "run",
            Self::Ingest => "ingest",
            Self::Evaluate => "evaluate",
            Self::Sink => "sink",
        }
    }

    /// Whether it takes records in.
    pub fn takes(self) -> bool {
        matches!(self, Self::Everything | Self::Ingest)
    }

    /// Whether it reads rules.
    pub fn judges(self) -> bool {
        matches!(self, Self::Everything | Self::Evaluate)
    }
}

/// A place for a process.
#[derive(Debug)]
pub struct Member {
    /// Its name, in logs.
    pub name: String,
    /// What stands there.
    pub role: Role,
    /// Where it listens, if it does.
    pub listen: SocketAddr,
    /// The way to its destinations.
    pub endpoints: Vec<Endpoint>,
    process: Option<Process>,
}

/// All of them.
pub struct Fleet {
    program: PathBuf,
    /// Their folder.
    pub site: Site,
    /// Places, filled or not.
    pub members: Vec<Member>,
    /// Set before the program: what the process must not know of, as an environment.
    environment: Vec<(String, String)>,
    interruptions: Interruptions,
    /// Whether a process may end now because of what is done to it.
    pub may_end: bool,
    /// Who ended without being told to, or otherwise than it should, with its last words.
    pub complaints: Vec<String>,
}

impl Fleet {
    /// Places for these roles; nothing runs yet.
    ///
    /// # Errors
    /// No ports can be had.
    pub async fn new(
        program: PathBuf,
        site: Site,
        roles: &[Role],
        notes: &Notes,
        stop: &CancellationToken,
    ) -> anyhow::Result<Self> {
        let mut members = Vec::new();
        for (at, role) in roles.iter().enumerate() {
            let mut endpoints = Vec::new();
            for destination in 0..DESTINATIONS.len() {
                endpoints.push(Endpoint::open(at, destination, notes, stop.clone()).await?);
            }
            members.push(Member {
                name: format!("{}-{at}", role.command()),
                role: *role,
                listen: free()?,
                endpoints,
                process: None,
            });
        }
        Ok(Self {
            program,
            site,
            members,
            environment: Vec::new(),
            interruptions: notes.interruptions.clone(),
            may_end: false,
            complaints: Vec::new(),
        })
    }

    /// What processes that are started from now on find in their environment.
    pub fn set_environment(&mut self, environment: Vec<(String, String)>) {
        self.environment = environment;
    }

    /// Starts the process of a place, if none runs there.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(&mut self, at: usize) -> anyhow::Result<()> {
        let member = &mut self.members[at];
        if member.process.is_some() {
            return Ok(());
        }
        let config = self.site.configure(&member.name, member.listen, &member.endpoints)?;
        let mut command = Command::new(&self.program);
        command.arg(member.role.command()).arg("--config").arg(config);
        command
            .env_remove("TRIPLINE_RULES")
            .envs(self.environment.iter().cloned());
        let log = self.site.folder().join(format!("{}.log", member.name));
        member.endpoints.iter().for_each(Endpoint::forget);
        member.process = Some(Process::start(command, self.site.folder(), log).context(member.name.clone())?);
        Ok(())
    }

    /// The places where a process runs.
    pub fn running(&self) -> Vec<usize> {
        let places = self.members.iter().enumerate();
        places
            .filter(|(_, member)| member.process.is_some())
            .map(|(at, _)| at)
            .collect()
    }

    /// Whether a process runs there.
    pub fn runs(&self, at: usize) -> bool {
        self.members[at].process.is_some()
    }

    /// SIGKILL.
    ///
    /// # Errors
    /// It cannot be killed.
    pub async fn kill(&mut self, at: usize) -> anyhow::Result<()> {
        if let Some(mut process) = self.members[at].process.take() {
            self.interruptions.begin(Interruption::Killed(at));
            process.kill().await?;
            self.interruptions.end(Interruption::Killed(at));
        }
        Ok(())
    }

    /// Kills one that judges and damages its copy of the state, all or half of it; whether there was any.
    ///
    /// # Errors
    /// Files cannot be changed.
    pub async fn damage(&mut self, at: usize, wholly: bool) -> anyhow::Result<bool> {
        let store = self.site.store(&self.members[at].name);
        self.kill(at).await?;
        let files = files(&store);
        for file in &files {
            let kept = std::fs::metadata(file)?.len() / 2;
            std::fs::File::options().write(true).open(file)?.set_len(kept)?;
        }
        if wholly && store.exists() {
            std::fs::remove_dir_all(store)?;
        }
        Ok(!files.is_empty())
    }

    /// SIGTERM, and a complaint where it does not end well.
    ///
    /// # Errors
    /// It cannot be told.
    pub async fn stop(&mut self, at: usize) -> anyhow::Result<()> {
        if let Some(mut process) = self.members[at].process.take() {
            let ended = process.stop(PATIENCE).await?;
            // One that has only just begun does not listen for the signal yet, and has nothing in hand.
            if !ended.is_some_and(|status| status.success()) {
                self.interruptions.note(Interruption::Killed(at));
            }
            let is_well = ended.is_some_and(|status| status.success() || status.signal() == Some(SIGTERM));
            if !is_well && !self.may_end {
                let (name, words) = (&self.members[at].name, process.last_words());
                let complaint = format!("{name}, told to stop: {ended:?}\n{words}");
                self.complaints.push(complaint);
            }
        }
        Ok(())
    }

    async fn signal(&self, at: usize, name: &str) -> anyhow::Result<()> {
        if let Some(process) = &self.members[at].process {
            process.signal(name).await?;
        }
        Ok(())
    }

    /// SIGSTOP, and SIGCONT after a time.
    ///
    /// # Errors
    /// It cannot be told.
    pub async fn freeze(&self, at: usize, time: Duration) -> anyhow::Result<()> {
        self.interruptions.begin(Interruption::Frozen(at));
        self.signal(at, "STOP").await?;
        sleep(time).await;
        self.signal(at, "CONT").await?;
        self.interruptions.end(Interruption::Frozen(at));
        Ok(())
    }

    /// Starts again who ended by itself.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn supervise(&mut self) -> anyhow::Result<()> {
        for at in self.running() {
            let Some(process) = &mut self.members[at].process else {
                continue;
            };
            let Some(status) = process.ended() else { continue };
            self.interruptions.note(Interruption::Killed(at));
            let words = process.last_words();
            if !self.may_end && !ENDS.iter().any(|end| words.contains(end)) {
                let name = &self.members[at].name;
                self.complaints
                    .push(format!("{name} ended by itself: {status}\n{words}"));
            }
            self.members[at].process = None;
            self.start(at)?;
        }
        Ok(())
    }

    /// Puts all who judge under the rules of another phase: none of them runs while these are written. Their clock is so many seconds
    /// ahead.
    ///
    /// # Errors
    /// They cannot be stopped, written or started.
    pub async fn turn(&mut self, phase: usize, ahead: i64, kill: bool) -> anyhow::Result<()> {
        let running = self.running();
        let judges: Vec<usize> = running
            .into_iter()
            .filter(|at| self.members[*at].role.judges())
            .collect();
        for at in &judges {
            if kill {
                self.kill(*at).await?;
            } else {
                self.stop(*at).await?;
            }
        }
        self.site.turn(phase, ahead)?;
        judges.into_iter().try_for_each(|at| self.start(at))
    }

    /// Stops everything in order.
    ///
    /// # Errors
    /// They cannot be told.
    pub async fn end(&mut self) -> anyhow::Result<()> {
        for at in self.running() {
            self.stop(at).await?;
        }
        Ok(())
    }
}

/// All files below a folder, none where there is no folder.
fn files(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}
