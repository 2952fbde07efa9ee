//! Connections that mean harm: they say nothing, half, too much or nonsense, and are opened again as soon as they are closed.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

/// How long one holds on where it is not thrown out.
const HOLD: Duration = Duration::from_secs(20);

/// So that they do not become the load themselves.
const BREATH: Duration = Duration::from_millis(50);

/// What each says, and what it says again and again.
fn attacks() -> Vec<(Vec<u8>, &'static [u8])> {
    let post = |length: &str, body: &str| {
        format!("POST /v1/changes HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n{body}").into_bytes()
    };
    vec![
        (Vec::new(), b""),
        (b"POST /v1/changes HTTP/1.1\r\nHost: x\r\n".to_vec(), b"X-Slow: 1\r\n"),
        (post("Content-Length: 1000000000000", "{"), b" "),
        (post("Content-Length: 100\r\nContent-Length: 5", "{}"), b""),
        (post("Transfer-Encoding: chunked", "1\r\n{\r\n"), b"1\r\n \r\n"),
        (post("Transfer-Encoding: chunked", "ffffffffffffffff\r\n"), b""),
        (
            post("Content-Encoding: gzip\r\nContent-Length: 10", "\u{1f}\u{8b}xxxxx"),
            b"",
        ),
        (
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            b"\x00\x00\x08\x06\x00\x00\x00\x00\x0012345678",
        ),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(), b"\x00"),
        (format!("GET /{} HTTP/1.1\r\n", "a".repeat(70_000)).into_bytes(), b""),
        (
            format!("GET / HTTP/1.1\r\n{}", "A: b\r\n".repeat(500)).into_bytes(),
            b"",
        ),
        (vec![0; 4_096], b"\x00"),
    ]
}

/// Starts four of each.
pub fn start(listen: SocketAddr, tasks: &mut JoinSet<()>, stop: &CancellationToken) {
    for (first, again) in attacks() {
        for _ in 0..4 {
            let (first, stop) = (first.clone(), stop.clone());
            tasks.spawn(async move {
                while !stop.is_cancelled() {
                    tokio::select! {
                        () = stop.cancelled() => {}
                        _ = timeout(HOLD, attack(listen, &first, again)) => {}
                    }
                    sleep(BREATH).await;
                }
            });
        }
    }
}

/// Until the other side has had enough.
async fn attack(listen: SocketAddr, first: &[u8], again: &[u8]) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(listen).await?;
    stream.write_all(first).await?;
    let mut answer = [0; 1_024];
    loop {
        match timeout(Duration::from_millis(500), stream.read(&mut answer)).await {
            Ok(Ok(1..)) => {}
            Ok(_) => return Ok(()),
            Err(_) => stream.write_all(again).await?,
        }
    }
}
