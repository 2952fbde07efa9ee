//! Peers of the engine that are libraries of Rust, in a process and workspace of their own: `peers FOLDER ROUNDS` reads the records
//! and rules that `compare` wrote there and prints a JSON line a peer: name, microseconds of CPU a record, matches.

mod by_hand;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use by_hand::{ByHand, Rule};
use cpu_time::ThreadTime;

/// A record of the mix, or of a corpus (type 0, no rules).
pub struct Record {
    pub of: usize,
    pub text: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: peers FOLDER ROUNDS")?;
    let rounds: usize = arguments.next().ok_or("usage: peers FOLDER ROUNDS")?.parse()?;
    let folder = Path::new(&folder);
    let records: Vec<Record> = fs::read_to_string(folder.join("records.tsv"))?
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(of, text)| Ok(Record { of: of.parse()?, text: text.to_owned() }))
        .collect::<Result<_, std::num::ParseIntError>>()?;
    let rules: Vec<Rule> = serde_json::from_slice(&fs::read(folder.join("rules.json"))?)?;
    let hand = ByHand::new(&rules);
    let mut contestants: Vec<(&str, Box<dyn FnMut() -> usize>)> =
        vec![("simd-json tape", Box::new(|| tape(&records))), ("sonic-rs Value", Box::new(|| sonic(&records)))];
    if !rules.is_empty() {
        contestants.push(("Rust by hand over simd-json's tape", Box::new(|| hand.over_tape(&records))));
        contestants.push(("Rust by hand over serde_json's Value", Box::new(|| hand.over_value(&records))));
    }
    let mut times = vec![Vec::new(); contestants.len()];
    let mut counts = vec![0; contestants.len()];
    for round in 0..=rounds {
        for (index, (_, work)) in contestants.iter_mut().enumerate() {
            let start = ThreadTime::now();
            counts[index] = black_box(work());
            if round > 0 {
                times[index].push(start.elapsed().as_secs_f64() * 1e6 / records.len() as f64);
            }
        }
    }
    for (((name, _), times), matches) in contestants.iter().zip(&mut times).zip(counts) {
        times.sort_by(f64::total_cmp);
        let micros = times[times.len() / 2];
        let matches = name.starts_with("Rust by hand").then_some(matches);
        println!("{}", serde_json::json!({"name": name, "micros": micros, "matches": matches}));
    }
    Ok(())
}

/// simd-json's tape, the copy that it needs included.
fn tape(records: &[Record]) -> usize {
    let (mut buffer, mut buffers) = (Vec::new(), simd_json::Buffers::default());
    let mut read = 0;
    for record in records {
        buffer.clear();
        buffer.extend_from_slice(record.text.as_bytes());
        read += usize::from(black_box(simd_json::to_tape_with_buffers(&mut buffer, &mut buffers)).is_ok());
    }
    read
}

fn sonic(records: &[Record]) -> usize {
    let values = records.iter().map(|record| sonic_rs::from_str::<sonic_rs::Value>(&record.text));
    values.filter(|value| black_box(value).is_ok()).count()
}
