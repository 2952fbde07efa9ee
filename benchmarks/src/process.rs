//! A program of ours as a process in a folder: started, stopped, killed, asked for its last words. Knows no config.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

/// A running process. Killed when dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts a command in a folder; what it says goes to the end of a file.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(mut command: Command, folder: &Path, log: PathBuf) -> anyhow::Result<Self> {
        let out = std::fs::File::options().create(true).append(true).open(&log)?;
        let child = command
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(out.try_clone()?)
            .stderr(out)
            .kill_on_drop(true)
            .spawn()?;
        Ok(Self { child, log })
    }

    /// Its id, while it runs.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Sends a signal by its name.
    ///
    /// # Errors
    /// There is no `kill`.
    pub async fn signal(&self, name: &str) -> std::io::Result<()> {
        if let Some(id) = self.child.id() {
            Command::new("kill")
                .args(["-s", name, &id.to_string()])
                .status()
                .await?;
        }
        Ok(())
    }

    /// SIGKILL, and gone.
    ///
    /// # Errors
    /// It cannot be killed.
    pub async fn kill(&mut self) -> std::io::Result<()> {
        self.child.kill().await
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// SIGTERM; how it ended, if it did within the time.
    ///
    /// # Errors
    /// There is no `kill`.
    pub async fn stop(&mut self, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
        self.signal("TERM").await?;
        timeout(patience, self.child.wait()).await.ok().transpose()
    }

    /// Everything that it said.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// The last lines of it.
    pub fn last_words(&self) -> String {
        let log = self.log();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(5)..].join("\n")
    }
}

/// The program under test: the one named, or the one beside this.
///
/// # Errors
/// It is not there.
pub fn program(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let program = match named {
        Some(program) => program.to_owned(),
        None => {
            // Tests stand in a folder of their own beside it.
            let folder = std::env::current_exe()?
                .parent()
                .map(Path::to_owned)
                .unwrap_or_default();
            let folder = match folder.file_name() {
                Some(name) if name == "deps" => folder.parent().map(Path::to_owned).unwrap_or_default(),
                _ => folder,
            };
            folder.join("tripline")
        }
    };
    let program = std::path::absolute(program)?;
    anyhow::ensure!(
        program.exists(),
        "{} is not there: build it, or name it with --tripline",
        program.display()
    );
    Ok(program)
}

/// Processor time that a process has used.
///
/// # Errors
/// It has ended.
pub fn cpu(id: u32) -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
    let after = stat.rsplit(')').next().unwrap_or_default();
    // utime and stime, the 14th and 15th of proc_pid_stat(5), in hundredths of a second.
    let ticks = after.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Ok(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>()?))
}

/// Who uses less processor in so long a time is at rest.
const REST: (Duration, Duration) = (Duration::from_secs(2), Duration::from_millis(100));

/// Until a process does next to nothing: it is ready before its rules are compiled.
///
/// # Errors
/// It has ended, or does not rest in time.
pub async fn at_rest(id: u32, patience: Duration) -> anyhow::Result<()> {
    let resting = async {
        loop {
            let before = cpu(id)?;
            sleep(REST.0).await;
            if cpu(id)?.saturating_sub(before) < REST.1 {
                return anyhow::Ok(());
            }
        }
    };
    timeout(patience, resting).await.context("it does not rest")?
}

/// A port that nobody has now.
///
/// # Errors
/// No port can be had.
pub fn free() -> anyhow::Result<SocketAddr> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?)
}
