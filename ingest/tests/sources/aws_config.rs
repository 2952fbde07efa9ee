//! `aws_config` against a stand-in that answers the queries as AWS Config's API Reference has them, and refuses what it refuses; moto has
//! no queries, so items alone are asked of it (`compose/moto/run.sh`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use crate::aws::{Moto, REGION};
use crate::conformance::{self, Provider};
use crate::listing::{self, Lists};
use crate::proxy::{Fault, Proxy};
use crate::world::{Kept, entry, pull};

#[derive(Default)]
struct Recorder {
    /// State ids by bucket.
    buckets: BTreeMap<String, u64>,
    /// Expression and start by token.
    tokens: BTreeMap<String, (String, usize)>,
    left_unprocessed: BTreeSet<String>,
    poison: bool,
    refuse_token: bool,
    refused: bool,
}

type Answered = Result<Value, (&'static str, String)>;

/// AWS Config API Reference; limits as in botocore's model of it.
impl Recorder {
    fn answer(&mut self, action: &str, input: &Value) -> Answered {
        let aggregated = action.contains("Aggregate");
        let (members, most): (&[&str], &str) = match action {
            "SelectResourceConfig" => (&["Expression", "Limit", "NextToken"], "Limit"),
            "SelectAggregateResourceConfig" => (
                &[
                    "Expression",
                    "ConfigurationAggregatorName",
                    "Limit",
                    "MaxResults",
                    "NextToken",
                ],
                "MaxResults",
            ),
            "BatchGetResourceConfig" => (&["resourceKeys"], ""),
            "BatchGetAggregateResourceConfig" => (&["ConfigurationAggregatorName", "ResourceIdentifiers"], ""),
            _ => return Err(("InvalidAction", action.to_owned())),
        };
        if let Some(other) = input
            .as_object()
            .unwrap()
            .keys()
            .find(|key| !members.contains(&key.as_str()))
        {
            return Err(("SerializationException", format!("unknown member {other}")));
        }
        if aggregated && input["ConfigurationAggregatorName"] != "org" {
            return Err((
                "NoSuchConfigurationAggregatorException",
                "no such aggregator".to_owned(),
            ));
        }
        match most {
            "" => self.items(input, aggregated),
            most => {
                let limit = input[most].as_u64().unwrap_or(25);
                if limit > 100 {
                    return Err(("InvalidLimitException", format!("{limit}")));
                }
                self.select(input, usize::try_from(limit).unwrap())
            }
        }
    }

    fn select(&mut self, input: &Value, limit: usize) -> Answered {
        let expression = input["Expression"].as_str().unwrap_or_default().to_owned();
        let start = match input["NextToken"].as_str() {
            None => 0,
            Some(_) if std::mem::take(&mut self.refuse_token) => {
                self.refused = true;
                return Err((
                    "InvalidNextTokenException",
                    "The specified next token is not valid.".to_owned(),
                ));
            }
            Some(token) => match self.tokens.remove(token) {
                Some((of, start)) if of == expression => start,
                _ => {
                    return Err((
                        "InvalidNextTokenException",
                        "The specified next token is not valid.".to_owned(),
                    ));
                }
            },
        };
        let query = expression
            .strip_prefix("SELECT ")
            .ok_or(("InvalidExpressionException", expression.clone()))?;
        if query == "resourceType, COUNT(*) GROUP BY resourceType" {
            let row = json!({"COUNT(*)": self.buckets.len(), "resourceType": "AWS::S3::Bucket"}).to_string();
            let rows: Vec<String> = (!self.buckets.is_empty()).then_some(row).into_iter().collect();
            return Ok(json!({"Results": rows, "QueryInfo": {"SelectFields": []}}));
        }
        let (columns, of) = query
            .split_once(" WHERE resourceType = '")
            .ok_or(("InvalidExpressionException", expression.clone()))?;
        let there = if of == "AWS::S3::Bucket'" {
            self.buckets.len()
        } else {
            0
        };
        let columns: Vec<&str> = columns.split(',').map(str::trim).collect();
        // A page may be short.
        let end = there.min(start + limit.min(if there < 1_000 { 20 } else { 100 }));
        let row = |(name, state): (&String, &u64)| {
            let mut row = bucket(name, *state);
            row.as_object_mut()
                .unwrap()
                .retain(|key, _| columns.contains(&key.as_str()));
            row.to_string()
        };
        let mut rows: Vec<String> = self.buckets.iter().skip(start).take(end - start).map(row).collect();
        if start == 0 && std::mem::take(&mut self.poison) {
            rows.insert(0, "{\"resourceId\": ".to_owned());
        }
        let mut answer = json!({"Results": rows, "QueryInfo": {"SelectFields": []}});
        if end < there {
            let token = format!("token-{end}-{}", self.tokens.len());
            answer["NextToken"] = token.as_str().into();
            self.tokens.insert(token, (expression, end));
        }
        Ok(answer)
    }

    /// Some are left unprocessed at first.
    fn items(&mut self, input: &Value, aggregated: bool) -> Answered {
        let (keys, id, got, left) = match aggregated {
            true => (
                "ResourceIdentifiers",
                "ResourceId",
                "BaseConfigurationItems",
                "UnprocessedResourceIdentifiers",
            ),
            false => (
                "resourceKeys",
                "resourceId",
                "baseConfigurationItems",
                "unprocessedResourceKeys",
            ),
        };
        let keys = input[keys].as_array().unwrap();
        if keys.is_empty() || keys.len() > 100 {
            return Err(("ValidationException", format!("{} keys", keys.len())));
        }
        let (mut items, mut unprocessed) = (Vec::new(), Vec::new());
        for key in keys {
            let name = key[id].as_str().unwrap();
            let whole = match aggregated {
                true => {
                    key["SourceAccountId"] == "111122223333"
                        && key["SourceRegion"] == REGION
                        && key["ResourceType"] == "AWS::S3::Bucket"
                }
                false => key["resourceType"] == "AWS::S3::Bucket",
            };
            if !whole {
                return Err(("ValidationException", key.to_string()));
            }
            let Some(state) = self.buckets.get(name) else { continue };
            if name.ends_with('7') && self.left_unprocessed.insert(name.to_owned()) {
                unprocessed.push(key.clone());
                continue;
            }
            let mut item = bucket(name, *state);
            let object = item.as_object_mut().unwrap();
            object.remove("tags");
            // Timestamps of the JSON protocol are seconds.
            object.insert("configurationItemCaptureTime".to_owned(), json!(1_761_991_200.25));
            object.insert("configuration".to_owned(), json!({"name": name}).to_string().into());
            object.insert(
                "supplementaryConfiguration".to_owned(),
                json!({"IsRequesterPaysEnabled": "false"}),
            );
            items.push(item);
        }
        Ok(json!({got: items, left: unprocessed}))
    }
}

fn bucket(name: &str, state: u64) -> Value {
    json!({"version": "1.3", "accountId": "111122223333", "awsRegion": REGION, "resourceType": "AWS::S3::Bucket", "resourceId": name,
        "resourceName": name, "arn": format!("arn:aws:s3:::{name}"), "configurationStateId": state.to_string(),
        "configurationItemStatus": "ResourceDiscovered", "configurationItemCaptureTime": "2025-11-01T10:00:00.250Z",
        "tags": [{"tag": "team=shop", "key": "team", "value": "shop"}]})
}

async fn serve(State(recorder): State<Arc<Mutex<Recorder>>>, headers: HeaderMap, body: String) -> (StatusCode, String) {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let signed = header("authorization");
    assert!(
        signed.starts_with("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
            && signed.contains("/config/aws4_request"),
        "{signed}"
    );
    assert_eq!(header("content-type"), "application/x-amz-json-1.1");
    let target = header("x-amz-target");
    let action = target.strip_prefix("StarlingDoveService.").unwrap();
    match recorder
        .lock()
        .unwrap()
        .answer(action, &serde_json::from_str(&body).unwrap())
    {
        Ok(answer) => (StatusCode::OK, answer.to_string()),
        Err((code, message)) => (
            StatusCode::BAD_REQUEST,
            json!({"__type": code, "message": message}).to_string(),
        ),
    }
}

struct Site {
    recorder: Arc<Mutex<Recorder>>,
    proxy: Proxy,
    aggregator: Option<&'static str>,
    keys: tempfile::TempDir,
}

impl Site {
    async fn new(aggregator: Option<&'static str>) -> Self {
        let recorder: Arc<Mutex<Recorder>> = Arc::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(serve).with_state(recorder.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self::before(&url, recorder, aggregator).await
    }

    async fn before(url: &str, recorder: Arc<Mutex<Recorder>>, aggregator: Option<&'static str>) -> Self {
        // reqwest is built without a crypto provider of its own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let keys = tempfile::tempdir().unwrap();
        std::fs::write(keys.path().join("key"), "secret").unwrap();
        Self {
            proxy: Proxy::before(url, reqwest::Client::new()).await,
            recorder,
            aggregator,
            keys,
        }
    }
}

impl Provider for Site {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        json!({"kind": "aws_config", "name": "inventory", "region": REGION, "aggregator": self.aggregator, "endpoint": self.proxy.url,
            "interval": "20ms", "pace": "1ms", "credentials": {"access_key_id": "AKIAIOSFODNN7EXAMPLE",
                "secret_access_key": format!("file:{}", self.keys.path().join("key").display())}})
    }

    async fn put(&self, numbers: Range<usize>) {
        let mut recorder = self.recorder.lock().unwrap();
        recorder
            .buckets
            .extend(numbers.map(|number| (format!("b-{number}"), 1)));
    }

    async fn poison(&self) {
        self.recorder.lock().unwrap().poison = true;
    }

    async fn believe(&self, believed: bool) {
        // AWS Config API Reference, "Common Errors".
        let body = json!({"__type": "ExpiredTokenException", "message": "The security token included in the request is expired"});
        let fault = Fault::Answer(400, Vec::new(), body.to_string());
        self.proxy.standing(|_| true, (!believed).then_some(fault));
    }

    fn throttle(&self) {
        let body = json!({"__type": "ThrottlingException", "message": "Rate exceeded"});
        for _ in 0..3 {
            self.proxy
                .fault(|_| true, Fault::Answer(400, Vec::new(), body.to_string()));
        }
    }

    fn unmet(&self) -> usize {
        self.proxy.left()
    }

    async fn is_done(&self) -> bool {
        true
    }
}

impl Lists for Site {
    fn remove(&self, numbers: Range<usize>) {
        let mut recorder = self.recorder.lock().unwrap();
        for number in numbers {
            recorder.buckets.remove(&format!("b-{number}"));
        }
    }

    fn refuse_token(&self) {
        self.recorder.lock().unwrap().refuse_token = true;
    }

    fn token_was_refused(&self) -> bool {
        self.recorder.lock().unwrap().refused
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_on_an_aggregator() {
    conformance::check(&Site::new(Some("org")).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_went_is_ended_and_the_last_of_its_type_too() {
    let site = Site::new(None).await;
    listing::check(&site).await;
    let kept = Arc::new(Kept::default());
    let pulling = pull(&kept, &site.config()).await;
    kept.until("nine", |kept| kept.there("b-").len() == 9).await;
    let change = kept.changes().remove(0);
    assert_eq!(change.tags["team"], "shop", "tags are laid beside: {change:?}");
    assert_eq!((change.version, change.time), (Some(1), 1_761_991_200_250));
    site.remove(0..100);
    kept.until("none", |kept| kept.there("b-").is_empty()).await;
    pulling.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_resources_come_over_a_kill() {
    let site = Site::new(Some("org")).await;
    site.put(0..100_000).await;
    conformance::many(&site, 100_000).await;
}

/// The call that moto has, signed as it asks for; the query before it is answered on the way.
#[tokio::test(flavor = "multi_thread")]
async fn items_come_from_moto() {
    let Some(moto) = Moto::new() else { return };
    let names: Vec<String> = (0..3)
        .map(|number| format!("b-{}-{number}", std::process::id()))
        .collect();
    for name in &names {
        moto.bucket(name).await;
    }
    let site = Site::before(&moto.url, Arc::default(), None).await;
    let row = |name: &String| {
        let mut row = bucket(name, 1);
        // Whose moto's resources are.
        row["accountId"] = "123456789012".into();
        row.to_string()
    };
    let rows: Vec<String> = names.iter().map(row).collect();
    let answer = json!({"Results": rows, "QueryInfo": {"SelectFields": []}}).to_string();
    site.proxy.standing(
        |line| line.ends_with("SelectResourceConfig"),
        Some(Fault::Answer(200, Vec::new(), answer)),
    );
    let kept = Arc::new(Kept::default());
    let mut config = site.config();
    config["types"] = json!(["AWS::S3::Bucket"]);
    let mut source = entry(&config)
        .open(0, Default::default(), schemas::Clock::system())
        .unwrap();
    let page = source.test().await.unwrap();
    assert_eq!(page.documents.len(), 3, "{:?}", page.findings);
    let pulling = pull(&kept, &config).await;
    kept.until("three", |kept| kept.there("b-").len() == 3).await;
    pulling.stop().await;
    assert!(
        kept.changes().iter().all(|change| change.configuration.is_some()),
        "{:?}",
        kept.changes()
    );
}
