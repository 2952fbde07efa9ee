//! `POST /v1/changes`.

use std::io::Write;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::keys;
use crate::server::{Server, bucket, send, start};

async fn check(server: &Server, path: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>, expect: u16) -> Value {
    let mut request = server.post(path).body(body.into());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (status, answer) = send(request).await;
    assert_eq!(status, expect, "{path} {headers:?}: {answer}");
    answer
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn records_in_every_writing() {
    let server = start(json!({})).await;
    let one = bucket("a").to_string();
    let lines = format!("{one}\n{}\n", bucket("b"));
    let json_type = [("content-type", "application/json")];
    assert_eq!(
        check(&server, "/v1/changes", &json_type, one.clone(), 202).await["accepted"],
        1
    );
    assert_eq!(
        check(&server, "/v1/changes", &[], lines.clone(), 202).await["accepted"],
        2
    );
    assert_eq!(
        check(&server, "/v1/changes", &json_type, format!("[{one}]"), 202).await["accepted"],
        1
    );
    let yaml = "resource_type: AWS::S3::Bucket\nName: y\n";
    assert_eq!(
        check(
            &server,
            "/v1/changes",
            &[("content-type", "application/yaml")],
            yaml,
            202
        )
        .await["accepted"],
        1
    );
    let coded = [
        ("content-encoding", "gzip"),
        ("content-type", "application/x-ndjson; charset=utf-8"),
    ];
    assert_eq!(
        check(&server, "/v1/changes", &coded, gzip(lines.as_bytes()), 202).await["accepted"],
        2
    );
    assert_eq!(
        check(&server, "/v1/changes", &[], gzip(one.as_bytes()), 202).await["accepted"],
        1
    );
    assert_eq!(server.kept.changes(), 8);
}

#[tokio::test]
async fn each_record_has_its_result() {
    let server = start(json!({"account": "999999999999"})).await;
    let body = format!("[{}, {{\"what\": 1}}, {}]", bucket("a"), bucket("b"));
    let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let answer = check(
        &server,
        "/v1/changes?region=eu-central-1",
        &[("traceparent", parent)],
        body,
        202,
    )
    .await;
    assert_eq!((&answer["accepted"], &answer["rejected"]), (&json!(2), &json!(1)));
    assert_eq!(answer["results"][1]["status"], "rejected");
    let batch = &server.kept.all()[0];
    assert_eq!(answer["results"][2]["ids"], json!([batch.changes[1].id]));
    assert_eq!(batch.changes[0].region.as_deref(), Some("eu-central-1"));
    assert_eq!(batch.changes[0].account.as_deref(), Some("999999999999"));
    assert!(batch.traceparent.starts_with("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
    assert_eq!(batch.rejected[0].bytes, b"{\"what\": 1}");
    // All rejected: said so, and kept.
    check(&server, "/v1/changes", &[], "{\"what\": 1}", 422).await;
    check(&server, "/v1/changes", &[], "{\"what", 422).await;
    assert_eq!(
        server
            .kept
            .all()
            .iter()
            .map(|batch| batch.rejected.len())
            .sum::<usize>(),
        3
    );
}

#[tokio::test]
async fn what_cannot_be_taken_says_why() {
    let server = start(json!({"http": {"body_limit": "10KiB", "in_flight": "10KiB"}})).await;
    let says = |answer: Value, words: &str| assert!(answer["error"].as_str().unwrap().contains(words), "{answer}");
    says(check(&server, "/v1/changes", &[], "", 400).await, "empty");
    says(check(&server, "/v1/changes", &[], " \n", 400).await, "empty");
    says(
        check(&server, "/v1/changes", &[("content-encoding", "gzip")], "{}", 400).await,
        "not gzip",
    );
    says(
        check(&server, "/v1/changes", &[], &gzip(b"{\"a\": \"b\"}")[..12], 400).await,
        "not gzip",
    );
    says(
        check(&server, "/v1/changes?shape=aws", &[], "{}", 400).await,
        "aws_config",
    );
    says(
        check(&server, "/v1/changes?shap=aws_config", &[], "{}", 400).await,
        "shap",
    );
    says(
        check(&server, "/v1/changes?mapping=m", &[], "{}", 400).await,
        "no mapping named \"m\"",
    );
    says(
        check(&server, "/v1/changes", &[("content-type", "image/png")], "{}", 415).await,
        "image/png",
    );
    says(
        check(&server, "/v1/changes", &[("content-encoding", "br")], "{}", 415).await,
        "gzip",
    );
    let filled = |length: usize| {
        let body = bucket("a").to_string();
        format!("{}{body}", " ".repeat(length - body.len()))
    };
    for (length, status) in [(10 * 1024 - 1, 202), (10 * 1024, 202), (10 * 1024 + 1, 413)] {
        let answer = check(&server, "/v1/changes", &[], filled(length), status).await;
        assert_eq!(status == 413, answer["error"].is_string(), "{length}: {answer}");
        let body = gzip(filled(length).as_bytes());
        check(&server, "/v1/changes", &[], body, status).await;
    }
    says(
        check(&server, "/v1/changes", &[], vec![b' '; 10 * 1024 + 1], 413).await,
        "10240",
    );
    says(
        check(&server, "/v1/changes", &[], gzip(&vec![b' '; 1 << 20]), 413).await,
        "10240",
    );
    says(check(&server, "/v1/change", &[], "{}", 404).await, "/v1/changes");
    says(check(&server, "/v1/push/sns", &[], "{}", 404).await, "config");
    let (status, _) = send(server.client.get(format!("{}/v1/changes", server.url))).await;
    assert_eq!((status, server.kept.changes()), (405, 4));
}

#[tokio::test]
async fn a_busy_bus_asks_to_come_again() {
    let server = start(json!({})).await;
    server.kept.busy.store(true, Ordering::SeqCst);
    let response = server
        .post("/v1/changes")
        .body(bucket("a").to_string())
        .send()
        .await
        .unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["retry-after"]),
        (503, &"5".parse().unwrap())
    );
    server.kept.busy.store(false, Ordering::SeqCst);
    check(&server, "/v1/changes", &[], bucket("a").to_string(), 202).await;
}

#[tokio::test]
async fn more_bodies_than_there_is_room_for_come_again() {
    let server = start(json!({"http": {"body_limit": "64KiB", "in_flight": "64KiB"}})).await;
    let (body, address) = (bucket("a").to_string(), server.url.trim_start_matches("http://"));
    // Lengths that are announced take no room, for nothing has come.
    let mut announced = Vec::new();
    for _ in 0..70 {
        let mut one = TcpStream::connect(address).await.unwrap();
        let head = "POST /v1/changes HTTP/1.1\r\nhost: localhost\r\ncontent-length: 65536\r\n\r\n";
        one.write_all(head.as_bytes()).await.unwrap();
        announced.push(one);
    }
    check(&server, "/v1/changes", &[], body.clone(), 202).await;
    // What has come of a body takes room until it ends.
    let mut slow = TcpStream::connect(address).await.unwrap();
    let (space, length) = (" ".repeat(65_000), 65_000);
    let head = format!(
        "POST /v1/changes HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{space}\r\n"
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    let refused = loop {
        let post = server.post("/v1/changes").body(bucket("b").to_string());
        let response = post.send().await.unwrap();
        if response.status() == 429 {
            break response;
        }
    };
    assert_eq!(refused.headers()["retry-after"], "1");
    let rest = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    slow.write_all(rest.as_bytes()).await.unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
    check(&server, "/v1/changes", &[], bucket("b").to_string(), 202).await;
}

#[tokio::test]
async fn tokens_let_in_and_nothing_else() {
    let server = start(json!({"http": {"auth": {"token": ["one", "two"]}}})).await;
    let body = bucket("a").to_string();
    check(
        &server,
        "/v1/changes",
        &[("authorization", "Bearer one")],
        body.clone(),
        202,
    )
    .await;
    check(
        &server,
        "/v1/changes",
        &[("authorization", "bearer two")],
        body.clone(),
        202,
    )
    .await;
    check(
        &server,
        "/v1/changes",
        &[("authorization", "Bearer three")],
        body.clone(),
        401,
    )
    .await;
    check(
        &server,
        "/v1/changes",
        &[("authorization", "Basic one")],
        body.clone(),
        401,
    )
    .await;
    let answer = check(&server, "/v1/changes", &[], body, 401).await;
    assert!(answer["error"].as_str().unwrap().contains("Bearer"), "{answer}");
    assert_eq!(server.kept.changes(), 2);
}

#[tokio::test]
async fn https_and_client_certificates() {
    let folder = keys::folder();
    let tls = json!({"cert": folder.join("server.pem"), "key": folder.join("server.key"), "client_ca": folder.join("ca.pem")});
    let auth = json!({"client_certificate": ["kube-*"]});
    let server = start(json!({"http": {"tls": tls, "auth": auth}})).await;
    assert!(server.url.starts_with("https://"));
    let authority = || reqwest::Certificate::from_pem(&keys::read("ca.pem")).unwrap();
    let identity = [keys::read("kube-apiserver.key"), keys::read("kube-apiserver.pem")].concat();
    let known = reqwest::Client::builder()
        .tls_certs_only([authority()])
        .identity(reqwest::Identity::from_pem(&identity).unwrap())
        .build()
        .unwrap();
    let stranger = reqwest::Client::builder()
        .tls_certs_only([authority()])
        .build()
        .unwrap();
    let post = |client: &reqwest::Client| {
        send(
            client
                .post(format!("{}/v1/changes", server.url))
                .body(bucket("a").to_string()),
        )
    };
    assert_eq!(post(&known).await.0, 202);
    let (status, answer) = post(&stranger).await;
    assert_eq!(status, 401, "{answer}");
    assert_eq!(server.kept.changes(), 1);
}
