//! What is Sentinel's own: tokens, sizes as sent, the wire form of Microsoft's client, table and rule in compose/sentinel.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::Command;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Uri};
use pipeline::delivery::State;
use receiver::Receiver;
use serde_json::{Value, json};
use sinks::destination::sentinel::{ALERT_COLUMNS, COLUMNS};
use tokio_util::sync::CancellationToken;

use crate::faults::Fault;
use crate::finding::{finding, id, noise};
use crate::tools::{program, receivers};
use crate::world::{Kind, TOKEN, World, destination};

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_is_renewed_once_without_a_hold() {
    let mut world = World::of(Kind::Sentinel).await;
    world.faults.next([Fault::status(401)]);
    let sent = [finding(1, 1, "")];
    world.publish(&sent).await;
    let destination = destination(Kind::Sentinel.entry(&world.url));
    let health = destination.health();
    let states = Arc::new(Mutex::new(Vec::new()));
    let (mut watch, seen) = (health.watch(), Arc::clone(&states));
    let watcher = tokio::spawn(async move {
        while watch.changed().await.is_ok() {
            seen.lock().unwrap().push(watch.borrow().clone());
        }
    });
    let running = world.start(destination);
    world.all(&sent).await;
    health
        .watch()
        .wait_for(|state| *state == State::Delivering)
        .await
        .unwrap();
    running.stop().await;
    watcher.abort();
    assert!(
        states.lock().unwrap().iter().all(|state| *state == State::Delivering),
        "{states:?}"
    );
    assert_eq!(world.faults.seen().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_holds_and_says_which_key() {
    let world = World::of(Kind::Sentinel).await;
    let mut entry = Kind::Sentinel.entry(&world.url);
    entry["client_secret"] = "wrong".into();
    world.publish(&[finding(1, 1, "")]).await;
    let destination = destination(entry);
    let mut health = destination.health().watch();
    let running = world.start(destination);
    let held = health
        .wait_for(|state| matches!(state, State::Held { .. }))
        .await
        .unwrap()
        .clone();
    running.stop().await;
    let State::Held { reason, hint } = held else {
        unreachable!()
    };
    assert!(
        reason.contains("AADSTS7000215") && hint.contains("`client_secret`"),
        "{reason} {hint}"
    );
    assert!(!reason.contains("wrong"), "{reason}");
    assert_eq!(world.faults.seen().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_packed_by_their_size_as_sent() {
    let mut world = World::of(Kind::Sentinel).await;
    let sent: Vec<_> = (0..2_500).map(|n| finding(n, 1, &noise(n as u64, 1_500))).collect();
    world.publish(&sent).await;
    let running = world.start(destination(Kind::Sentinel.entry(&world.url)));
    let times = world.all(&sent).await;
    running.stop().await;
    assert!(times.values().all(|times| *times == 1));
    let seen = world.faults.seen();
    assert!(
        seen.iter().all(|seen| seen.status == Some(204) && seen.size <= 1 << 20),
        "{seen:?}"
    );
    assert!(
        seen.iter().any(|seen| seen.size > 700_000),
        "no request was packed well: {seen:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_is_said() {
    let mut world = World::of(Kind::Sentinel).await;
    world
        .publish(&[finding(1, 1, &"x".repeat(100_000)), finding(2, 1, "")])
        .await;
    let running = world.start(destination(Kind::Sentinel.entry(&world.url)));
    let mut rows = world.arrivals(2).await;
    running.stop().await;
    rows.sort_by_key(|row| row.wrapped["Truncated"].is_null());
    let cut = rows[0].wrapped["Truncated"].as_str().unwrap();
    assert!(cut.contains("Evidence.note") && cut.contains("Ocsf."), "{cut}");
    assert_eq!(rows[0].wrapped["Evidence"]["note"], "[cut: 100002 bytes]");
    assert_eq!(rows[1].wrapped["EventTime"], "2023-11-14T22:13:20.124Z");
    for (name, value) in rows[1].wrapped.as_object().unwrap() {
        let kind = COLUMNS.iter().find(|(column, _)| column == name).map(|(_, kind)| *kind);
        let fits = match kind {
            Some("string" | "datetime") => value.is_string(),
            Some("int" | "long") => value.is_i64(),
            Some("dynamic") => value.is_object(),
            _ => false,
        };
        assert!(fits, "{name}: {value}");
    }
}

/// Method, path, query, headers and inflated body of the first request to each path.
type Taken = Arc<Mutex<BTreeMap<String, (Method, Uri, HeaderMap, Vec<u8>)>>>;

fn capturing(taken: Taken) -> Router {
    Router::new().fallback(
        move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| async move {
            let path = uri.path().to_owned();
            let mut inflated = Vec::new();
            if flate2::read::GzDecoder::new(body.as_ref())
                .read_to_end(&mut inflated)
                .is_err()
            {
                inflated = body.to_vec();
            }
            taken
                .lock()
                .unwrap()
                .entry(path.clone())
                .or_insert((method, uri, headers, inflated));
            let granted = json!({"access_token": "reference", "expires_in": 3599, "token_type": "Bearer"}).to_string();
            let (status, answer) = if path.ends_with("/token") {
                (200, granted)
            } else {
                (204, String::new())
            };
            (axum::http::StatusCode::from_u16(status).unwrap(), answer)
        },
    )
}

/// Uploads two rows with Microsoft's client; the scope that it asks a token for.
async fn upload_with_their_client(url: String) -> String {
    let upload = move || {
        Command::new(program("python.sh"))
            .arg(receivers().join("upload_rows.py"))
            .args([&url, "reference", "dcr-0123456789abcdef", "Custom-TriplineFindings"])
            .output()
            .unwrap()
    };
    let ran = tokio::task::spawn_blocking(upload).await.unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_look_as_those_of_microsofts_own_client() {
    let (ours, theirs, stop) = (Taken::default(), Taken::default(), CancellationToken::new());
    let serve = |taken: &Taken| {
        let receiver = Receiver::serving(([127, 0, 0, 1], 0).into(), capturing(Arc::clone(taken))).unwrap();
        let url = receiver.url();
        tokio::spawn(receiver.run(stop.clone()));
        url
    };
    let (our_url, their_url) = (serve(&ours), serve(&theirs));

    let scope = upload_with_their_client(their_url).await;

    let world = World::of(Kind::Sentinel).await;
    world.publish(&[finding(1, 1, ""), finding(2, 1, "")]).await;
    let destination = destination(Kind::Sentinel.entry(&our_url));
    let mut health = destination.health().watch();
    let running = world.start(destination);
    health.wait_for(|state| *state == State::Delivering).await.unwrap();
    running.stop().await;
    stop.cancel();

    let path = "/dataCollectionRules/dcr-0123456789abcdef/streams/Custom-TriplineFindings";
    let (ours, theirs) = (ours.lock().unwrap(), theirs.lock().unwrap());
    let (our, their) = (&ours[path], &theirs[path]);
    assert_eq!((&our.0, our.1.path_and_query()), (&their.0, their.1.path_and_query()));
    for name in ["authorization", "content-type", "content-encoding"] {
        assert_eq!(our.2.get(name), their.2.get(name), "{name}");
    }
    let is_guid = |headers: &HeaderMap| {
        headers["x-ms-client-request-id"]
            .to_str()
            .unwrap()
            .split('-')
            .map(str::len)
            .eq([8, 4, 4, 4, 12])
    };
    assert!(is_guid(&our.2) && is_guid(&their.2));
    let rows = |body: &[u8]| {
        serde_json::from_slice::<Vec<serde_json::Map<String, Value>>>(body)
            .unwrap()
            .len()
    };
    assert_eq!((rows(&our.3), rows(&their.3)), (2, 2));
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(&ours["/local/oauth2/v2.0/token"].3)
        .into_owned()
        .collect();
    assert_eq!(
        form["scope"].replace("//.default", "/.default"),
        scope.trim().replace("//.default", "/.default")
    );
    assert_eq!(
        (form["grant_type"].as_str(), form["client_secret"].as_str()),
        ("client_credentials", TOKEN)
    );
}

#[test]
fn table_and_rule_declare_the_columns_that_are_sent() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../compose/sentinel/azuredeploy.json");
    let template: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let resources = template["resources"].as_array().unwrap();
    let of = |kind: &str| resources.iter().find(|resource| resource["type"] == kind).unwrap();
    let columns = |list: &Value| -> Vec<(String, String)> {
        let text = |column: &Value, key: &str| column[key].as_str().unwrap().to_lowercase();
        let columns = list.as_array().unwrap().iter();
        columns
            .map(|column| (column["name"].as_str().unwrap().to_owned(), text(column, "type")))
            .collect()
    };
    let expect: Vec<(String, String)> = COLUMNS
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned()))
        .collect();
    let rule = &of("Microsoft.Insights/dataCollectionRules")["properties"];
    assert_eq!(
        columns(&rule["streamDeclarations"]["Custom-TriplineFindings"]["columns"]),
        expect
    );
    let table = &of("Microsoft.OperationalInsights/workspaces/tables")["properties"]["schema"];
    assert_eq!(columns(&table["columns"]), expect);
    assert_eq!(rule["dataFlows"][0]["outputStream"], "Custom-TriplineFindings_CL");
    let alerts = ALERT_COLUMNS
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned()));
    assert_eq!(
        columns(&rule["streamDeclarations"]["Custom-TriplineAlerts"]["columns"]),
        alerts.collect::<Vec<_>>()
    );
    assert_eq!(rule["dataFlows"][1]["outputStream"], "Microsoft-ASimAlertEventLogs");
    let reserved = [
        "_ResourceId",
        "id",
        "_SubscriptionId",
        "TenantId",
        "Type",
        "UniqueId",
        "Title",
    ];
    for (name, _) in COLUMNS {
        let fit = name.len() <= 45 && name.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(
            fit && !reserved.iter().any(|word| word.eq_ignore_ascii_case(name)),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn alerts_of_asim_follow_the_rows_of_our_table() {
    let mut world = World::of(Kind::Sentinel).await;
    let mut entry = Kind::Sentinel.entry(&world.url);
    entry["asim_stream"] = "Custom-TriplineAlerts".into();
    let sent = [finding(1, 1, ""), finding(2, 2, "")];
    world.publish(&sent).await;
    let destination = destination(entry);
    let seen = destination.trial().check().await.unwrap();
    assert_eq!(seen.matches("stream are good").count(), 2, "both are tried: {seen}");
    let running = world.start(destination);
    let arrived = world.arrivals(4).await;
    running.stop().await;
    let ours = arrived
        .iter()
        .filter(|arrival| arrival.event_id == id(&sent[0]))
        .count();
    assert_eq!(ours, 1);
    let alert = |uid: &str| {
        arrived
            .iter()
            .find(|arrival| arrival.wrapped["AlertId"] == uid)
            .unwrap()
            .wrapped
            .clone()
    };
    let (open, closed) = (alert(&id(&sent[0])), alert(&id(&sent[1])));
    assert_eq!(
        (&open["AlertStatus"], &closed["AlertStatus"]),
        (&json!("Active"), &json!("Closed"))
    );
    assert_eq!(
        (&open["EventType"], &open["EventSeverity"]),
        (&json!("Alert"), &json!("High"))
    );
}
