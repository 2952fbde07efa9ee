//! Calls of AWS' JSON protocol, signed (Signature Version 4). Knows no action.
//!
//! Documents: Smithy, "AWS JSON 1.0 protocol"; IAM User Guide, "AWS Signature Version 4 for API requests".

use object_store::aws::{AmazonS3, AwsAuthorizer};
use object_store::client::{HttpRequest, HttpRequestBody};
use reqwest::Client;
use serde_json::Value;

use super::account::{Account, credential};
use crate::source::Fault;
use crate::source::http::{self, Answer};

/// One service of one region.
pub(in crate::source) struct Service {
    client: Client,
    account: Account,
    region: String,
    url: String,
    /// `sqs`
    name: &'static str,
    /// `AmazonSQS`
    target: &'static str,
    /// Media type: `1.0` or `1.1`.
    version: &'static str,
    identity: Option<AmazonS3>,
}

/// Words of errors about who we are and what we may (Amazon SQS and AWS Config API References, "Common Errors").
const REFUSED: [&str; 14] = [
    "AccessDenied",
    "ExpiredToken",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidAddress",
    "InvalidClientTokenId",
    "InvalidSecurity",
    "KmsAccessDenied",
    "KmsDisabled",
    "MissingAuthenticationToken",
    "NotAuthorized",
    "OptInRequired",
    "SignatureDoesNotMatch",
    "UnrecognizedClient",
];

/// Words of errors that go by.
const BUSY: [&str; 6] = [
    "Throttl",
    "OverLimit",
    "RequestLimitExceeded",
    "TooManyRequests",
    "ServiceUnavailable",
    "InternalFailure",
];

impl Service {
    pub(in crate::source) fn new(
        account: &Account,
        region: &str,
        url: String,
        (name, target, version): (&'static str, &'static str, &'static str),
    ) -> Result<Self, Fault> {
        let client = http::client().build().map_err(|error| Fault::away(error.to_string()))?;
        Ok(Self {
            client,
            account: account.clone(),
            region: region.to_owned(),
            url,
            name,
            target,
            version,
            identity: None,
        })
    }

    /// Asks for one action. After a refusal secrets are read anew.
    pub(in crate::source) async fn call(&mut self, action: &str, input: &Value) -> Result<Value, Fault> {
        let answered = self.send(action, input).await;
        if matches!(answered, Err(Fault::Refused { .. })) {
            self.identity = None;
        }
        answered
    }

    async fn send(&mut self, action: &str, input: &Value) -> Result<Value, Fault> {
        if self.identity.is_none() {
            self.identity = Some(self.account.bucket(&self.region, None, "none")?);
        }
        let Some(identity) = &self.identity else {
            return Err(Fault::away("no credentials"));
        };
        let credential = credential(identity).await?;
        let body = input.to_string();
        let wrong = |what: String| Fault::refused(what, "check the URL and the region");
        let mut request: HttpRequest = axum::http::Request::builder()
            .method("POST")
            .uri(&self.url)
            .header("content-type", format!("application/x-amz-json-{}", self.version))
            .header("x-amz-target", format!("{}.{action}", self.target))
            .body(HttpRequestBody::from(body.clone()))
            .map_err(|error| wrong(error.to_string()))?;
        AwsAuthorizer::new(&credential, self.name, &self.region)
            .try_authorize(&mut request, None)
            .map_err(|error| wrong(error.to_string()))?;
        let sent = self
            .client
            .post(&self.url)
            .headers(request.headers().clone())
            .body(body);
        let answer = http::ask(sent).await?;
        match answer.status.is_success() {
            true if answer.body.is_empty() => Ok(Value::Null),
            true => serde_json::from_slice(&answer.body)
                .map_err(|error| Fault::away(format!("the answer to {action} is no JSON: {error}"))),
            false => Err(fault(action, &answer)),
        }
    }
}

fn fault(action: &str, answer: &Answer) -> Fault {
    let text = answer.text();
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let code = ["__type", "code"].iter().find_map(|key| body[*key].as_str());
    let message = ["message", "Message"].iter().find_map(|key| body[*key].as_str());
    // IAM answers in XML where the service answers in JSON.
    let code = code.unwrap_or(&text).rsplit('#').next().unwrap_or_default().to_owned();
    let what = format!(
        "{action}: HTTP {}: {}",
        answer.status.as_u16(),
        message.map_or(text.clone(), |message| format!("{code}: {message}"))
    );
    let has = |words: &[&str]| words.iter().any(|word| code.contains(word));
    let busy = answer.status.is_server_error() || answer.status.as_u16() == 429 || has(&BUSY);
    match busy && !has(&REFUSED) {
        true => Fault::Away {
            what,
            after: answer.retry_after(),
        },
        false if has(&REFUSED) => Fault::refused(
            what,
            "grant what the page of this source lists, and check keys, region and the clock",
        ),
        false => Fault::refused(what, "check the keys of this source"),
    }
}
