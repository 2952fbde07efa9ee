//! HMAC-SHA256 over the body in a header, as GitHub does it ("Validating webhook deliveries", GitHub documentation): `sha256=` and the
//! signature in hexadecimal. Base64 is taken too. With a time of signing the signature is over `TIME.BODY`.

use base64::Engine;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Refusal;
use crate::config::{Hmac as Config, Secret};

/// Signatures of senders that share a secret.
pub struct Signatures {
    secrets: Vec<String>,
    config: Config,
}

/// A signature that holds. Its parts tell the message from every other one.
#[derive(Debug, PartialEq, Eq)]
pub struct Signed {
    /// The signature's own bytes.
    pub signature: Vec<u8>,
}

impl Signatures {
    /// Reads the secrets from where the config says.
    pub fn open(config: &Config) -> Result<Self, String> {
        let secrets = config
            .secret
            .as_slice()
            .iter()
            .map(Secret::expose)
            .collect::<Result<_, _>>()?;
        Ok(Self {
            secrets,
            config: config.clone(),
        })
    }

    /// Whether the time of signing is signed, so that an old signature ends by itself.
    pub fn are_timed(&self) -> bool {
        self.config.timestamp_header.is_some()
    }

    /// Whether one of the secrets signed the body as it came (before inflating). `header` gives a header by its name.
    pub fn check<'h>(
        &self,
        body: &[u8],
        now: i64,
        header: impl Fn(&str) -> Option<&'h str>,
    ) -> Result<Signed, Refusal> {
        let presented = header(&self.config.header)
            .ok_or(Refusal::Missing("sign the body and send the signature in the header"))?;
        let signature = decode(presented).ok_or(Refusal::Wrong("the signature is neither hexadecimal nor Base64"))?;
        let time = match &self.config.timestamp_header {
            None => None,
            Some(name) => Some(
                header(name)
                    .ok_or(Refusal::Missing("send the time of signing in its header"))?
                    .trim(),
            ),
        };
        let verify = |secret: &String| {
            let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
                return false;
            };
            if let Some(time) = time {
                mac.update(time.as_bytes());
                mac.update(b".");
            }
            mac.update(body);
            mac.verify_slice(&signature).is_ok()
        };
        if !self.secrets.iter().any(verify) {
            return Err(Refusal::Wrong("the signature is not of this body"));
        }
        if let Some(time) = time {
            let seconds: i64 = time
                .parse()
                .map_err(|_| Refusal::Wrong("the time of signing is not in seconds"))?;
            let distance = now.saturating_sub(seconds.saturating_mul(1000)).saturating_abs();
            if distance > self.config.tolerance.millis() {
                return Err(Refusal::Expired("signed too long ago, or the clocks differ"));
            }
        }
        Ok(Signed { signature })
    }
}

fn decode(presented: &str) -> Option<Vec<u8>> {
    let text = presented.trim();
    let text = text.strip_prefix("sha256=").unwrap_or(text);
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return (0..64)
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
            .collect();
    }
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .ok()
        .filter(|bytes| bytes.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000_000;

    fn sign(secret: &str, text: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(text);
        mac.finalize()
            .into_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn check(timed: bool, headers: &[(&str, &str)], expect: Result<(), &str>) {
        let mut config = Config::new(Secret::new("secret"));
        config.timestamp_header = timed.then(|| "X-Time".to_owned());
        let signatures = Signatures::open(&config).unwrap();
        let header = |name: &str| headers.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        let outcome = signatures
            .check(b"body", NOW, header)
            .map(|_| ())
            .map_err(|refusal| refusal.reason());
        assert_eq!(outcome, expect, "{headers:?}");
    }

    #[test]
    fn the_body_is_signed() {
        let good = sign("secret", b"body");
        check(false, &[("X-Hub-Signature-256", &format!("sha256={good}"))], Ok(()));
        check(false, &[("X-Hub-Signature-256", &good.to_uppercase())], Ok(()));
        check(false, &[("X-Hub-Signature-256", &sign("other", b"body"))], Err("wrong"));
        check(
            false,
            &[("X-Hub-Signature-256", &sign("secret", b"bodx"))],
            Err("wrong"),
        );
        check(false, &[("X-Hub-Signature-256", "sha256=\u{e9}")], Err("wrong"));
        check(false, &[], Err("missing"));
    }

    #[test]
    fn the_time_is_signed_too() {
        let at = |time: &str| (time.to_owned(), sign("secret", format!("{time}.body").as_bytes()));
        let headers = |time: &(String, String)| {
            [
                ("X-Time".to_owned(), time.0.clone()),
                ("X-Hub-Signature-256".to_owned(), time.1.clone()),
            ]
        };
        let timed = |time: (String, String), expect| {
            let owned = headers(&time);
            let borrowed: Vec<(&str, &str)> = owned
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            check(true, &borrowed, expect);
        };
        timed(at("1700000000"), Ok(()));
        timed(at("1699999700"), Ok(()));
        timed(at("1699999699"), Err("expired"));
        timed(at("1700000301"), Err("expired"));
        timed(at("soon"), Err("wrong"));
        timed(("1700000000".to_owned(), at("1700000001").1), Err("wrong"));
        check(
            true,
            &[("X-Hub-Signature-256", &sign("secret", b"body"))],
            Err("missing"),
        );
    }
}
