//! The asker's end: the process that runs is asked over its socket; where none runs the bus is opened and asked here.

use std::path::Path;
use std::sync::Arc;

use pipeline::bus::Bus;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::PATH;
use super::config::Listen;
use crate::ask::{self, Ask, Desk};
use crate::error::Error;
use crate::serve;
use crate::settings::Settings;

/// Asks, and hands out the answer line by line.
///
/// # Errors
/// The config, the bus, what was asked for is not there, or the answer broke off.
pub async fn ask(
    config: Option<&Path>,
    question: Ask,
    mut each: impl FnMut(Value) -> Result<(), Error>,
) -> Result<(), Error> {
    let settings = Settings::read(config)?;
    if running(&settings, &question, &mut each).await? {
        return Ok(());
    }
    if !question.may_come_first() {
        settings.begun()?;
    }
    let desk = open(settings).await?;
    let mut lines = ask::answer(&desk, question);
    while let Some(line) = lines.recv().await {
        each(line?)?;
    }
    Ok(())
}

/// Asks the process that runs; whether one does.
///
/// # Errors
/// What was asked for is not there, or the answer broke off.
pub async fn running(
    settings: &Settings,
    question: &Ask,
    mut each: impl FnMut(Value) -> Result<(), Error>,
) -> Result<bool, Error> {
    for listen in settings.admin.all() {
        if let Some(response) = call(settings, &listen, question).await? {
            read(response, &listen, &mut each).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a process of this config listens, at its admin socket or where it shows how it stands.
pub async fn is_running(settings: &Settings) -> bool {
    for listen in settings.admin.all() {
        let heard = match &listen {
            Listen::Off => false,
            Listen::Socket(path) => tokio::net::UnixStream::connect(path).await.is_ok(),
            Listen::At(address) => tokio::net::TcpStream::connect(address).await.is_ok(),
        };
        if heard {
            return true;
        }
    }
    false
}

/// The whole answer.
///
/// # Errors
/// As [`ask`].
pub async fn collect(config: Option<&Path>, question: Ask) -> Result<Vec<Value>, Error> {
    let mut lines = Vec::new();
    ask(config, question, |line| {
        lines.push(line);
        Ok(())
    })
    .await?;
    Ok(lines)
}

/// Asks every process of this config that runs here.
///
/// # Errors
/// As [`ask`], or none runs.
pub async fn everybody(config: Option<&Path>, question: Ask) -> Result<Vec<Value>, Error> {
    let settings = Settings::read(config)?;
    let mut lines = Vec::new();
    for listen in settings.admin.all() {
        if let Some(response) = call(&settings, &listen, &question).await? {
            let mut each = |line| {
                lines.push(line);
                Ok(())
            };
            read(response, &listen, &mut each).await?;
        }
    }
    if lines.is_empty() {
        let places: Vec<String> = settings.admin.all().into_iter().map(String::from).collect();
        return Err(Error::Usage(format!(
            "no process of this config runs here: nobody listens at {}",
            places.join(", ")
        )));
    }
    Ok(lines)
}

/// The response of the process that listens there; `None` where none does.
async fn call(settings: &Settings, listen: &Listen, ask: &Ask) -> Result<Option<reqwest::Response>, Error> {
    let wrong = |error: reqwest::Error| {
        Error::Ended(format!(
            "{}: {}",
            String::from(listen.clone()),
            pipeline::cause::chain(&error)
        ))
    };
    let client = reqwest::Client::builder().no_proxy();
    let (client, url) = match listen {
        Listen::Off => return Ok(None),
        Listen::Socket(path) if !path.exists() => return Ok(None),
        Listen::Socket(path) => (client.unix_socket(path.as_path()), format!("http://tripline{PATH}")),
        Listen::At(address) => (client, format!("http://{address}{PATH}")),
    };
    let mut request = client.build().map_err(wrong)?.post(url).json(ask);
    if let Some(token) = &settings.admin.token {
        let token = token
            .expose()
            .map_err(|error| Error::Usage(format!("`admin.token`: {error}")))?;
        request = request.bearer_auth(token);
    }
    match request.send().await {
        Ok(response) => Ok(Some(response)),
        Err(error) if error.is_connect() => {
            tracing::debug!(%error, "nobody listens");
            Ok(None)
        }
        Err(error) => Err(wrong(error)),
    }
}

async fn read(
    mut response: reqwest::Response,
    listen: &Listen,
    each: &mut impl FnMut(Value) -> Result<(), Error>,
) -> Result<(), Error> {
    let broke = |error: reqwest::Error| {
        let (address, cause) = (String::from(listen.clone()), pipeline::cause::chain(&error));
        Error::Ended(format!(
            "{address}: the answer broke off, its process's log says why: {cause}"
        ))
    };
    if !response.status().is_success() {
        let status = response.status();
        let body: Value = serde_json::from_slice(&response.bytes().await.map_err(broke)?).unwrap_or_default();
        let why = body["error"].as_str().map_or_else(|| status.to_string(), str::to_owned);
        return Err(Error::Usage(why));
    }
    let mut open = Vec::new();
    while let Some(part) = response.chunk().await.map_err(broke)? {
        open.extend_from_slice(&part);
        let Some(end) = open.iter().rposition(|byte| *byte == b'\n') else {
            continue;
        };
        let whole: Vec<u8> = open.drain(..=end).collect();
        for line in whole.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let line = serde_json::from_slice(line);
            each(line.map_err(|error| Error::Ended(format!("the answer is no JSON: {error}")))?)?;
        }
    }
    Ok(())
}

/// The bus of the config, where no process of it runs.
///
/// # Errors
/// It cannot be opened: another process has it, say.
pub async fn open(settings: Settings) -> Result<Desk, Error> {
    let bus = Bus::open(&settings.bus).await?;
    if !settings.is_embedded() {
        bus.check().await?;
    }
    let codec = serve::codec(&settings, &CancellationToken::new()).await?;
    let codec = codec.ok_or_else(|| Error::Ended("stopped".to_owned()))?;
    Ok(Desk {
        settings: Arc::new(settings),
        bus,
        codec,
        probe: None,
        reloader: None,
    })
}
