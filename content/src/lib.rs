//! Content for the systems in which findings are read: tables, rules that open and close incidents, searches, dashboards and alarms.
//! Made of the columns that the sinks send and of the rules, so that neither drifts. Knows no rule engine, no bus and no network.

mod files;
mod monitoring;
mod sentinel;
mod splunk;

pub use files::Files;
use schemas::finding::RuleInfo;

/// A system that reads findings or watches the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Microsoft Sentinel: ARM templates, analytics rules, hunting queries, workbook, ASIM parser.
    Sentinel,
    /// Splunk: an app.
    Splunk,
    /// Grafana: dashboards of the pipeline.
    Grafana,
    /// Prometheus: alerting rules of the pipeline.
    Prometheus,
}

impl System {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sentinel, Self::Splunk, Self::Grafana, Self::Prometheus];

    /// The name of its folder.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sentinel => "sentinel",
            Self::Splunk => "splunk",
            Self::Grafana => "grafana",
            Self::Prometheus => "prometheus",
        }
    }

    /// Its files. `rules` are listed in what names rules: a lookup of the Splunk app.
    pub fn files(self, rules: &[RuleInfo]) -> Files {
        match self {
            Self::Sentinel => sentinel::files(),
            Self::Splunk => splunk::files(rules),
            Self::Grafana => monitoring::dashboards(),
            Self::Prometheus => monitoring::alerts(),
        }
    }

    /// The files that follow from the rules that are loaded; `compose/` holds all others as they are made.
    pub fn of_rules(self, path: &str) -> bool {
        self == Self::Splunk && path == splunk::RULES
    }
}
