//! Access tokens of Google Cloud: by a service account's key, or from the metadata server of the machine.
//!
//! Documents: Google Identity, "Using OAuth 2.0 for Server to Server Applications" (HTTP/REST); Google Cloud, "Authenticate workloads using
//! service accounts" (metadata server), RFC 7523.

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use pipeline::config::Secret;
use reqwest::Client;
use schemas::Clock;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::source::{Fault, oauth};

const SCOPE: &str = "https://www.googleapis.com/auth/cloud-platform";
const METADATA: &str = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token";
/// A token is replaced so long before it ends.
const EARLY: Duration = Duration::from_secs(120);
const FIX: &str = "give `credentials` the JSON key of a service account, or run it where Google Cloud gives it one";

/// Who we are.
pub(in crate::source) struct Tokens {
    key: Option<Secret>,
    clock: Clock,
    client: Client,
    current: Option<(String, Instant)>,
}

#[derive(Deserialize)]
struct Key {
    client_email: String,
    private_key: String,
    private_key_id: Option<String>,
    token_uri: String,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    scope: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
}

impl Tokens {
    pub(in crate::source) fn new(key: Option<Secret>, clock: Clock, client: Client) -> Self {
        Self {
            key,
            clock,
            client,
            current: None,
        }
    }

    /// A token that holds now.
    pub(in crate::source) async fn get(&mut self) -> Result<String, Fault> {
        if let Some((token, until)) = &self.current
            && Instant::now() < *until
        {
            return Ok(token.clone());
        }
        let request = match &self.key {
            Some(key) => self.assertion(key)?,
            None => self
                .client
                .get(METADATA)
                .header("metadata-flavor", "Google")
                .timeout(Duration::from_secs(5)),
        };
        let (token, lasts) = oauth::grant(request, FIX).await?;
        let holds = lasts.saturating_sub(EARLY);
        self.current = Some((token.clone(), Instant::now() + holds));
        Ok(token)
    }

    /// After a refusal the key is read anew.
    pub(in crate::source) fn forget(&mut self) {
        self.current = None;
    }

    fn assertion(&self, key: &Secret) -> Result<reqwest::RequestBuilder, Fault> {
        let wrong = |what: &str| Fault::refused(format!("`credentials`: {what}"), FIX);
        let text = key.expose().map_err(|what| wrong(&what))?;
        let key: Key = serde_json::from_str(&text).map_err(|_| wrong("not the JSON key of a service account"))?;
        let private = EncodingKey::from_rsa_pem(key.private_key.as_bytes())
            .map_err(|_| wrong("its private key cannot be read"))?;
        let now = self.clock.now() / 1_000;
        let claims = Claims {
            iss: &key.client_email,
            scope: SCOPE,
            aud: &key.token_uri,
            iat: now,
            exp: now + 3_600,
        };
        let header = Header {
            kid: key.private_key_id.clone(),
            ..Header::new(Algorithm::RS256)
        };
        let assertion =
            jsonwebtoken::encode(&header, &claims, &private).map_err(|_| wrong("its private key does not sign"))?;
        let form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("assertion", assertion.as_str()),
        ];
        Ok(self.client.post(&key.token_uri).form(&form))
    }
}
