//! `tripline exception`: accepted risks, listed, published on the bus, ended.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use evaluate::config::{Exception as Accepted, Moment};
use pipeline::condition::Written;
use pipeline::config::Pattern;
use serde_json::Value;

use crate::admin;
use crate::arguments::At;
use crate::ask::Ask;
use crate::error::Error;
use crate::exit::CLEAN;
use crate::visible::Escaping;

/// List, add or end accepted risks
#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub enum Exception {
    /// Print those of the config and those of the bus, one JSON object a line
    #[command(after_help = EXAMPLES)]
    List(At),
    /// Accept a risk: it is on the bus when this returns, and findings that it covers are suppressed at once
    #[command(after_help = EXAMPLES)]
    Add(Box<Add>),
    /// End one that is on the bus: findings that it covered are told again at once
    #[command(after_help = EXAMPLES)]
    Expire(Expire),
}

/// Arguments of `tripline exception add`.
#[derive(Debug, Args)]
pub struct Add {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its name; one of that name is replaced. Made of what it covers if left out
    #[arg(long)]
    pub id: Option<String>,
    /// Which rules; `*` stands for any text, here and below
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    pub rule: String,
    /// Which resources, by uid
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    pub resource: String,
    /// Which accounts, subscriptions, projects or clusters
    #[arg(long, value_name = "PATTERN", default_value = "*")]
    pub account: String,
    /// Only findings for which this condition is true, over the columns of a sink's `filter.where`
    #[arg(long = "where", value_name = "SQL")]
    pub condition: Option<String>,
    /// Why the risk is accepted
    #[arg(long)]
    pub reason: String,
    /// Who accepted it
    #[arg(long)]
    pub approver: String,
    /// Who asked for it
    #[arg(long)]
    pub requester: Option<String>,
    /// From when on; at once if left out
    #[arg(long, value_name = "MOMENT")]
    pub begins: Option<Moment>,
    /// Until when: `2027-01-31` or `2027-01-31T15:04Z` (UTC)
    #[arg(long, value_name = "MOMENT")]
    pub expires: Moment,
    /// When somebody is to look at it again
    #[arg(long, value_name = "MOMENT")]
    pub review: Option<Moment>,
    /// Who publishes it
    #[arg(long, env = "USER", default_value = "unknown")]
    pub by: String,
}

/// Arguments of `tripline exception expire`.
#[derive(Debug, Args)]
pub struct Expire {
    /// The config
    #[command(flatten)]
    pub at: At,
    /// Its name, as `list` prints it
    pub id: String,
    /// Who ends it
    #[arg(long, env = "USER", default_value = "unknown")]
    pub by: String,
}

const EXAMPLES: &str = "\
Examples:
  tripline exception add --rule 'aws_s3_*' --where \"severity < 'high'\" --reason 'test data only' \\
      --approver ciso --requester ana --expires 2027-06-30 --config tripline.toml
  tripline exception list --config tripline.toml | jq -r 'select(.standing == \"review_due\") | .id'
  tripline exception expire 5d41402a --config tripline.toml

A process that runs with this config is asked over its admin socket; without one the bus itself is.
";

/// Lists, adds or ends.
///
/// # Errors
/// The config, the bus, or what is wrong with the exception.
pub async fn run(arguments: Exception) -> Result<u8, Error> {
    let (config, ask): (Option<PathBuf>, Ask) = match arguments {
        Exception::List(at) => (at.config, Ask::ExceptionList),
        Exception::Add(add) => {
            let by = add.by.clone();
            let (config, exception) = read(*add)?;
            (config, Ask::ExceptionAdd { exception, by })
        }
        Exception::Expire(Expire { at, id, by }) => (at.config, Ask::ExceptionExpire { id, by }),
    };
    let mut out = Escaping(std::io::stdout());
    let print = |line: Value| Ok(writeln!(out, "{line}")?);
    admin::ask(config.as_deref(), ask, print).await?;
    Ok(CLEAN)
}

fn read(add: Add) -> Result<(Option<PathBuf>, Box<Accepted>), Error> {
    let condition = add.condition.map(Written::try_from).transpose();
    let condition = condition.map_err(|error| Error::Usage(format!("--where: {error}")))?;
    let exception = Accepted {
        id: add.id,
        resource: Pattern::from(add.resource),
        account: Pattern::from(add.account),
        r#where: condition,
        requester: add.requester,
        begins: add.begins,
        review: add.review,
        ..Accepted::new(Pattern::from(add.rule), add.reason, add.approver, add.expires)
    };
    Ok((add.at.config, Box::new(exception)))
}
