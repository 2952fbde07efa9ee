//! Who we are at AWS: keys of the config, or what the machine gives (environment, web identity, ECS, EKS pod identity, IMDSv2).

use std::sync::Arc;

use object_store::CredentialProvider;
use object_store::aws::{AmazonS3, AmazonS3Builder, AwsCredential};
use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::IngestError;
use crate::source::Fault;
use crate::source::kind::expose;

/// Keys of an IAM user or a session. Without any what the machine gives: the environment (`AWS_…`), web identity, ECS, EKS pod identity, IMDSv2.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Account {
    /// The access key's id.
    pub access_key_id: Option<Secret>,
    /// The access key.
    pub secret_access_key: Option<Secret>,
    /// The session's token, where the keys are temporary.
    pub session_token: Option<Secret>,
}

impl Account {
    /// What is wrong; `at` is where it stands.
    pub(in crate::source) fn problems(&self, at: &str) -> Vec<Problem> {
        let (id, secret) = (self.access_key_id.is_some(), self.secret_access_key.is_some());
        let missing = match (id, secret) {
            (true, false) => "secret_access_key",
            (false, true) => "access_key_id",
            (false, false) if self.session_token.is_some() => "access_key_id",
            _ => return Vec::new(),
        };
        let fix = "write id and key, or neither for what the machine gives";
        vec![Problem::new(format!("{at}.{missing}"), "is missing", fix)]
    }

    /// Whether the secrets can be had.
    pub(in crate::source) fn check(&self, at: &str) -> Result<(), IngestError> {
        let secrets = [
            ("access_key_id", &self.access_key_id),
            ("secret_access_key", &self.secret_access_key),
            ("session_token", &self.session_token),
        ];
        for (key, secret) in secrets {
            if let Some(secret) = secret {
                expose(&format!("{at}.{key}"), secret)?;
            }
        }
        Ok(())
    }

    /// A bucket, or the way to credentials alone where `bucket` is any name. Secrets are read now.
    pub(in crate::source) fn bucket(
        &self,
        region: &str,
        endpoint: Option<&str>,
        bucket: &str,
    ) -> Result<AmazonS3, Fault> {
        let fix = "mend it; it is read again by itself";
        // Its client is ours, built without a crypto provider; a second installation is refused, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // `object_store` knows where each kind of machine keeps its credentials, and renews them.
        let mut builder = match &self.access_key_id {
            Some(_) => AmazonS3Builder::new(),
            None => AmazonS3Builder::from_env(),
        };
        builder = builder.with_region(region).with_bucket_name(bucket);
        if let Some(endpoint) = endpoint {
            builder = builder
                .with_endpoint(endpoint)
                .with_allow_http(endpoint.starts_with("http://"));
        }
        for (secret, set) in [
            (
                &self.access_key_id,
                AmazonS3Builder::with_access_key_id as fn(AmazonS3Builder, String) -> AmazonS3Builder,
            ),
            (&self.secret_access_key, AmazonS3Builder::with_secret_access_key),
            (&self.session_token, AmazonS3Builder::with_token),
        ] {
            if let Some(secret) = secret {
                builder = set(builder, secret.expose().map_err(|what| Fault::refused(what, fix))?);
            }
        }
        let retry = object_store::RetryConfig {
            // The driver waits and tries again.
            max_retries: 0,
            ..object_store::RetryConfig::default()
        };
        builder
            .with_retry(retry)
            .build()
            .map_err(|error| Fault::refused(error.to_string(), fix))
    }
}

/// Credentials that hold now.
pub(in crate::source) async fn credential(bucket: &AmazonS3) -> Result<Arc<AwsCredential>, Fault> {
    let provider: &Arc<dyn CredentialProvider<Credential = AwsCredential>> = bucket.credentials();
    provider.get_credential().await.map_err(|error| {
        let fix = "give it keys, or run it where AWS gives it a role (docs/sources/aws_sqs.md)";
        Fault::refused(format!("no credentials: {error}"), fix)
    })
}
