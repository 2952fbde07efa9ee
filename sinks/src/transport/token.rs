//! Tokens by client credentials (OAuth 2.0, section 4.4) or from the machine that we are on, kept until shortly before they expire, and a
//! transport that puts them into requests. A token that is refused is asked for once more; then the destination's loop holds.

mod cli;
mod credential;

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use pipeline::delivery::{Request, Response, Transport, TransportError};
use schemas::Clock;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

pub use credential::{Credential, Proof};

/// A token is not used in its last five minutes, so that it does not expire on the way.
const MARGIN: i64 = 5 * 60 * 1_000;

/// What an authority says beyond a day is not believed, s.
const LONGEST: i64 = 86_400;

#[derive(Clone)]
struct Token {
    value: String,
    /// ms since the Unix epoch.
    until: i64,
}

/// Tokens for whoever wants one.
pub struct Tokens {
    inner: Arc<dyn Transport>,
    credential: Credential,
    clock: Clock,
    token: Mutex<Option<Token>>,
}

/// A transport that adds `authorization: Bearer …`.
pub struct Authorized {
    inner: Arc<dyn Transport>,
    tokens: Tokens,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    /// A number, from the machine's own service a text.
    expires_in: Value,
}

#[derive(Deserialize)]
struct Denied {
    error: String,
    #[serde(default)]
    error_description: String,
}

impl Authorized {
    /// Wraps a transport; tokens are fetched through it too.
    pub fn new(inner: Arc<dyn Transport>, credential: Credential, clock: Clock) -> Self {
        Self {
            tokens: Tokens::new(Arc::clone(&inner), credential, clock),
            inner,
        }
    }
}

impl Tokens {
    /// Those that the transport can fetch.
    pub fn new(inner: Arc<dyn Transport>, credential: Credential, clock: Clock) -> Self {
        Self {
            inner,
            credential,
            clock,
            token: Mutex::new(None),
        }
    }

    /// The token that we have, or a new one. `refused` is one that is no good any more.
    pub async fn token(&self, refused: Option<&str>) -> Result<String, TransportError> {
        let mut kept = self.token.lock().await;
        let now = self.clock.now();
        let good = |token: &&Token| token.until > now && Some(token.value.as_str()) != refused;
        if let Some(token) = kept.as_ref().filter(good) {
            return Ok(token.value.clone());
        }
        let granted = self.fetch().await?;
        let until = now + lasts(&granted.expires_in);
        *kept = Some(Token {
            value: granted.access_token.clone(),
            until,
        });
        Ok(granted.access_token)
    }

    async fn fetch(&self) -> Result<Granted, TransportError> {
        let now = self.clock.now();
        if let Proof::Cli { command, tenant } = &self.credential.proof {
            let (access_token, left) = cli::token(command, tenant, &self.credential.scope, now).await?;
            return Ok(Granted {
                access_token,
                expires_in: left.into(),
            });
        }
        let request = self.credential.request(now)?;
        let response = self.inner.send(request).await?;
        granted(&response)
    }
}

/// For how long a token is used, ms.
fn lasts(expires_in: &Value) -> i64 {
    let seconds = match expires_in {
        Value::String(text) => text.parse().ok(),
        number => number.as_i64(),
    };
    let lifetime = seconds.unwrap_or_default().clamp(0, LONGEST) * 1_000;
    lifetime - MARGIN.min(lifetime / 2)
}

fn granted(response: &Response) -> Result<Granted, TransportError> {
    let status = response.status;
    if status == 200
        && let Ok(granted) = serde_json::from_slice(&response.body)
    {
        return Ok(granted);
    }
    if matches!(status, 408 | 429 | 500..=599) {
        return Err(TransportError::NoAnswer(format!(
            "no token: HTTP {status} from the authority"
        )));
    }
    let why = match serde_json::from_slice::<Denied>(&response.body) {
        // The first line; then follow trace ids and times that differ each time.
        Ok(Denied {
            error,
            error_description,
        }) => {
            format!("{error}: {}", error_description.lines().next().unwrap_or_default())
        }
        Err(_) => "not an answer of Entra".to_owned(),
    };
    Err(TransportError::Refused {
        reason: format!("no token: HTTP {status}, {why}"),
        hint: "check `tenant`, `client_id`, `authority` and `client_secret` (or what stands in its place); a secret or certificate may have expired"
            .to_owned(),
    })
}

impl Transport for Authorized {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        async move {
            let token = self.tokens.token(None).await?;
            let response = self.inner.send(with(&request, &token)).await?;
            if response.status != 401 {
                return Ok(response);
            }
            let fresh = self.tokens.token(Some(&token)).await?;
            self.inner.send(with(&request, &fresh)).await
        }
        .boxed()
    }
}

fn with(request: &Request, token: &str) -> Request {
    let mut request = request.clone();
    request
        .headers
        .push(("authorization".into(), format!("Bearer {token}")));
    request
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_lifetime_is_believed_within_reason() {
        for (said, seconds) in [
            (json!(3_600), 3_300),
            (json!("3600"), 3_300),
            (json!(60), 30),
            (json!(LONGEST - 1), LONGEST - 301),
            (json!(LONGEST), LONGEST - 300),
            (json!(LONGEST + 1), LONGEST - 300),
            (json!(i64::MAX), LONGEST - 300),
            (json!(i64::MIN), 0),
            (json!(1e300), 0),
            (json!(["x"]), 0),
        ] {
            assert_eq!(lasts(&said), seconds * 1_000, "{said}");
        }
    }
}
