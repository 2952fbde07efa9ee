//! Where tokens come from: an issuer that is asked by client credentials of OAuth 2.0 (RFC 6749, sections 4.4 and 5), or the machine's identity
//! on AWS. Knows no broker.

use std::time::Duration;

use reqwest::{Client, Response};
use schemas::Clock;
use serde::Deserialize;
use serde_json::Value;
use tokio::runtime::Handle;

use super::msk;
use super::token::{Denied, Token, Tokens};
use crate::bus::config::Oauth;
use crate::cause;
use crate::config::Secret;

/// What an issuer may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// No token is used for longer, whatever is said of it, in seconds.
const A_DAY: i64 = 24 * 3_600;

/// The longest answer that is read.
const LIMIT: usize = 1 << 20;

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    /// Seconds; a number, and text from some issuers.
    #[serde(default)]
    expires_in: Value,
}

/// Tokens by these credentials; the secret is read for each.
///
/// # Errors
/// No client can be made here.
pub fn tokens(oauth: &Oauth, clock: Clock) -> Result<Tokens, String> {
    if let Some(region) = &oauth.aws_region {
        return msk::tokens(region, clock);
    }
    let client = Client::builder()
        .timeout(PATIENCE)
        // Credentials go to the host that the config names and to no other.
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| cause::chain(&error))?;
    let runtime = Handle::try_current().map_err(|error| error.to_string())?;
    let (oauth, own) = (oauth.clone(), clock.clone());
    Ok(Tokens::new(clock, move || runtime.block_on(ask(&oauth, &client, &own))))
}

async fn ask(oauth: &Oauth, client: &Client, clock: &Clock) -> Result<Token, Denied> {
    let secret = oauth.client_secret.as_ref().map(Secret::expose).transpose();
    let secret = secret.map_err(|what| Denied::Refused(format!("`oauth.client_secret`: {what}")))?;
    let mut form = vec![
        ("grant_type", "client_credentials"),
        ("client_id", oauth.client_id.as_deref().unwrap_or_default()),
        ("client_secret", secret.as_deref().unwrap_or_default().trim()),
    ];
    form.extend(oauth.scope.as_deref().map(|scope| ("scope", scope)));
    let away = |error: reqwest::Error| {
        Denied::Away(format!(
            "the issuer does not answer: {}",
            cause::chain(&error.without_url())
        ))
    };
    let asked = clock.now();
    let answer = client
        .post(oauth.token_url.as_deref().unwrap_or_default())
        .form(&form)
        .send()
        .await
        .map_err(away)?;
    let status = answer.status();
    let body = body(answer).await.map_err(away)?;
    if !status.is_success() {
        let what = format!("the issuer answered {status}{}", reason(&body));
        return Err(match status.as_u16() {
            // 400: invalid_grant, invalid_scope (RFC 6749, section 5.2).
            400 | 401 | 403 | 404 => Denied::Refused(what),
            _ => Denied::Away(what),
        });
    }
    let granted: Granted = serde_json::from_slice(&body).map_err(|_| {
        Denied::Refused("the issuer answered without an `access_token`: check `oauth.token_url`".to_owned())
    })?;
    let seconds = granted.expires_in.as_i64();
    let seconds = seconds.or_else(|| granted.expires_in.as_str()?.parse().ok());
    // An hour is what issuers give that do not say.
    let seconds = seconds.unwrap_or(3_600).clamp(1, A_DAY);
    Ok(Token {
        token: granted.access_token,
        until: asked.saturating_add(seconds * 1_000),
    })
}

async fn body(mut answer: Response) -> Result<Vec<u8>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        let room = LIMIT.saturating_sub(body.len());
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(body)
}

/// What an issuer says of a refusal; nothing else of its answer, for it may repeat what we sent.
fn reason(body: &[u8]) -> String {
    let said: Value = serde_json::from_slice(body).unwrap_or_default();
    let word = |key: &str| {
        let word: String = said[key].as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!(": {}", word.chars().take(200).collect::<String>()))
    };
    [word("error"), word("error_description")]
        .into_iter()
        .flatten()
        .collect()
}
