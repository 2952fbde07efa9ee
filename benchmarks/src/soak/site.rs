//! The process under test in a folder of its own, and the receiver behind the gate.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use receiver::{Arrival, Key, Options, Receiver};
use serde_json::Value;
use tokio::process::Command;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::ledger::Ledger;
use crate::gate::{Gate, Mode};
use crate::process::{Process, free, program};

/// The listener's and the receiver's.
pub const TOKEN: &str = "soak-token-soak-token-soak-token";

const RULE: &str = "/*
id: pod_privileged
title: Pod runs a privileged container
severity: high
description: It can do whatever its node can.
remediation: {console: Set privileged to false.}
*/
SELECT resource_uid
FROM changes
WHERE resource_type = 'Pod' AND json_get_bool(configuration, 'spec', 'privileged')
";

/// How long the process may take to begin and to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// Process, receiver and gate.
pub struct Site {
    folder: tempfile::TempDir,
    listen: SocketAddr,
    process: Process,
    gate: Gate,
    receiving: CancellationToken,
}

impl Site {
    /// Starts all three; arrivals go into the ledger.
    ///
    /// # Errors
    /// The program is not there, or does not begin to listen.
    pub async fn start(named: Option<&Path>, ledger: Arc<Ledger>) -> anyhow::Result<Self> {
        let key = Key::parse("whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l").map_err(anyhow::Error::msg)?;
        let (receiver, mut arrivals) = Receiver::bind(([127, 0, 0, 1], 0).into(), Options::new(TOKEN, key))?;
        let behind: SocketAddr = receiver.url().trim_start_matches("http://").parse()?;
        let receiving = CancellationToken::new();
        tokio::spawn(receiver.run(receiving.clone()));
        tokio::spawn(async move {
            while let Some(arrival) = arrivals.recv().await {
                note(&ledger, &arrival);
            }
        });
        let gate = Gate::open(behind).await?;
        let folder = tempfile::tempdir()?;
        let listen = free()?;
        std::fs::create_dir(folder.path().join("rules"))?;
        std::fs::write(folder.path().join("rules/pod_privileged.sql"), RULE)?;
        std::fs::write(folder.path().join("token"), TOKEN)?;
        std::fs::write(folder.path().join("tripline.toml"), config(listen, gate.address()))?;
        let mut command = Command::new(program(named)?);
        command.args(["run", "--config", "tripline.toml"]);
        let process = Process::start(command, folder.path(), folder.path().join("log"))?;
        let mut site = Self {
            folder,
            listen,
            process,
            gate,
            receiving,
        };
        if timeout(PATIENCE, site.listening()).await.is_err() {
            anyhow::bail!("the process does not listen: {}", site.process.log());
        }
        Ok(site)
    }

    async fn listening(&mut self) {
        while tokio::net::TcpStream::connect(self.listen).await.is_err() {
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Where it listens.
    pub fn listen(&self) -> SocketAddr {
        self.listen
    }

    /// The same as a URL.
    pub fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// Its id.
    ///
    /// # Errors
    /// It has ended.
    pub fn process(&self) -> anyhow::Result<u32> {
        let ended = || format!("the process ended: {}", self.process.log());
        self.process.id().with_context(ended)
    }

    /// Where its log is kept.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Turns the gate before the receiver.
    pub fn gate(&self, mode: Mode) {
        self.gate.turn(mode);
    }

    /// Tells the process to stop; whether it was alive and stopped with 0.
    ///
    /// # Errors
    /// It cannot be told.
    pub async fn end(&mut self) -> anyhow::Result<bool> {
        if self.process.id().is_none() {
            return Ok(false);
        }
        let ended = self.process.stop(PATIENCE).await?;
        self.receiving.cancel();
        let clean = ended.is_some_and(|status| status.success());
        if !clean {
            println!("ended {ended:?}; last words:\n{}", self.process.last_words());
        }
        Ok(clean)
    }
}

fn note(ledger: &Ledger, arrival: &Arrival) {
    let uid = arrival.finding.pointer("/resources/0/uid").and_then(Value::as_str);
    let resource = uid.and_then(|uid| uid.rsplit("pod-").next()?.parse().ok());
    let sequence = arrival.finding.pointer("/metadata/sequence").and_then(Value::as_u64);
    if let (Some(resource), Some(sequence)) = (resource, sequence) {
        ledger.arrive(resource, sequence);
    }
}

fn config(listen: SocketAddr, gate: SocketAddr) -> String {
    format!(
        "[bus]\nretention_bytes = '64MiB'\n[bus.embedded]\npath = 'data'\n\
         [ingest.http]\nlisten = '{listen}'\n[ingest.http.auth]\ntoken = 'file:token'\n\
         [evaluate]\nrules = ['rules']\n[telemetry]\nlisten = 'off'\n\
         [[sink]]\nkind = 'splunk_hec'\nname = 'soc'\nurl = 'http://{gate}'\ntoken = '{TOKEN}'\n\
         [sink.pace]\nbackoff_limit = '2s'\n"
    )
}
