//! `tripline receive`: the local receiver of `sinks`, printing what arrives.

use std::borrow::Cow;
use std::io::{self, Write};
use std::net::SocketAddr;

use clap::Args;
use receiver::{Arrival, Key, Options, Receiver};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::error::Error;
use crate::exit::CLEAN;
use crate::stop;
use crate::style::Style;
use crate::visible::visible;

/// A local receiver that is as strict as the destinations, and prints what arrives
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Receive {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090", value_parser = address)]
    pub listen: SocketAddr,
    /// Token of the collector and client secret of the application
    #[arg(long, default_value = "receiver-token")]
    pub token: String,
    /// Key of webhooks: `whsec_` and base64
    #[arg(long, default_value = "whsec_dHJpcGxpbmUtcmVjZWl2ZXItb24tdGhpcy1tYWNoaW5l")]
    pub key: String,
    /// Print the whole OCSF event, one a line
    #[arg(long)]
    pub json: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline receive
  tripline run --config compose/demo/tripline.toml     in another terminal
  tripline receive --json | jq .finding_info.title

It stands for a Splunk HTTP Event Collector (/services/collector/event), Azure's Logs Ingestion API with its token endpoint \
(/dataCollectionRules/…, /local/oauth2/v2.0/token), a webhook receiver (/webhook), and for PagerDuty, ServiceNow, Jira (project SEC), \
Opsgenie, TheHive, Cortex XSOAR, Teams (/workflows/teams?sig=TOKEN) and a Tines story (/story/TOKEN). The user of Basic is `tripline`.
";

fn address(text: &str) -> Result<SocketAddr, String> {
    let wrong = |_| "write an IP address and a port, \"127.0.0.1:8090\"".to_owned();
    text.parse().map_err(wrong)
}

/// Receives until a signal comes.
///
/// # Errors
/// The address cannot be had, or the key is none.
pub async fn run(arguments: Receive) -> Result<u8, Error> {
    let key = Key::parse(&arguments.key).map_err(|what| Error::Usage(format!("--key: {what}")))?;
    let (receiver, mut arrivals) = Receiver::bind(arguments.listen, Options::new(&arguments.token, key))?;
    let stop = CancellationToken::new();
    stop::on_signal(stop.clone())?;
    writeln!(io::stderr(), "receiving on {}", receiver.url())?;
    let serving = tokio::spawn(receiver.run(stop.clone()));
    let style = Style::of(&io::stdout());
    loop {
        let arrival = tokio::select! {
            () = stop.cancelled() => break,
            arrival = arrivals.recv() => arrival,
        };
        match arrival {
            None => break,
            Some(arrival) if arguments.json => writeln!(io::stdout(), "{}", arrival.finding)?,
            Some(arrival) => show(&arrival, style)?,
        }
    }
    match serving.await {
        Ok(served) => served?,
        Err(error) => return Err(Error::Ended(format!("the receiver ended: {error}"))),
    }
    Ok(CLEAN)
}

/// Where platforms have the words of an incident, a note or a message.
const WORDS: [&str; 9] = [
    "/payload/summary",
    "/fields/summary",
    "/short_description",
    "/title",
    "/message",
    "/text",
    "/description",
    "/note",
    "/event_action",
];

/// What stands for a request that holds no words: its beginning, so many characters of it.
const SHOWN: usize = 100;

/// A platform's request in short.
fn essence(body: &Value) -> String {
    let words = WORDS.iter().find_map(|pointer| body.pointer(pointer)?.as_str());
    let words = words.map_or_else(|| body.to_string(), str::to_owned);
    let first = words.lines().next().unwrap_or_default();
    visible(&first.chars().take(SHOWN).collect::<String>()).into_owned()
}

fn show(arrival: &Arrival, style: Style) -> io::Result<()> {
    let endpoint = arrival.endpoint.as_str();
    if arrival.finding.pointer("/finding_info/title").is_none() {
        let endpoint = style.faint(format!("{endpoint:<10}"));
        return writeln!(io::stdout(), "{endpoint} {}", style.strong(essence(&arrival.finding)));
    }
    let text = |pointer: &str| {
        arrival
            .finding
            .pointer(pointer)
            .and_then(Value::as_str)
            .map_or(Cow::Borrowed("-"), visible)
    };
    let resource = text("/resources/0/uid");
    let (activity, status) = (text("/activity_name"), text("/status"));
    writeln!(
        io::stdout(),
        "{} {activity:<7} {status:<11} {:<13} {} {}",
        style.faint(format!("{endpoint:<10}")),
        text("/severity"),
        style.strong(text("/finding_info/title")),
        style.faint(resource)
    )
}
