//! `gcp_asset_inventory` against a stand-in that answers as Cloud Asset Inventory's REST reference has it (`assets.list`), with tokens that
//! a service account's key signs for.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::google;
use crate::listing::{self, Lists};
use crate::proxy::{Fault, Proxy};
use crate::world::{Kept, pull};

#[derive(Default)]
struct Assets {
    buckets: BTreeMap<String, u64>,
    /// Names of buckets with a policy that says something.
    policies: BTreeMap<String, u64>,
    /// Content and time, and start, by token.
    tokens: BTreeMap<String, (String, usize)>,
    poison: bool,
    refuse_token: bool,
    refused: bool,
}

impl Assets {
    fn answer(&mut self, query: &str) -> Result<Value, String> {
        let asked: HashMap<String, String> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let members = ["contentType", "pageSize", "pageToken", "readTime", "assetTypes"];
        if let Some(strange) = asked.keys().find(|key| !members.contains(&key.as_str())) {
            return Err(format!("Invalid JSON payload received. Unknown name \"{strange}\""));
        }
        let size: usize = asked.get("pageSize").map_or(100, |size| size.parse().unwrap());
        let (time, now) = (&asked["readTime"], schemas::Clock::system().now());
        let age = now - chrono::DateTime::parse_from_rfc3339(time).unwrap().timestamp_millis();
        if !(1..=1_000).contains(&size) || !(0..35 * 86_400_000).contains(&age) {
            return Err(format!("Invalid argument: {query}"));
        }
        let of = format!("{} {time}", asked["contentType"]);
        let start = match asked.get("pageToken") {
            None => 0,
            Some(_) if std::mem::take(&mut self.refuse_token) => {
                self.refused = true;
                return Err("The page token is invalid.".to_owned());
            }
            Some(token) => match self.tokens.remove(token) {
                Some((granted, start)) if granted == of => start,
                _ => return Err("The page token is of another request.".to_owned()),
            },
        };
        let resources = asked["contentType"] == "RESOURCE";
        let there = if resources { &self.buckets } else { &self.policies };
        let end = there.len().min(start + if there.len() < 1_000 { 20 } else { size });
        let row = |(name, state): (&String, &u64)| asset(name, *state, resources);
        let mut rows: Vec<Value> = there.iter().skip(start).take(end - start).map(row).collect();
        if resources && start == 0 && std::mem::take(&mut self.poison) {
            rows.insert(0, json!({"assetType": "storage.googleapis.com/Bucket"}));
        }
        let mut answer = json!({"readTime": time});
        if !rows.is_empty() {
            answer["assets"] = rows.into();
        }
        if end < there.len() {
            let token = format!("token-{end}-{}", self.tokens.len());
            answer["nextPageToken"] = token.as_str().into();
            self.tokens.insert(token, (of, end));
        }
        Ok(answer)
    }
}

fn asset(name: &str, state: u64, resource: bool) -> Value {
    let mut asset = json!({"name": format!("//storage.googleapis.com/{name}"), "assetType": "storage.googleapis.com/Bucket",
        "ancestors": ["projects/1", "organizations/1"], "updateTime": "2026-11-01T10:00:00.123456Z"});
    match resource {
        true => {
            asset["resource"] = json!({"version": "v1", "discoveryName": "Bucket", "location": "us",
                "parent": "//cloudresourcemanager.googleapis.com/projects/1", "data": {"name": name, "id": name, "metageneration": state}});
        }
        false => {
            asset["iamPolicy"] =
                json!({"etag": "CAE=", "bindings": [{"role": "roles/storage.objectViewer", "members": ["allUsers"]}]});
        }
    }
    asset
}

async fn serve(
    State(assets): State<Arc<Mutex<Assets>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> (StatusCode, String) {
    assert_eq!(headers["authorization"], "Bearer token");
    assert_eq!(headers["x-goog-user-project"], "quota");
    match assets.lock().unwrap().answer(&query.unwrap()) {
        Ok(answer) => (StatusCode::OK, answer.to_string()),
        Err(message) => (
            StatusCode::BAD_REQUEST,
            json!({"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": message}}).to_string(),
        ),
    }
}

struct Organization {
    assets: Arc<Mutex<Assets>>,
    proxy: Proxy,
    key: String,
    _folder: tempfile::TempDir,
}

impl Organization {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = google::key(folder.path()).await;
        let assets: Arc<Mutex<Assets>> = Arc::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/v1/organizations/1/assets", get(serve))
            .with_state(assets.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            proxy: Proxy::before(&url, reqwest::Client::new()).await,
            assets,
            key,
            _folder: folder,
        }
    }
}

impl Provider for Organization {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        json!({"kind": "gcp_asset_inventory", "name": "assets", "parent": "organizations/1", "quota_project": "quota",
            "endpoint": self.proxy.url, "credentials": format!("file:{}", self.key), "interval": "20ms", "pace": "1ms"})
    }

    async fn put(&self, numbers: Range<usize>) {
        let mut assets = self.assets.lock().unwrap();
        assets.buckets.extend(numbers.map(|number| (format!("b-{number}"), 1)));
    }

    async fn poison(&self) {
        self.assets.lock().unwrap().poison = true;
    }

    async fn believe(&self, believed: bool) {
        // As Google's REST APIs answer (Google Cloud APIs, "Errors").
        let body = json!({"error": {"code": 401, "status": "UNAUTHENTICATED", "message": "Request had invalid authentication credentials."}});
        let fault = Fault::Answer(401, Vec::new(), body.to_string());
        self.proxy.standing(|_| true, (!believed).then_some(fault));
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
        true
    }
}

impl Lists for Organization {
    fn remove(&self, numbers: Range<usize>) {
        let mut assets = self.assets.lock().unwrap();
        for number in numbers {
            assets.buckets.remove(&format!("b-{number}"));
        }
    }

    fn refuse_token(&self) {
        self.assets.lock().unwrap().refuse_token = true;
    }

    fn token_was_refused(&self) -> bool {
        self.assets.lock().unwrap().refused
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_strict_stand_in() {
    conformance::check(&Organization::new().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_went_is_ended() {
    listing::check(&Organization::new().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_assets_come_over_a_kill() {
    let organization = Organization::new().await;
    organization.put(0..100_000).await;
    conformance::many(&organization, 100_000).await;
}

/// A policy that went from a bucket that is there is a policy that says nothing; one that went with its bucket is not told of.
#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_went_says_nothing() {
    let organization = Organization::new().await;
    let kept = Arc::new(Kept::default());
    organization.put(0..2).await;
    for name in ["b-0", "b-1"] {
        organization.assets.lock().unwrap().policies.insert(name.to_owned(), 1);
    }
    let pulling = pull(&kept, &organization.config()).await;
    kept.until("two and their policies", |kept| kept.count() == 4).await;
    pulling.stop().await;
    {
        let mut assets = organization.assets.lock().unwrap();
        assets.policies.clear();
        assets.buckets.remove("b-1");
    }
    let pulling = pull(&kept, &organization.config()).await;
    kept.until("an end and an empty policy", |kept| kept.count() == 6).await;
    organization.put(5..6).await;
    kept.until("another one", |kept| kept.count() == 7).await;
    pulling.stop().await;
    let told: Vec<(String, Option<String>)> = kept.changes()[4..6]
        .iter()
        .map(|change| (change.resource_name.clone().unwrap(), change.configuration.clone()))
        .collect();
    let expect = [
        ("b-1".to_owned(), None),
        ("b-0".to_owned(), Some("{\"iam_policy\":{}}".to_owned())),
    ];
    assert_eq!(told, expect);
}
