//! Google Cloud Pub/Sub push: an OpenID Connect token, signed by Google, for our audience, of the subscription's service account.
//! "Authentication for push subscriptions", Google Cloud documentation. A token serves many messages for up to an hour, so it is the
//! message's id that tells a repetition.

use pipeline::config::Pattern;
use serde_json::Value;
use url::Url;

use super::fetch::Fetcher;
use super::jwt::{Expected, Keys};
use super::{Refusal, allowed};
use crate::config::PubSub as Config;

const KEYS: &str = "https://www.googleapis.com/oauth2/v3/certs";
const ISSUERS: [&str; 2] = ["https://accounts.google.com", "accounts.google.com"];

/// Tokens of push subscriptions.
pub struct PubSub {
    keys: Keys,
    expected: Expected,
    accounts: Vec<Pattern>,
}

impl PubSub {
    /// A check of what the config names.
    pub fn open(config: &Config, fetcher: Fetcher) -> Result<Self, String> {
        Ok(Self {
            keys: Keys::at(Url::parse(KEYS).map_err(|error| error.to_string())?, fetcher),
            expected: Expected {
                issuers: ISSUERS.map(str::to_owned).to_vec(),
                audiences: config.audience.as_slice().to_vec(),
            },
            accounts: config.service_accounts.clone(),
        })
    }

    /// Whether the caller is the push subscription's service account.
    pub async fn check(&self, token: Option<&str>, now: i64) -> Result<(), Refusal> {
        let claims = self.keys.check(token, &self.expected, now).await?;
        // Google writes a boolean; the OpenID specification's examples have text in places.
        let verified = claims
            .get("email_verified")
            .is_some_and(|value| value == &Value::Bool(true) || value == "true");
        let email = claims.get("email").and_then(Value::as_str).filter(|_| verified);
        match email {
            Some(email) if allowed(&self.accounts, email) => Ok(()),
            Some(_) => Err(Refusal::NotAllowed("the service account is not in the config")),
            None => Err(Refusal::NotAllowed("the token has no verified e-mail address")),
        }
    }
}

/// What tells a message from every other: its id and its subscription; from the header where the payload comes unwrapped.
pub fn identity(body: &[u8], header_id: Option<&str>) -> Option<Vec<u8>> {
    if let Some(id) = header_id {
        return Some(id.as_bytes().to_vec());
    }
    let value: Value = serde_json::from_slice(body).ok()?;
    let message = value.get("message")?;
    let id = message
        .get("messageId")
        .or_else(|| message.get("message_id"))
        .and_then(Value::as_str)?;
    let subscription = value.get("subscription").and_then(Value::as_str).unwrap_or_default();
    Some(format!("{subscription}\n{id}").into_bytes())
}
