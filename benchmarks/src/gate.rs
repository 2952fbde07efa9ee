//! A door between a process and its destination, that can be slow, shut, or break what passes. Knows bytes only.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;

/// What becomes of connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// They pass.
    Open,
    /// Each portion waits.
    Slow,
    /// They are dropped, those that stand too.
    Away,
    /// They are reset in the middle of a request.
    Reset,
    /// Requests pass, answers are cut in the middle.
    Truncated,
}

const DELAY: Duration = Duration::from_millis(300);

/// The door. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Gate {
    address: SocketAddr,
    mode: Arc<watch::Sender<Mode>>,
    met: Arc<AtomicU64>,
}

impl Gate {
    /// Opens the door.
    ///
    /// # Errors
    /// No port can be had.
    pub async fn open(behind: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let gate = Self {
            address: listener.local_addr()?,
            mode: Arc::new(watch::Sender::new(Mode::Open)),
            met: Arc::default(),
        };
        let (mode, met) = (gate.mode.subscribe(), Arc::clone(&gate.met));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass(stream, behind, mode.clone(), Arc::clone(&met)));
            }
        });
        Ok(gate)
    }

    /// Where it stands.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Turns it. What stands is cut; the client connects again.
    pub fn turn(&self, mode: Mode) {
        self.mode.send_if_modified(|now| std::mem::replace(now, mode) != mode);
    }

    /// How many connections found it otherwise than open.
    pub fn met(&self) -> u64 {
        self.met.load(Ordering::Relaxed)
    }
}

async fn pass(mut stream: TcpStream, behind: SocketAddr, mut mode: watch::Receiver<Mode>, met: Arc<AtomicU64>) {
    let now = *mode.borrow_and_update();
    let Ok(mut inner) = TcpStream::connect(behind).await else {
        return;
    };
    if now != Mode::Open {
        met.fetch_add(1, Ordering::Relaxed);
    }
    let passing = async {
        match now {
            Mode::Open => drop(copy_bidirectional(&mut stream, &mut inner).await),
            Mode::Slow => slowly(&mut stream, &mut inner).await,
            Mode::Away => {}
            Mode::Reset => reset(&mut stream).await,
            Mode::Truncated => truncated(&mut stream, &mut inner).await,
        }
    };
    tokio::select! {
        () = passing => {}
        _ = mode.changed() => {}
    }
}

/// Bytes that were sent and not read when a socket is closed make the system reset the connection.
async fn reset(stream: &mut TcpStream) {
    let mut some = [0; 16];
    let _ = stream.read(&mut some).await;
}

/// The request arrives, and half of the answer.
async fn truncated(stream: &mut TcpStream, inner: &mut TcpStream) {
    let mut answer = vec![0; 1 << 16];
    let (mut from, mut to) = stream.split();
    let (mut back, mut there) = inner.split();
    let answered = async {
        if let Ok(length @ 2..) = back.read(&mut answer).await {
            let _ = to.write_all(&answer[..length / 2]).await;
        }
    };
    tokio::select! {
        () = answered => {}
        _ = tokio::io::copy(&mut from, &mut there) => {}
    }
}

async fn slowly(stream: &mut TcpStream, inner: &mut TcpStream) {
    let (mut there, mut back) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let copied = tokio::select! {
            read = stream.read(&mut there) => match read {
                Ok(length @ 1..) => {
                    sleep(DELAY).await;
                    inner.write_all(&there[..length]).await
                }
                _ => return,
            },
            read = inner.read(&mut back) => match read {
                Ok(length @ 1..) => stream.write_all(&back[..length]).await,
                _ => return,
            },
        };
        if copied.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a client gets that says `hello` through the door to a server that answers `12345678`.
    async fn through(mode: Mode) -> Result<Vec<u8>, std::io::ErrorKind> {
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gate = Gate::open(server.local_addr().unwrap()).await.unwrap();
        gate.turn(mode);
        tokio::spawn(async move {
            let (mut stream, _) = server.accept().await.unwrap();
            let mut hello = [0; 64];
            if matches!(stream.read(&mut hello).await, Ok(1..)) {
                let _ = stream.write_all(b"12345678").await;
            }
        });
        let mut client = TcpStream::connect(gate.address()).await.unwrap();
        let hello = [b'h'; 64];
        client.write_all(&hello).await.unwrap();
        let mut answer = Vec::new();
        let read = client.read_to_end(&mut answer).await;
        assert_eq!(gate.met(), u64::from(mode != Mode::Open));
        read.map(|_| answer).map_err(|error| error.kind())
    }

    #[tokio::test]
    async fn each_mode_does_what_it_says() {
        assert_eq!(through(Mode::Open).await.unwrap(), b"12345678");
        assert_eq!(through(Mode::Slow).await.unwrap(), b"12345678");
        assert_eq!(through(Mode::Truncated).await.unwrap(), b"1234");
        assert_eq!(through(Mode::Reset).await, Err(std::io::ErrorKind::ConnectionReset));
        assert_ne!(through(Mode::Away).await.unwrap_or_default(), b"12345678");
    }
}
