//! `/v1/push/pubsub`: OpenID Connect tokens of Google.

use base64::Engine;
use serde_json::{Value, json};

use crate::keys;
use crate::server::{Mirror, NOW, Server, send, start_through};

const KEYS: &str = "/www.googleapis.com/oauth2/v3/certs";

fn push(id: &str, data: &str) -> Value {
    let data = base64::engine::general_purpose::STANDARD.encode(data);
    json!({"message": {"data": data, "messageId": id, "message_id": id, "publishTime": "2026-11-01T00:00:00Z"}, "subscription": "projects/p/subscriptions/s"})
}

fn asset() -> String {
    json!({
        "asset": {"name": "//storage.googleapis.com/b", "assetType": "storage.googleapis.com/Bucket", "ancestors": ["projects/1"],
            "resource": {"version": "v1", "data": {"name": "b"}, "location": "EU"}},
        "window": {"startTime": "2026-11-01T00:00:00Z"},
    })
    .to_string()
}

fn claims(key: &str, value: Value) -> Value {
    let mut claims = json!({
        "iss": "https://accounts.google.com", "aud": "https://tripline.example/v1/push/pubsub", "email_verified": true,
        "email": "feed@project.iam.gserviceaccount.com", "exp": NOW / 1000 + 3600, "iat": NOW / 1000,
    });
    claims[key] = value;
    claims
}

async fn check(server: &Server, token: Option<String>, body: &Value, expect: u16) -> Value {
    let mut request = server
        .post("/v1/push/pubsub")
        .header("content-type", "application/json")
        .body(body.to_string());
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let (status, answer) = send(request).await;
    assert_eq!(status, expect, "{answer}");
    answer
}

async fn server() -> (Server, Mirror) {
    let mirror = Mirror::start().await;
    mirror.page(KEYS, keys::published(&["sns"]));
    let pubsub = json!({"audience": "https://tripline.example/v1/push/pubsub", "service_accounts": ["feed@project.iam.gserviceaccount.com"]});
    let server = start_through(&mirror, json!({"push": {"pubsub": pubsub}})).await;
    (server, mirror)
}

#[tokio::test]
async fn a_good_token_lets_in() {
    let (server, mirror) = server().await;
    let token = || Some(keys::token("sns", &claims("sub", json!("1"))));
    assert_eq!(check(&server, token(), &push("1", &asset()), 200).await["accepted"], 1);
    // One token serves many messages; a message that comes again is acknowledged and not taken.
    assert_eq!(check(&server, token(), &push("2", &asset()), 200).await["accepted"], 1);
    assert_eq!(
        check(&server, token(), &push("2", &asset()), 200).await["repeated"],
        true
    );
    // The welcome message must be acknowledged, or it comes for ever.
    let welcome = "You have successfully configured real time feed for a resource.";
    assert_eq!(check(&server, token(), &push("3", welcome), 200).await["rejected"], 1);
    assert_eq!((server.kept.changes(), mirror.asked().len()), (2, 1));
}

#[tokio::test]
async fn any_other_token_is_refused() {
    let (server, _mirror) = server().await;
    let post = async |key: &str, claim: &str, value: Value, expect: u16| {
        check(
            &server,
            Some(keys::token(key, &claims(claim, value))),
            &push("1", &asset()),
            expect,
        )
        .await;
    };
    post("sns", "iss", json!("https://evil.example"), 403).await;
    post("sns", "aud", json!("https://other.example"), 403).await;
    post("sns", "email", json!("other@project.iam.gserviceaccount.com"), 403).await;
    post("sns", "email_verified", json!(false), 403).await;
    post("sns", "exp", json!(NOW / 1000 - 61), 401).await;
    post("sns", "exp", Value::Null, 401).await;
    post("other", "sub", json!("1"), 401).await;
    check(&server, None, &push("1", &asset()), 401).await;
    check(&server, Some("no.token.atall".to_owned()), &push("1", &asset()), 401).await;
    let header = jsonwebtoken::Header {
        kid: Some("sns".to_owned()),
        ..jsonwebtoken::Header::default()
    };
    let shared = jsonwebtoken::EncodingKey::from_secret(&keys::read("sns.pem"));
    let confused = jsonwebtoken::encode(&header, &claims("sub", json!("1")), &shared).unwrap();
    check(&server, Some(confused), &push("1", &asset()), 401).await;
    assert!(server.kept.all().is_empty());
}

#[tokio::test]
async fn keys_change_and_fail() {
    let (server, mirror) = server().await;
    let by = |key: &str| Some(keys::token(key, &claims("exp", json!(NOW / 1000 + 90_000))));
    check(&server, by("sns"), &push("1", &asset()), 200).await;
    // A new key: not asked for again at once, then found.
    mirror.page(KEYS, keys::published(&["sns", "other"]));
    check(&server, by("other"), &push("2", &asset()), 401).await;
    server.now(NOW + 60_001);
    check(&server, by("other"), &push("2", &asset()), 200).await;
    assert_eq!(mirror.asked().len(), 2);
    // The issuer is out of reach: known keys serve on, for a day.
    mirror.remove(KEYS);
    server.now(NOW + 7_300_000);
    check(&server, by("sns"), &push("3", &asset()), 200).await;
    server.now(NOW + 86_500_000);
    check(&server, by("sns"), &push("4", &asset()), 503).await;
}
