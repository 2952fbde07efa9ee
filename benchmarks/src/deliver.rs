//! Every kind of destination with many findings: the sink's own loop from the bus to a receiver, what is lost, repeated or out of order, and
//! how fast it is beside a bare loop that sends the very same requests to the same receiver in the same minute.

mod bare;
mod event;
pub mod kind;
mod row;
mod source;
mod stand;
mod tally;

use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::time::{Duration, Instant, UNIX_EPOCH};

use anyhow::Context as _;
use schemas::Clock;
use tokio::process::Command;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::broker::Brokers;
use crate::chaos::Format;
use kind::{Front, Kind};
pub use row::Row;
use source::Source;
use stand::{Arrivals, Stand};
use tally::Tally;

/// How much, of what.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Findings to each kind: ten events of each finding, in their order
    #[arg(long, default_value_t = 100_000)]
    pub findings: usize,
    /// Kinds; all without any
    #[arg(long = "kind", value_enum, value_name = "KIND")]
    pub kinds: Vec<Kind>,
    /// How a row is printed; json is one object a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Milliseconds that an HTTP receiver's answer takes longer than it needs
    #[arg(long, default_value_t = 0, value_name = "MILLISECONDS")]
    pub answer_after: u64,
    /// Requests under way at a time; without it as many as the kind has by itself
    #[arg(long)]
    pub workers: Option<usize>,
    /// A broker to use, HOST:PORT; without it one is started for the kinds that need it
    #[arg(long)]
    pub broker: Option<String>,
    /// The program that writes to its standard output; without it this one
    #[arg(long, value_name = "FILE", hide = true)]
    pub program: Option<PathBuf>,
    /// Deliver what is on the bus in that folder to standard output, from a line on standard input until its end
    #[arg(long, value_name = "FOLDER", hide = true)]
    pub to_stdout: Option<PathBuf>,
}

/// Findings between a start and a stop of the destination; ours and the bare loop take turns.
const ROUND: usize = 10_000;

/// Where nothing comes for so long, nothing comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Measures, and prints a row as soon as there is one; ends with 1 where something is lost or out of order.
///
/// # Errors
/// A receiver or a bus that cannot be opened.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if let Some(folder) = &arguments.to_stdout {
        return runtime.block_on(to_stdout(folder)).map(|()| ExitCode::SUCCESS);
    }
    if arguments.format == Format::Text {
        println!("{}", row::HEAD);
    }
    let print = |row: &Row| match arguments.format {
        Format::Text => println!("{}", row.text()),
        Format::Json => println!("{}", serde_json::to_string(row).unwrap_or_default()),
    };
    let holds = runtime.block_on(measure(arguments, print))?;
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every kind in turn; whether all of them hold.
///
/// # Errors
/// A receiver or a bus that cannot be opened.
pub async fn measure(arguments: &Arguments, mut print: impl FnMut(&Row)) -> anyhow::Result<bool> {
    let kinds = match arguments.kinds.as_slice() {
        [] => Kind::all(),
        kinds => kinds,
    };
    let folder = tempfile::tempdir()?;
    let (mut started, mut holds) = (None, true);
    let mut broker = arguments.broker.clone();
    for &kind in kinds {
        if kind.front() == Front::Topic && broker.is_none() {
            let brokers = started.insert(Brokers::start(&folder.path().join("kafka"), 1).await?);
            broker = brokers.addresses().pop();
        }
        let own = folder.path().join(kind.name());
        std::fs::create_dir_all(&own)?;
        let row = Measure::open(kind, arguments, &own, broker.as_deref().unwrap_or_default())
            .await?
            .run()
            .await;
        let row = row.with_context(|| kind.name())?;
        holds &= row.holds();
        print(&row);
        std::fs::remove_dir_all(&own)?;
    }
    Ok(holds)
}

/// One kind under measure.
struct Measure<'a> {
    kind: Kind,
    arguments: &'a Arguments,
    workers: usize,
    source: Source,
    stand: Stand,
    arrivals: Arrivals,
    tally: Tally,
    entry: serde_json::Value,
}

/// A destination that runs.
enum Running {
    Here(CancellationToken, JoinHandle<Result<(), pipeline::bus::BusError>>),
    Elsewhere(tokio::process::Child),
}

impl Running {
    async fn stop(self) -> anyhow::Result<()> {
        match self {
            Self::Here(stop, running) => {
                stop.cancel();
                Ok(running.await??)
            }
            Self::Elsewhere(mut child) => {
                drop(child.stdin.take());
                let ended = child.wait().await?;
                anyhow::ensure!(ended.success(), "the program ended with {ended}");
                Ok(())
            }
        }
    }
}

impl<'a> Measure<'a> {
    async fn open(kind: Kind, arguments: &'a Arguments, folder: &Path, broker: &str) -> anyhow::Result<Self> {
        let template = folder.join("template.toml");
        std::fs::write(&template, include_str!("../../docs/sinks/example.toml"))?;
        let delay = Duration::from_millis(arguments.answer_after);
        let (stand, arrivals) = Stand::open(kind, folder, delay, broker).await?;
        let workers = arguments.workers.unwrap_or_else(|| kind.workers());
        let mut entry = kind.entry(stand.address(), &template.display().to_string());
        (entry["name"], entry["workers"]) = ("measured".into(), workers.into());
        // Rounds have an end, at which nobody is to wait for more.
        entry["pace"] = serde_json::json!({"linger": "5ms"});
        Ok(Self {
            kind,
            arguments,
            workers,
            source: Source::new(folder.join("bus"))?,
            stand,
            arrivals,
            tally: Tally::default(),
            entry,
        })
    }

    async fn run(mut self) -> anyhow::Result<Row> {
        let findings = self.arguments.findings;
        let mut row = Row {
            kind: self.kind.name(),
            findings,
            ..Row::default()
        };
        let (mut ours, mut bare) = ((0, 0.0), (0, 0.0));
        for start in (0..findings).step_by(ROUND) {
            let part = start..findings.min(start + ROUND);
            self.source.publish(part.clone(), findings).await?;
            self.stand.begin();
            let (seconds, failure) = self.round(part.end).await?;
            row.failure = row.failure.or(failure);
            let again = self.again().await?;
            ours = (ours.0 + again.0, ours.1 + seconds);
            bare = (bare.0 + again.0, bare.1 + again.1);
            if row.failure.is_some() {
                break;
            }
        }
        if let Some(reason) = self.source.dead_letter().await? {
            row.failure = Some(format!("a dead letter: {reason}"));
        }
        let tally = &self.tally;
        row.delivered = tally.delivered;
        row.lost = findings.saturating_sub(tally.delivered);
        (row.repeated, row.reordered) = (tally.repeated, tally.reordered + tally.strange);
        row.rates(ours, bare);
        Ok(row)
    }

    /// From the start of the destination until so many events are there in all: how long that took, or what is the matter.
    async fn round(&mut self, until: usize) -> anyhow::Result<(f64, Option<String>)> {
        let mut failure = None;
        let running = self.start().await?;
        let (begun, at) = (Instant::now(), Clock::system().now());
        let mut seconds = 0.0;
        while self.tally.delivered < until {
            match timeout(PATIENCE, self.arrivals.next()).await {
                Ok(Some(id)) => self.tally.arrive(&id),
                Ok(None) | Err(_) => {
                    failure = Some(format!(
                        "nothing came for {} s: {}",
                        PATIENCE.as_secs(),
                        self.source.health()
                    ));
                    break;
                }
            }
            seconds = begun.elapsed().as_secs_f64();
        }
        let written = self
            .stand
            .finished()
            .and_then(|finished| finished.duration_since(UNIX_EPOCH).ok());
        let written = written.map(|written| written.as_secs_f64() - at as f64 / 1_000.0);
        running.stop().await?;
        for id in self.arrivals.rest() {
            self.tally.arrive(&id);
        }
        Ok((written.filter(|written| *written > 0.0).unwrap_or(seconds), failure))
    }

    async fn start(&mut self) -> anyhow::Result<Running> {
        if self.kind.front() == Front::Output {
            return self
                .source
                .start_elsewhere(self.arguments.program.as_deref(), self.stand.address());
        }
        let stop = CancellationToken::new();
        let running = self.source.start(&self.entry, stop.clone()).await?;
        Ok(Running::Here(stop, running))
    }

    /// The same once more without us; what arrives of that is nobody's.
    async fn again(&mut self) -> anyhow::Result<bare::Bare> {
        let bare = self.stand.bare(self.workers);
        tokio::pin!(bare);
        let measured = loop {
            tokio::select! {
                measured = &mut bare => break measured?,
                Some(_) = self.arrivals.next() => {}
            }
        };
        drop(self.arrivals.rest());
        Ok(measured)
    }
}

impl Source {
    /// This program again, its standard output a file.
    fn start_elsewhere(&mut self, program: Option<&Path>, file: &str) -> anyhow::Result<Running> {
        let folder = self.close();
        let program = match program {
            Some(program) => program.to_owned(),
            None => std::env::current_exe()?,
        };
        let out = std::fs::File::options().create(true).append(true).open(file)?;
        let child = Command::new(program)
            .args(["deliver", "--to-stdout"])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(out)
            .kill_on_drop(true)
            .spawn()?;
        Ok(Running::Elsewhere(child))
    }
}

/// What `start_elsewhere` starts.
async fn to_stdout(folder: &Path) -> anyhow::Result<()> {
    let mut source = Source::new(folder.to_owned())?;
    let mut entry = Kind::Stdout.entry("-", "");
    (entry["name"], entry["workers"]) = ("measured".into(), 1.into());
    let stop = CancellationToken::new();
    let running = source.start(&entry, stop.clone()).await?;
    tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink())).await??;
    stop.cancel();
    Ok(running.await??)
}
