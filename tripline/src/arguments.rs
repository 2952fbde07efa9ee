//! Arguments that several commands share. What one command alone takes stands in its own file; what they mean, in neither.

pub mod hints;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use pipeline::telemetry::config::Listen;

/// Which config.
#[derive(Debug, Clone, Default, Args)]
pub struct At {
    /// Config file, or folder of such; without one everything is at its default
    #[arg(long, value_name = "FILE", env = "TRIPLINE_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Which config, of a process that stays.
#[derive(Debug, Clone, Default, Args)]
pub struct Process {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Address of /metrics, /healthz and /readyz in place of the config's `telemetry.listen`; `off` for none
    #[arg(long, value_name = "ADDRESS", env = "TRIPLINE_TELEMETRY", value_parser = listen)]
    pub telemetry: Option<Listen>,
}

/// Whether what changes is read again.
#[derive(Debug, Clone, Default, Args)]
pub struct Watch {
    /// Read rules, exceptions, enrichment and config again when their files change; without it SIGHUP does. What is wrong
    /// replaces nothing
    #[arg(long, env = "TRIPLINE_WATCH")]
    pub watch: bool,
}

/// Which rules.
#[derive(Debug, Clone, Default, Args)]
pub struct Pack {
    /// Folder of further rules; again for more. What has the same name as a built-in rule or table, or one before, replaces it
    #[arg(long, value_name = "DIR", env = "TRIPLINE_RULES", value_delimiter = ':')]
    pub rules: Vec<PathBuf>,
    /// Leave out the built-in rules; their tables stay
    #[arg(long, env = "TRIPLINE_NO_BUILT_IN")]
    pub no_built_in: bool,
    /// Config file: its rules, parameters, exceptions, mappings and business context
    #[arg(long, value_name = "FILE", env = "TRIPLINE_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Which of the rules are told as findings.
#[derive(Debug, Clone, Default, Args)]
pub struct Profile {
    /// Only findings of `recommended`, of a framework (`cis_aws_7.0`), or of another profile, in place of the config's `rules.profile`
    #[arg(long, value_name = "NAME", env = "TRIPLINE_PROFILE")]
    pub profile: Option<String>,
}

/// Severities, as one types them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Severity {
    Informational,
    Low,
    Medium,
    High,
    Critical,
}

impl From<Severity> for schemas::Severity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Informational => Self::Informational,
            Severity::Low => Self::Low,
            Severity::Medium => Self::Medium,
            Severity::High => Self::High,
            Severity::Critical => Self::Critical,
        }
    }
}

/// Of the commands that run one role.
pub const ROLE: &str = "\
Exit codes:
  0  stopped by a signal, with what was in hand finished
  2  it cannot start, or cannot go on

Examples:
  tripline topics create --config tripline.toml
  tripline ingest --config tripline.toml --telemetry 127.0.0.1:9464
  tripline evaluate --config tripline.toml --telemetry 127.0.0.1:9465
  tripline sink --config tripline.toml --telemetry 127.0.0.1:9466
";

fn listen(text: &str) -> Result<Listen, String> {
    Listen::try_from(text.to_owned())
}
