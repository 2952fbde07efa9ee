//! A `tripline` process on a bus, with a webhook to a receiver here. Measures nothing.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use ingest::Hints;
use ingest::post::Poster;
use receiver::{Arrival, Key, Options, Receiver};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::process::{Process, at_rest, cpu, free};

const TOKEN: &str = "stream-token-stream-token-stream";
const KEY: &str = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l";

/// How long it may take to begin: a whole pack is compiled.
const PATIENCE: Duration = Duration::from_secs(180);

/// The process, and what it delivers.
pub struct Line {
    process: Process,
    poster: Poster,
    /// What the webhook brings.
    pub arrivals: UnboundedReceiver<Arrival>,
    stop: CancellationToken,
}

impl Line {
    /// Starts a role under rules and waits until it is ready.
    ///
    /// # Errors
    /// It does not become ready.
    pub async fn start(program: &Path, folder: &Path, bus: &str, role: &str, rules: &Path) -> anyhow::Result<Self> {
        let key = Key::parse(KEY).map_err(anyhow::Error::msg)?;
        let (receiver, arrivals) = Receiver::bind(([127, 0, 0, 1], 0).into(), Options::new(TOKEN, key))?;
        let (url, listen, telemetry) = (receiver.url(), free()?, free()?);
        let stop = CancellationToken::new();
        tokio::spawn(receiver.run(stop.clone()));
        let config = format!(
            "{bus}[ingest.http]\nlisten = '{listen}'\n[ingest.http.auth]\ntoken = '{TOKEN}'\n[telemetry]\nlisten = '{telemetry}'\n\
             [evaluate]\nbuilt_in = false\nrules = ['{}']\n\
             [[sink]]\nkind = 'webhook'\nname = 'webhook'\nurl = '{url}/webhook'\nsecret = '{KEY}'\n",
            rules.display()
        );
        std::fs::create_dir_all(folder)?;
        let file = folder.join(format!("{role}.toml"));
        std::fs::write(&file, config)?;
        if bus.contains("kafka") {
            let mut create = Command::new(program);
            create.args(["topics", "create", "--config"]).arg(&file);
            let created = create.output().await?;
            anyhow::ensure!(created.status.success(), "{}", String::from_utf8_lossy(&created.stderr));
        }
        let mut command = Command::new(program);
        command
            .arg(role)
            .arg("--config")
            .arg(&file)
            .env_remove("TRIPLINE_RULES");
        let process = Process::start(command, folder, folder.join(format!("{role}.log")))?;
        let ready = async {
            while !is_ready(telemetry).await.unwrap_or(false) {
                sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(PATIENCE, ready)
            .await
            .with_context(|| format!("not ready: {}", process.last_words()))?;
        Ok(Self {
            process,
            poster: Poster::new(&format!("http://{listen}"), Some(TOKEN.to_owned()))?,
            arrivals,
            stop,
        })
    }

    /// Posts a record.
    ///
    /// # Errors
    /// It is not accepted.
    pub async fn post(&self, body: Vec<u8>) -> anyhow::Result<()> {
        accepted(&self.poster, body).await
    }

    /// To post beside it.
    pub fn poster(&self) -> Poster {
        self.poster.clone()
    }

    /// The process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// Processor time that it has used.
    ///
    /// # Errors
    /// It has ended.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        cpu(self.process.id().context("the process ended")?)
    }

    /// Until it has compiled its rules.
    ///
    /// # Errors
    /// It has ended.
    pub async fn at_rest(&self) -> anyhow::Result<()> {
        at_rest(self.process.id().context("the process ended")?, PATIENCE).await
    }

    /// Stops it.
    ///
    /// # Errors
    /// It cannot be told.
    pub async fn end(mut self) -> anyhow::Result<()> {
        self.process.stop(Duration::from_secs(30)).await?;
        self.stop.cancel();
        Ok(())
    }
}

/// Posts a record.
///
/// # Errors
/// It is not accepted.
pub async fn accepted(poster: &Poster, body: Vec<u8>) -> anyhow::Result<()> {
    let answer = poster.post(body, &Hints::default()).await?;
    anyhow::ensure!((200..300).contains(&answer.status), "{} {}", answer.status, answer.body);
    Ok(())
}

async fn is_ready(at: SocketAddr) -> std::io::Result<bool> {
    let mut stream = TcpStream::connect(at).await?;
    stream
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}

/// A folder with the pack's tables and functions and so many of its rules, or all.
///
/// # Errors
/// Files that cannot be read or written.
pub fn some_rules(pack: &Path, count: usize, into: PathBuf) -> anyhow::Result<PathBuf> {
    let mut files = Vec::new();
    walk(pack, &mut files)?;
    files.sort();
    let shared = |file: &&PathBuf| {
        let first = file.strip_prefix(pack).ok().and_then(|path| path.components().next());
        let first = first.map(|first| first.as_os_str().to_owned()).unwrap_or_default();
        ["tables", "functions"].iter().any(|name| first == *name)
    };
    let rules: Vec<&PathBuf> = files.iter().filter(|file| !shared(file)).collect();
    let every = (rules.len() / count.max(1)).max(1);
    for file in files
        .iter()
        .filter(shared)
        .chain(rules.into_iter().step_by(every).take(count))
    {
        let to = into.join(file.strip_prefix(pack)?);
        std::fs::create_dir_all(to.parent().unwrap_or(&into))?;
        std::fs::copy(file, to)?;
    }
    Ok(into)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|end| end == "sql") {
            files.push(path);
        }
    }
    Ok(())
}
