//! Who stands behind a destination that is not spoken to over HTTP: programs that others wrote where there are any, each with its faults.

use std::path::Path;
use std::process::Stdio;

use receiver::{Arrival, Endpoint};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{ChildStdin, Command};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::time::timeout;

use crate::faults::{Fault, Faults};
use crate::tools::{program, receivers};
use crate::world::PATIENCE;

pub type Arrivals = UnboundedSender<Arrival>;

fn arrival(line: &Value) -> Arrival {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    Arrival {
        endpoint: Endpoint::Webhook,
        event_id: text("event"),
        finding: line["finding"].clone(),
        wrapped: line.clone(),
        told: true,
    }
}

/// A program that says by lines what it takes. Ends with its handle.
pub struct Spoken {
    stdin: ChildStdin,
    /// Lines that are no arrivals.
    answers: UnboundedReceiver<Value>,
}

impl Spoken {
    /// `read` makes an arrival's line of a line.
    pub fn start(command: &mut Command, arrivals: Arrivals, read: fn(&str) -> Option<Value>) -> Self {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = piped.spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, answers) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            let mut lines = BufReader::new(stdout).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                let Some(line) = read(&line) else { continue };
                match line.get("event") {
                    Some(_) => drop(arrivals.send(arrival(&line))),
                    None => drop(sender.send(line)),
                }
            }
            drop(child);
        });
        Self { stdin, answers }
    }

    pub async fn line(&mut self) -> Value {
        timeout(PATIENCE, self.answers.recv())
            .await
            .unwrap()
            .expect("the program ended")
    }

    pub async fn say(&mut self, line: &str) {
        self.stdin.write_all(format!("{line}\n").as_bytes()).await.unwrap();
    }
}

fn python(script: &str) -> Command {
    let mut command = Command::new(program("python.sh"));
    command.arg(receivers().join(script));
    command
}

fn json_line(line: &str) -> Option<Value> {
    serde_json::from_str(line).ok()
}

/// aiosmtpd; its address.
pub async fn mail(arrivals: Arrivals) -> (Spoken, String) {
    let mut mail = Spoken::start(&mut python("mail_server.py"), arrivals, json_line);
    let port = mail.line().await;
    (mail, format!("127.0.0.1:{port}"))
}

/// What the mail server does for a fault.
pub fn mail_fault(fault: &Fault) -> String {
    match fault {
        Fault::Answer(401 | 403, ..) => "530 5.7.0 login first".to_owned(),
        Fault::Answer(404, ..) => "RCPT 550 5.1.1 no such user".to_owned(),
        Fault::Answer(302, ..) => "550 5.7.1 not from you".to_owned(),
        Fault::Answer(429 | 503, ..) => "RCPT 451 4.7.1 later".to_owned(),
        Fault::Answer(..) => "DATA 452 4.3.1 full".to_owned(),
        Fault::Cut => "cut".to_owned(),
        Fault::Silent => "silent".to_owned(),
        Fault::Reset => "reset".to_owned(),
        Fault::Drip => "drip".to_owned(),
    }
}

/// DuckDB over the files below a folder.
pub fn parquet(folder: &Path, arrivals: Arrivals) -> Spoken {
    Spoken::start(python("parquet_events.py").arg(folder), arrivals, json_line)
}

/// A consumer of a topic that it makes.
pub async fn topic(broker: &str, topic: &str, arrivals: Arrivals) -> Spoken {
    let mut consumer = Spoken::start(python("topic_events.py").args([broker, topic]), arrivals, json_line);
    assert_eq!(consumer.line().await["ready"], true);
    consumer
}

/// `tail` over a file of JSON lines or CSV.
pub fn lines(path: &Path, arrivals: Arrivals) -> Spoken {
    let read = |line: &str| match line.strip_prefix('"') {
        Some(row) => {
            let event = row.split("\",\"").nth(1)?.to_owned();
            event.contains(':').then(|| json!({"event": event, "finding": null}))
        }
        None => {
            let finding: Value = serde_json::from_str(line).ok()?;
            Some(json!({"event": finding["metadata"]["uid"], "finding": finding}))
        }
    };
    let mut tail = Command::new("tail");
    tail.args(["-n", "+1", "-s", "0.05", "-F"])
        .arg(path)
        .stderr(Stdio::null());
    Spoken::start(&mut tail, arrivals, read)
}

/// Syslog over TCP with frames of a length; its address.
pub async fn syslog(faults: Faults, arrivals: Arrivals) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (faults, arrivals) = (faults.clone(), arrivals.clone());
            tokio::spawn(async move {
                let fault = faults.take();
                let mut taken = Vec::new();
                match fault {
                    Some(Fault::Reset) => {
                        let _ = stream.read_u8().await;
                        return abort(&stream);
                    }
                    _ => drop(stream.read_to_end(&mut taken).await),
                }
                for frame in frames(&taken) {
                    let finding: Value = serde_json::from_str(&frame[frame.find('{').unwrap()..]).unwrap();
                    let line = json!({"event": finding["metadata"]["uid"], "finding": finding});
                    let _ = arrivals.send(arrival(&line));
                }
                match fault {
                    None => {}
                    Some(Fault::Silent | Fault::Drip) => std::future::pending().await,
                    Some(_) => abort(&stream),
                }
            });
        }
    });
    address
}

/// The connection ends without a goodbye.
fn abort(stream: &tokio::net::TcpStream) {
    stream.set_zero_linger().unwrap();
}

/// RFC 6587, section 3.4.1.
fn frames(mut bytes: &[u8]) -> Vec<String> {
    let mut frames = Vec::new();
    while let Some(space) = bytes.iter().position(|byte| *byte == b' ') {
        let length: usize = std::str::from_utf8(&bytes[..space]).unwrap().parse().unwrap();
        let Some(frame) = bytes.get(space + 1..space + 1 + length) else {
            break;
        };
        frames.push(String::from_utf8(frame.to_vec()).unwrap());
        bytes = &bytes[space + 1 + length..];
    }
    frames
}
