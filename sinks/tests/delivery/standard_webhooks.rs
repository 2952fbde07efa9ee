//! Our webhooks verified by the library of Standard Webhooks, and refused by it where they must be.

use std::io::Write;
use std::process::{Command, Stdio};

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::post;
use receiver::Receiver;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::finding::{finding, id};
use crate::tools::{program, receivers};
use crate::world::{Kind, SECRET, World, destination};

const OTHER: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Delivers one finding with these secrets; the request as it came.
async fn delivered(secret: Value) -> (HeaderMap, Bytes) {
    let (taken, mut requests) = tokio::sync::mpsc::unbounded_channel();
    let stop = CancellationToken::new();
    let take = move |headers: HeaderMap, body: Bytes| async move { taken.send((headers, body)).unwrap() };
    let router = Router::new().route("/hook", post(take));
    let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), router).unwrap();
    let mut entry = Kind::Webhook.entry(&receiver.url());
    entry["url"] = format!("{}/hook", receiver.url()).into();
    entry["secret"] = secret;
    tokio::spawn(receiver.run(stop.clone()));
    let world = World::of(Kind::Webhook).await;
    world.publish(&[finding(1, 1, "ünïcode \u{1f600}")]).await;
    let running = world.start(destination(entry));
    let request = requests.recv().await.unwrap();
    running.stop().await;
    stop.cancel();
    request
}

fn verify(cases: &[(&str, &HeaderMap, &str)]) -> Vec<String> {
    let python = program("python.sh");
    let mut child = Command::new(python)
        .arg(receivers().join("verify_webhooks.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    for (secret, headers, body) in cases {
        let headers: std::collections::BTreeMap<&str, &str> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        writeln!(input, "{}", json!({"secret": secret, "headers": headers, "body": body})).unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standard_library_verifies_our_signatures() {
    let (headers, body) = delivered(json!([OTHER, SECRET])).await;
    let body = std::str::from_utf8(&body).unwrap();
    let third = "whsec_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz=";
    let changed = body.replace("finding.new", "finding.old");
    let mut late = headers.clone();
    late.insert("webhook-timestamp", "1700000000".parse().unwrap());
    let mut renamed = headers.clone();
    renamed.insert("webhook-id", "another".parse().unwrap());
    let verdicts = verify(&[
        (SECRET, &headers, body),
        (OTHER, &headers, body),
        (third, &headers, body),
        (SECRET, &headers, &changed),
        (SECRET, &late, body),
        (SECRET, &renamed, body),
    ]);
    let verified: Vec<bool> = verdicts.iter().map(|verdict| verdict == "ok").collect();
    assert_eq!(verified, [true, true, false, false, false, false], "{verdicts:?}");

    assert_eq!(headers["webhook-id"].to_str().unwrap(), id(&finding(1, 1, "")));
    let payload: Value = serde_json::from_str(body).unwrap();
    assert_eq!(payload["type"], "finding.new");
    assert_eq!(payload["timestamp"], "2023-11-14T22:13:20.124Z");
    assert_eq!(payload["data"]["class_uid"], 2003);
    assert!(headers.contains_key("traceparent"));
}
