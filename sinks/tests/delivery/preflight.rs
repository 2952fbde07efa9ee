//! `tripline validate --connect`: what is right is said to be, what is wrong names key and fix.

use bytes::Bytes;
use pipeline::delivery::{Method, Request, Transport, TransportError};
use serde_json::Value;
use sinks::transport::{Client, Guard, Http};

use crate::world::{Kind, World, destination};

async fn check(kind: Kind, change: impl Fn(&mut Value), expect: Result<&str, &str>) {
    let world = World::of(kind).await;
    let mut entry = kind.entry(&world.url);
    change(&mut entry);
    match (destination(entry).trial().check().await, expect) {
        (Ok(seen), Ok(expect)) => assert!(seen.contains(expect), "{kind:?}: {seen}"),
        (Err(problem), Err(expect)) => assert!(problem.to_string().contains(expect), "{kind:?}: {problem}"),
        (seen, expect) => panic!("{kind:?}: {seen:?}, not {expect:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn destinations_are_tried_without_a_finding() {
    let closed = |key: &'static str| move |entry: &mut Value| entry[key] = "http://127.0.0.1:1".into();
    check(Kind::SplunkHec, |_| {}, Ok("the token is good")).await;
    check(Kind::SplunkHecAck, |_| {}, Ok("the token is good")).await;
    check(
        Kind::SplunkHec,
        |entry| entry["token"] = "wrong".into(),
        Err("`sink[0].token`"),
    )
    .await;
    check(Kind::SplunkHec, closed("url"), Err("no connection")).await;
    check(
        Kind::SplunkHecAck,
        |entry| entry["ack"] = false.into(),
        Err("set `ack = true`"),
    )
    .await;
    check(Kind::Sentinel, |_| {}, Ok("role, rule and stream")).await;
    check(
        Kind::Sentinel,
        |entry| entry["client_secret"] = "wrong".into(),
        Err("AADSTS7000215"),
    )
    .await;
    check(
        Kind::Sentinel,
        |entry| entry["tenant"] = "other".into(),
        Err("AADSTS90002"),
    )
    .await;
    check(Kind::Sentinel, closed("endpoint"), Err("no connection")).await;
    check(Kind::Webhook, |_| {}, Ok("reachable")).await;
    check(Kind::Webhook, closed("url"), Err("no connection")).await;
    let gone = |entry: &mut Value| entry["url"] = entry["url"].as_str().unwrap().replace("webhook", "hook").into();
    check(Kind::Webhook, gone, Err("HTTP 404")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_to_a_private_address_is_refused() {
    let world = World::of(Kind::Webhook).await;
    let url = world.url.replace("127.0.0.1", "localhost");
    let request = || Request {
        method: Method::Head,
        url: format!("{url}/webhook"),
        headers: Vec::new(),
        body: Bytes::new(),
    };
    let send = |guard| async move {
        let client = Client::open("sink[0]", &Http::default(), guard).unwrap();
        client.send(request()).await.map(|response| response.status)
    };
    match send(Guard::Public).await {
        Err(TransportError::Refused { reason, hint }) => {
            assert!(
                reason.contains("private") && hint.contains("`allow_private = true`"),
                "{reason} {hint}"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(world.faults.seen().len(), 0);
    assert_eq!(send(Guard::Loopback).await, Ok(405));
    assert_eq!(send(Guard::Open).await, Ok(405));
}
