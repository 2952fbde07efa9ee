//! How sources speak HTTP: one client's limits, and what an answer that is no success means. Knows no provider.

use std::time::Duration;

use pipeline::cause;
use reqwest::{Client, ClientBuilder, RequestBuilder, Response, StatusCode};

use super::Fault;

/// The longest answer that is read: a page of a thousand resources is some megabytes.
pub(super) const LIMIT: usize = 64 << 20;

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
        header.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
    }
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
pub(super) async fn read(mut response: Response) -> Result<Answer, Fault> {
    let (status, headers) = (response.status(), response.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(away)? {
        if body.len() + chunk.len() > LIMIT {
            return Err(Fault::away(format!("an answer of more than {LIMIT} bytes")));
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
