//! A `tripline` process and what it says.

use std::fmt;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

/// How long anything may take before the test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(240);

/// Asks until the answer is yes.
pub async fn until(what: &str, mut ask: impl AsyncFnMut() -> bool) {
    let asking = async {
        while !ask().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let asked = tokio::time::timeout(PATIENCE, asking).await;
    assert!(asked.is_ok(), "did not happen: {what}");
}

pub struct Process {
    child: Child,
    lines: mpsc::UnboundedReceiver<String>,
    seen: Vec<String>,
}

impl fmt::Debug for Process {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "process {:?}, which said", self.child.id())?;
        self.seen.iter().try_for_each(|line| writeln!(out, "  {line}"))
    }
}

impl Process {
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tripline"))
            .args(arguments)
            .args(["--config", "tripline.toml"])
            .current_dir(folder)
            .env_remove("TRIPLINE_RULES")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::unbounded_channel();
        let mut stderr = BufReader::new(child.stderr.take().unwrap()).lines();
        tokio::spawn(async move {
            while let Ok(Some(line)) = stderr.next_line().await {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            lines,
            seen: Vec::new(),
        }
    }

    /// The log line with this message.
    pub async fn says(&mut self, message: &str) -> Value {
        let parse = |line: &String| serde_json::from_str::<Value>(line).unwrap_or_default();
        if let Some(value) = self.seen.iter().map(parse).find(|value| value["message"] == message) {
            return value;
        }
        let found = async {
            while let Some(line) = self.lines.recv().await {
                let value: Value = serde_json::from_str(&line).unwrap_or_default();
                self.seen.push(line);
                if value["message"] == message {
                    return Some(value);
                }
            }
            None
        };
        match tokio::time::timeout(PATIENCE, found).await {
            Ok(Some(value)) => value,
            _ => panic!("never said {message:?}: {self:?}"),
        }
    }

    /// So many log lines with this message.
    pub async fn all(&mut self, message: &str, count: usize) -> Vec<Value> {
        let parse = |line: &String| serde_json::from_str::<Value>(line).unwrap_or_default();
        let found = async {
            loop {
                let found: Vec<Value> = self
                    .seen
                    .iter()
                    .map(parse)
                    .filter(|line| line["message"] == message)
                    .collect();
                if found.len() >= count {
                    return found;
                }
                match self.lines.recv().await {
                    Some(line) => self.seen.push(line),
                    None => return found,
                }
            }
        };
        match tokio::time::timeout(PATIENCE, found).await {
            Ok(found) if found.len() >= count => found,
            _ => panic!("did not say {message:?} {count} times: {self:?}"),
        }
    }

    /// SIGKILL, and gone.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        if let Some(id) = self.child.id() {
            let mut kill = std::process::Command::new("kill");
            kill.args(["-s", name, &id.to_string()]).status().unwrap();
        }
    }

    /// Its exit code, once it has ended.
    pub async fn ended(&mut self) -> Option<i32> {
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
        while let Ok(line) = self.lines.try_recv() {
            self.seen.push(line);
        }
        ended.ok()?.unwrap().code()
    }
}
