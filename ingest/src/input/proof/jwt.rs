//! Signed tokens (RFC 7519) checked against an issuer's published keys (RFC 7517). The keys are fetched when needed and kept for an hour.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::Value;
use url::Url;

use super::Refusal;
use super::fetch::Fetcher;

/// How long keys are taken for current.
const FRESH: i64 = 3_600_000;
/// How soon an unknown key id may make us ask again, so that nobody can make us ask without end.
const AGAIN: i64 = 60_000;
/// The same while we have none at all.
const SOON: i64 = 1_000;
/// How long keys serve while the issuer is out of reach.
const STALE: i64 = 86_400_000;
/// How far clocks may differ.
const LEEWAY: i64 = 60_000;

/// An issuer's keys.
pub struct Keys {
    url: Url,
    fetcher: Fetcher,
    cached: Mutex<Option<Cached>>,
    /// When the issuer was last asked; held while it is.
    asked: tokio::sync::Mutex<Option<i64>>,
}

struct Cached {
    set: JwkSet,
    fetched: i64,
}

/// What a token must say.
#[derive(Debug, Clone)]
pub struct Expected {
    /// `iss` is one of these.
    pub issuers: Vec<String>,
    /// `aud` is, or holds, one of these.
    pub audiences: Vec<String>,
}

impl Keys {
    /// Keys that are published at the URL.
    pub fn at(url: Url, fetcher: Fetcher) -> Self {
        Self {
            url,
            fetcher,
            cached: Mutex::default(),
            asked: tokio::sync::Mutex::default(),
        }
    }

    /// The claims of a token that holds: RS256, signed by the issuer, for us, now.
    pub async fn check(&self, token: Option<&str>, expected: &Expected, now: i64) -> Result<Value, Refusal> {
        let token = token.ok_or(Refusal::Missing(
            "send the header `Authorization: Bearer …` with a signed token",
        ))?;
        let header = decode_header(token).map_err(|_| Refusal::Wrong("not a signed token"))?;
        if header.alg != Algorithm::RS256 {
            return Err(Refusal::Wrong("the token is not signed with RS256"));
        }
        let kid = header.kid.ok_or(Refusal::Wrong("the token does not name its key"))?;
        let key = self.key(&kid, now).await?;
        let mut validation = Validation::new(Algorithm::RS256);
        validation.set_audience(&expected.audiences);
        validation.set_issuer(&expected.issuers);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        // Times are compared below, by the clock that was passed in.
        validation.validate_exp = false;
        let claims = decode::<Value>(token, &key, &validation)
            .map_err(|error| refusal(error.kind()))?
            .claims;
        let time = |name: &str| {
            claims
                .get(name)
                .and_then(Value::as_f64)
                .map(|seconds| (seconds * 1000.0) as i64)
        };
        let expires = time("exp").ok_or(Refusal::Wrong("the token has no end"))?;
        if expires.saturating_add(LEEWAY) < now {
            return Err(Refusal::Expired("the token has ended"));
        }
        if time("nbf").is_some_and(|begins| begins > now.saturating_add(LEEWAY)) {
            return Err(Refusal::Expired("the token does not hold yet"));
        }
        Ok(claims)
    }

    /// The issuer's key of that name. A known and fresh key waits for nobody; an unknown one, which the caller chooses, makes us ask at
    /// most once in a while, and only those wait for the answer who need it.
    async fn key(&self, kid: &str, now: i64) -> Result<DecodingKey, Refusal> {
        if let Some(jwk) = self.cached(kid, FRESH, now) {
            return usable(&jwk);
        }
        let mut asked = self.asked.lock().await;
        let fetched = self.lock().as_ref().map(|cached| cached.fetched);
        let stale = fetched.is_none_or(|fetched| now.saturating_sub(fetched) > FRESH);
        let unknown = self.cached(kid, STALE, now).is_none();
        let pause = if fetched.is_some() { AGAIN } else { SOON };
        let rested = asked.is_none_or(|at| now.saturating_sub(at) > pause);
        if (stale || unknown) && rested {
            *asked = Some(now);
            match self.fetch().await {
                Ok(set) => *self.lock() = Some(Cached { set, fetched: now }),
                Err(error) if unknown => return Err(Refusal::Unverifiable(error)),
                Err(error) => {
                    tracing::warn!(url = %self.url, %error, "keys cannot be renewed; the known ones serve on")
                }
            }
        }
        drop(asked);
        match self.cached(kid, STALE, now) {
            Some(jwk) => usable(&jwk),
            None if self.lock().is_none() => {
                Err(Refusal::Unverifiable("the issuer's keys are out of reach".to_owned()))
            }
            None => Err(Refusal::Wrong("the token's key is not one of the issuer's")),
        }
    }

    /// A key that we have, if it is not older than that.
    fn cached(&self, kid: &str, oldest: i64, now: i64) -> Option<Jwk> {
        let cached = self.lock();
        let cached = cached
            .as_ref()
            .filter(|cached| now.saturating_sub(cached.fetched) <= oldest)?;
        cached.set.find(kid).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Cached>> {
        // The data is whole between statements, so a panic elsewhere does not spoil it.
        self.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn fetch(&self) -> Result<JwkSet, String> {
        let bytes = self.fetcher.get(&self.url).await.map_err(|error| error.to_string())?;
        // Keys of kinds that we do not know stand beside those that we do: read one by one.
        let value: Value = serde_json::from_slice(&bytes).map_err(|_| "the keys are not JSON".to_owned())?;
        let list = value
            .get("keys")
            .and_then(Value::as_array)
            .ok_or("the keys have no list")?;
        let keys = list
            .iter()
            .filter_map(|key| serde_json::from_value(key.clone()).ok())
            .collect();
        Ok(JwkSet { keys })
    }
}

fn usable(jwk: &Jwk) -> Result<DecodingKey, Refusal> {
    DecodingKey::from_jwk(jwk).map_err(|_| Refusal::Wrong("the token's key cannot be used"))
}

fn refusal(kind: &jsonwebtoken::errors::ErrorKind) -> Refusal {
    use jsonwebtoken::errors::ErrorKind;
    match kind {
        ErrorKind::InvalidAudience => Refusal::NotAllowed("the token is for another audience"),
        ErrorKind::InvalidIssuer => Refusal::NotAllowed("the token is from another issuer"),
        ErrorKind::MissingRequiredClaim(_) => Refusal::Wrong("the token lacks `exp`, `iss` or `aud`"),
        _ => Refusal::Wrong("the token's signature or form is wrong"),
    }
}
