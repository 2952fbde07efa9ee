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

#[tokio::test]
async fn what_is_under_way_is_not_accepted_yet() {
    let config = json!({"push": {
        "signed": [{"name": "github", "hmac": {"secret": "g"}}],
        "eventgrid": {"key": "k"},
        "kubernetes_audit": {"token": "t"}
    }});
    let server = start(config).await;
    let event = json!([{"id": "1", "topic": "t", "eventType": "x", "data": {}}]).to_string();
    let signed = bucket("a").to_string();
    for (path, body, headers) in [
        (
            "/v1/push/github",
            &signed,
            vec![("x-hub-signature-256", sign("g", &signed))],
        ),
        ("/v1/push/eventgrid?key=k", &event, vec![]),
        (
            "/v1/push/kubernetes-audit",
            &event,
            vec![("authorization", "Bearer t".to_owned())],
        ),
    ] {
        let post = || {
            let request = headers
                .iter()
                .fold(server.post(path), |request, (name, value)| request.header(*name, value));
            request.body(body.clone()).send()
        };
        let held = server.kept.held.lock().await;
        server.kept.busy.store(true, Ordering::SeqCst);
        let first = tokio::spawn(post());
        server.kept.begun.acquire().await.unwrap().forget();
        // The sender comes again before the first try has an answer: nothing is accepted yet.
        let second = post().await.unwrap();
        assert_eq!(
            (second.status().as_u16(), second.headers().contains_key("retry-after")),
            (503, true),
            "{path}"
        );
        drop(held);
        assert_eq!(first.await.unwrap().unwrap().status(), 503, "{path}");
        server.kept.busy.store(false, Ordering::SeqCst);
        assert_eq!(post().await.unwrap().status(), 200, "{path}");
        server.kept.begun.acquire().await.unwrap().forget();
    }
}

#[tokio::test]
async fn a_signature_without_a_time_is_remembered_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let config =
        json!({"http": {"auth": {"hmac": {"secret": "s"}}}, "push": {"replay_file": folder.path().join("replay")}});
    let body = bucket("a").to_string();
    let headers = [("x-hub-signature-256", sign("s", &body))];
    for expect in [202, 403, 403] {
        let server = start(config.clone()).await;
        check(&server, "/v1/changes", &body, &headers, expect).await;
        // Nor is it forgotten after the window of those that have a time.
        server.now(NOW + 365 * 86_400_000);
        check(&server, "/v1/changes", &body, &headers, 403).await;
    }
}
