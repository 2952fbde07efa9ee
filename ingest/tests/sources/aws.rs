//! moto (`compose/moto/run.sh`): AWS as its own clients see it, asked with signed calls only where a test is about signatures.

use reqwest::Client;
use serde_json::{Value, json};

use crate::world::server;

/// One server with calls for setting up; moto checks no signature until it is told to.
#[derive(Clone)]
pub struct Moto {
    pub url: String,
    client: Client,
}

pub const REGION: &str = "eu-west-1";

impl Moto {
    pub fn new() -> Option<Self> {
        let url = server("TRIPLINE_MOTO", "compose/moto/run.sh")?;
        // reqwest is built without a crypto provider of its own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::new();
        Some(Self { url, client })
    }

    fn signed(service: &str) -> String {
        let scope = format!("set-up/20260101/{REGION}/{service}/aws4_request");
        format!("AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0")
    }

    pub async fn sqs(&self, action: &str, input: Value) -> Value {
        let request = self
            .client
            .post(&self.url)
            .header("x-amz-target", format!("AmazonSQS.{action}"));
        let request = request.header("content-type", "application/x-amz-json-1.0");
        let answer = request
            .header("authorization", Self::signed("sqs"))
            .body(input.to_string())
            .send()
            .await
            .unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{action}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub async fn put(&self, path: &str, body: Vec<u8>) {
        let request = self
            .client
            .put(format!("{}/{path}", self.url))
            .header("authorization", Self::signed("s3"));
        let answer = request.body(body).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
    }

    pub async fn bucket(&self, name: &str) {
        let place = format!(
            "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{REGION}</LocationConstraint></CreateBucketConfiguration>"
        );
        self.put(name, place.into_bytes()).await;
    }

    /// A queue of its own; its URL.
    pub async fn queue(&self, name: &str, attributes: Value) -> String {
        let made = self
            .sqs("CreateQueue", json!({"QueueName": name, "Attributes": attributes}))
            .await;
        made["QueueUrl"].as_str().unwrap().to_owned()
    }
}
