//! A connection to a mail server: commands out, replies in. Knows no message's meaning.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pipeline::delivery::TransportError;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::server::{Security, Server};
use crate::transport::stream::Tls;

/// A reply's lines together are no longer (RFC 5321 has lines of 512 bytes; servers have some tens of them).
const REPLY: u64 = 16 << 10;

/// Bytes both ways.
trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// What the server said to a command.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) stage: &'static str,
    pub(super) status: u16,
    pub(super) text: String,
}

impl Reply {
    /// What we know without asking.
    pub(super) fn ours(stage: &'static str, status: u16, text: &str) -> Self {
        let text = text.to_owned();
        Self { stage, status, text }
    }

    pub(super) fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether an EHLO's reply names the extension.
    pub(super) fn has(&self, extension: &str) -> bool {
        self.parameters(extension).is_some()
    }

    fn parameters(&self, extension: &str) -> Option<&str> {
        let mut lines = self.text.lines();
        lines.find_map(|line| {
            let (name, rest) = line.split_once([' ', '=']).unwrap_or((line, ""));
            name.eq_ignore_ascii_case(extension).then_some(rest)
        })
    }
}

/// A talk that came to no reply.
#[derive(Debug)]
pub(super) struct Broken {
    what: String,
    /// Where it did not even begin for want of a credential.
    unsent: Option<TransportError>,
    /// Nothing of a message's text was sent, so it cannot have arrived.
    pub(super) before_text: bool,
}

impl Broken {
    pub(super) fn new(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            unsent: None,
            before_text: true,
        }
    }
}

impl From<TransportError> for Broken {
    fn from(error: TransportError) -> Self {
        Self {
            unsent: Some(error),
            ..Self::new("no credential")
        }
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::new(&error.to_string())
    }
}

impl From<Broken> for TransportError {
    fn from(broken: Broken) -> Self {
        if let Some(error) = broken.unsent {
            return error;
        }
        match broken.what.contains("invalid peer certificate") {
            true => Self::Refused {
                reason: broken.what,
                hint: "the server's certificate is not trusted: put its authority into `ca`, or check the host's name"
                    .to_owned(),
            },
            false => Self::NoAnswer(format!("the talk with the mail server broke off: {}", broken.what)),
        }
    }
}

/// A connection.
pub(super) struct Session {
    stream: BufReader<Box<dyn Duplex>>,
    /// The largest message that the server says it takes (RFC 1870).
    pub(super) most: Option<usize>,
    /// Whether it takes several commands at once (RFC 2920).
    pub(super) pipelining: bool,
}

impl Session {
    /// Connects, over TLS where it is there from the first byte, and reads the greeting.
    pub(super) async fn open(address: &str, tls: Option<&Tls>, server: &Server) -> Result<(Self, Reply), Broken> {
        let tcp = TcpStream::connect(address).await?;
        // Else the end of a text would wait until the server's system has said that it has the beginning.
        tcp.set_nodelay(true)?;
        let stream: Box<dyn Duplex> = match (server.security, tls) {
            (Security::Tls, Some(tls)) => Box::new(tls.connect(tcp).await?),
            _ => Box::new(tcp),
        };
        let mut session = Self {
            stream: BufReader::new(stream),
            most: None,
            pipelining: false,
        };
        let greeting = session.reply("connect").await?;
        Ok((session, greeting))
    }

    /// The same connection over TLS. What was said before its time is not believed (CVE-2011-0411).
    pub(super) async fn secured(self, tls: &Tls) -> Result<Self, Broken> {
        if !self.stream.buffer().is_empty() {
            return Err(Broken::new("the server went on in plain text after it agreed to TLS"));
        }
        let stream: Box<dyn Duplex> = Box::new(tls.connect(self.stream.into_inner()).await?);
        Ok(Self {
            stream: BufReader::new(stream),
            most: None,
            pipelining: false,
        })
    }

    /// Takes note of what the server can do.
    pub(super) fn learn(&mut self, able: &Reply) {
        let size = able.parameters("SIZE").and_then(|size| size.trim().parse().ok());
        self.most = size.filter(|size| *size > 0);
        self.pipelining = able.has("PIPELINING");
    }

    pub(super) async fn command(&mut self, stage: &'static str, line: &str) -> Result<Reply, Broken> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await?;
        self.stream.flush().await?;
        self.reply(stage).await
    }

    /// Several commands at once, and a reply to each.
    pub(super) async fn commands(&mut self, commands: &[(&'static str, String)]) -> Result<Vec<Reply>, Broken> {
        let lines: String = commands.iter().map(|(_, line)| format!("{line}\r\n")).collect();
        self.stream.write_all(lines.as_bytes()).await?;
        self.stream.flush().await?;
        let mut replies = Vec::with_capacity(commands.len());
        for (stage, _) in commands {
            replies.push(self.reply(stage).await?);
        }
        Ok(replies)
    }

    /// PLAIN (RFC 4616), or the older LOGIN where the server has only that.
    pub(super) async fn login(&mut self, able: &Reply, user: &str, password: &str) -> Result<Reply, Broken> {
        let words = able.parameters("AUTH").unwrap_or_default().to_ascii_uppercase();
        let ways: Vec<&str> = words.split_ascii_whitespace().collect();
        if ways.contains(&"PLAIN") {
            let proof = STANDARD.encode(format!("\0{user}\0{password}"));
            return self.command("AUTH", &format!("AUTH PLAIN {proof}")).await;
        }
        if !ways.contains(&"LOGIN") {
            let text = format!("the server offers {words:?}, of which we know neither PLAIN nor LOGIN");
            return Ok(Reply::ours("AUTH", 504, &text));
        }
        let mut reply = self.command("AUTH", "AUTH LOGIN").await?;
        for answer in [user, password] {
            if reply.status != 334 {
                break;
            }
            reply = self.command("AUTH", &STANDARD.encode(answer)).await?;
        }
        Ok(reply)
    }

    /// XOAUTH2, which Microsoft and Google have (developers.google.com/workspace/gmail/imap/xoauth2-protocol). A refusal comes as a
    /// challenge that explains itself, and ends with an empty answer of ours.
    pub(super) async fn bearer(&mut self, able: &Reply, user: &str, token: &str) -> Result<Reply, Broken> {
        let words = able.parameters("AUTH").unwrap_or_default().to_ascii_uppercase();
        if !words.split_ascii_whitespace().any(|way| way == "XOAUTH2") {
            let text = format!("the server offers {words:?}, and not XOAUTH2, which a token needs");
            return Ok(Reply::ours("AUTH", 504, &text));
        }
        let proof = STANDARD.encode(format!("user={user}\x01auth=Bearer {token}\x01\x01"));
        let reply = self.command("AUTH", &format!("AUTH XOAUTH2 {proof}")).await?;
        match reply.status {
            334 => self.command("AUTH", "").await,
            _ => Ok(reply),
        }
    }

    /// What follows a DATA that was answered with 354. From the first byte of the text on nobody knows whether a message without a reply
    /// arrived.
    pub(super) async fn text(&mut self, message: &[u8]) -> Result<Reply, Broken> {
        let sent = async {
            self.stream.write_all(&transparent(message)).await?;
            self.stream.flush().await?;
            self.reply("DATA").await
        };
        sent.await.map_err(|broken: Broken| Broken {
            before_text: false,
            ..broken
        })
    }

    async fn reply(&mut self, stage: &'static str) -> Result<Reply, Broken> {
        let (mut text, mut room) = (String::new(), REPLY);
        loop {
            let mut line = Vec::new();
            let read = (&mut self.stream).take(room).read_until(b'\n', &mut line).await?;
            room -= read as u64;
            if line.last() != Some(&b'\n') {
                return Err(Broken::new("the connection ended within a reply"));
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end();
            let status = line.get(..3).and_then(|code| code.parse().ok());
            let (Some(status), separator) = (status, line.as_bytes().get(3)) else {
                return Ok(Reply::ours(stage, 599, &format!("no reply of SMTP: {line}")));
            };
            text.push_str(line.get(4..).unwrap_or_default());
            if separator != Some(&b'-') {
                return Ok(Reply { stage, status, text });
            }
            text.push('\n');
        }
    }
}

/// The text as it goes over the wire: lines end in CRLF, a dot at the beginning of one is doubled, a line with a dot alone ends it
/// (RFC 5321, section 4.5.2).
fn transparent(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 256);
    let message = message.strip_suffix(b"\n").unwrap_or(message);
    for line in message.split(|byte| *byte == b'\n') {
        // A bare CR would be the end of a line to some.
        let mut line = line.iter().filter(|byte| **byte != b'\r').peekable();
        if line.peek() == Some(&&b'.') {
            out.push(b'.');
        }
        out.extend(line);
        out.extend(b"\r\n");
    }
    out.extend(b".\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_message_before_its_end() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                String::from_utf8(transparent(text.as_bytes())).unwrap(),
                expect,
                "{text:?}"
            );
        };
        check("a\r\nb\r\n", "a\r\nb\r\n.\r\n");
        check("a\r\n.\r\nMAIL FROM:<x>", "a\r\n..\r\nMAIL FROM:<x>\r\n.\r\n");
        check("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n");
        check("a\r.\rb\n", "a.b\r\n.\r\n");
        check("", "\r\n.\r\n");
        check("\r.\r\nb", "..\r\nb\r\n.\r\n");
    }

    #[test]
    fn extensions_are_found_in_the_lines() {
        let able = Reply::ours("EHLO", 250, "mail.example\nSIZE 1000\nAUTH PLAIN LOGIN\nSTARTTLS");
        assert!(able.has("starttls") && !able.has("SMTPUTF8"));
        assert_eq!(able.parameters("AUTH"), Some("PLAIN LOGIN"));
        assert_eq!(able.parameters("SIZE"), Some("1000"));
    }

    #[tokio::test]
    async fn a_reply_has_so_many_bytes_and_no_more() {
        let most = usize::try_from(REPLY).unwrap();
        for (length, is_read) in [(most - 1, true), (most, true), (most + 1, false)] {
            let (ours, mut theirs) = tokio::io::duplex(most * 2);
            let said = format!("250-{}\n250 end\n", "k".repeat(length - "250-\n250 end\n".len()));
            theirs.write_all(said.as_bytes()).await.unwrap();
            let stream: Box<dyn Duplex> = Box::new(ours);
            let mut session = Session {
                stream: BufReader::new(stream),
                most: None,
                pipelining: false,
            };
            assert_eq!(session.reply("EHLO").await.is_ok(), is_read, "{length}");
        }
    }
}
