//! A process that is killed at any moment loses nothing and repeats nothing. The test starts itself again as a child, kills it
//! with SIGKILL at random points, and at the end compares what came out with what went in.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use pipeline::bus::{Bus, Outgoing, Received, TailFrom};
use pipeline::transform;
use schemas::topic::Topic;
use tokio_util::sync::CancellationToken;

use super::bed::{Bed, PATIENCE, limits};
use super::check::{everything, key, outgoing, take, value, verdicts};
use super::sum::{Sum, settings};

const KEYS: usize = 7;

/// Says which bed a child works on: its name.
pub const CHILD: &str = "TRIPLINE_TEST_CHILD";

/// The `number`th record of the test.
pub fn numbered(number: usize) -> Outgoing {
    outgoing(
        Topic::Changes,
        &format!("key-{}", number % KEYS),
        &(number / KEYS).to_string(),
    )
}

/// The same with a load that nothing compresses, so that the log's files change hands while it is killed.
fn loaded(number: usize) -> Outgoing {
    let mut outgoing = numbered(number);
    let load: Vec<u8> = (0..100_000).map(|_| rand::random()).collect();
    outgoing.record.headers.push(("load".to_owned(), load.into()));
    outgoing
}

pub async fn killed_at_any_moment(bed: Bed) {
    if let Ok(name) = std::env::var(CHILD) {
        return child(Bed::existing(bed.kafka, name)).await;
    }
    if bed.kafka {
        killed_on_kafka(bed).await
    } else {
        killed_on_the_log(bed).await
    }
}

/// Publishes (on the embedded log) and counts until it is killed.
async fn child(bed: Bed) {
    let bus = bed.open().await;
    let stop = CancellationToken::new();
    let processed = Arc::new(AtomicUsize::new(0));
    let worker = bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let stage = Box::new(Sum::new(Arc::clone(&processed)));
    let loop_ = tokio::spawn(transform::run(worker, stage, settings(), stop.clone()));
    println!("open");
    if bed.kafka {
        let mut look = tokio::time::interval(Duration::from_millis(2));
        while processed.load(Ordering::Relaxed) == 0 {
            look.tick().await;
        }
        println!("processed");
    } else {
        // One process has the log, so what is there is what was published.
        let mut number = 0;
        let mut tail = bus.tail(Topic::Changes, TailFrom::Beginning).await.unwrap();
        let at_once = pipeline::bus::PollLimits {
            wait: Duration::ZERO,
            ..limits()
        };
        loop {
            let read = tail.poll(at_once).await.unwrap().len();
            if read == 0 {
                break;
            }
            number += read;
        }
        loop {
            bus.publish((number..number + 5).map(loaded).collect()).await.unwrap();
            number += 5;
            println!("kept {number}");
        }
    }
    loop_.await.unwrap().unwrap();
}

/// This test again, as a child on the same bed.
pub fn spawn(bed: &Bed) -> Child {
    let name = if bed.kafka {
        "kafka::killed_at_any_moment"
    } else {
        "embedded::killed_at_any_moment"
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture", "--test-threads", "1"])
        .env(CHILD, &bed.name)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Lets the child run until it has printed `line` and a little longer, kills it, and says what else it printed.
fn kill_after(child: &mut Child, line: Option<&str>, longest: Duration) -> Vec<String> {
    let lines = lines(child);
    let mut all = line.map_or_else(Vec::new, |line| until(&lines, |said| said.ends_with(line)));
    // Chaos: any moment.
    std::thread::sleep(longest.mul_f64(rand::random()));
    child.kill().unwrap();
    child.wait().unwrap();
    // To the end of what it printed.
    all.extend(lines);
    all
}

/// What a child prints, line by line.
pub fn lines(child: &mut Child) -> Receiver<String> {
    let output = BufReader::new(child.stdout.take().unwrap());
    let (seen, lines) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        output
            .lines()
            .map_while(Result::ok)
            .for_each(|line| drop(seen.send(line)))
    });
    lines
}

/// Everything up to such a line.
pub fn until(lines: &Receiver<String>, is_it: impl Fn(&str) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    while all.last().is_none_or(|last: &String| !is_it(last)) {
        all.push(lines.recv_timeout(PATIENCE).expect("the child ended or hangs"));
    }
    all
}

async fn killed_on_the_log(bed: Bed) {
    let mut kept = 0;
    for round in 0..30 {
        let mut process = spawn(&bed);
        // Every third time not even until it is open.
        let line = (round % 3 != 0).then_some("open");
        let longest = Duration::from_millis(if round % 2 == 0 { 60 } else { 400 });
        let lines = tokio::task::spawn_blocking(move || kill_after(&mut process, line, longest))
            .await
            .unwrap();
        let last = lines
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix("kept ")?.parse().ok());
        kept = kept.max(last.unwrap_or(0));
    }
    assert!(kept > 100, "the children got nowhere: {kept}");
    let bus = bed.open().await;
    let changes = everything(&bus, Topic::Changes).await;
    assert!(
        changes.len() >= kept,
        "{kept} records were accepted and {} are there",
        changes.len()
    );
    let changes: Vec<Received> = changes
        .into_iter()
        .filter(|change| !value(change).starts_with("mark"))
        .collect();
    drop(bus);
    let bus = bed.open().await;
    check(&bus, &changes).await;
}

async fn killed_on_kafka(bed: Bed) {
    let bus = bed.open().await;
    // One worker lives through it all and takes over what the dead leave behind.
    let stop = CancellationToken::new();
    let worker = bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let stage = Box::new(Sum::new(Arc::default()));
    let survivor = tokio::spawn(transform::run(worker, stage, settings(), stop.clone()));
    let publisher = tokio::spawn({
        let (bus, stop) = (bus.clone(), stop.clone());
        async move {
            let mut number = 0;
            let mut pace = tokio::time::interval(Duration::from_millis(3));
            while !stop.is_cancelled() {
                pace.tick().await;
                bus.publish((number..number + 4).map(numbered).collect()).await.unwrap();
                number += 4;
            }
            number
        }
    });
    for _ in 0..20 {
        let mut process = spawn(&bed);
        let longest = Duration::from_millis(150);
        tokio::task::spawn_blocking(move || kill_after(&mut process, Some("processed"), longest))
            .await
            .unwrap();
    }
    stop.cancel();
    let published = publisher.await.unwrap();
    survivor.await.unwrap().unwrap();
    let changes = everything(&bus, Topic::Changes).await;
    assert_eq!(changes.len(), published);
    check(&bus, &changes).await;
}

/// Lets a last worker finish, then compares findings and state with the changes.
pub async fn check(bus: &Bus, changes: &[Received]) {
    let mut expect: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for change in changes {
        let list = expect.entry(key(change)).or_default();
        list.push(format!("{} of {}", value(change), list.len()));
    }
    let stop = CancellationToken::new();
    let worker = bus.worker("sum", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let last = tokio::spawn(transform::run(
        worker,
        Box::new(Sum::new(Arc::default())),
        settings(),
        stop.clone(),
    ));
    // Marks are counted like all the others.
    let marks = usize::try_from(bus.partitions()).unwrap();
    let mut tail = bus.tail(Topic::Findings, TailFrom::Beginning).await.unwrap();
    let findings = take(&mut tail, changes.len() + marks).await;
    stop.cancel();
    last.await.unwrap().unwrap();
    let mut got: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !key(finding).starts_with("mark-")) {
        got.entry(key(finding)).or_default().push(value(finding));
    }
    assert_eq!(got, expect, "each change is counted once, in order");
    let begun = Instant::now();
    let mut worker = bus.worker("look", &[Topic::Changes], &[Topic::Verdicts]).await.unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for partition in 0..bus.partitions() {
        for state in verdicts(&mut worker, partition).await {
            counts.insert(key(&state), value(&state).parse().unwrap());
        }
    }
    counts.retain(|key, _| !key.starts_with("mark-"));
    let expect: BTreeMap<String, usize> = expect.into_iter().map(|(key, list)| (key, list.len())).collect();
    assert_eq!(counts, expect, "the state says the same");
    assert!(begun.elapsed() < PATIENCE);
}
