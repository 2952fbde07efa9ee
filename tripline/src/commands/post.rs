//! `tripline post`: files to a listener, as a script with curl would post them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use ingest::IngestError;
use ingest::post::{Answer, Poster};
use tokio::time::{Instant, sleep};

use crate::arguments::hints::Hints;
use crate::error::Error;
use crate::exit::{CLEAN, FAILED};
use crate::input::{self, Input};
use crate::visible::visible;

/// Post records to a listener
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Post {
    /// Files, folders (their files by name), `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub inputs: Vec<PathBuf>,
    /// The listener
    #[arg(long, default_value = "http://127.0.0.1:8088", env = "TRIPLINE_URL", value_parser = listener)]
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
  tripline post --pace 1s --wait 60s samples/    one after another
  kubectl get pods -A -o json | tripline post - --cluster prod
";

/// Between attempts to reach a listener that is not there yet.
const RETRY: Duration = Duration::from_millis(200);

/// Posts the files in order.
///
/// # Errors
/// A file cannot be read, or the listener cannot be reached.
pub async fn run(arguments: Post) -> Result<u8, Error> {
    let poster = Poster::new(&arguments.url, arguments.token.clone()).map_err(IngestError::from)?;
    let (mut code, mut first) = (CLEAN, true);
    for input in input::list(&arguments.inputs)? {
        for body in bodies(&input, arguments.pace.is_some())? {
            if let Some(pace) = arguments.pace.filter(|_| !first) {
                sleep(pace).await;
            }
            let wait = if first { arguments.wait } else { Duration::ZERO };
            first = false;
            let answer = post(&poster, &input, body, &arguments, wait).await?;
            if !(200..300).contains(&answer.status) {
                code = FAILED;
                let said = format!("{}: answered {}: {}", input.name, answer.status, answer.body.trim());
                writeln!(io::stderr(), "{}", visible(&said))?;
            } else if !arguments.quiet {
                let said = format!("{}: {}", input.name, answer.body.trim());
                writeln!(io::stdout(), "{}", visible(&said))?;
            }
        }
    }
    Ok(code)
}

/// The file as a whole, or line by line where there are lines and a pace.
fn bodies(input: &Input, paced: bool) -> Result<Vec<Vec<u8>>, Error> {
    let bytes = input.read()?;
    let lines = [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"];
    if !paced || !lines.iter().any(|ending| input.name.ends_with(ending)) {
        return Ok(vec![bytes]);
    }
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    Ok(lines.map(<[u8]>::to_vec).collect())
}

async fn post(
    poster: &Poster,
    input: &Input,
    body: Vec<u8>,
    arguments: &Post,
    wait: Duration,
) -> Result<Answer, Error> {
    let name = std::path::Path::new(&input.name)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "stdin".to_owned());
    let hints = ingest::Hints {
        name,
        ..arguments.hints.clone().into()
    };
    let until = Instant::now() + wait;
    loop {
        match poster.post(body.clone(), &hints).await {
            Ok(answer) => return Ok(answer),
            Err(error) if Instant::now() >= until => {
                let fix = "is `tripline run` up there? --wait 60s waits for it, --url names another listener";
                return Err(Error::Usage(format!("{error}; {fix}")));
            }
            Err(_) => sleep(RETRY).await,
        }
    }
}

fn listener(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    match host {
        Some(host) if host.starts_with(|c: char| c.is_alphanumeric() || c == '[') => Ok(text.to_owned()),
        _ => Err("write it as \"http://127.0.0.1:8088\"".to_owned()),
    }
}

fn span(text: &str) -> Result<Duration, String> {
    let span: pipeline::config::Span = serde_json::from_value(text.into()).map_err(|error| error.to_string())?;
    Ok(span.0)
}
