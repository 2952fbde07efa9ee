//! Bodies signed with a shared secret: `/v1/changes` and `/v1/push/NAME`.

use std::sync::atomic::Ordering;

use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::server::{NOW, Server, bucket, send, start};

fn sign(secret: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    let hex: String = mac
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("sha256={hex}")
}

async fn check(server: &Server, path: &str, body: &str, headers: &[(&str, String)], expect: u16) {
    let request = headers
        .iter()
        .fold(server.post(path), |request, (name, value)| request.header(*name, value));
    let (status, answer) = send(request.body(body.to_owned())).await;
    assert_eq!(status, expect, "{path} {headers:?}: {answer}");
}

#[tokio::test]
async fn a_signed_body_is_taken_once() {
    let server = start(json!({"http": {"auth": {"hmac": {"secret": "s"}}}, "push": {"signed": [{"name": "github", "hmac": {"secret": "g"}}]}})).await;
    let body = bucket("a").to_string();
    let header = |secret: &str, body: &str| [("x-hub-signature-256", sign(secret, body))];
    for (path, secret, good) in [("/v1/changes", "s", 202), ("/v1/push/github", "g", 200)] {
        check(&server, path, &body, &[], 401).await;
        check(&server, path, &body, &header("other", &body), 401).await;
        check(&server, path, &bucket("b").to_string(), &header(secret, &body), 401).await;
        // What the bus did not take may come again.
        server.kept.busy.store(true, Ordering::SeqCst);
        check(&server, path, &body, &header(secret, &body), 503).await;
        server.kept.busy.store(false, Ordering::SeqCst);
        check(&server, path, &body, &header(secret, &body), good).await;
        check(&server, path, &body, &header(secret, &body), 403).await;
    }
    assert_eq!(server.kept.changes(), 2);
}

#[tokio::test]
async fn an_old_signature_is_refused() {
    let hmac = json!({"secret": "s", "header": "X-Signature", "timestamp_header": "X-Time", "tolerance": "1m"});
    let server = start(json!({"push": {"signed": [{"name": "ours", "hmac": hmac}]}})).await;
    let body = bucket("a").to_string();
    let headers = |seconds: i64| {
        [
            ("x-time", seconds.to_string()),
            ("x-signature", sign("s", &format!("{seconds}.{body}"))),
        ]
    };
    check(&server, "/v1/push/ours", &body, &headers(NOW / 1000 - 61), 401).await;
    check(&server, "/v1/push/ours", &body, &headers(NOW / 1000 + 61), 401).await;
    check(&server, "/v1/push/ours", &body, &headers(NOW / 1000 - 59), 200).await;
    let [_, signature] = headers(NOW / 1000);
    check(
        &server,
        "/v1/push/ours",
        &body,
        &[("x-time", (NOW / 1000 + 1).to_string()), signature],
        401,
    )
    .await;
    assert_eq!(server.kept.changes(), 1);
}
