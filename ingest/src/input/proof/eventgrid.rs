//! Azure Event Grid: a token that Microsoft Entra issues to Event Grid ("Secure webhook delivery with Microsoft Entra ID"), or a shared key
//! in the URL or a delivery property. Handshakes: "Endpoint validation with Event Grid event schema" and "… with CloudEvents v1.0".

use pipeline::config::Pattern;
use serde_json::Value;
use url::Url;

use super::bearer::Tokens;
use super::fetch::Fetcher;
use super::jwt::{Expected, Keys};
use super::{Refusal, allowed};
use crate::config::{Entra as EntraConfig, EventGrid as Config};

/// Proofs of one endpoint; each lets a caller in.
pub struct EventGrid {
    key: Option<Tokens>,
    entra: Option<Entra>,
    origins: Vec<Pattern>,
}

struct Entra {
    keys: Keys,
    expected: Expected,
    applications: Vec<String>,
}

/// What a caller shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'a> {
    /// The token of the `Authorization` header.
    pub token: Option<&'a str>,
    /// `?key=…`, or the header `X-Tripline-Key`.
    pub key: Option<&'a str>,
}

impl EventGrid {
    /// Checks of what the config names.
    pub fn open(config: &Config, fetcher: Fetcher) -> Result<Self, String> {
        let key = config.key.as_ref().map(Tokens::open).transpose()?;
        let entra = config
            .entra
            .as_ref()
            .map(|entra| Entra::open(entra, fetcher))
            .transpose()?;
        Ok(Self {
            key,
            entra,
            origins: config.origins.clone(),
        })
    }

    /// Whether the caller has one of the proofs. A key that is shown must be right even beside a good token.
    pub async fn check(&self, shown: Shown<'_>, now: i64) -> Result<(), Refusal> {
        match (&self.key, &self.entra) {
            (Some(keys), _) if shown.key.is_some() => keys.check(shown.key),
            (_, Some(entra)) => entra.check(shown.token, now).await,
            (Some(_), None) => Err(Refusal::Missing(
                "add `?key=…` to the endpoint's URL, or the header `X-Tripline-Key`",
            )),
            (None, None) => Err(Refusal::NotAllowed("the endpoint has no proof in the config")),
        }
    }

    /// Whether the origin may send (CloudEvents web hooks 1.0, section 4). Asking needs no proof, it grants nothing but the attempt;
    /// a proof that is shown must hold.
    pub async fn permit(&self, origin: Option<&str>, shown: Shown<'_>, now: i64) -> Result<String, Refusal> {
        let origin = origin.ok_or(Refusal::Missing("send the header `WebHook-Request-Origin`"))?;
        if !allowed(&self.origins, origin) {
            return Err(Refusal::NotAllowed("the origin is not in the config"));
        }
        if shown.key.is_some() || shown.token.is_some() {
            self.check(shown, now).await?;
        }
        Ok(origin.to_owned())
    }
}

impl Entra {
    fn open(config: &EntraConfig, fetcher: Fetcher) -> Result<Self, String> {
        let tenant = &config.tenant;
        let keys = Url::parse(&format!(
            "https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys"
        ));
        Ok(Self {
            keys: Keys::at(keys.map_err(|error| error.to_string())?, fetcher),
            expected: Expected {
                // Tokens of version 1 and 2: "Access tokens in the Microsoft identity platform".
                issuers: vec![
                    format!("https://sts.windows.net/{tenant}/"),
                    format!("https://login.microsoftonline.com/{tenant}/v2.0"),
                ],
                audiences: config.audience.as_slice().to_vec(),
            },
            applications: config.applications.clone(),
        })
    }

    async fn check(&self, token: Option<&str>, now: i64) -> Result<(), Refusal> {
        let claims = self.keys.check(token, &self.expected, now).await?;
        // The calling application: `appid` in tokens of version 1, `azp` in those of version 2.
        let caller = claims
            .get("appid")
            .or_else(|| claims.get("azp"))
            .and_then(Value::as_str);
        match caller {
            Some(caller) if self.applications.iter().any(|known| known.eq_ignore_ascii_case(caller)) => Ok(()),
            _ => Err(Refusal::NotAllowed("the token's application is not in the config")),
        }
    }
}

/// The code of a validation event, which the answer must repeat.
pub fn validation_code(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let event = value.as_array().and_then(|events| events.first()).unwrap_or(&value);
    let kind = event.get("eventType").and_then(Value::as_str)?;
    if kind != "Microsoft.EventGrid.SubscriptionValidationEvent" {
        return None;
    }
    event
        .pointer("/data/validationCode")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// What tells a batch from every other: the ids and sources of its events.
pub fn identity(body: &[u8]) -> Option<Vec<u8>> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let events = value
        .as_array()
        .map_or_else(|| vec![&value], |events| events.iter().collect());
    let mut identity = Vec::new();
    for event in events {
        let source = event
            .get("topic")
            .or_else(|| event.get("source"))
            .and_then(Value::as_str)
            .unwrap_or_default();
        identity.extend_from_slice(format!("{source}\n{}\n", event.get("id").and_then(Value::as_str)?).as_bytes());
    }
    (!identity.is_empty()).then_some(identity)
}
