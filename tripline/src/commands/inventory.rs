//! `tripline inventory`: resources as they stand.

use clap::{Args, Subcommand};

use crate::admin;
use crate::arguments::At;
use crate::ask::{Ask, Inventory as Wanted};
use crate::error::Error;
use crate::exit::CLEAN;
use crate::listing::{Column, Format, Listing};
use crate::style::Style;
use crate::visible::Escaping;

/// List resources as they stand
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Inventory {
    /// Print the resources that exist, as their latest changes say
    #[command(after_help = EXAMPLES)]
    List(List),
}

/// Arguments of `tripline inventory list`.
#[derive(Debug, Args)]
pub struct List {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Only of this provider; `*` stands for any text, here and below
    #[arg(long, value_name = "PATTERN")]
    pub provider: Option<String>,
    /// Only of this account, subscription, project or cluster
    #[arg(long, value_name = "PATTERN")]
    pub account: Option<String>,
    /// Only in this region
    #[arg(long, value_name = "PATTERN")]
    pub region: Option<String>,
    /// Only of this type
    #[arg(long = "type", value_name = "PATTERN")]
    pub resource_type: Option<String>,
    /// Only of this source
    #[arg(long, value_name = "PATTERN")]
    pub source: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "table")]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  tripline inventory list --type 'AWS::S3::*' --config tripline.toml
  tripline inventory list --format jsonl | jq -r .type | sort | uniq -c

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

const COLUMNS: &[Column] = &[
    ("TYPE", &["type"]),
    ("RESOURCE", &["resource"]),
    ("ACCOUNT", &["account"]),
    ("REGION", &["region"]),
    ("CHANGED", &["changed"]),
];

/// Lists them.
///
/// # Errors
/// The config, or the bus.
pub async fn run(arguments: Inventory) -> Result<u8, Error> {
    let Inventory::List(list) = arguments;
    let wanted = Wanted {
        provider: list.provider.map(Into::into),
        account: list.account.map(Into::into),
        region: list.region.map(Into::into),
        resource_type: list.resource_type.map(Into::into),
        source: list.source.map(Into::into),
    };
    let mut listing = Listing::new(Escaping(std::io::stdout()), list.format, COLUMNS);
    admin::ask(list.at.config.as_deref(), Ask::Inventory(wanted), |row| {
        Ok(listing.row(&row)?)
    })
    .await?;
    listing.end(Style::of(&std::io::stdout()))?;
    Ok(CLEAN)
}
