//! A door between the process and its destination, that can be slow or shut. Knows bytes only.

use std::net::SocketAddr;
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
}

const DELAY: Duration = Duration::from_millis(300);

/// Opens the door; its address, and the handle that turns it.
///
/// # Errors
/// No port can be had.
pub async fn open(behind: SocketAddr) -> std::io::Result<(SocketAddr, watch::Sender<Mode>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (sender, mode) = watch::channel(Mode::Open);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(pass(stream, behind, mode.clone()));
        }
    });
    Ok((address, sender))
}

async fn pass(mut stream: TcpStream, behind: SocketAddr, mut mode: watch::Receiver<Mode>) {
    let now = *mode.borrow_and_update();
    let Ok(mut inner) = TcpStream::connect(behind).await else {
        return;
    };
    let passing = async {
        match now {
            Mode::Open => drop(copy_bidirectional(&mut stream, &mut inner).await),
            Mode::Slow => slowly(&mut stream, &mut inner).await,
            Mode::Away => {}
        }
    };
    // A turn of the door cuts what stands; the client connects again.
    tokio::select! {
        () = passing => {}
        _ = mode.changed() => {}
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
