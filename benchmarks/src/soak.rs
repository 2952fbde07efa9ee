//! Load and soak: a `tripline run` under valid, broken and hostile traffic at full speed, while its destination is well, slow, away
//! and back. What must hold is judged at the end: nothing lost, nothing that grows, acceptance that stays quick.

mod hostile;
mod ledger;
mod load;
mod probe;
mod report;
mod site;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::gate::Mode;
use ledger::Ledger;
use load::{Latencies, Traffic};
use probe::Probe;
use report::Report;
use site::Site;

/// How long, and how much.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Minutes under load
    #[arg(long, default_value_t = 2.0)]
    minutes: f64,
    /// Clients that post as fast as they are answered
    #[arg(long, default_value_t = 4)]
    clients: usize,
    /// Resources that they change in turn
    #[arg(long, default_value_t = 400)]
    resources: usize,
    /// The program; without it the one beside this
    #[arg(long, value_name = "FILE")]
    tripline: Option<std::path::PathBuf>,
}

/// The idle time before the load, in which acceptance is measured to compare with.
const IDLE: Duration = Duration::from_secs(10);

/// Minutes from which growth is judged.
const LONG: f64 = 10.0;

/// How long what was accepted may take to arrive when the load is over: as long as the load took, and no less than this.
const DRAIN: Duration = Duration::from_secs(120);

/// Nothing more will come after such a silence.
const SILENT: Duration = Duration::from_secs(60);

/// Soaks, prints, and ends with 1 where something does not hold.
///
/// # Errors
/// The program cannot be started or measured.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(soak(arguments))?;
    println!("{report}");
    Ok(if report.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn soak(arguments: &Arguments) -> anyhow::Result<Report> {
    let ledger = Arc::new(Ledger::new(arguments.resources + load::PACED));
    let mut site = Site::start(arguments.tripline.as_deref(), Arc::clone(&ledger)).await?;
    let traffic = Traffic::new(&site.url(), Arc::clone(&ledger), arguments.resources)?;

    let idle = measure(&traffic, IDLE).await;
    println!("idle: {idle}");

    let stop = CancellationToken::new();
    let mut tasks = tokio::task::JoinSet::new();
    for client in 0..arguments.clients {
        tasks.spawn(traffic.clone().full_speed(client, arguments.clients, stop.clone()));
    }
    tasks.spawn(traffic.clone().broken(stop.clone()));
    hostile::start(site.listen(), &mut tasks, &stop);
    let probe = Probe::start(site.process()?, site.data(), stop.clone());

    let time = Duration::from_secs_f64(arguments.minutes * 60.0);
    let loaded = phases(&traffic, &site, time).await;
    stop.cancel();
    while tasks.join_next().await.is_some() {}

    let drained = drain(&ledger, time).await;
    let trend = probe.await?;
    let ended = site.end().await?;
    Ok(Report {
        accepted: ledger.accepted(),
        missing: ledger.missing(),
        repeated: ledger.repeated(),
        drained,
        idle,
        loaded,
        counts: traffic.counts(),
        trend,
        long: arguments.minutes >= LONG,
        ended,
    })
}

/// A quarter of the time each: the destination is well, slow, away, and back.
async fn phases(traffic: &Traffic, site: &Site, time: Duration) -> Latencies {
    let mut all = Latencies::default();
    for mode in [Mode::Open, Mode::Slow, Mode::Away, Mode::Open] {
        site.gate(mode);
        let phase = measure(traffic, time / 4).await;
        println!("destination {mode:?}: {phase}");
        all.extend(phase);
    }
    all
}

/// Posts at a steady pace, one after another, and notes how long each acceptance takes.
async fn measure(traffic: &Traffic, time: Duration) -> Latencies {
    let until = Instant::now() + time;
    let mut latencies = Latencies::default();
    while Instant::now() < until {
        if let Some(took) = traffic.paced().await {
            latencies.push(took);
        }
        sleep(load::PACE).await;
    }
    latencies
}

/// Until everything that was accepted has arrived; how long it took, if it did.
async fn drain(ledger: &Ledger, most: Duration) -> Option<Duration> {
    let begun = Instant::now();
    let (mut left, mut since) = (ledger.missing(), begun);
    while left > 0 {
        if since.elapsed() > SILENT || begun.elapsed() > most.max(DRAIN) {
            return None;
        }
        sleep(Duration::from_millis(100)).await;
        let now = ledger.missing();
        if now < left {
            (left, since) = (now, Instant::now());
        }
    }
    Some(begun.elapsed())
}
