//! What the stream costs: Kafka to findings beside a bare consumer, a change's way to the webhook beside the bare loop of the same
//! client, and the same on the embedded log at a steady pace.

mod bare;
mod cost;
mod latency;
mod line;
mod throughput;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use schemas::{Clock, ConfigChange};
use serde::Serialize;

use crate::accuracy::corpus;
use crate::broker::Brokers;
use crate::cases;
use bare::Loop;
use cost::Cost;
use evaluate::pack::Pack;
use evaluate::rule::Overlay;
use latency::Times;
use line::Line;
use throughput::Scene;

/// How much, of what.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How the figures are printed
    #[arg(long, value_enum, default_value_t = crate::chaos::Format::Text)]
    format: crate::chaos::Format,
    /// Folder of labelled records; without it the records of the rules' own cases
    #[arg(long)]
    corpus: Option<PathBuf>,
    /// Folder of rules
    #[arg(long, default_value = "rules")]
    rules: PathBuf,
    /// Records of the throughput
    #[arg(long, default_value_t = 40_000)]
    records: usize,
    /// Changes of each latency
    #[arg(long, default_value_t = 1_000)]
    changes: usize,
    /// The program; without it the one beside this
    #[arg(long, value_name = "FILE")]
    tripline: Option<PathBuf>,
    /// A broker to use, HOST:PORT; without it one is started
    #[arg(long)]
    broker: Option<String>,
}

/// One figure of ours beside a peer's.
#[derive(Debug, Serialize)]
struct Figure {
    measure: String,
    ours: f64,
    peer: &'static str,
    theirs: Option<f64>,
    unit: &'static str,
    /// Ours by the peer's.
    ratio: Option<f64>,
    matches: bool,
}

#[derive(Debug, Default, Serialize)]
struct Figures {
    figures: Vec<Figure>,
    notes: Vec<String>,
}

/// The few rules beside the whole pack.
const FEW: usize = 100;

/// Measures and prints.
///
/// # Errors
/// The broker, the program or the records.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let figures = runtime.block_on(measure(arguments))?;
    match arguments.format {
        crate::chaos::Format::Text => print!("{}", figures.text()),
        crate::chaos::Format::Json => println!("{}", serde_json::to_string(&figures)?),
    }
    Ok(())
}

async fn measure(arguments: &Arguments) -> anyhow::Result<Figures> {
    let program = crate::process::program(arguments.tripline.as_deref())?;
    let folder = tempfile::tempdir()?;
    let (mut started, mut figures) = (None, Figures::default());
    let broker = match &arguments.broker {
        Some(broker) => broker.clone(),
        None => {
            let brokers = started.insert(Brokers::start(&folder.path().join("kafka"), 1).await?);
            brokers.addresses().swap_remove(0)
        }
    };
    figures.throughput(arguments, &program, folder.path(), &broker).await?;
    let rules = folder.path().join("one");
    std::fs::create_dir_all(&rules)?;
    std::fs::write(rules.join("pod_privileged.sql"), latency::RULE)?;
    figures
        .latency(arguments.changes, (&program, folder.path(), &rules), &broker)
        .await?;
    figures
        .embedded(arguments.changes, (&program, folder.path(), &rules))
        .await?;
    figures
        .notes
        .push("at_least_once: there is no such setting yet".to_owned());
    if cfg!(debug_assertions) {
        figures
            .notes
            .push("the bare consumer is not of a release build".to_owned());
    }
    Ok(figures)
}

/// A name that nothing on the broker has.
fn prefix(of: &str) -> String {
    format!("stream-{}-{of}.", std::process::id())
}

impl Figures {
    async fn throughput(
        &mut self,
        arguments: &Arguments,
        program: &Path,
        folder: &Path,
        broker: &str,
    ) -> anyhow::Result<()> {
        let changes = records(arguments)?;
        let changes: Vec<&ConfigChange> = changes.iter().filter(|change| change.configuration.is_some()).collect();
        anyhow::ensure!(!changes.is_empty(), "no record became a change");
        let pack = std::path::absolute(&arguments.rules)?;
        let few = line::some_rules(&pack, FEW, folder.join("few"))?;
        for (name, rules) in [("100 rules", &few), ("whole pack", &pack)] {
            let own = folder.join(name.replace(' ', "-"));
            let scene = Scene {
                program,
                folder: &own,
                broker,
                rules,
            };
            let run = throughput::run(&scene, &changes, arguments.records, &prefix(&name.replace(' ', "-"))).await?;
            let rate = |cost: &Cost| cost.records as f64 / cost.wall.as_secs_f64();
            let cpu = |cost: &Cost| cost.cpu.as_secs_f64() * 1e6 / cost.records as f64;
            let (ours, theirs) = (&run.ours, &run.theirs);
            let peer = "bare consumer";
            self.add(
                format!("Kafka to findings, {name}"),
                rate(ours),
                (peer, rate(theirs)),
                "records/s",
                run.all,
            );
            self.add(
                format!("Kafka to findings, {name}"),
                cpu(ours),
                (peer, cpu(theirs)),
                "µs of CPU a record",
                run.all,
            );
            self.notes.push(format!(
                "{name}: {} records of {} bytes, {:.1} findings a record",
                ours.records,
                ours.bytes / ours.records.max(1),
                run.findings as f64 / ours.records as f64
            ));
        }
        Ok(())
    }

    /// A change of ours and one of the bare loop in turn.
    async fn latency(
        &mut self,
        count: usize,
        (program, folder, rules): (&Path, &Path, &Path),
        broker: &str,
    ) -> anyhow::Result<()> {
        let prefix = prefix("latency");
        let bus = format!(
            "[bus]\nkind = 'kafka'\n[bus.kafka]\nbrokers = ['{broker}']\nprefix = '{prefix}'\nreplication = 1\n"
        );
        let mut line = Line::start(program, &folder.join("latency"), &bus, "run", rules).await?;
        let bare = Loop::start(broker, &prefix).await?;
        let (mut posted, mut taken, mut theirs) = (Times::default(), Times::default(), Times::default());
        for number in 0..count {
            let (from_post, from_acceptance) = latency::one(&mut line, number).await?;
            let passed = tokio::task::block_in_place(|| bare.pass(&[b'x'; 2_700]))?;
            // What is not warm yet.
            if number >= count / 10 {
                posted.push(from_post);
                taken.push(from_acceptance);
                theirs.push(passed);
            }
        }
        line.end().await?;
        for (name, times) in [("posted", &posted), ("accepted", &taken)] {
            for share in [50, 99] {
                let measure = format!("Kafka, {name} to delivered webhook, p{share}");
                let peer = ("bare loop, exactly once", theirs.percentile(share));
                self.add(
                    measure,
                    times.percentile(share),
                    peer,
                    "ms",
                    times.count() == theirs.count(),
                );
            }
        }
        Ok(())
    }

    async fn embedded(&mut self, count: usize, (program, folder, rules): (&Path, &Path, &Path)) -> anyhow::Result<()> {
        let own = folder.join("embedded");
        let bus = format!(
            "[bus.embedded]\npath = '{}'\nfsync = 'always'\n",
            own.join("data").display()
        );
        let mut line = Line::start(program, &own, &bus, "run", rules).await?;
        let (times, all) = latency::steady(&mut line, count).await?;
        line.end().await?;
        for share in [50, 99] {
            self.figures.push(Figure {
                measure: format!("embedded, 100 records/s, fsync always, accepted to delivered webhook, p{share}"),
                ours: times.percentile(share),
                peer: "",
                theirs: None,
                unit: "ms",
                ratio: None,
                matches: all,
            });
        }
        Ok(())
    }

    fn add(
        &mut self,
        measure: String,
        ours: f64,
        (peer, theirs): (&'static str, f64),
        unit: &'static str,
        matches: bool,
    ) {
        self.figures.push(Figure {
            measure,
            ours,
            peer,
            theirs: Some(theirs),
            unit,
            ratio: (theirs > 0.0).then(|| ours / theirs),
            matches,
        });
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for figure in &self.figures {
            let _ = write!(out, "{:<78} {:>10.2} {}", figure.measure, figure.ours, figure.unit);
            if let (Some(theirs), Some(ratio)) = (figure.theirs, figure.ratio) {
                let _ = write!(out, "; {} {theirs:.2}, ours × {ratio:.2}", figure.peer);
            }
            out.push_str(if figure.matches { "\n" } else { "  RECORDS DIFFER\n" });
        }
        for note in &self.notes {
            let _ = writeln!(out, "{note}");
        }
        out
    }
}

/// Labelled records, or those of the rules' own cases.
fn records(arguments: &Arguments) -> anyhow::Result<Vec<ConfigChange>> {
    if let Some(folder) = &arguments.corpus {
        let labelled = corpus::read(folder)?;
        return Ok(labelled.into_iter().flat_map(|case| case.prepared.changes).collect());
    }
    let pack = Pack::load(std::slice::from_ref(&arguments.rules), &Overlay::new());
    let pack = pack.map_err(|errors| anyhow::anyhow!("{} rules cannot be read", errors.len()))?;
    let now = Clock::system().now();
    let mut changes = Vec::new();
    for rule in &pack.rules {
        for case in cases::of(rule)? {
            changes.extend(cases::changes(&case, now)?);
        }
    }
    Ok(changes)
}
