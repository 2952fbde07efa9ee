//! Tokens by OAuth 2.0: what a grant answers (RFC 6749, section 5), and how a broker's client gets one. Knows no provider.

use std::time::Duration;

use pipeline::bus::kafka::token::{Denied, Token, Tokens};
use reqwest::RequestBuilder;
use schemas::Clock;
use serde::Deserialize;
use serde_json::Value;
use tokio::runtime::Handle;

use super::{Fault, http};

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    /// A number, or the text of one.
    expires_in: Value,
}

/// A new token, and how long it lasts.
pub(super) async fn grant(request: RequestBuilder, fix: &str) -> Result<(String, Duration), Fault> {
    let answer = http::ask(request).await?;
    if !answer.status.is_success() {
        let what = format!("no token: HTTP {} {}", answer.status.as_u16(), answer.text());
        let busy = answer.status.is_server_error() || answer.status.as_u16() == 429;
        return Err(match busy {
            true => Fault::Away {
                what,
                after: answer.retry_after(),
            },
            false => Fault::refused(what, fix),
        });
    }
    let granted: Granted =
        serde_json::from_slice(&answer.body).map_err(|_| Fault::away("the answer holds no token"))?;
    let seconds = granted.expires_in.as_u64();
    let seconds = seconds.or_else(|| granted.expires_in.as_str()?.parse().ok());
    Ok((granted.access_token, http::lasts(seconds.unwrap_or_default())))
}

/// Tokens of a grant for a broker's client, which asks for them on a thread of its own.
pub(super) fn bearer<F>(clock: &Clock, grant: impl Fn() -> F + Send + Sync + 'static) -> Tokens
where
    F: Future<Output = Result<(String, Duration), Fault>> + Send,
{
    let (own, runtime) = (clock.clone(), Handle::current());
    Tokens::new(clock.clone(), move || {
        let asked = own.now();
        let (token, lasts) = runtime.block_on(grant()).map_err(|fault| match fault {
            Fault::Away { what, .. } => Denied::Away(what),
            refused @ Fault::Refused { .. } => Denied::Refused(refused.to_string()),
        })?;
        let lasts = i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX);
        Ok(Token {
            token,
            until: asked.saturating_add(lasts),
        })
    })
}
