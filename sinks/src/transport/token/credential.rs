//! A client, and how it shows who it is to Entra: a secret, a certificate's signature, a token of another issuer, or the machine that it is on.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use pipeline::delivery::{Method, Request, TransportError};
use pipeline::file;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::guid;

/// What stands for an assertion (RFC 7523, section 2.2).
const BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// How long a signed assertion is good, in s: 5 to 10 minutes are advised.
const ASSERTED: i64 = 10 * 60;

/// Who we are.
pub struct Credential {
    /// `https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token`
    pub url: String,
    /// The application's id.
    pub client_id: String,
    /// How we show that we are it.
    pub proof: Proof,
    /// What for.
    pub scope: String,
}

/// How we show who we are.
pub enum Proof {
    /// By a secret.
    Secret(String),
    /// By a certificate's key: an assertion signed with PS256, the certificate named by its SHA-256 thumbprint
    /// (learn.microsoft.com/entra/identity-platform/certificate-credentials).
    Certificate {
        /// RSA, PEM.
        key: Box<EncodingKey>,
        /// `x5t#S256`.
        thumbprint: String,
    },
    /// By a token of another issuer, in a file that whoever runs us renews: workload identity federation
    /// (learn.microsoft.com/entra/workload-id/workload-identity-federation).
    Federated(PathBuf),
    /// By the machine: its metadata service gives the token out
    /// (learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token).
    Machine,
    /// By the Azure CLI that somebody is logged in with: its command, and the tenant where it is not the CLI's own
    /// (learn.microsoft.com/cli/azure/account#az-account-get-access-token).
    Cli {
        /// `az`, or its path.
        command: String,
        /// Empty for that of the login.
        tenant: String,
    },
}

impl Proof {
    /// A certificate and its key, both in one PEM file.
    pub fn certificate(pem: &[u8]) -> Result<Self, String> {
        let fix = "the file must hold a certificate and its RSA key, both in PEM";
        let certificate = CertificateDer::from_pem_slice(pem).map_err(|error| format!("{error}; {fix}"))?;
        let key = EncodingKey::from_rsa_pem(&key_of(pem).ok_or(fix)?).map_err(|error| format!("{error}; {fix}"))?;
        Ok(Self::Certificate {
            key: Box::new(key),
            thumbprint: URL_SAFE_NO_PAD.encode(Sha256::digest(&certificate)),
        })
    }
}

/// The block of the key: whoever reads it takes the first block of a file for it.
fn key_of(pem: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(pem).ok()?;
    let middle = text.find("PRIVATE KEY-----")?;
    let start = text[..middle].rfind("-----BEGIN")?;
    let end = start + text[start..].find("-----END")?;
    let end = end + text[end..].find('\n').unwrap_or(text.len() - end);
    Some(pem[start..end].to_vec())
}

impl Credential {
    /// The request for a token. `now` is ms since the Unix epoch.
    pub(super) fn request(&self, now: i64) -> Result<Request, TransportError> {
        let proof = match &self.proof {
            Proof::Secret(secret) => vec![("client_secret", secret.clone())],
            Proof::Certificate { key, thumbprint } => self.assertion(self.signed(key, thumbprint, now)?),
            Proof::Federated(path) => {
                let read = file::text(path).map_err(|error| TransportError::Refused {
                    reason: format!("no token: {}: {error}", path.display()),
                    hint:
                        "`federated_token_file` must name the file that the platform mounts, AZURE_FEDERATED_TOKEN_FILE"
                            .to_owned(),
                })?;
                self.assertion(read.trim().to_owned())
            }
            Proof::Machine | Proof::Cli { .. } => return Ok(self.of_the_machine()),
        };
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "client_credentials");
        form.append_pair("client_id", &self.client_id);
        form.extend_pairs(proof);
        form.append_pair("scope", &self.scope);
        Ok(Request {
            method: Method::Post,
            url: self.url.clone(),
            headers: vec![("content-type".into(), "application/x-www-form-urlencoded".to_owned())],
            body: Bytes::from(form.finish()),
        })
    }

    fn assertion(&self, token: String) -> Vec<(&'static str, String)> {
        vec![
            ("client_assertion_type", BEARER.to_owned()),
            ("client_assertion", token),
        ]
    }

    fn signed(&self, key: &EncodingKey, thumbprint: &str, now: i64) -> Result<String, TransportError> {
        let header = Header {
            x5t_s256: Some(thumbprint.to_owned()),
            ..Header::new(Algorithm::PS256)
        };
        let seconds = now / 1_000;
        let claims = json!({
            "aud": self.url, "iss": self.client_id, "sub": self.client_id, "jti": guid::random(),
            "nbf": seconds, "iat": seconds, "exp": seconds + ASSERTED,
        });
        jsonwebtoken::encode(&header, &claims, key).map_err(|error| TransportError::Refused {
            reason: format!("no token: the certificate's key cannot sign: {error}"),
            hint: "`certificate` must hold an RSA key".to_owned(),
        })
    }

    fn of_the_machine(&self) -> Request {
        let resource = self.scope.trim_end_matches("/.default");
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("api-version", "2018-02-01")
            .append_pair("resource", resource);
        if !self.client_id.is_empty() {
            query.append_pair("client_id", &self.client_id);
        }
        Request {
            method: Method::Get,
            url: format!("{}?{}", self.url, query.finish()),
            headers: vec![("metadata".into(), "true".to_owned())],
            body: Bytes::new(),
        }
    }
}
