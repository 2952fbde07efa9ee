//! Kafka brokers of our own, which can be killed and started again: Kafka's own, from the jars that `compose/kafka/run.sh` fetches.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::process::{Process, free};

/// How long a broker may take to serve.
const PATIENCE: Duration = Duration::from_secs(90);

/// Memory that a machine must have free for three brokers, KiB.
const ROOMY: u64 = 6 << 20;

const SETTINGS: &str = include_str!("../../compose/kafka/server.properties");
const LOGGING: &str = include_str!("../../compose/kafka/log4j2.xml");

/// All copies are one cluster.
const CLUSTER: &str = "AAAAAAAAAAAAAAAAAAAAAQ";

struct Broker {
    folder: PathBuf,
    address: SocketAddr,
    process: Option<Process>,
}

/// The brokers.
pub struct Brokers {
    jars: PathBuf,
    brokers: Vec<Broker>,
}

impl Brokers {
    /// Formats and starts so many.
    ///
    /// # Errors
    /// There is no Java, there are no jars, or a broker does not serve.
    pub async fn start(folder: &Path, count: usize) -> anyhow::Result<Self> {
        let jars = jars()?;
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("log4j2.xml"), LOGGING)?;
        let ports = (0..2 * count).map(|_| free()).collect::<anyhow::Result<Vec<_>>>()?;
        let (serving, controlling) = ports.split_at(count);
        let voters: Vec<String> = controlling
            .iter()
            .enumerate()
            .map(|(at, port)| format!("{}@{port}", at + 1))
            .collect();
        let mut brokers = Self {
            jars,
            brokers: Vec::new(),
        };
        for (at, (address, controller)) in serving.iter().zip(controlling).enumerate() {
            let own = folder.join(format!("broker-{at}"));
            std::fs::create_dir_all(&own)?;
            let text = settings(at, (*address, *controller), &voters, &own);
            std::fs::write(own.join("server.properties"), text)?;
            let format = [
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER,
                "-c",
                "server.properties",
            ];
            let formatted = brokers.java(&own, &format).current_dir(&own).output().await?;
            anyhow::ensure!(
                formatted.status.success(),
                "{}",
                String::from_utf8_lossy(&formatted.stderr)
            );
            brokers.brokers.push(Broker {
                folder: own,
                address: *address,
                process: None,
            });
            brokers.begin(at)?;
        }
        for at in 0..count {
            brokers.serving(at).await?;
        }
        Ok(brokers)
    }

    fn java(&self, folder: &Path, arguments: &[&str]) -> Command {
        let logging = folder.with_file_name("log4j2.xml");
        let mut java = Command::new("java");
        java.args([
            "-Xms128m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
        ])
        .arg(self.jars.join("*"))
        .arg(format!("-Dlog4j2.configurationFile={}", logging.display()))
        .args(arguments);
        java
    }

    fn begin(&mut self, at: usize) -> anyhow::Result<()> {
        let folder = self.brokers[at].folder.clone();
        let java = self.java(&folder, &["kafka.Kafka", "server.properties"]);
        let process = Process::start(java, &folder, folder.join("log"))
            .context("no java: apt-get install openjdk-17-jre-headless")?;
        self.brokers[at].process = Some(process);
        Ok(())
    }

    async fn serving(&mut self, at: usize) -> anyhow::Result<()> {
        let broker = &mut self.brokers[at];
        let connected = async {
            while TcpStream::connect(broker.address).await.is_err() {
                sleep(Duration::from_millis(50)).await;
            }
        };
        let words = || broker.process.as_ref().map(Process::last_words).unwrap_or_default();
        timeout(PATIENCE, connected)
            .await
            .with_context(|| format!("a broker does not serve: {}", words()))
    }

    /// Where they are.
    pub fn addresses(&self) -> Vec<String> {
        self.brokers.iter().map(|broker| broker.address.to_string()).collect()
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.brokers.len()
    }

    /// SIGKILL, and after a pause the same again, until it serves.
    ///
    /// # Errors
    /// It does not serve again.
    pub async fn kill(&mut self, at: usize, pause: Duration) -> anyhow::Result<()> {
        if let Some(mut process) = self.brokers[at].process.take() {
            process.kill().await?;
        }
        sleep(pause).await;
        self.begin(at)?;
        self.serving(at).await
    }
}

fn settings(at: usize, (address, controller): (SocketAddr, SocketAddr), voters: &[String], folder: &Path) -> String {
    let filled = SETTINGS
        .replace("@BROKER_PORT@", &address.port().to_string())
        .replace("@CONTROLLER_PORT@", &controller.port().to_string())
        .replace("@FOLDER@", &folder.display().to_string());
    let filled = filled
        .replace("SASL_SSL://127.0.0.1:@SASL_PORT@,CONTROLLER", "CONTROLLER")
        .replace(",SASL_SSL://127.0.0.1:@SASL_PORT@", "")
        .replace(",SASL_SSL:SASL_SSL", "");
    let left_out = [
        "controller.quorum.",
        "node.id",
        "sasl.",
        "ssl.",
        "listener.name.sasl_ssl.",
    ];
    let ours = |line: &str| !left_out.iter().any(|start| line.starts_with(start));
    let mut lines: Vec<String> = filled.lines().filter(|line| ours(line)).map(str::to_owned).collect();
    lines.push(format!("node.id={}", at + 1));
    lines.push(format!("controller.quorum.voters={}", voters.join(",")));
    if voters.len() > 1 {
        for line in &mut lines {
            if line.ends_with("replication.factor=1") {
                *line = line.replace("factor=1", &format!("factor={}", voters.len()));
            } else if line.ends_with("isr=1") || line.ends_with("insync.replicas=1") {
                *line = format!("{}2", &line[..line.len() - 1]);
            }
        }
    }
    lines.join("\n")
}

/// Three where memory allows it.
pub fn affordable() -> usize {
    let info = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let available = info.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kib = available.and_then(|text| text.trim().trim_end_matches(" kB").parse::<u64>().ok());
    if kib.is_some_and(|kib| kib >= ROOMY) { 3 } else { 1 }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the cache is named by the environment, as for run.sh"
)]
fn jars() -> anyhow::Result<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/tripline"));
    let cache = std::env::var_os("TRIPLINE_CACHE")
        .map(PathBuf::from)
        .or_else(home)
        .unwrap_or_default();
    let versions = std::fs::read_dir(cache.join("kafka")).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions
        .map(|version| version.path().join("lib"))
        .filter(|lib| lib.is_dir())
        .collect();
    found.sort();
    found
        .pop()
        .context("Kafka is not there: `compose/kafka/run.sh true` fetches it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_brokers_keep_three_copies() {
        let voters: Vec<String> = (1..=3).map(|at| format!("{at}@127.0.0.1:{at}")).collect();
        let ports = ("127.0.0.1:1001".parse().unwrap(), "127.0.0.1:1002".parse().unwrap());
        let text = settings(1, ports, &voters, Path::new("/data"));
        for line in [
            "node.id=2",
            "default.replication.factor=3",
            "transaction.state.log.replication.factor=3",
            "transaction.state.log.min.isr=2",
            "min.insync.replicas=2",
            "controller.quorum.voters=1@127.0.0.1:1,2@127.0.0.1:2,3@127.0.0.1:3",
        ] {
            assert!(text.lines().any(|has| has == line), "{line} is not in {text}");
        }
        assert!(!text.contains('@') || text.matches('@').count() == 3, "{text}");
        assert!(settings(0, ports, &voters[..1], Path::new("/")).contains("\nmin.insync.replicas=1"));
    }
}
