//! `tripline scan`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::hints::Hints;

/// Arguments of `tripline scan`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Scan {
    /// Files, folders (their JSON, YAML, SARIF and gzipped files), `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// Which rules judge
    #[command(flatten)]
    pub pack: Pack,
    /// What is known of the records
    #[command(flatten)]
    pub hints: Hints,
    /// Form of the output
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// One JSON line for every rule and resource that it concerns, pass and unknown included
    #[arg(long)]
    pub all_verdicts: bool,
    /// Leave out findings below this severity
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = Severity::Informational)]
    pub severity: Severity,
    /// Exit with 1 only for findings of this severity or above
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = Severity::Informational)]
    pub fail_on: Severity,
    /// Findings named in this file are known: shown apart, and no reason to exit with 1
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found now as the baseline, and exit with 0
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Exit with 2 if any record cannot be read
    #[arg(long)]
    pub strict: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  nothing risky          1  findings          2  an error, or nothing that could be read

Examples:
  tripline scan template.yaml manifests/              CloudFormation and Kubernetes, file and line where known
  terraform show -json plan.bin | tripline scan -     what a plan would bring about
  aws ec2 describe-security-groups | tripline scan - --account 123456789012 --region eu-central-1
  tripline scan --format sarif --fail-on high infra/ > tripline.sarif
  tripline scan --write-baseline known.json infra/    accept what is there today …
  tripline scan --baseline known.json infra/          … and hear of what is new
  tripline scan --all-verdicts --format jsonl dump/   every verdict, one a line
";

/// Which rules.
#[derive(Debug, Clone, Default, Args)]
pub struct Pack {
    /// Folder of rules with its `tables/`; again for more, later ones replacing what has the same name
    #[arg(long, value_name = "DIR", env = "TRIPLINE_RULES", value_delimiter = ':')]
    pub rules: Vec<PathBuf>,
    /// Config file: its rules, parameters, exceptions, mappings and business context
    #[arg(long, value_name = "FILE", env = "TRIPLINE_CONFIG")]
    pub config: Option<PathBuf>,
}

/// Forms of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// JSON, one line a finding
    Jsonl,
    /// OCSF 1.8 Compliance Findings, one a line
    Ocsf,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML, one test case a rule and resource
    Junit,
}

/// Severities, as one types them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Severity {
    /// 1
    Informational,
    /// 2
    Low,
    /// 3
    Medium,
    /// 4
    High,
    /// 5
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
