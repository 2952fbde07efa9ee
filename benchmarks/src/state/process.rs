//! The process that is measured, in a folder of its own: started, asked, stopped.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use ingest::Hints;
use ingest::post::Poster;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::process::{at_rest, cpu, free};

const TOKEN: &str = "state-token-state-token-state-token";

/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(3_600);

/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// A `tripline run` that starts and stops.
pub struct Process {
    folder: tempfile::TempDir,
    program: PathBuf,
    telemetry: SocketAddr,
    poster: Poster,
    child: Option<Child>,
    kafka: bool,
}

impl Process {
    /// Not started yet.
    ///
    /// # Errors
    /// The program is not there.
    pub fn new(program: Option<&Path>, brokers: Option<&str>) -> anyhow::Result<Self> {
        let program = match program {
            Some(program) => program.to_owned(),
            None => std::env::current_exe()?.with_file_name("tripline"),
        };
        let program = std::path::absolute(program)?;
        let shown = program.display();
        anyhow::ensure!(
            program.exists(),
            "{shown} is not there: build it, or name it with --tripline"
        );
        let folder = tempfile::tempdir_in(".")?;
        let (listen, telemetry) = (free()?, free()?);
        let name = folder
            .path()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let bus = match brokers {
            Some(brokers) => format!("kind = 'kafka'\n[bus.kafka]\nbrokers = ['{brokers}']\nprefix = 'state{name}.'\n"),
            None => String::new(),
        };
        let config = format!(
            "[bus]\n{bus}[bus.state]\npath = 'state'\n[bus.embedded]\npath = 'data'\n[ingest.http]\nlisten = '{listen}'\n\
             [ingest.http.auth]\ntoken = 'file:token'\n[telemetry]\nlisten = '{telemetry}'\n"
        );
        std::fs::write(folder.path().join("token"), TOKEN)?;
        std::fs::write(folder.path().join("tripline.toml"), config)?;
        Ok(Self {
            folder,
            program,
            telemetry,
            poster: Poster::new(&format!("http://{listen}"), Some(TOKEN.to_owned()))?,
            child: None,
            kafka: brokers.is_some(),
        })
    }

    /// What Kafka needs before the first start.
    ///
    /// # Errors
    /// It cannot be reached.
    pub fn create_topics(&self) -> anyhow::Result<()> {
        if self.kafka {
            let mut create = std::process::Command::new(&self.program);
            create.args(["topics", "create", "--config", "tripline.toml"]);
            let created = create.current_dir(self.folder.path()).output()?;
            let said = String::from_utf8_lossy(&created.stderr).into_owned();
            anyhow::ensure!(created.status.success(), "topics cannot be created: {said}");
        }
        Ok(())
    }

    /// Starts it; how long it took until it said that it is ready.
    ///
    /// # Errors
    /// It ends, or does not get ready.
    pub async fn start(&mut self) -> anyhow::Result<Duration> {
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join("log"))?;
        let begun = Instant::now();
        let child = Command::new(&self.program)
            .args(["run", "--config", "tripline.toml"])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        self.child = Some(child);
        while !self
            .get("/readyz")
            .await
            .is_some_and(|page| page.starts_with("HTTP/1.1 200"))
        {
            self.look(begun).await?;
        }
        Ok(begun.elapsed())
    }

    /// Stops it.
    ///
    /// # Errors
    /// It does not end well.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        let id = self.id()?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        let ended = timeout(PATIENCE, child.wait()).await??;
        anyhow::ensure!(ended.success(), "it ended {ended}: {}", self.log());
        Ok(())
    }

    /// Posts, again while it is told to wait.
    ///
    /// # Errors
    /// It is refused.
    pub async fn post(&self, body: Vec<u8>) -> anyhow::Result<()> {
        loop {
            let answer = self.poster.post(body.clone(), &Hints::default()).await?;
            match answer.status {
                200..300 => return Ok(()),
                429 | 503 => sleep(LOOK).await,
                status => anyhow::bail!("a body was refused with {status}"),
            }
        }
    }

    /// Waits until so many changes were judged.
    ///
    /// # Errors
    /// It ends.
    pub async fn judged(&mut self, count: usize) -> anyhow::Result<()> {
        self.reaches("tripline_stage_records_total", |judged| judged >= count as f64)
            .await
    }

    /// Waits until it has looked through what it found on its start.
    ///
    /// # Errors
    /// It ends.
    pub async fn looked_through(&mut self) -> anyhow::Result<()> {
        self.reaches("tripline_review_left", |left| left == 0.0).await
    }

    async fn reaches(&mut self, metric: &str, enough: impl Fn(f64) -> bool) -> anyhow::Result<()> {
        let begun = Instant::now();
        loop {
            let page = self.get("/metrics").await.unwrap_or_default();
            let lines = page.lines().filter(|line| line.starts_with(metric));
            let values: Vec<f64> = lines.filter_map(|line| line.rsplit(' ').next()?.parse().ok()).collect();
            if !values.is_empty() && enough(values.iter().sum()) {
                return Ok(());
            }
            self.look(begun).await?;
        }
    }

    async fn look(&mut self, begun: Instant) -> anyhow::Result<()> {
        let ended = self.child.as_mut().and_then(|child| child.try_wait().transpose());
        anyhow::ensure!(ended.is_none(), "it ended: {}", self.log());
        anyhow::ensure!(begun.elapsed() < PATIENCE, "it takes too long: {}", self.log());
        sleep(LOOK).await;
        Ok(())
    }

    async fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(self.telemetry).await.ok()?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.telemetry
        );
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut page = Vec::new();
        stream.read_to_end(&mut page).await.ok()?;
        String::from_utf8(page).ok()
    }

    /// Removes the copy of the state.
    ///
    /// # Errors
    /// There is none.
    pub fn forget(&self) -> anyhow::Result<()> {
        Ok(std::fs::remove_dir_all(self.folder.path().join("state"))?)
    }

    /// Bytes of memory now.
    ///
    /// # Errors
    /// It ended.
    pub fn memory(&self) -> anyhow::Result<u64> {
        self.status("VmRSS:")
    }

    /// Bytes of memory at most since it was started.
    ///
    /// # Errors
    /// It ended.
    pub fn peak(&self) -> anyhow::Result<u64> {
        self.status("VmHWM:")
    }

    /// Waits until it has compiled its rules.
    ///
    /// # Errors
    /// It ended.
    pub async fn at_rest(&self) -> anyhow::Result<()> {
        at_rest(self.id()?, PATIENCE).await
    }

    /// Processor time since it was started.
    ///
    /// # Errors
    /// It ended.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        cpu(self.id()?)
    }

    fn status(&self, name: &str) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()?))?;
        let found = status.lines().find_map(|line| line.strip_prefix(name));
        let kib: u64 = found.context("no such line")?.trim().trim_end_matches(" kB").parse()?;
        Ok(kib << 10)
    }

    fn id(&self) -> anyhow::Result<u32> {
        let id = self.child.as_ref().and_then(Child::id);
        id.with_context(|| format!("it ended: {}", self.log()))
    }

    fn log(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        log.lines().rev().take(5).collect::<Vec<_>>().join("\n")
    }

    /// Bytes in the folders of log and state.
    pub fn disk(&self) -> u64 {
        ["data", "state"]
            .iter()
            .map(|name| bytes(&self.folder.path().join(name)))
            .sum()
    }
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    sizes.sum()
}
