//! What the process itself takes, by the names that every Prometheus client has for it
//! (<https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics>), read from `/proc` when the page is. What the
//! system does not tell is left out. Knows nothing of what the process does.

use std::fs;

use prometheus::core::{Collector, Desc};
use prometheus::proto::MetricFamily;
use prometheus::{Counter, Gauge, Opts};
use schemas::Clock;

/// Collects when it is asked.
pub(super) struct Process {
    cpu: Counter,
    resident: Gauge,
    virtual_memory: Gauge,
    threads: Gauge,
    open: Gauge,
    most: Gauge,
    started: Gauge,
}

impl Process {
    /// Of a process that starts now.
    pub(super) fn new(clock: &Clock) -> prometheus::Result<Self> {
        let gauge = |name: &str, help: &str| Gauge::with_opts(Opts::new(name, help));
        let started = gauge(
            "process_start_time_seconds",
            "Start time of the process since the Unix epoch",
        )?;
        started.set((clock.now() / 1_000) as f64);
        Ok(Self {
            cpu: Counter::with_opts(Opts::new(
                "process_cpu_seconds_total",
                "User and system CPU time spent in the process",
            ))?,
            resident: gauge("process_resident_memory_bytes", "Resident memory size")?,
            virtual_memory: gauge("process_virtual_memory_bytes", "Virtual memory size")?,
            threads: gauge("process_threads", "Number of threads")?,
            open: gauge("process_open_fds", "Number of open file descriptors")?,
            most: gauge("process_max_fds", "Maximum number of open file descriptors")?,
            started,
        })
    }

    fn all(&self) -> [&dyn Collector; 7] {
        [
            &self.cpu,
            &self.resident,
            &self.virtual_memory,
            &self.threads,
            &self.open,
            &self.most,
            &self.started,
        ]
    }

    fn look(&self) {
        let spent = cpu_time::ProcessTime::now().as_duration().as_secs_f64();
        self.cpu.inc_by((spent - self.cpu.get()).max(0.0));
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let set = |gauge: &Gauge, value: Option<u64>| {
            if let Some(value) = value {
                gauge.set(value as f64);
            }
        };
        set(&self.resident, kibibytes(&status, "VmRSS:"));
        set(&self.virtual_memory, kibibytes(&status, "VmSize:"));
        set(&self.threads, number(&status, "Threads:"));
        set(
            &self.most,
            most_open(&fs::read_to_string("/proc/self/limits").unwrap_or_default()),
        );
        // One of them is open only for looking.
        let open = fs::read_dir("/proc/self/fd").map(|open| open.count().saturating_sub(1));
        set(&self.open, open.ok().and_then(|open| u64::try_from(open).ok()));
    }
}

impl Collector for Process {
    fn desc(&self) -> Vec<&Desc> {
        self.all().into_iter().flat_map(Collector::desc).collect()
    }

    fn collect(&self) -> Vec<MetricFamily> {
        self.look();
        self.all().into_iter().flat_map(Collector::collect).collect()
    }
}

/// The first number of the line that begins so.
fn number(text: &str, begins: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(begins))?;
    line.split_whitespace().next()?.parse().ok()
}

/// proc_pid_status(5): sizes are in KiB.
fn kibibytes(status: &str, begins: &str) -> Option<u64> {
    number(status, begins).map(|size| size << 10)
}

/// proc_pid_limits(5): the soft limit is the first; it may be `unlimited`.
fn most_open(limits: &str) -> Option<u64> {
    number(limits, "Max open files")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_tells_is_there() {
        let process = Process::new(&Clock::fixed(1_700_000_000_000)).unwrap();
        let families = process.collect();
        let value = |name: &str| {
            let family = families.iter().find(|family| family.name() == name).unwrap();
            let metric = &family.get_metric()[0];
            metric.get_counter().get_value() + metric.get_gauge().get_value()
        };
        assert_eq!(value("process_start_time_seconds"), 1_700_000_000.0);
        if cfg!(target_os = "linux") {
            assert!(value("process_resident_memory_bytes") > (1 << 20) as f64);
            assert!(value("process_open_fds") >= 3.0 && value("process_threads") >= 1.0);
        }
        assert_eq!(
            most_open("Max open files            1024                 524288               files"),
            Some(1024)
        );
        assert_eq!(
            most_open("Max open files            unlimited            unlimited            files"),
            None
        );
    }
}
