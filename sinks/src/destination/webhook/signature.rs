//! Signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, scheme `v1`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// A signing key. Does not print.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// Reads `whsec_` and base64 of 24 to 64 bytes.
    pub fn parse(secret: &str) -> Result<Self, String> {
        let fix = "make one with: echo whsec_$(openssl rand -base64 32)";
        let Some(encoded) = secret.strip_prefix("whsec_") else {
            return Err(format!("does not begin with whsec_; {fix}"));
        };
        let bytes = STANDARD
            .decode(encoded)
            .map_err(|_| format!("is not base64 after whsec_; {fix}"))?;
        if (24..=64).contains(&bytes.len()) {
            Ok(Self(bytes))
        } else {
            Err(format!("holds {} bytes, not 24 to 64; {fix}", bytes.len()))
        }
    }

    /// `v1,<base64>`
    pub fn sign(&self, id: &str, timestamp: &str, body: &[u8]) -> String {
        // Every length of key is good for HMAC.
        let digest = Hmac::<Sha256>::new_from_slice(&self.0).map(|mut mac| {
            for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
                mac.update(part);
            }
            mac.finalize().into_bytes()
        });
        format!("v1,{}", STANDARD.encode(digest.unwrap_or_default()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(***)")
    }
}
