//! `/v1/push/sns`, with a certificate and signatures made here.

use serde_json::{Value, json};

use crate::keys;
use crate::server::{Mirror, NOW, Server, send, start_through};

const TOPIC: &str = "arn:aws:sns:eu-central-1:111122223333:config";
const HOST: &str = "sns.eu-central-1.amazonaws.com";

/// A notification of AWS Config, signed; `alter` changes it before, `spoil` after signing.
fn message(version: &str, alter: impl Fn(&mut Value), spoil: impl Fn(&mut Value)) -> Value {
    let item = json!({
        "resourceType": "AWS::S3::Bucket", "resourceId": "b", "awsAccountId": "111122223333", "awsRegion": "eu-central-1",
        "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-11-01T00:00:00.000Z", "configurationStateId": 1,
        "configuration": {"name": "b"}, "supplementaryConfiguration": {}, "tags": {},
    });
    let inner = json!({"configurationItem": item, "messageType": "ConfigurationItemChangeNotification", "recordVersion": "1.3"});
    let mut message = json!({
        "Type": "Notification", "MessageId": "id-1", "TopicArn": TOPIC, "Subject": "[AWS Config]", "Message": inner.to_string(),
        "Timestamp": time(NOW), "SignatureVersion": version, "SigningCertURL": format!("https://{HOST}/SimpleNotificationService-1.pem"),
        "UnsubscribeURL": format!("https://{HOST}/?Action=Unsubscribe"),
    });
    alter(&mut message);
    let kind = message["Type"].as_str().unwrap();
    let names: &[&str] = match kind {
        "Notification" => &["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
        _ => &[
            "Message",
            "MessageId",
            "SubscribeURL",
            "Timestamp",
            "Token",
            "TopicArn",
            "Type",
        ],
    };
    let text: String = names
        .iter()
        .filter_map(|name| message[*name].as_str().map(|value| format!("{name}\n{value}\n")))
        .collect();
    let digest = if version == "1" { "sha1" } else { "sha256" };
    message["Signature"] = json!(keys::sign("sns", digest, &text));
    spoil(&mut message);
    message
}

fn time(ms: i64) -> String {
    chrono::DateTime::from_timestamp_millis(ms)
        .unwrap()
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

async fn server() -> (Server, Mirror) {
    let mirror = Mirror::start().await;
    mirror.page(
        &format!("/{HOST}/SimpleNotificationService-1.pem"),
        keys::read("sns.pem"),
    );
    mirror.page(
        &format!("/{HOST}/SimpleNotificationService-2.pem"),
        keys::read("expired.pem"),
    );
    let server = start_through(&mirror, json!({"push": {"sns": {"topics": [TOPIC]}}})).await;
    (server, mirror)
}

async fn check(server: &Server, message: &Value, expect: u16) -> Value {
    let request = server
        .post("/v1/push/sns")
        .header("content-type", "text/plain; charset=UTF-8")
        .body(message.to_string());
    let (status, answer) = send(request).await;
    assert_eq!(status, expect, "{answer}");
    answer
}

fn set(key: &'static str, value: impl Into<Value>) -> impl Fn(&mut Value) {
    let value = value.into();
    move |message| message[key] = value.clone()
}

fn as_it_is(_: &mut Value) {}

#[tokio::test]
async fn both_versions_of_the_signature() {
    let (server, mirror) = server().await;
    assert_eq!(
        check(&server, &message("1", as_it_is, as_it_is), 200).await["accepted"],
        1
    );
    let second = message(
        "2",
        |message| {
            message["MessageId"] = json!("id-2");
            message.as_object_mut().unwrap().remove("Subject");
        },
        as_it_is,
    );
    assert_eq!(check(&server, &second, 200).await["accepted"], 1);
    assert_eq!(server.kept.all()[0].changes[0].resource_type, "AWS::S3::Bucket");
    // The certificate is fetched once.
    assert_eq!(mirror.asked().len(), 1);
}

#[tokio::test]
async fn a_proof_that_does_not_hold_is_refused() {
    let (server, _mirror) = server().await;
    let refused: [(Value, u16); 11] = [
        (message("2", as_it_is, set("Message", "{}")), 401),
        (message("2", as_it_is, set("MessageId", "id-2")), 401),
        (message("2", as_it_is, set("Signature", "AAAA")), 401),
        (message("2", as_it_is, set("SignatureVersion", "1")), 401),
        (message("3", as_it_is, as_it_is), 401),
        (
            message("2", as_it_is, set("SigningCertURL", "https://evil.example/x.pem")),
            401,
        ),
        (
            message(
                "2",
                set("TopicArn", "arn:aws:sns:eu-central-1:999999999999:config"),
                as_it_is,
            ),
            403,
        ),
        (message("2", set("Timestamp", time(NOW - 3_600_001)), as_it_is), 401),
        (message("2", set("Timestamp", time(NOW + 600_000)), as_it_is), 401),
        (
            message(
                "2",
                as_it_is,
                set(
                    "SigningCertURL",
                    format!("https://{HOST}/SimpleNotificationService-2.pem"),
                ),
            ),
            401,
        ),
        (json!({"messageType": "ConfigurationItemChangeNotification"}), 401),
    ];
    for (message, expect) in refused {
        check(&server, &message, expect).await;
    }
    // A certificate that cannot be had now: come again.
    let elsewhere = message(
        "2",
        as_it_is,
        set(
            "SigningCertURL",
            format!("https://{HOST}/SimpleNotificationService-3.pem"),
        ),
    );
    check(&server, &elsewhere, 503).await;
    assert!(server.kept.all().is_empty());
}

#[tokio::test]
async fn a_message_is_taken_once() {
    let (server, _mirror) = server().await;
    let message = message("2", as_it_is, as_it_is);
    check(&server, &message, 200).await;
    check(&server, &message, 403).await;
    server.now(NOW + 3_500_000);
    check(&server, &message, 403).await;
    // Later it is too old; nothing is taken twice in between.
    server.now(NOW + 8_000_000);
    check(&server, &message, 401).await;
    assert_eq!(server.kept.changes(), 1);
}

#[tokio::test]
async fn subscriptions_are_confirmed_at_amazon_only() {
    let (server, mirror) = server().await;
    mirror.page(&format!("/{HOST}/"), "<ConfirmSubscriptionResponse/>");
    let confirmation = |url: String| {
        message(
            "2",
            move |message| {
                message["Type"] = json!("SubscriptionConfirmation");
                message["Token"] = json!("t");
                message["SubscribeURL"] = json!(url);
            },
            as_it_is,
        )
    };
    let good = format!("https://{HOST}/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token=t");
    check(&server, &confirmation(good.replace(HOST, "evil.example")), 401).await;
    check(
        &server,
        &confirmation(good.replace("ConfirmSubscription", "DeleteTopic")),
        401,
    )
    .await;
    check(
        &server,
        &confirmation(good.replace(TOPIC, "arn:aws:sns:eu-central-1:1:other")),
        401,
    )
    .await;
    assert!(mirror.asked().iter().all(|path| path.ends_with(".pem")));
    assert_eq!(check(&server, &confirmation(good), 200).await["status"], "confirmed");
    assert!(mirror.asked().last().unwrap().contains("Action=ConfirmSubscription"));
    assert!(server.kept.all().is_empty());
}

#[tokio::test]
async fn a_host_that_a_stranger_names_blocks_nobody() {
    let (server, mirror) = server().await;
    mirror.hang("/sns.us-west-2.");
    // No signature is needed to make us look for a certificate.
    let forged = |name: usize| {
        let url = format!("https://sns.us-west-2.amazonaws.com/{name}.pem");
        let message = message("1", as_it_is, set("SigningCertURL", url));
        server.post("/v1/push/sns").body(message.to_string()).send()
    };
    let mut posts: futures::stream::FuturesUnordered<_> = (0..5).map(forged).collect();
    for _ in 0..4 {
        let answer = futures::StreamExt::next(&mut posts).await.unwrap().unwrap();
        assert_eq!(
            (answer.status().as_u16(), answer.headers().contains_key("retry-after")),
            (503, true)
        );
    }
    // While the fifth still waits a good message is taken.
    assert_eq!(
        check(&server, &message("1", as_it_is, as_it_is), 200).await["accepted"],
        1
    );
    let hung = mirror.asked().iter().filter(|path| path.contains("us-west-2")).count();
    assert_eq!(hung, 1);
    // An address that failed is left alone for a while.
    let missing = message(
        "1",
        set("MessageId", "id-9"),
        set("SigningCertURL", format!("https://{HOST}/none.pem")),
    );
    for _ in 0..3 {
        check(&server, &missing, 503).await;
    }
    assert_eq!(
        mirror.asked().iter().filter(|path| path.contains("none.pem")).count(),
        1
    );
}
