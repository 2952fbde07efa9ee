//! A receiver of syslog over TCP (RFC 6587) that reads a connection to its end, and a loop that writes the same connections.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::deliver::bare::Bare;
use crate::deliver::event::event_id;

type Taken = Arc<Mutex<Vec<Vec<u8>>>>;

/// The receiver.
pub struct Syslog {
    address: String,
    taken: Taken,
}

impl Syslog {
    pub async fn open() -> anyhow::Result<(Self, UnboundedReceiver<String>)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let (sender, ids) = unbounded_channel();
        let taken = Taken::default();
        let kept = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut bytes = Vec::new();
                if stream.read_to_end(&mut bytes).await.is_err() {
                    continue;
                }
                for frame in frames(&bytes) {
                    let _ = sender.send(event_id(&frame).unwrap_or_default());
                }
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
            }
        });
        Ok((Self { address, taken }, ids))
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn begin(&mut self) {
        self.taken().clear();
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub async fn bare(&mut self) -> anyhow::Result<Bare> {
        let taken = std::mem::take(&mut *self.taken());
        let begun = Instant::now();
        for bytes in &taken {
            let mut stream = TcpStream::connect(&self.address).await?;
            stream.write_all(bytes).await?;
            stream.shutdown().await?;
            stream.read_to_end(&mut Vec::new()).await?;
        }
        Ok((taken.len(), begun.elapsed().as_secs_f64()))
    }
}

/// `LENGTH MESSAGE` one after the other.
fn frames(mut bytes: &[u8]) -> Vec<String> {
    let mut frames = Vec::new();
    while let Some(space) = bytes.iter().position(|byte| *byte == b' ') {
        let length = std::str::from_utf8(&bytes[..space])
            .ok()
            .and_then(|text| text.parse::<usize>().ok());
        let Some(frame) = length.and_then(|length| bytes.get(space + 1..space + 1 + length)) else {
            break;
        };
        frames.push(String::from_utf8_lossy(frame).into_owned());
        bytes = &bytes[space + 1 + frame.len()..];
    }
    frames
}
