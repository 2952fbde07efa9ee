//! `gcp_pubsub` against Google's own fake of Pub/Sub (`compose/pubsub/run.sh`), with tokens that a service account's key signs for.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::google;
use crate::proxy::{Fault, Proxy};
use crate::world::{entry, server};

struct Subscription {
    url: String,
    topic: String,
    name: String,
    proxy: Proxy,
    folder: tempfile::TempDir,
}

impl Subscription {
    async fn new() -> Option<Self> {
        // reqwest is built without a crypto provider of its own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let url = server("TRIPLINE_PUBSUB", "compose/pubsub/run.sh")?;
        let number = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = tempfile::tempdir().unwrap();
        google::key(folder.path()).await;
        let subscription = Self {
            proxy: Proxy::before(&url, Client::new()).await,
            topic: format!("projects/p/topics/assets-{number}"),
            name: format!("projects/p/subscriptions/tripline-{number}"),
            url,
            folder,
        };
        subscription.call(Method::PUT, &subscription.topic, json!({})).await;
        let made = json!({"topic": subscription.topic, "ackDeadlineSeconds": 10});
        subscription.call(Method::PUT, &subscription.name, made).await;
        Some(subscription)
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let answer = Client::new()
            .request(method, format!("{}/v1/{path}", self.url))
            .body(body.to_string())
            .send()
            .await
            .unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    async fn publish(&self, values: Vec<String>) {
        let messages: Vec<Value> = values
            .iter()
            .map(|value| json!({"data": STANDARD.encode(value)}))
            .collect();
        self.call(
            Method::POST,
            &format!("{}:publish", self.topic),
            json!({"messages": messages}),
        )
        .await;
    }
}

/// As a feed of Cloud Asset Inventory sends it (Cloud Asset Inventory, "Monitor asset changes", `TemporalAsset`).
fn asset(name: &str) -> String {
    let asset = json!({"name": format!("//storage.googleapis.com/{name}"), "assetType": "storage.googleapis.com/Bucket",
        "resource": {"version": "v1", "discoveryName": "Bucket", "parent": "//cloudresourcemanager.googleapis.com/projects/1",
            "data": {"name": name, "id": name}, "location": "us"},
        "ancestors": ["projects/1"], "updateTime": "2026-11-01T10:00:00Z"});
    json!({"asset": asset, "window": {"startTime": "2026-11-01T10:00:00Z"}, "priorAssetState": "DOES_NOT_EXIST"})
        .to_string()
}

impl Provider for Subscription {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        json!({"kind": "gcp_pubsub", "name": "assets", "subscription": self.name, "endpoint": self.proxy.url,
            "credentials": format!("file:{}", self.folder.path().join("key.json").display())})
    }

    async fn put(&self, numbers: Range<usize>) {
        self.publish(numbers.map(|number| asset(&format!("b-{number}"))).collect())
            .await;
    }

    async fn poison(&self) {
        self.publish(vec!["{\"asset\": ".to_owned()]).await;
    }

    async fn believe(&self, believed: bool) {
        // As Google's REST APIs answer (Google Cloud APIs, "Errors").
        let body = json!({"error": {"code": 401, "status": "UNAUTHENTICATED", "message": "Request had invalid authentication credentials."}});
        self.proxy.standing(
            |_| true,
            (!believed).then(|| Fault::Answer(401, Vec::new(), body.to_string())),
        );
    }

    fn throttle(&self) {
        let body = json!({"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded"}});
        for _ in 0..3 {
            self.proxy
                .fault(|_| true, Fault::Answer(429, Vec::new(), body.to_string()));
        }
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    async fn is_done(&self) -> bool {
        let pulled = self
            .call(Method::POST, &format!("{}:pull", self.name), json!({"maxMessages": 10}))
            .await;
        pulled["receivedMessages"].is_null()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_googles_own_fake() {
    let Some(subscription) = Subscription::new().await else {
        return;
    };
    conformance::check(&subscription).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_records_come_over_a_kill() {
    let Some(subscription) = Subscription::new().await else {
        return;
    };
    for thousand in 0..100 {
        subscription.put(thousand * 1_000..(thousand + 1) * 1_000).await;
    }
    conformance::many(&subscription, 100_000).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_given_back() {
    let Some(subscription) = Subscription::new().await else {
        return;
    };
    subscription.put(0..3).await;
    let mut source = entry(&subscription.config())
        .open(0, Default::default(), schemas::Clock::system())
        .unwrap();
    let page = source.test().await.unwrap();
    assert_eq!(page.documents.len(), 3, "{:?}", page.findings);
    assert!(!subscription.is_done().await, "the messages are still there");
}
