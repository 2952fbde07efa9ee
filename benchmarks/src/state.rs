//! What a large inventory costs: a `tripline run` that is told of so many resources, its memory, how fast it takes them, and how
//! long it takes to be ready again.

mod process;
mod resources;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Serialize;

use process::Process;
use resources::{BATCH, bodies};

/// How much, and on which bus.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Resources of some 3 KB
    #[arg(long, default_value_t = 10_000)]
    resources: usize,
    /// Brokers of a Kafka to run on, `host:port`; the embedded log without
    #[arg(long, value_name = "ADDRESS")]
    kafka: Option<String>,
    /// The program; without it the one beside this
    #[arg(long, value_name = "FILE")]
    tripline: Option<PathBuf>,
    /// How the figures are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The figures.
#[derive(Debug, Serialize)]
struct Figures {
    bus: &'static str,
    resources: usize,
    /// Bytes of one as it is posted.
    record_bytes: usize,
    /// Resources taken in and judged a second, all of them, and the last tenth.
    per_second: f64,
    per_second_at_the_end: f64,
    /// Processor time of the process for each, in µs: what does not depend on who else uses the machine.
    cpu_per_resource: f64,
    /// Of the process: with no resource, at most while it took them, and after it was started again with all.
    memory_empty: u64,
    memory_most: u64,
    memory_restarted: u64,
    /// More than with no resource, for each.
    memory_per_resource: f64,
    /// From the start of the process until `/readyz` says so, with nothing, with what is on the disk, and with the topics alone.
    ready_empty_seconds: f64,
    ready_warm_seconds: f64,
    ready_from_topics_seconds: Option<f64>,
    /// What the folders of bus and state hold.
    disk: u64,
}

/// Measures and prints.
///
/// # Errors
/// The program cannot be started or measured.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let figures = runtime.block_on(measure(arguments))?;
    match arguments.format {
        Format::Json => println!("{}", serde_json::to_string(&figures)?),
        Format::Text => print!("{}", text(&figures)),
    }
    Ok(())
}

async fn measure(arguments: &Arguments) -> anyhow::Result<Figures> {
    let count = arguments.resources.max(BATCH);
    let mut process = Process::new(arguments.tripline.as_deref(), arguments.kafka.as_deref())?;
    process.create_topics()?;
    let ready_empty = process.start().await?;
    process.at_rest().await?;
    let (memory_empty, cpu_before) = (process.memory()?, process.cpu()?);
    let begun = Instant::now();
    let tenth = count - count / 10;
    let (mut posted, mut bytes, mut late) = (0, 0, None);
    for body in bodies(count) {
        if late.is_none() && posted >= tenth {
            process.judged(posted).await?;
            late = Some((posted, Instant::now()));
        }
        bytes += body.len();
        process.post(body).await?;
        posted = count.min(posted + BATCH);
    }
    process.judged(posted).await?;
    let rate = |resources: usize, since: Instant| resources as f64 / since.elapsed().as_secs_f64();
    let (per_second, late) = (rate(posted, begun), late.unwrap_or((0, begun)));
    let per_second_at_the_end = rate(posted - late.0, late.1);
    let cpu_per_resource = process.cpu()?.saturating_sub(cpu_before).as_secs_f64() * 1e6 / posted as f64;
    let memory_most = process.peak()?;
    process.stop().await?;
    let ready_warm = process.start().await?;
    process.looked_through().await?;
    let memory_restarted = process.memory()?;
    process.stop().await?;
    let ready_from_topics = match arguments.kafka {
        Some(_) => {
            process.forget()?;
            let ready = process.start().await?;
            process.stop().await?;
            Some(ready)
        }
        None => None,
    };
    let more = memory_most.max(memory_restarted).saturating_sub(memory_empty);
    Ok(Figures {
        bus: if arguments.kafka.is_some() { "kafka" } else { "embedded" },
        resources: posted,
        record_bytes: bytes / posted,
        per_second,
        per_second_at_the_end,
        cpu_per_resource,
        memory_empty,
        memory_most,
        memory_restarted,
        memory_per_resource: more as f64 / posted as f64,
        ready_empty_seconds: seconds(ready_empty),
        ready_warm_seconds: seconds(ready_warm),
        ready_from_topics_seconds: ready_from_topics.map(seconds),
        disk: process.disk(),
    })
}

fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1_000.0).round() / 1_000.0
}

fn text(figures: &Figures) -> String {
    let mib = |bytes: u64| bytes >> 20;
    let topics = figures
        .ready_from_topics_seconds
        .map_or_else(String::new, |seconds| format!(", from the topics {seconds:.1} s"));
    format!(
        "{} resources of {} bytes, {}\n\
         taken in and judged   {:.0} a second, the last tenth {:.0}; {:.0} µs of processor each\n\
         memory                {} MiB empty, at most {} MiB, {} MiB after a restart: {:.0} bytes a resource\n\
         ready after           {:.1} s empty, {:.1} s with all{topics}\n\
         disk                  {} MiB\n",
        figures.resources,
        figures.record_bytes,
        figures.bus,
        figures.per_second,
        figures.per_second_at_the_end,
        figures.cpu_per_resource,
        mib(figures.memory_empty),
        mib(figures.memory_most),
        mib(figures.memory_restarted),
        figures.memory_per_resource,
        figures.ready_empty_seconds,
        figures.ready_warm_seconds,
        mib(figures.disk),
    )
}
