//! A page of a process of this machine: status and body of one GET. Knows no page.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long the process may take to answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// The longest answer that is read.
const ANSWER: u64 = 64 << 10;

/// Asks once.
///
/// # Errors
/// Nothing answers there, or not in time.
pub async fn get(address: SocketAddr, page: &str) -> std::io::Result<(u16, String)> {
    match tokio::time::timeout(PATIENCE, ask(reachable(address), page)).await {
        Ok(answer) => answer,
        Err(_) => {
            let what = format!("no answer in {}s", PATIENCE.as_secs());
            Err(std::io::Error::new(std::io::ErrorKind::TimedOut, what))
        }
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
