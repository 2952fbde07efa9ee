//! `tripline probe`: asks a process of this machine whether it lives, for images in which there is nothing else to ask with.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use clap::Args;
use pipeline::telemetry::config::Listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::arguments::Process;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::settings::Settings;

/// How long the process may take to answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// The status of a page that says yes.
const OK: u16 = 200;

/// The longest answer that is read.
const ANSWER: u64 = 64 << 10;

/// Ask the process of this machine for /healthz, or /readyz
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Probe {
    /// Where it is: the config's `telemetry.listen`, or what stands in its place
    #[command(flatten)]
    pub process: Process,
    /// Ask whether it does its work, too, and print what it says
    #[arg(long)]
    pub ready: bool,
}

const EXAMPLES: &str = "\
Examples:
  tripline probe                                 exit code 0 while it lives, 2 if nothing answers
  tripline probe --ready --config tripline.toml  what /readyz says; 1 if it is not ready
";

/// Asks once.
///
/// # Errors
/// What is wrong in the config.
pub async fn run(arguments: Probe) -> Result<u8, Error> {
    let listen = match arguments.process.telemetry {
        Some(listen) => listen,
        None => {
            Settings::read(arguments.process.at.config.as_deref())?
                .telemetry
                .config()
                .listen
        }
    };
    let Listen::At(address) = listen else {
        return Err(Error::Usage(
            "`telemetry.listen` is off, so there is nothing to ask".to_owned(),
        ));
    };
    let page = if arguments.ready { "/readyz" } else { "/healthz" };
    match tokio::time::timeout(PATIENCE, ask(reachable(address), page)).await {
        Ok(Ok((status, body))) => {
            if arguments.ready {
                writeln!(std::io::stdout().lock(), "{}", body.trim_end())?;
            }
            Ok(if status == OK { CLEAN } else { FOUND })
        }
        Ok(Err(error)) => Err(Error::Usage(format!("{address}{page}: {error}"))),
        Err(_) => Err(Error::Usage(format!(
            "{address}{page}: no answer in {}s",
            PATIENCE.as_secs()
        ))),
    }
}

/// Where one reaches what listens on every address.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Status and body of a page.
async fn ask(address: SocketAddr, page: &str) -> std::io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.take(ANSWER).read_to_string(&mut answer).await?;
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0);
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    Ok((status, body.to_owned()))
}
