//! Memory, descriptors and disk of the process while it is under load: a sample a second out of `/proc` and its folder.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(1);

/// One look.
#[derive(Debug, Clone, Copy, Default)]
struct Sample {
    seconds: f64,
    memory: f64,
    descriptors: f64,
    disk: f64,
}

/// What the samples say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trend {
    /// Bytes in memory.
    pub memory: Line,
    /// Open files and sockets.
    pub descriptors: Line,
    /// Bytes on the disk.
    pub disk: Line,
}

/// A line through the second half of the samples, when caches are full.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line {
    /// The largest value of all samples.
    pub most: f64,
    /// The mean of the second half.
    pub mean: f64,
    /// By how much it grows in a minute.
    pub slope: f64,
}

impl Line {
    fn through(points: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let most = points.clone().map(|(_, y)| y).fold(0.0, f64::max);
        let half = points.clone().count() / 2;
        let late: Vec<(f64, f64)> = points.skip(half).collect();
        let count = (late.len() as f64).max(1.0);
        let (x, y) = late
            .iter()
            .fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
        let (over, under) = late.iter().fold((0.0, 0.0), |(over, under), point| {
            (
                over + (point.0 - x) * (point.1 - y),
                under + (point.0 - x) * (point.0 - x),
            )
        });
        let slope = if under > 0.0 { over / under * 60.0 } else { 0.0 };
        Self { most, mean: y, slope }
    }

    /// Its growth in a minute as a share of its mean.
    pub fn growth(&self) -> f64 {
        if self.mean > 0.0 { self.slope / self.mean } else { 0.0 }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.growth() * 100.0;
        write!(
            out,
            "{:.1}, at most {:.1}, {:+.2} a minute ({share:+.1} %)",
            self.mean, self.most, self.slope
        )
    }
}

/// Looks until told to stop.
pub struct Probe;

impl Probe {
    /// Starts looking at a process and its folder.
    pub fn start(process: u32, folder: PathBuf, stop: CancellationToken) -> JoinHandle<Trend> {
        tokio::spawn(async move {
            let (begun, mut samples) = (Instant::now(), Vec::new());
            while !stop.is_cancelled() {
                if let Some(sample) = look(process, &folder, begun.elapsed().as_secs_f64()) {
                    samples.push(sample);
                }
                sleep(EVERY).await;
            }
            let line =
                |of: fn(&Sample) -> f64| Line::through(samples.iter().map(move |sample| (sample.seconds, of(sample))));
            Trend {
                memory: line(|sample| sample.memory),
                descriptors: line(|sample| sample.descriptors),
                disk: line(|sample| sample.disk),
            }
        })
    }
}

/// Megabytes, descriptors, megabytes; nothing where the process is gone.
fn look(process: u32, folder: &Path, seconds: f64) -> Option<Sample> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = resident.trim().trim_end_matches(" kB").parse().ok()?;
    Some(Sample {
        seconds,
        memory: kib / 1_024.0,
        descriptors: std::fs::read_dir(format!("/proc/{process}/fd")).ok()?.count() as f64,
        disk: bytes(folder) as f64 / (1 << 20) as f64,
    })
}

/// Files come and go while we look.
fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_knows_its_slope() {
        let line = Line::through((0..60).map(|second| (f64::from(second), 100.0 + f64::from(second))));
        assert!((line.slope - 60.0).abs() < 1e-6, "{line}");
        assert!((line.most - 159.0).abs() < 1e-6, "{line}");
        let flat = Line::through((0..60).map(|second| (f64::from(second), 7.0)));
        assert!(flat.slope.abs() < 1e-9 && flat.growth().abs() < 1e-9, "{flat}");
    }
}
