//! The registry client against a server that holds to the documented API: register, look up, older versions, refusals.
#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use pipeline::config::Secret;
use pipeline::registry::{self, Config, RegistryError};
use schemas::topic::Topic;
use schemas::wire::{RecordKind, SCHEMAS};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Subject → (id, schema), as the registry keeps it: the same schema has one id wherever it is registered.
#[derive(Default)]
struct Store {
    ids: Vec<String>,
    subjects: BTreeMap<String, Vec<usize>>,
    calls: Vec<String>,
}

type Shared = Arc<Mutex<Store>>;

const BASIC: &str = "Basic a2V5OnNlY3JldA==";

fn register(store: &mut Store, subject: &str, text: Option<String>) -> (u16, Value) {
    let Some(text) = text else {
        return (422, json!({"error_code": 42201, "message": "Invalid schema"}));
    };
    if subject.starts_with("taken.") {
        return (
            409,
            json!({"error_code": 409, "message": "Schema being registered is incompatible"}),
        );
    }
    let id = store.ids.iter().position(|known| *known == text).unwrap_or_else(|| {
        store.ids.push(text);
        store.ids.len() - 1
    });
    let versions = store.subjects.entry(subject.to_owned()).or_default();
    if !versions.contains(&id) {
        versions.push(id);
    }
    (200, json!({"id": id + 101}))
}

fn answer(store: &mut Store, method: &str, path: &str, body: &str) -> (u16, Value) {
    store.calls.push(format!("{method} {path}"));
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let text = || -> Option<String> {
        Some(
            serde_json::from_str::<Value>(body)
                .ok()?
                .get("schema")?
                .as_str()?
                .to_owned(),
        )
    };
    match (method, parts.as_slice()) {
        ("POST", ["subjects", subject, "versions"]) => register(store, subject, text()),
        ("POST", ["subjects", subject]) => {
            let Some(versions) = store.subjects.get(*subject) else {
                return (
                    404,
                    json!({"error_code": 40401, "message": format!("Subject '{subject}' not found.")}),
                );
            };
            match versions.iter().position(|id| text().as_ref() == Some(&store.ids[*id])) {
                Some(at) => (
                    200,
                    json!({"subject": subject, "id": versions[at] + 101, "version": at + 1, "schema": text()}),
                ),
                None => (404, json!({"error_code": 40403, "message": "Schema not found"})),
            }
        }
        ("GET", ["subjects", subject, "versions"]) => match store.subjects.get(*subject) {
            Some(versions) => (200, json!((1..=versions.len()).collect::<Vec<_>>())),
            None => (404, json!({"error_code": 40401, "message": "Subject not found."})),
        },
        ("GET", ["subjects", subject, "versions", number]) => {
            let number: usize = number.parse().unwrap();
            let id = store.subjects[*subject][number - 1];
            (
                200,
                json!({"subject": subject, "id": id + 101, "version": number, "schema": store.ids[id]}),
            )
        }
        _ => (404, json!({"error_code": 404, "message": "HTTP 404 Not Found"})),
    }
}

async fn serve(mut stream: TcpStream, store: Shared) {
    let (mut bytes, mut part) = (Vec::new(), [0u8; 4096]);
    let (head, body) = loop {
        let count = stream.read(&mut part).await.unwrap();
        if count == 0 {
            return;
        }
        bytes.extend_from_slice(&part[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0usize) {
                break (head.to_owned(), body.to_owned());
            }
        }
    };
    let mut words = head.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let header = |name: &str| {
        let named = |line: &str| {
            line.split_once(": ")
                .filter(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, v)| v.to_owned())
        };
        head.lines().find_map(named)
    };
    let (status, value) = match header("authorization").as_deref() {
        Some(BASIC)
            if method == "GET"
                || header("content-type").as_deref() == Some("application/vnd.schemaregistry.v1+json") =>
        {
            answer(&mut store.lock().unwrap(), method, path, &body)
        }
        Some(BASIC) => (
            415,
            json!({"error_code": 415, "message": "HTTP 415 Unsupported Media Type"}),
        ),
        _ => (401, json!({"error_code": 401, "message": "Unauthorized"})),
    };
    let body = value.to_string();
    let answer = format!(
        "HTTP/1.1 {status} x\r\nContent-Type: application/vnd.schemaregistry.v1+json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes()).await.unwrap();
}

async fn start() -> (Config, Shared) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config: Config = serde_json::from_value(json!({
        "url": format!("http://{}/", listener.local_addr().unwrap()), "username": "key", "password": "secret",
    }))
    .unwrap();
    let store = Shared::default();
    let shared = Arc::clone(&store);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&shared)));
        }
    });
    (config, store)
}

#[tokio::test]
async fn schemas_are_registered_once_and_found_again() {
    let (config, store) = start().await;
    let first = registry::codec(&config.clone().validate().unwrap(), "tripline.")
        .await
        .unwrap();
    let subjects: Vec<String> = store.lock().unwrap().subjects.keys().cloned().collect();
    assert_eq!(subjects.len(), Topic::ALL.len());
    assert!(
        subjects.contains(&"tripline.dead_letters-value".to_owned()),
        "{subjects:?}"
    );
    // Some topics hold records of one kind.
    assert_eq!(store.lock().unwrap().ids.len(), RecordKind::ALL.len());
    let looked_up = Config {
        register: false,
        ..config
    };
    let second = registry::codec(&looked_up.validate().unwrap(), "tripline.")
        .await
        .unwrap();
    let rejected = schemas::Rejected {
        stage: "ingest".into(),
        reason: "r".into(),
        origin: "o".into(),
        position: 1,
        time: 2,
        bytes: vec![3],
    };
    let bytes = first.encode_rejected(&rejected).unwrap();
    let (id, _) = schemas::wire::split(&bytes).unwrap();
    assert!((101..105).contains(&id), "{id}");
    assert_eq!(second.decode_rejected(&bytes).unwrap(), rejected);
    // What was written without a registry stays readable.
    let embedded = schemas::wire::Codec::embedded()
        .unwrap()
        .encode_rejected(&rejected)
        .unwrap();
    assert_eq!(second.decode_rejected(&embedded).unwrap(), rejected);
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let (config, _) = start().await;
    let check = |error: RegistryError, expect: &str| assert!(error.to_string().contains(expect), "{error}");
    let lookup = Config {
        register: false,
        ..config.clone()
    };
    check(
        registry::codec(&lookup.validate().unwrap(), "t.").await.err().unwrap(),
        "registry.register = true",
    );
    check(
        registry::codec(&config.clone().validate().unwrap(), "taken.")
            .await
            .err()
            .unwrap(),
        "bus.kafka.prefix",
    );
    let wrong = Config {
        password: Some(Secret::new("other")),
        ..config.clone()
    };
    check(
        registry::codec(&wrong.validate().unwrap(), "t.").await.err().unwrap(),
        "registry.username",
    );
    let away = Config {
        url: "http://127.0.0.1:1".into(),
        ..config
    };
    assert!(matches!(
        registry::codec(&away.validate().unwrap(), "t.").await.err().unwrap(),
        RegistryError::Busy(_)
    ));
}

#[tokio::test]
async fn older_versions_stay_readable() {
    let (config, store) = start().await;
    let avsc = SCHEMAS.iter().find(|(topic, ..)| *topic == Topic::Rejected).unwrap().2;
    // An older writer: the same record without its documentation.
    let mut older: Value = serde_json::from_str(avsc).unwrap();
    older.as_object_mut().unwrap().remove("doc");
    {
        let mut store = store.lock().unwrap();
        store.ids.push(older.to_string());
        store.subjects.insert("t.rejected-value".to_owned(), vec![0]);
    }
    let codec = registry::codec(&config.validate().unwrap(), "t.").await.unwrap();
    let rejected = schemas::Rejected {
        stage: "ingest".into(),
        reason: "r".into(),
        origin: "o".into(),
        position: 1,
        time: 2,
        bytes: vec![3],
    };
    let mut bytes = codec.encode_rejected(&rejected).unwrap();
    bytes[1..5].copy_from_slice(&101u32.to_be_bytes());
    assert_eq!(codec.decode_rejected(&bytes).unwrap(), rejected);
}

#[tokio::test]
async fn a_schema_that_is_a_trap_stops_nobody() {
    let (config, store) = start().await;
    let trap = json!({"type": "record", "name": "Rejected", "fields": [{"name": "stage", "type": "Rejected"}]});
    {
        let mut store = store.lock().unwrap();
        store.ids.extend([trap.to_string(), "{".to_owned()]);
        store.subjects.insert("t.rejected-value".to_owned(), vec![0, 1]);
    }
    let codec = registry::codec(&config.validate().unwrap(), "t.").await.unwrap();
    for id in [101, 102] {
        let error = codec.decode_rejected(&[0, 0, 0, 0, id, 0]).unwrap_err().to_string();
        assert!(error.contains(&format!("unknown schema id {id}")), "{error}");
    }
}

/// A server that says this to everybody; the body over and over.
async fn saying(head: &'static str, body: &'static [u8], times: usize) -> Config {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 4096]).await;
            let _ = stream.write_all(format!("HTTP/1.1 {head}\r\n\r\n").as_bytes()).await;
            for _ in 0..times {
                if stream.write_all(body).await.is_err() {
                    break;
                }
            }
            // What it did not read would end the connection before the answer is.
            let _ = stream.shutdown().await;
            while stream.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {}
        }
    });
    serde_json::from_value(json!({ "url": url })).unwrap()
}

#[tokio::test]
async fn answers_have_a_bound_and_lead_nowhere() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    for (head, body, times, expect) in [
        ("200 OK", [b' '; 4096].as_slice(), usize::MAX, "more than 4194304 bytes"),
        (
            "302 Found\r\nLocation: http://169.254.169.254/latest/",
            b"",
            1,
            "redirects are not followed",
        ),
        ("500 Oh", &[b'k'; 4096], 4, "kkk"),
        ("200 OK", b"[[[[", 100_000, "not JSON"),
        ("200 OK", br#"{"id": "x"}"#, 1, "not as documented"),
        ("200 OK", br#"{"id": 99999999999}"#, 1, "not as documented"),
    ] {
        let config = saying(head, body, times).await;
        let error = registry::codec(&config.validate().unwrap(), "t.").await.err().unwrap();
        let said = error.to_string();
        assert!(said.contains(expect) && said.len() < 1_000, "{head}: {said}");
    }
}
