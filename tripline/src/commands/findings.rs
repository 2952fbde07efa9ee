//! `tripline findings`: findings as they stand.

use clap::{Args, Subcommand};

use crate::admin;
use crate::arguments::{At, Severity};
use crate::ask::{Ask, Findings as Wanted};
use crate::error::Error;
use crate::exit::CLEAN;
use crate::listing::{Column, Format, Listing};
use crate::style::Style;
use crate::visible::Escaping;

/// List findings as they stand
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Findings {
    /// Print findings: open, suppressed and resolved ones
    #[command(after_help = EXAMPLES)]
    List(List),
}

/// Arguments of `tripline findings list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Only those that are open
    #[arg(long)]
    pub open: bool,
    /// What fails and no destination was told of, too: rules outside the profile, members of a family
    #[arg(long)]
    pub untold: bool,
    /// Only of this severity or above
    #[arg(long, value_name = "SEVERITY")]
    pub severity: Option<Severity>,
    /// Only of this account, subscription, project or cluster; `*` stands for any text, here and below
    #[arg(long, value_name = "PATTERN")]
    pub account: Option<String>,
    /// Only of this rule
    #[arg(long, value_name = "PATTERN")]
    pub rule: Option<String>,
    /// Only of this resource
    #[arg(long, value_name = "PATTERN")]
    pub resource: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  tripline findings list --open --severity high --config tripline.toml
  tripline findings list --open --rule 'aws_s3_*' --format jsonl | jq .
  tripline findings list --format json > findings.json

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

const COLUMNS: &[Column] = &[
    ("SEVERITY", &["severity"]),
    ("STATUS", &["status"]),
    ("RULE", &["rule"]),
    ("RESOURCE", &["resource_name", "resource"]),
    ("TYPE", &["resource_type"]),
    ("ACCOUNT", &["account"]),
    ("FIRST SEEN", &["first_seen"]),
];

/// Lists them.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: Findings) -> Result<u8, Error> {
    let Findings::List(list) = arguments;
    let wanted = Wanted {
        open: list.open,
        untold: list.untold,
        severity: list.severity.map(Into::into),
        account: list.account.map(Into::into),
        rule: list.rule.map(Into::into),
        resource: list.resource.map(Into::into),
    };
    let mut listing = Listing::new(Escaping(std::io::stdout()), list.format, COLUMNS);
    admin::ask(list.at.config.as_deref(), Ask::Findings(wanted), |row| {
        Ok(listing.row(&row)?)
    })
    .await?;
    listing.end(Style::of(&std::io::stdout()))?;
    Ok(CLEAN)
}
