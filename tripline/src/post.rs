//! `tripline post`: files to a listener, as a script with curl would post them.

use std::io::{self, Write};
use std::time::Duration;

use ingest::IngestError;
use ingest::post::{Answer, Poster};
use tokio::time::{Instant, sleep};

use crate::arguments::post::Post;
use crate::scan::input::{self, Input};
use crate::{CLEAN, Error, FAILED};

/// Between attempts to reach a listener that is not there yet.
const RETRY: Duration = Duration::from_millis(200);

/// Posts the files in order.
///
/// # Errors
/// A file cannot be read, or the listener cannot be reached.
pub async fn run(arguments: &Post) -> Result<u8, Error> {
    let poster = Poster::new(&arguments.url, arguments.token.clone()).map_err(IngestError::from)?;
    let (mut code, mut first) = (CLEAN, true);
    for input in input::list(&arguments.inputs)? {
        for body in bodies(&input, arguments.pace.is_some())? {
            if let Some(pace) = arguments.pace.filter(|_| !first) {
                sleep(pace).await;
            }
            let wait = if first { arguments.wait } else { Duration::ZERO };
            first = false;
            let answer = post(&poster, &input, body, arguments, wait).await?;
            if !(200..300).contains(&answer.status) {
                code = FAILED;
                writeln!(
                    io::stderr(),
                    "{}: answered {}: {}",
                    input.name,
                    answer.status,
                    answer.body.trim()
                )?;
            } else if !arguments.quiet {
                writeln!(io::stdout(), "{}: {}", input.name, answer.body.trim())?;
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
            Err(error) if Instant::now() >= until => return Err(IngestError::from(error).into()),
            Err(_) => sleep(RETRY).await,
        }
    }
}
