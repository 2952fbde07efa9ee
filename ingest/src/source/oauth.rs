//! Tokens by OAuth 2.0: what a grant answers (RFC 6749, section 5). Knows no provider.

use std::time::Duration;

use reqwest::RequestBuilder;
use serde::Deserialize;
use serde_json::Value;

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
