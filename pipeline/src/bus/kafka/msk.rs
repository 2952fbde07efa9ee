//! Tokens for Amazon MSK with IAM: a request to connect, signed by the credentials that the machine has. Knows no broker.
//!
//! Documents: AWS, "aws-msk-iam-sasl-signer-python" (host, service and action, 900 s, base64url of the signed URL); "Signature Version 4:
//! authenticating requests, query parameters".

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac as _};
use object_store::RetryConfig;
use object_store::aws::{AmazonS3Builder, AwsCredential};
use schemas::Clock;
use sha2::{Digest as _, Sha256};
use tokio::runtime::Handle;

use super::token::{Denied, Token, Tokens};

const SERVICE: &str = "kafka-cluster";
const ACTION: &str = "kafka-cluster:Connect";
/// What the machine may take for its credentials.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a signature holds, in seconds.
const LASTS: i64 = 900;

/// Tokens for the clusters of a region. Credentials come from where AWS lays them: `AWS_…` variables, web identity, ECS, EKS pod identity, IMDSv2.
///
/// # Errors
/// No client for them can be made here.
pub(super) fn tokens(region: &str, clock: Clock) -> Result<Tokens, String> {
    // `object_store` knows where each kind of machine keeps its credentials, and renews them; no bucket is asked.
    let machine = AmazonS3Builder::from_env()
        .with_region(region)
        .with_bucket_name("none")
        .with_retry(RetryConfig {
            // Who asks waits, and asks again.
            max_retries: 1,
            retry_timeout: PATIENCE,
            ..RetryConfig::default()
        })
        .build();
    let credentials = Arc::clone(machine.map_err(|error| error.to_string())?.credentials());
    let runtime = Handle::try_current().map_err(|error| error.to_string())?;
    let (region, own) = (region.to_owned(), clock.clone());
    Ok(Tokens::new(clock, move || {
        let credential = runtime.block_on(credentials.get_credential());
        let credential = credential.map_err(|error| Denied::Away(format!("no credentials of AWS: {error}")))?;
        let now = DateTime::from_timestamp_millis(own.now()).unwrap_or_default();
        Ok(Token {
            token: URL_SAFE_NO_PAD.encode(format!("{}&User-Agent=tripline", signed(&credential, &region, now))),
            until: (now.timestamp() + LASTS) * 1_000,
        })
    }))
}

/// The signed URL.
fn signed(credential: &AwsCredential, region: &str, now: DateTime<Utc>) -> String {
    let (date, time) = (
        now.format("%Y%m%d").to_string(),
        now.format("%Y%m%dT%H%M%SZ").to_string(),
    );
    let scope = format!("{date}/{region}/{SERVICE}/aws4_request");
    let host = format!("kafka.{region}.amazonaws.com");
    let mut query = vec![
        ("Action", ACTION.to_owned()),
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
        ("X-Amz-Credential", format!("{}/{scope}", credential.key_id)),
        ("X-Amz-Date", time.clone()),
        ("X-Amz-Expires", LASTS.to_string()),
    ];
    query.extend(credential.token.clone().map(|token| ("X-Amz-Security-Token", token)));
    query.push(("X-Amz-SignedHeaders", "host".to_owned()));
    // They stand in the order of their names.
    let query: Vec<String> = query
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    let query = query.join("&");
    let request = format!("GET\n/\n{query}\nhost:{host}\n\nhost\n{}", hex(&Sha256::digest(b"")));
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", hex(&Sha256::digest(request)));
    let key = format!("AWS4{}", credential.secret_key).into_bytes();
    let key = [&date, region, SERVICE, "aws4_request"]
        .iter()
        .fold(key, |key, part| sign(&key, part));
    format!("https://{host}/?{query}&X-Amz-Signature={}", hex(&sign(&key, &text)))
}

fn sign(key: &[u8], text: &str) -> Vec<u8> {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return Vec::new();
    };
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything but what RFC 3986 leaves alone.
fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As botocore 1.44.8 signs it (`SigV4QueryAuth`, its clock set to that moment).
    #[test]
    fn a_signature_is_that_of_aws_own_library() {
        let check = |token: Option<&str>, expect: &str| {
            let credential = AwsCredential {
                key_id: "AKIDEXAMPLE".to_owned(),
                secret_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned(),
                token: token.map(str::to_owned),
            };
            let now = DateTime::parse_from_rfc3339("2026-11-01T10:00:00Z").unwrap().to_utc();
            let url = signed(&credential, "eu-west-1", now);
            assert!(
                url.starts_with("https://kafka.eu-west-1.amazonaws.com/?Action=kafka-cluster%3AConnect&X-Amz-"),
                "{url}"
            );
            assert_eq!(url.split_once("&X-Amz-Signature=").unwrap().1, expect);
        };
        check(None, "9aef9d17d2ba57d421cfbb42738c224e717b5b7bf6732219b543420ece88497b");
        check(
            Some("session/token+=="),
            "c62d89a7d0b07e0199d8676dfaa62197e085c9c69a63a05dd2b5f5a3700fe625",
        );
    }
}
