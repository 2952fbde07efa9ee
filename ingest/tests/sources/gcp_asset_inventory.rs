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
    /// How often the export under way was asked for, and its objects.
    asked: usize,
    objects: BTreeMap<String, String>,
    poison: bool,
    refuse_token: bool,
    refused: bool,
}

impl Assets {
    /// Two objects, a line an asset, names of fields as exports have them.
    fn export(&mut self, body: &Value) -> Value {
        let members: Vec<&String> = body.as_object().unwrap().keys().collect();
        assert_eq!(members, ["contentType", "outputConfig", "readTime"]);
        let content = body["contentType"].as_str().unwrap();
        let uri = body["outputConfig"]["gcsDestination"]["uri"].as_str().unwrap();
        assert_eq!(uri, format!("gs://exports/tripline/assets-{content}.json"));
        let resources = content == "RESOURCE";
        let there = if resources { &self.buckets } else { &self.policies };
        let line = |(name, state): (&String, &u64)| {
            let mut asset = asset(name, *state, resources);
            let object = asset.as_object_mut().unwrap();
            let kind = object.remove("assetType").unwrap();
            object.insert("asset_type".to_owned(), kind);
            format!("{asset}\n")
        };
        let mut lines: Vec<String> = there.iter().map(line).collect();
        if resources && std::mem::take(&mut self.poison) {
            lines.insert(0, "{\"half\": \n".to_owned());
        }
        let rest = lines.split_off(lines.len() / 2);
        self.objects = [
            (format!("tripline/assets-{content}.json"), lines.concat()),
            (format!("tripline/assets-{content}.json_2"), rest.concat()),
        ]
        .into();
        json!({"name": format!("organizations/1/operations/ExportAssets/{content}/7"), "metadata": {}})
    }

    fn operation(&mut self) -> Value {
        self.asked += 1;
        if self.asked == 1 {
            return json!({"name": "organizations/1/operations/ExportAssets/RESOURCE/7"});
        }
        let uris: Vec<String> = self.objects.keys().map(|name| format!("gs://exports/{name}")).collect();
        json!({"name": "organizations/1/operations/ExportAssets/RESOURCE/7", "done": true,
            "response": {"outputResult": {"gcsResult": {"uris": uris}}}})
    }

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

type Shared = State<Arc<Mutex<Assets>>>;

/// A range of an object, as Cloud Storage has it: 206, and 416 behind its end.
async fn object(
    State(assets): Shared,
    axum::extract::Path(name): axum::extract::Path<String>,
    headers: HeaderMap,
) -> (StatusCode, String) {
    assert_eq!(headers["authorization"], "Bearer token");
    let assets = assets.lock().unwrap();
    let Some(text) = assets.objects.get(&name) else {
        return (
            StatusCode::NOT_FOUND,
            json!({"error": {"code": 404, "message": name}}).to_string(),
        );
    };
    let range = headers["range"].to_str().unwrap().strip_prefix("bytes=").unwrap();
    let (first, last) = range.split_once('-').unwrap();
    let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
    match first < text.len() {
        true => (
            StatusCode::PARTIAL_CONTENT,
            text[first..text.len().min(last + 1)].to_owned(),
        ),
        false => (StatusCode::RANGE_NOT_SATISFIABLE, String::new()),
    }
}

async fn export(State(assets): Shared, headers: HeaderMap, axum::Json(body): axum::Json<Value>) -> axum::Json<Value> {
    assert_eq!(headers["authorization"], "Bearer token");
    assert_eq!(headers["x-goog-user-project"], "quota");
    axum::Json(assets.lock().unwrap().export(&body))
}

async fn operation(State(assets): Shared) -> axum::Json<Value> {
    axum::Json(assets.lock().unwrap().operation())
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
            .route("/v1/organizations/1:exportAssets", axum::routing::post(export))
            .route("/v1/organizations/1/operations/{*name}", get(operation))
            .route("/storage/v1/b/exports/o/{name}", get(object))
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

/// The same by way of exports.
struct Exported(Organization);

impl Provider for Exported {
    fn prefix(&self) -> String {
        self.0.prefix()
    }

    fn config(&self) -> Value {
        let mut config = self.0.config();
        config["export"] = json!("gs://exports/tripline");
        config["storage_endpoint"] = json!(self.0.proxy.url);
        config
    }

    async fn put(&self, numbers: Range<usize>) {
        self.0.put(numbers).await;
    }

    async fn poison(&self) {
        self.0.poison().await;
    }

    async fn believe(&self, believed: bool) {
        self.0.believe(believed).await;
    }

    fn throttle(&self) {
        self.0.throttle();
    }

    fn unmet(&self) -> usize {
        self.0.unmet()
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_by_way_of_exports() {
    conformance::check(&Exported(Organization::new().await)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_assets_are_exported_over_a_kill() {
    let exported = Exported(Organization::new().await);
    exported.put(0..100_000).await;
    conformance::many(&exported, 100_000).await;
}
