//! `azure_resource_graph` against a stand-in that answers as Microsoft's REST reference has it ("Resources - Resources", 2021-03-01), and
//! throttles as "Guidance for throttled requests in Azure Resource Graph" says; tokens as in "OAuth 2.0 client credentials flow".

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::conformance::{self, Provider};
use crate::listing::{self, Lists};
use crate::proxy::{Fault, Proxy};
use crate::world::{Kept, entry, pull};

const SUBSCRIPTION: &str = "11111111-2222-3333-4444-555555555555";
/// Requests in a window.
const QUOTA: u32 = 15;
/// How often the conformance suite begins anew.
const RESTARTS: u32 = 6;
const WINDOW: Duration = Duration::from_secs(1);

pub struct Graph {
    vaults: BTreeMap<String, u64>,
    /// Query and start by token.
    tokens: BTreeMap<String, (String, usize)>,
    window: (Instant, u32),
    exceeded: u32,
    /// Rows of `resourcechanges`.
    changes: Vec<Value>,
    poison: bool,
    refuse_token: bool,
    refused: bool,
    cut: bool,
}

impl Graph {
    fn new() -> Self {
        Self {
            vaults: BTreeMap::new(),
            tokens: BTreeMap::new(),
            window: (Instant::now(), 0),
            exceeded: 0,
            changes: Vec::new(),
            poison: false,
            refuse_token: false,
            refused: false,
            cut: false,
        }
    }

    /// Whether the request is within the quota, and how many more are.
    fn counted(&mut self) -> Option<u32> {
        if self.window.0.elapsed() >= WINDOW {
            self.window = (Instant::now(), 0);
        }
        self.window.1 += 1;
        QUOTA.checked_sub(self.window.1)
    }

    /// Rows of a query with a condition.
    fn asked(&self, query: &str) -> Option<Vec<Value>> {
        if query.starts_with("resourcechanges | where todatetime(properties.changeAttributes.timestamp) > datetime(") {
            return Some(self.changes.clone());
        }
        let ids = query.strip_prefix("resources | where id in~ (")?.split_once(')')?.0;
        let named = |name: &&String| {
            ids.split(", ")
                .any(|id| id.trim_matches('\'').ends_with(&format!("/{name}")))
        };
        let rows = self.vaults.iter().filter(|(name, _)| named(name));
        Some(rows.map(|(name, state)| vault(name, *state)).collect())
    }

    /// What happened to a vault, and what it is now; nothing where it went.
    pub fn happens(&mut self, name: &str, kind: &str, state: Option<u64>) {
        match state {
            Some(state) => drop(self.vaults.insert(name.to_owned(), state)),
            None => drop(self.vaults.remove(name)),
        }
        let id = vault(name, 1)["id"].as_str().unwrap().to_ascii_lowercase();
        let number = self.changes.len();
        let at = chrono::DateTime::from_timestamp_millis(schemas::Clock::system().now()).unwrap();
        self.changes.push(json!({"id": format!("{id}/providers/microsoft.resources/changes/{number}"), "type": "microsoft.resources/changes",
            "properties": {"targetResourceId": id, "targetResourceType": "microsoft.keyvault/vaults", "changeType": kind,
            "changeAttributes": {"timestamp": at.to_rfc3339(), "changedBy": "ada@example.org", "changedByType": "User",
            "correlationId": "c", "operation": "Microsoft.KeyVault/vaults/write"}}}));
    }

    fn start(&mut self, token: Option<&str>, query: &str) -> Result<usize, String> {
        match token {
            None => Ok(0),
            Some(_) if std::mem::take(&mut self.refuse_token) => {
                self.refused = true;
                Err("the skip token is not valid".to_owned())
            }
            Some(token) => match self.tokens.remove(token) {
                Some((of, start)) if of == query => Ok(start),
                _ => Err("the skip token is not of this query".to_owned()),
            },
        }
    }

    fn answer(&mut self, body: &Value) -> Result<Value, String> {
        let members = ["subscriptions", "managementGroups", "query", "options"];
        let options = &body["options"];
        let strange = body
            .as_object()
            .unwrap()
            .keys()
            .find(|key| !members.contains(&key.as_str()));
        if let Some(strange) = strange {
            return Err(format!("unknown member {strange}"));
        }
        let (top, query) = (options["$top"].as_u64().unwrap_or(100), body["query"].as_str().unwrap());
        if top == 0
            || top > 1_000
            || options["resultFormat"] != "objectArray"
            || body["subscriptions"] != json!([SUBSCRIPTION])
        {
            return Err(format!("{body}"));
        }
        if !query.ends_with(" | order by id asc") {
            return Err("pages of what is in no order lose rows".to_owned());
        }
        let start = self.start(options["$skipToken"].as_str(), query)?;
        if let Some(rows) = self.asked(query) {
            let count = rows.len();
            return Ok(
                json!({"totalRecords": count, "count": count, "data": rows, "facets": [], "resultTruncated": "false"}),
            );
        }
        let there = if query.starts_with("resources ") {
            self.vaults.len()
        } else {
            0
        };
        let page = if there < 1_000 {
            20
        } else {
            usize::try_from(top).unwrap()
        };
        let end = there.min(start + page);
        let row = |(name, state): (&String, &u64)| vault(name, *state);
        let mut rows: Vec<Value> = self.vaults.iter().skip(start).take(end - start).map(row).collect();
        if there > 0 && start == 0 && std::mem::take(&mut self.poison) {
            rows.insert(0, json!({"name": "nameless", "type": "microsoft.keyvault/vaults"}));
        }
        let cut = if self.cut { "true" } else { "false" };
        let mut answer =
            json!({"totalRecords": there, "count": rows.len(), "data": rows, "facets": [], "resultTruncated": cut});
        if end < there && !self.cut {
            let token = format!("token-{end}-{}", self.tokens.len());
            answer["$skipToken"] = token.as_str().into();
            self.tokens.insert(token, (query.to_owned(), end));
        }
        Ok(answer)
    }
}

fn vault(name: &str, state: u64) -> Value {
    let id = format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.KeyVault/vaults/{name}");
    json!({"id": id, "name": name, "type": "microsoft.keyvault/vaults", "tenantId": SUBSCRIPTION, "kind": "", "location": "westeurope",
        "resourceGroup": "shop", "subscriptionId": SUBSCRIPTION, "managedBy": "", "sku": null, "plan": null,
        "properties": {"enablePurgeProtection": state > 1}, "tags": {"team": "shop"}, "identity": null, "zones": null, "extendedLocation": null})
}

async fn graph(
    State(graph): State<Arc<Mutex<Graph>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> Response {
    assert_eq!(query.as_deref(), Some("api-version=2021-03-01"));
    let error = |status: StatusCode, code: &str, message: &str| {
        (status, json!({"error": {"code": code, "message": message}}).to_string()).into_response()
    };
    if headers["authorization"] != "Bearer token" {
        return error(
            StatusCode::UNAUTHORIZED,
            "InvalidAuthenticationToken",
            "The access token is invalid.",
        );
    }
    let mut graph = graph.lock().unwrap();
    let left = graph.counted();
    let mut response = match left {
        None => {
            graph.exceeded += 1;
            error(
                StatusCode::TOO_MANY_REQUESTS,
                "RateLimiting",
                "Please provide below info when asking for support",
            )
        }
        Some(_) => match graph.answer(&serde_json::from_str(&body).unwrap()) {
            Ok(answer) => answer.to_string().into_response(),
            Err(what) => error(StatusCode::BAD_REQUEST, "BadRequest", &what),
        },
    };
    let headers = response.headers_mut();
    headers.insert("x-ms-user-quota-remaining", left.unwrap_or_default().into());
    headers.insert("x-ms-user-quota-resets-after", "00:00:01".parse().unwrap());
    response
}

/// A token for the application that has the secret.
async fn token(body: String) -> Response {
    let asked: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let wanted = [
        ("grant_type", "client_credentials"),
        ("client_id", "66666666-7777-8888-9999-000000000000"),
        ("client_secret", "hush"),
        ("scope", "https://management.azure.com/.default"),
    ];
    match wanted
        .iter()
        .all(|(key, value)| asked.get(*key).map(String::as_str) == Some(value))
    {
        true => json!({"token_type": "Bearer", "expires_in": 3599, "access_token": "token"})
            .to_string()
            .into_response(),
        false => (StatusCode::UNAUTHORIZED, json!({"error": "invalid_client"}).to_string()).into_response(),
    }
}

pub struct Tenant {
    pub graph: Arc<Mutex<Graph>>,
    proxy: Proxy,
}

impl Tenant {
    pub async fn new() -> Self {
        // reqwest is built without a crypto provider of its own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let state = Arc::new(Mutex::new(Graph::new()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/contoso.onmicrosoft.com/oauth2/v2.0/token", post(token))
            .route("/providers/Microsoft.ResourceGraph/resources", post(graph))
            .with_state(state.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            proxy: Proxy::before(&url, reqwest::Client::new()).await,
            graph: state,
        }
    }
}

impl Provider for Tenant {
    fn prefix(&self) -> String {
        "v-".to_owned()
    }

    fn config(&self) -> Value {
        let identity = json!({"tenant_id": "contoso.onmicrosoft.com", "client_id": "66666666-7777-8888-9999-000000000000",
            "client_secret": "hush", "authority": self.proxy.url});
        json!({"kind": "azure_resource_graph", "name": "graph", "subscriptions": [SUBSCRIPTION], "endpoint": self.proxy.url,
            "interval": "20ms", "identity": identity})
    }

    async fn put(&self, numbers: Range<usize>) {
        let mut graph = self.graph.lock().unwrap();
        graph.vaults.extend(numbers.map(|number| (format!("v-{number}"), 1)));
    }

    async fn poison(&self) {
        self.graph.lock().unwrap().poison = true;
    }

    async fn believe(&self, believed: bool) {
        let body = json!({"error": {"code": "ExpiredAuthenticationToken", "message": "The access token expiry UTC time is earlier than current UTC time."}});
        let fault = Fault::Answer(401, Vec::new(), body.to_string());
        let wanted = |line: &str| line.contains("ResourceGraph");
        self.proxy.standing(wanted, (!believed).then_some(fault));
    }

    fn throttle(&self) {
        let body = json!({"error": {"code": "RateLimiting", "message": "throttled"}});
        for _ in 0..2 {
            let headers = vec![
                ("x-ms-user-quota-remaining", "0".to_owned()),
                ("x-ms-user-quota-resets-after", "00:00:01".to_owned()),
            ];
            let fault = Fault::Answer(429, headers, body.to_string());
            self.proxy.fault(|line| line.contains("ResourceGraph"), fault);
        }
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    /// Never more than the quota, but for a process that has just begun and was not told how much is left.
    async fn is_done(&self) -> bool {
        self.graph.lock().unwrap().exceeded <= RESTARTS
    }
}

impl Lists for Tenant {
    fn remove(&self, numbers: Range<usize>) {
        let mut graph = self.graph.lock().unwrap();
        for number in numbers {
            graph.vaults.remove(&format!("v-{number}"));
        }
    }

    fn refuse_token(&self) {
        self.graph.lock().unwrap().refuse_token = true;
    }

    fn token_was_refused(&self) -> bool {
        self.graph.lock().unwrap().refused
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_a_strict_stand_in() {
    conformance::check(&Tenant::new().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_went_is_ended() {
    listing::check(&Tenant::new().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_resources_come_over_a_kill() {
    let tenant = Tenant::new().await;
    tenant.put(0..100_000).await;
    conformance::many(&tenant, 100_000).await;
}

/// What changes is told, and what is cut is not taken for the whole.
#[tokio::test(flavor = "multi_thread")]
async fn a_cut_answer_ends_nothing() {
    let tenant = Tenant::new().await;
    let kept = Arc::new(Kept::default());
    tenant.put(0..30).await;
    let pulling = pull(&kept, &tenant.config()).await;
    kept.until("thirty", |kept| kept.there("v-").len() == 30).await;
    tenant.graph.lock().unwrap().vaults.insert("v-1".to_owned(), 2);
    kept.until("the change", |kept| kept.count() == 31).await;
    tenant.graph.lock().unwrap().cut = true;
    let held = pulling
        .stands("held", |state| matches!(state, ingest::source::State::Held { .. }))
        .await;
    let ingest::source::State::Held { reason, .. } = held else {
        unreachable!()
    };
    assert!(reason.contains("cut its answer"), "{reason}");
    pulling.stop().await;
    assert_eq!(kept.there("v-").len(), 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_shown_and_nothing_is_kept() {
    let tenant = Tenant::new().await;
    tenant.put(0..30).await;
    let mut source = entry(&tenant.config())
        .open(0, Default::default(), schemas::Clock::system())
        .unwrap();
    let page = source.test().await.unwrap();
    let text = page.findings.join("\n");
    assert!(
        text.contains("resources: 20 resources on the first page of 30 in all"),
        "{text}"
    );
    assert_eq!(page.documents.len(), 10);
}
