//! How sources speak HTTP: one client's limits, and what an answer that is no success means. Knows no provider.

use std::time::Duration;

use pipeline::cause;
use reqwest::{Client, ClientBuilder, RequestBuilder, Response, StatusCode};

use super::Fault;

/// The longest answer that is read: a page of a thousand resources is some megabytes.
pub(super) const LIMIT: usize = 64 << 20;

/// The longest that a provider may have us wait, and the longest that a token is used, s: what it says beyond is a mistake, or worse.
const LONGEST_WAIT: u64 = 3_600;
const LONGEST_TOKEN: u64 = 86_400;

/// The longest text of an error that is shown.
const SHOWN: usize = 300;

/// A client's limits; the caller adds authorities and identities.
pub(super) fn client() -> ClientBuilder {
    // reqwest is built without a crypto provider of its own; a second installation is refused, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(60))
        // Credentials go to the host that the config names and to no other.
        .redirect(reqwest::redirect::Policy::none())
}

/// A whole answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: reqwest::header::HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The beginning of the body as text in one line.
    pub(super) fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.body);
        let line: Vec<&str> = text.split_whitespace().collect();
        line.join(" ").chars().take(SHOWN).collect()
    }

    /// How long the provider says to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        let header = self.headers.get(reqwest::header::RETRY_AFTER)?;
        header.to_str().ok()?.trim().parse().ok().map(wait)
    }
}

/// How long we wait of what a provider says.
pub(super) fn wait(seconds: u64) -> Duration {
    Duration::from_secs(seconds.min(LONGEST_WAIT))
}

/// How long a token is used of what its giver says.
pub(super) fn lasts(seconds: u64) -> Duration {
    Duration::from_secs(seconds.min(LONGEST_TOKEN))
}

/// Sends a request and reads the whole answer, whatever its status.
pub(super) async fn ask(request: RequestBuilder) -> Result<Answer, Fault> {
    read(send(request).await?).await
}

/// Sends a request; the answer is still to be read.
pub(super) async fn send(request: RequestBuilder) -> Result<Response, Fault> {
    request.send().await.map_err(away)
}

/// Reads an answer within the limit.
pub(super) async fn read(response: Response) -> Result<Answer, Fault> {
    read_within(response, LIMIT).await
}

async fn read_within(mut response: Response, limit: usize) -> Result<Answer, Fault> {
    let (status, headers) = (response.status(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(away)? {
        if body.len() + chunk.len() > limit {
            return Err(Fault::away(format!("an answer of more than {limit} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, headers, body })
}

/// No answer, or half of one. The URL stays out: its query may hold what nobody is to read.
pub(super) fn away(error: reqwest::Error) -> Fault {
    let host = error.url().and_then(|url| url.host_str().map(str::to_owned));
    let reason = cause::below(&error.without_url());
    let reason = if reason.is_empty() {
        "no answer".to_owned()
    } else {
        reason
    };
    Fault::away(match host {
        Some(host) => format!("{host}: {reason}"),
        None => reason,
    })
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    async fn answer(head: &str, body: &str, limit: usize) -> Result<Answer, Fault> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let said = format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n{body}");
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(said.as_bytes()).await;
        });
        read_within(send(client().build().unwrap().get(url)).await?, limit).await
    }

    #[tokio::test]
    async fn an_answer_has_a_limit() {
        for (length, taken) in [(3, true), (4, true), (5, false)] {
            let read = answer("200 OK", &"k".repeat(length), 4).await;
            assert_eq!(read.is_ok(), taken, "{length}");
        }
    }

    #[tokio::test]
    async fn what_a_provider_says_of_time_has_a_limit() {
        for (seconds, expect) in [
            ("3599", 3_599),
            ("3600", 3_600),
            ("3601", 3_600),
            ("18446744073709551615", 3_600),
        ] {
            let head = format!("429 Slow\r\nRetry-After: {seconds}");
            let told = answer(&head, "", 4).await.unwrap().retry_after();
            assert_eq!(told, Some(Duration::from_secs(expect)), "{seconds}");
        }
        for (seconds, expect) in [(86_399, 86_399), (86_400, 86_400), (86_401, 86_400), (u64::MAX, 86_400)] {
            assert_eq!(lasts(seconds), Duration::from_secs(expect));
        }
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let head = "302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/";
        let told = answer(head, "", 4).await.unwrap();
        assert_eq!(told.status, StatusCode::FOUND);
    }
}
