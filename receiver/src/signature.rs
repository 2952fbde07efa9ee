//! Signatures of Standard Webhooks 1.0.0 as a receiver sees them: scheme `v1`, HMAC-SHA256 over `id.timestamp.body`. Written apart
//! from the sink's own, so that one can find the other wrong.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// A key that verifies.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// Reads `whsec_` and base64.
    pub fn parse(secret: &str) -> Result<Self, String> {
        let fix = "make one with: echo whsec_$(openssl rand -base64 32)";
        let encoded = secret.strip_prefix("whsec_");
        let bytes = encoded.and_then(|encoded| STANDARD.decode(encoded).ok());
        let key = bytes.filter(|bytes| (24..=64).contains(&bytes.len())).map(Self);
        key.ok_or_else(|| format!("is not whsec_ and 24 to 64 bytes in base64; {fix}"))
    }

    /// Whether one of the header's signatures is of this key.
    pub(crate) fn verifies(&self, id: &str, timestamp: &str, body: &[u8], header: &str) -> bool {
        let signed = [id.as_bytes(), timestamp.as_bytes(), body].join(&b'.');
        let mut signatures = header.split(' ').filter_map(|signature| signature.strip_prefix("v1,"));
        signatures.any(|signature| {
            let digest = STANDARD.decode(signature).unwrap_or_default();
            let mac = Hmac::<Sha256>::new_from_slice(&self.0).map(|mac| mac.chain_update(&signed));
            mac.is_ok_and(|mac| mac.verify_slice(&digest).is_ok())
        })
    }
}
