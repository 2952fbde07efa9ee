//! A mail server that takes everything (RFC 5321 with PIPELINING), and a loop that says one command after the other, as a plain client does.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::deliver::bare::Bare;

/// The header that names the event.
const EVENT: &str = "X-Tripline-Event: ";

type Taken = Arc<Mutex<Vec<Vec<u8>>>>;

/// The server.
pub struct Mail {
    address: String,
    taken: Taken,
}

impl Mail {
    pub async fn open() -> anyhow::Result<(Self, UnboundedReceiver<String>)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let (sender, ids) = unbounded_channel();
        let taken = Taken::default();
        let kept = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&kept), sender.clone()));
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
        let texts = std::mem::take(&mut *self.taken());
        let begun = Instant::now();
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        reply(&mut stream).await?;
        say(&mut stream, b"EHLO bare\r\n").await?;
        for text in &texts {
            for command in [
                "MAIL FROM:<tripline@example.com>\r\n",
                "RCPT TO:<soc@example.com>\r\n",
                "DATA\r\n",
            ] {
                say(&mut stream, command.as_bytes()).await?;
            }
            say(&mut stream, text).await?;
        }
        Ok((texts.len(), begun.elapsed().as_secs_f64()))
    }
}

async fn say(stream: &mut BufReader<TcpStream>, words: &[u8]) -> anyhow::Result<()> {
    stream.write_all(words).await?;
    reply(stream).await
}

/// A reply's lines; the last has a space behind its number.
async fn reply(stream: &mut BufReader<TcpStream>) -> anyhow::Result<()> {
    let mut line = String::new();
    loop {
        line.clear();
        anyhow::ensure!(stream.read_line(&mut line).await? > 0, "the mail server hung up");
        if line.as_bytes().get(3) != Some(&b'-') {
            anyhow::ensure!(line.starts_with(['2', '3']), "the mail server says {line}");
            return Ok(());
        }
    }
}

/// Until the client hangs up.
async fn serve(stream: TcpStream, taken: Taken, ids: UnboundedSender<String>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::with_capacity(64 << 10, stream);
    stream.write_all(b"220 bench ESMTP\r\n").await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        let word = line.split([' ', '\r']).next().unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match word.as_str() {
            "EHLO" => b"250-bench\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 33554432\r\n",
            "DATA" => b"354 go on\r\n",
            "QUIT" => b"221 bye\r\n",
            _ => b"250 OK\r\n",
        };
        stream.write_all(answer).await?;
        if word == "DATA" {
            let text = text(&mut stream).await?;
            let shown = String::from_utf8_lossy(&text);
            let id = shown.lines().find_map(|line| line.strip_prefix(EVENT));
            let _ = ids.send(id.unwrap_or_default().trim().to_owned());
            taken.lock().unwrap_or_else(PoisonError::into_inner).push(text);
            stream.write_all(b"250 OK\r\n").await?;
        }
        line.clear();
    }
    Ok(())
}

/// As it came, its end included.
async fn text(stream: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    while !text.ends_with(b"\r\n.\r\n") {
        if (&mut *stream).take(1 << 20).read_until(b'\n', &mut text).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(text)
}
