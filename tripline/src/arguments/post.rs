//! `tripline post`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::hints::Hints;

/// Arguments of `tripline post`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Post {
    /// Files, folders (their files by name), `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// The listener
    #[arg(long, default_value = "http://127.0.0.1:8088", env = "TRIPLINE_URL")]
    pub url: String,
    /// Its bearer token
    #[arg(long, env = "TRIPLINE_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// Wait so long between posts; lines of JSON-lines files are posted one by one
    #[arg(long, value_name = "SPAN", value_parser = span)]
    pub pace: Option<Duration>,
    /// Wait until the listener is there, at most so long
    #[arg(long, value_name = "SPAN", value_parser = span, default_value = "0s")]
    pub wait: Duration,
    /// What is known of the records
    #[command(flatten)]
    pub hints: Hints,
    /// Print nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline post change.json
  tripline post --pace 1s --wait 60s samples/         one after another, as time would bring them
  kubectl get pods -A -o json | tripline post - --cluster prod
";

fn span(text: &str) -> Result<Duration, String> {
    let span: pipeline::config::Span = serde_json::from_value(text.into()).map_err(|error| error.to_string())?;
    Ok(span.0)
}
