//! `/v1/push/eventgrid`: handshakes, shared keys, tokens of Microsoft Entra.

use serde_json::{Value, json};

use crate::keys;
use crate::server::{Mirror, NOW, Server, send, start, start_through};

const PATH: &str = "/v1/push/eventgrid";
const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const EVENT_GRID: &str = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

fn event(id: &str) -> Value {
    let resource = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a";
    json!([{
        "id": id, "topic": "/subscriptions/11111111-2222-3333-4444-555555555555", "subject": resource,
        "eventType": "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", "eventTime": "2026-11-01T00:00:00Z",
        "dataVersion": "1", "metadataVersion": "1",
        "data": {
            "resourceInfo": {"id": resource, "name": "a", "type": "Microsoft.Storage/storageAccounts", "location": "westeurope",
                "properties": {"allowBlobPublicAccess": 1}},
            "apiVersion": "2023-01-01", "operationalInfo": {"resourceEventTime": "2026-11-01T00:00:00Z"},
        },
    }])
}

async fn check(server: &Server, path: &str, header: Option<(&str, &str)>, body: &Value, expect: u16) -> Value {
    let mut request = server
        .post(path)
        .header("content-type", "application/json")
        .body(body.to_string());
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    let (status, answer) = send(request).await;
    assert_eq!(status, expect, "{path}: {answer}");
    answer
}

#[tokio::test]
async fn a_shared_key_in_url_or_header() {
    let server = start(json!({"push": {"eventgrid": {"key": "k"}}})).await;
    assert_eq!(
        check(&server, &format!("{PATH}?key=k"), None, &event("1"), 200).await["accepted"],
        1
    );
    assert_eq!(
        check(&server, PATH, Some(("x-tripline-key", "k")), &event("2"), 200).await["accepted"],
        1
    );
    // Sent again because our answer was lost: acknowledged, not taken.
    assert_eq!(
        check(&server, &format!("{PATH}?key=k"), None, &event("1"), 200).await["repeated"],
        true
    );
    check(&server, &format!("{PATH}?key=x"), None, &event("3"), 401).await;
    check(&server, PATH, None, &event("3"), 401).await;
    assert_eq!(server.kept.changes(), 2);
}

#[tokio::test]
async fn both_handshakes() {
    let server = start(json!({"push": {"eventgrid": {"key": "k"}}})).await;
    let validation = json!([{"id": "1", "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent", "data": {"validationCode": "c"}}]);
    let answer = check(&server, &format!("{PATH}?key=k"), None, &validation, 200).await;
    assert_eq!(answer, json!({"validationResponse": "c"}));
    check(&server, PATH, None, &validation, 401).await;
    let ask = |origin: &str, query: &str| {
        let url = format!("{}{PATH}{query}", server.url);
        server
            .client
            .request(reqwest::Method::OPTIONS, url)
            .header("webhook-request-origin", origin)
            .send()
    };
    let permitted = ask("eventgrid.azure.net", "").await.unwrap();
    assert_eq!(
        (
            permitted.status().as_u16(),
            &permitted.headers()["webhook-allowed-origin"]
        ),
        (200, &"eventgrid.azure.net".parse().unwrap())
    );
    assert_eq!(ask("evil.example", "").await.unwrap().status(), 403);
    assert_eq!(ask("eventgrid.azure.net", "?key=x").await.unwrap().status(), 401);
    assert!(server.kept.all().is_empty());
}

#[tokio::test]
async fn tokens_of_entra() {
    let mirror = Mirror::start().await;
    let path = format!("/login.microsoftonline.com/{TENANT}/discovery/v2.0/keys");
    mirror.page(&path, keys::published(&["sns"]));
    let server = start_through(
        &mirror,
        json!({"push": {"eventgrid": {"entra": {"tenant": TENANT, "audience": "api://tripline"}}}}),
    )
    .await;
    let claims = |key: &str, value: Value| {
        let mut claims = json!({
            "iss": format!("https://sts.windows.net/{TENANT}/"), "aud": "api://tripline", "appid": EVENT_GRID,
            "nbf": NOW / 1000 - 10, "exp": NOW / 1000 + 3000,
        });
        claims[key] = value;
        claims
    };
    let post = async |id: &str, token: String, expect: u16| {
        check(
            &server,
            PATH,
            Some(("authorization", &format!("Bearer {token}"))),
            &event(id),
            expect,
        )
        .await
    };
    post("1", keys::token("sns", &claims("ver", json!("1.0"))), 200).await;
    let second = json!({"iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"), "aud": "api://tripline", "azp": EVENT_GRID, "exp": NOW / 1000 + 10});
    post("2", keys::token("sns", &second), 200).await;
    post("3", keys::token("sns", &claims("aud", json!("api://other"))), 403).await;
    post(
        "3",
        keys::token("sns", &claims("iss", json!("https://sts.windows.net/other/"))),
        403,
    )
    .await;
    post("3", keys::token("sns", &claims("appid", json!("someone"))), 403).await;
    post("3", keys::token("sns", &claims("exp", json!(NOW / 1000 - 61))), 401).await;
    post("3", keys::token("sns", &claims("nbf", json!(NOW / 1000 + 61))), 401).await;
    post("3", keys::token("other", &claims("ver", json!("1.0"))), 401).await;
    check(&server, PATH, None, &event("3"), 401).await;
    assert_eq!((server.kept.changes(), mirror.asked().len()), (2, 1));
}
