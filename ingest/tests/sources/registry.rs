//! `kafka` with records that are framed for a schema registry. The registry is the one of `TRIPLINE_REGISTRY` (tried with Apicurio 2.6.13), else a
//! stand-in that answers as Confluent's "Schema Registry API Reference" has it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use apache_avro::Schema;
use apache_avro::schema::RecordField;
use apache_avro::types::Value as Avro;
use apache_avro::writer::datum::GenericDatumWriter;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use serde_json::{Value, json};

use crate::conformance::{self, Provider};
use crate::kafka::Topics;
use crate::records::notification;
use crate::world::{Kept, pull};

/// What the stand-in asks for.
const TOKEN: &str = "registry-token";

const PLACE: &str = r#"{"type": "record", "name": "com.example.Place", "fields": [
    {"name": "awsAccountId", "type": "string"}, {"name": "awsRegion", "type": "string"}]}"#;

/// A notification of AWS Config as somebody models it.
const NOTIFICATION: &str = r#"{"type": "record", "name": "Notification", "namespace": "com.example", "fields": [
    {"name": "messageType", "type": "string"},
    {"name": "notificationCreationTime", "type": "string"},
    {"name": "recordVersion", "type": "string"},
    {"name": "configurationItem", "type": {"type": "record", "name": "Item", "fields": [
        {"name": "configurationItemCaptureTime", "type": "string"},
        {"name": "configurationStateId", "type": "long"},
        {"name": "configurationItemVersion", "type": "string"},
        {"name": "configurationItemStatus", "type": {"type": "enum", "name": "Status", "symbols": ["OK", "ResourceDiscovered"]}},
        {"name": "awsAccountId", "type": "string"},
        {"name": "awsRegion", "type": "string"},
        {"name": "resourceType", "type": "string"},
        {"name": "resourceId", "type": "string"},
        {"name": "resourceName", "type": ["null", "string"]},
        {"name": "ARN", "type": "string"},
        {"name": "tags", "type": {"type": "map", "values": "string"}},
        {"name": "configuration", "type": {"type": "map", "values": "string"}}]}}]}"#;

type Kind = (String, String, Value);

#[derive(Clone, Default)]
struct Stand {
    /// Kind, text and references by id.
    schemas: Arc<Mutex<BTreeMap<u32, Kind>>>,
    subjects: Arc<Mutex<BTreeMap<String, u32>>>,
    last: Arc<AtomicU32>,
    /// So many requests are answered 503.
    away: Arc<AtomicUsize>,
}

type Answer = (StatusCode, Json<Value>);

impl Stand {
    fn admits(&self, headers: &HeaderMap) -> Result<(), Answer> {
        let busy = self
            .away
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if busy.is_ok() {
            return Err((
                StatusCode::SERVICE_UNAVAILABLE,
                Json(json!({"error_code": 50003, "message": "busy"})),
            ));
        }
        let token = headers.get("authorization").and_then(|value| value.to_str().ok());
        match token == Some(&format!("Bearer {TOKEN}")) {
            true => Ok(()),
            false => Err((
                StatusCode::UNAUTHORIZED,
                Json(json!({"error_code": 401, "message": "Unauthorized"})),
            )),
        }
    }

    fn found(&self, id: Option<u32>, code: u32) -> Answer {
        let schemas = self.schemas.lock().unwrap();
        match id.and_then(|id| schemas.get(&id)) {
            Some((kind, text, references)) => {
                let mut answer = json!({"schema": text});
                if kind != "AVRO" {
                    answer["schemaType"] = json!(kind);
                }
                if !references.as_array().unwrap().is_empty() {
                    answer["references"] = references.clone();
                }
                (StatusCode::OK, Json(answer))
            }
            None => (
                StatusCode::NOT_FOUND,
                Json(json!({"error_code": code, "message": "not found"})),
            ),
        }
    }

    async fn serve(self) -> String {
        let by_id =
            async |State(stand): State<Self>, Path(id): Path<u32>, headers: HeaderMap| match stand.admits(&headers) {
                Ok(()) => stand.found(Some(id), 40403),
                Err(refused) => refused,
            };
        let by_version =
            async |State(stand): State<Self>, Path((subject, _)): Path<(String, u32)>, headers: HeaderMap| {
                let id = stand.subjects.lock().unwrap().get(&subject).copied();
                match stand.admits(&headers) {
                    Ok(()) => stand.found(id, 40401),
                    Err(refused) => refused,
                }
            };
        let register = async |State(stand): State<Self>, Path(subject): Path<String>, Json(body): Json<Value>| {
            let id = stand.last.fetch_add(1, Ordering::SeqCst) + 1;
            let text = body["schema"].as_str().unwrap().to_owned();
            let kind = body["schemaType"].as_str().unwrap_or("AVRO").to_owned();
            let references = body.get("references").cloned().unwrap_or(json!([]));
            stand.schemas.lock().unwrap().insert(id, (kind, text, references));
            stand.subjects.lock().unwrap().insert(subject, id);
            Json(json!({"id": id}))
        };
        let router = axum::Router::new()
            .route("/schemas/ids/{id}", get(by_id))
            .route("/subjects/{subject}/versions/{version}", get(by_version))
            .route("/subjects/{subject}/versions", post(register))
            .with_state(self);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        url
    }
}

/// A topic of framed records.
struct Framed {
    topics: Topics,
    stand: Stand,
    url: String,
    notification: u32,
}

impl Framed {
    async fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let stand = Stand::default();
        let url = match std::env::var("TRIPLINE_REGISTRY") {
            Ok(url) => url,
            Err(_) => stand.clone().serve().await,
        };
        let mut framed = Self {
            topics: Topics::new().await,
            stand,
            url,
            notification: 0,
        };
        framed.notification = framed.register("notification", &json!({"schema": NOTIFICATION})).await;
        framed
    }

    fn subject(&self, name: &str) -> String {
        format!("{}-{name}", self.topics.topic)
    }

    async fn register(&self, name: &str, body: &Value) -> u32 {
        let url = format!("{}/subjects/{}/versions", self.url, self.subject(name));
        let request = reqwest::Client::new().post(url).bearer_auth(TOKEN);
        let answer = request
            .header("content-type", "application/vnd.schemaregistry.v1+json")
            .body(body.to_string())
            .send();
        let answer: Value = answer.await.unwrap().json().await.unwrap();
        u32::try_from(answer["id"].as_u64().unwrap_or_else(|| panic!("{answer}"))).unwrap()
    }

    async fn send(&self, values: Vec<Vec<u8>>) {
        let keyed = values.into_iter().map(|value| ("key".to_owned(), Some(value)));
        self.topics.send(keyed).await;
    }
}

fn framed(id: u32, body: &[u8]) -> Vec<u8> {
    [&[0], id.to_be_bytes().as_slice(), body].concat()
}

/// The library writes it, and this is what is read.
fn avro(schema: &str, value: &Value) -> Vec<u8> {
    let schema = Schema::parse_str(schema).unwrap();
    let writer = GenericDatumWriter::builder(&schema).build().unwrap();
    writer.write_value_to_vec(modelled(&schema, value)).unwrap()
}

/// What a record's schema has of the JSON.
fn modelled(schema: &Schema, value: &Value) -> Avro {
    let text = || value.as_str().unwrap_or_default().to_owned();
    match schema {
        Schema::Record(record) => {
            let field = |field: &RecordField| (field.name.clone(), modelled(&field.schema, &value[&field.name]));
            Avro::Record(record.fields.iter().map(field).collect())
        }
        Schema::Map(map) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), modelled(&map.types, value));
            Avro::Map(value.as_object().unwrap().iter().map(entry).collect())
        }
        Schema::Enum(symbols) => {
            let at = symbols.symbols.iter().position(|symbol| *symbol == text()).unwrap();
            Avro::Enum(u32::try_from(at).unwrap(), text())
        }
        Schema::Union(union) => Avro::Union(1, Box::new(modelled(&union.variants()[1], value))),
        Schema::Long => Avro::Long(value.as_i64().unwrap()),
        _ => Avro::String(text()),
    }
}

impl Provider for Framed {
    fn prefix(&self) -> String {
        "b-".to_owned()
    }

    fn config(&self) -> Value {
        let mut config = self.topics.config();
        config["registry"] = json!({"url": self.url, "token": TOKEN});
        config
    }

    async fn put(&self, numbers: Range<usize>) {
        let record = |number: usize| {
            framed(
                self.notification,
                &avro(NOTIFICATION, &notification(&format!("b-{number}"))),
            )
        };
        self.send(numbers.map(record).collect()).await;
    }

    /// A schema that nobody knows, and a body that ends early.
    async fn poison(&self) {
        let whole = avro(NOTIFICATION, &notification("half"));
        let half = &whole[..whole.len() / 2];
        self.send(vec![framed(999_999, b"x"), framed(self.notification, half)])
            .await;
    }

    async fn believe(&self, believed: bool) {
        self.topics.believe(believed).await;
    }

    fn asks_again(&self) -> bool {
        false
    }

    /// The registry is busy when the source begins anew.
    fn throttle(&self) {
        self.stand.away.store(2, Ordering::SeqCst);
    }

    fn unmet(&self) -> usize {
        match std::env::var("TRIPLINE_REGISTRY") {
            Ok(_) => 0,
            Err(_) => self.stand.away.load(Ordering::SeqCst),
        }
    }

    async fn is_done(&self) -> bool {
        true
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conformance_with_records_in_avro() {
    conformance::check(&Framed::new().await).await;
}

/// Schemas that rest on others, JSON by a schema, a plain record among them; Protobuf is said not to be read.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_registry_holds_is_read_by_its_kind() {
    let topics = Framed::new().await;
    topics.register("place", &json!({"schema": PLACE})).await;
    let bucket = r#"{"type": "record", "name": "Bucket", "namespace": "com.example", "fields": [
        {"name": "resource_type", "type": "string"}, {"name": "Name", "type": "string"}, {"name": "place", "type": "Place"}]}"#;
    let references = json!([{"name": "com.example.Place", "subject": topics.subject("place"), "version": 1}]);
    let rests = topics
        .register("bucket", &json!({"schema": bucket, "references": references}))
        .await;
    let text = |text: &str| [&[u8::try_from(text.len() * 2).unwrap()], text.as_bytes()].concat();
    let body: Vec<u8> = ["AWS::S3::Bucket", "b-0", "111122223333", "eu-west-1"]
        .into_iter()
        .flat_map(text)
        .collect();
    let by_json = json!({"schema": "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"object\"}", "schemaType": "JSON"});
    let by_json = topics.register("json", &by_json).await;
    let protobuf = json!({"schema": "syntax = \"proto3\"; message A { string a = 1; }", "schemaType": "PROTOBUF"});
    let protobuf = topics.register("protobuf", &protobuf).await;
    let plain = |name: &str| {
        json!({"resource_type": "AWS::S3::Bucket", "Name": name})
            .to_string()
            .into_bytes()
    };
    topics
        .send(vec![
            framed(rests, &body),
            framed(by_json, &plain("b-1")),
            plain("b-2"),
            framed(protobuf, &[0, 1]),
        ])
        .await;
    let kept = Arc::new(Kept::default());
    let pulling = pull(&kept, &topics.config()).await;
    kept.until("three buckets and a reject", |kept| {
        kept.there("b-").len() == 3 && kept.rejected().len() == 1
    })
    .await;
    let rejected = kept.rejected().remove(0);
    assert!(
        rejected.reason.contains("is PROTOBUF: Avro and JSON are read"),
        "{}",
        rejected.reason
    );
    pulling.stop().await;
}
