//! The folder of the processes: rules of three phases, exceptions, a config for each process. Starts nothing.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use schemas::Clock;

use super::endpoint::{DESTINATIONS, Endpoint, KEY, TOKEN};
use super::plan::Tempo;
use super::script::Kind;

/// How long after the turn of the rule set an exception begins or ends, ms.
const SOON: i64 = 2_000;

/// What the processes stand on.
#[derive(Debug, Clone)]
pub enum Under {
    /// A log in this folder.
    Embedded(PathBuf),
    /// Brokers, the copies of each partition, and what names begin with.
    Kafka(Vec<String>, usize, String),
}

/// What a config says beside where everything is.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// What the embedded log waits for.
    pub fsync: &'static str,
    /// After how long a silent process is gone, on Kafka.
    pub tempo: Tempo,
    /// How many requests to each destination may be under way, and how long an answer may take; without it as many and as long as by default.
    pub workers: Option<[usize; DESTINATIONS.len()]>,
}

/// The folder.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    under: Under,
    manner: Manner,
    /// When the exception begins and ends, as texts.
    exception: Option<(String, String)>,
}

impl Site {
    /// Makes the folder ready for the first phase.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn new(folder: PathBuf, under: Under, manner: Manner) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder.join("rules"))?;
        let mut site = Self {
            folder,
            under,
            manner,
            exception: None,
        };
        site.turn(0, 0)?;
        Ok(site)
    }

    /// Rules and exceptions of a phase, for processes whose clock is so many seconds ahead. Nobody who reads them may run.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn turn(&mut self, phase: usize, ahead: i64) -> anyhow::Result<()> {
        // Far, and the same in every run, for findings name it.
        let never = "2099-01-01".to_owned();
        let soon = DateTime::from_timestamp_millis(Clock::system().now() + 1_000 * ahead + SOON).unwrap_or_default();
        self.exception = match (phase, self.exception.take()) {
            (0, _) => None,
            (1, _) => Some((soon.to_rfc3339(), never)),
            (_, begun) => Some((begun.map_or(never, |(begins, _)| begins), soon.to_rfc3339())),
        };
        let flag = if phase == 1 { "off" } else { "on" };
        let rules = [
            (
                Kind::Pod,
                "resource_uid, json_get_str(configuration, 'spec', 'mark') AS mark",
                "resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')".to_owned(),
            ),
            (
                Kind::Bucket,
                "resource_uid",
                "resource_type = 'storage.googleapis.com/Bucket' AND json_get_str(configuration, 'resource', 'public') = 'yes' \
                 AND json_get_str(configuration, 'iam_policy', 'etag') = 'open'"
                    .to_owned(),
            ),
            (
                Kind::Service,
                "resource_uid",
                format!("resource_type = 'Service' AND json_get_str(configuration, 'spec', 'flag') = '{flag}'"),
            ),
            (Kind::Namespace, "resource_uid", "resource_type = 'Namespace'".to_owned()),
        ];
        for (kind, columns, risky) in rules {
            let id = kind.rule();
            let header = format!("id: {id}\ntitle: {id}\nseverity: high\ndescription: d\nremediation: {{console: c}}");
            let sql = format!("/*\n{header}\n*/\nSELECT {columns}\nFROM changes\nWHERE {risky}\n");
            std::fs::write(self.folder.join(format!("rules/{id}.sql")), sql)?;
        }
        Ok(())
    }

    /// Writes the config of a process; its file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn configure(&self, name: &str, listen: SocketAddr, endpoints: &[Endpoint]) -> anyhow::Result<PathBuf> {
        let mut text = self.bus(name);
        text += &format!(
            "[ingest.http]\nlisten = '{listen}'\n[ingest.http.auth]\ntoken = '{TOKEN}'\n[telemetry]\nlisten = 'off'\n\
             [evaluate]\nrules = ['rules']\nbuilt_in = false\n"
        );
        if let Some((begins, expires)) = &self.exception {
            let rule = Kind::Namespace.rule();
            text += &format!(
                "[[evaluate.exception]]\nrule = '{rule}'\nreason = 'accepted'\napprover = 'soc'\nbegins = '{begins}'\nexpires = '{expires}'\n"
            );
        }
        for (at, (kind, endpoint)) in DESTINATIONS.into_iter().zip(endpoints).enumerate() {
            let url = format!("http://{}", endpoint.address());
            let to = match kind {
                "webhook" => format!("url = '{url}/webhook'\nsecret = '{KEY}'"),
                "sentinel" => format!(
                    "endpoint = '{url}'\nauthority = '{url}'\nrule = 'dcr-chaos'\ntenant = 'local'\nclient_id = 'tripline'\n\
                     client_secret = '{TOKEN}'"
                ),
                _ => format!("url = '{url}'\ntoken = '{TOKEN}'"),
            };
            text += &format!("[[sink]]\nkind = '{kind}'\nname = '{kind}'\n{to}\n");
            if let Some(workers) = self.manner.workers {
                // Shorter than a receiver that hangs is silent.
                text += &format!("workers = {}\n[sink.http]\ntimeout = '3s'\n", workers[at]);
            }
            text += "[sink.pace]\nbackoff = '100ms'\nbackoff_limit = '1s'\nhold = '1s'\n";
        }
        let file = self.folder.join(format!("{name}.toml"));
        std::fs::write(&file, text)?;
        Ok(file)
    }

    /// The section of the bus, as a process of that name has it.
    pub fn bus(&self, name: &str) -> String {
        // No worker is without a partition.
        let partitions = self.manner.workers.and_then(|workers| workers.into_iter().max());
        let partitions = partitions.map_or_else(String::new, |most| format!("partitions = {most}\n"));
        match &self.under {
            Under::Embedded(path) => format!(
                "[bus]\n{partitions}[bus.embedded]\npath = '{}'\nfsync = '{}'\nreserve = '64MiB'\n",
                path.display(),
                self.manner.fsync
            ),
            Under::Kafka(brokers, copies, prefix) => format!(
                "[bus]\nkind = 'kafka'\n{partitions}[bus.state]\npath = '{}'\n[bus.kafka]\nbrokers = {brokers:?}\nprefix = '{prefix}'\nreplication = {copies}\ninstance = '{name}'\n\
                 properties = {{'session.timeout.ms' = {}, 'heartbeat.interval.ms' = 500}}\n",
                self.store(name).display(),
                self.manner.tempo.session
            ),
        }
    }

    /// Where a process of that name keeps its copy of the state, on Kafka.
    pub fn store(&self, name: &str) -> PathBuf {
        self.folder.join(format!("state-{name}"))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
