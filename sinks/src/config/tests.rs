//! What the config takes, and how it says what it does not.
use super::*;
use serde_json::{Value, json};

fn splunk(more: Value) -> Value {
    merged(
        json!({"kind": "splunk_hec", "name": "soc", "url": "https://splunk.example:8088", "token": "t"}),
        more,
    )
}

fn webhook(more: Value) -> Value {
    merged(
        json!({"kind": "webhook", "name": "hook", "url": "https://hook.example/x", "secret": "s"}),
        more,
    )
}

fn sentinel(more: Value) -> Value {
    let entry = json!({
        "kind": "sentinel", "name": "sentinel", "endpoint": "https://x.ingest.monitor.azure.com", "rule": "dcr-1",
        "tenant": "t", "client_id": "c", "client_secret": "s",
    });
    merged(entry, more)
}

fn merged(mut entry: Value, more: Value) -> Value {
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    entry
}

/// The problem's text contains all of these; no problem if there are none.
fn check(entries: &[Value], expect: &[&str]) {
    let problems = match serde_json::from_value::<Config>(entries.into()) {
        Err(error) => vec![error.to_string()],
        Ok(config) => match config.validate() {
            Ok(settings) => {
                assert_eq!(settings.entries().len(), entries.len());
                Vec::new()
            }
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        },
    };
    let said = problems.join("\n");
    assert_eq!(problems.is_empty(), expect.is_empty(), "{said}");
    for text in expect {
        assert!(said.contains(text), "{text}: {said}");
    }
}

#[test]
fn what_is_right_is_taken() {
    check(&[], &[]);
    check(&[splunk(json!({})), webhook(json!({})), sentinel(json!({}))], &[]);
    check(
        &[splunk(
            json!({"url": "http://127.0.0.1:8088/", "max_request": "5MB", "workers": 3}),
        )],
        &[],
    );
    check(
        &[webhook(json!({"url": "http://localhost:9/x", "secret": ["a", "b"]}))],
        &[],
    );
    check(
        &[webhook(
            json!({"url": "http://10.0.0.7/x", "allow_private": true, "allow_http": true}),
        )],
        &[],
    );
    check(
        &[splunk(
            json!({"filter": {"severity": "high", "activities": ["new", "resolved"]}}),
        )],
        &[],
    );
    check(
        &[splunk(
            json!({"pace": {"linger": "0s", "hold": "5m"}, "http": {"timeout": "10s", "proxy": "http://proxy:3128"}}),
        )],
        &[],
    );
}

#[test]
fn what_is_wrong_names_key_and_fix() {
    check(
        &[splunk(json!({"name": "a b"}))],
        &["`sink[0].name`", "letters, digits"],
    );
    check(
        &[splunk(json!({})), splunk(json!({}))],
        &["`sink[1].name`", "used twice"],
    );
    check(
        &[splunk(json!({"url": "http://splunk.example:8088"}))],
        &["`sink[0].url`", "plain http", "allow_http"],
    );
    check(
        &[splunk(json!({"url": "https://u:p@splunk.example"}))],
        &["user name or password"],
    );
    check(
        &[splunk(json!({"url": "https://splunk.example/services/collector"}))],
        &["leave the path out"],
    );
    check(
        &[splunk(json!({"url": "splunk.example"}))],
        &["not a URL", "https://host:port"],
    );
    check(
        &[splunk(json!({"url": "ftp://splunk.example"}))],
        &["neither http nor https"],
    );
    check(&[splunk(json!({"max_request": 10}))], &["`sink[0].max_request`"]);
    check(&[splunk(json!({"workers": 0}))], &["`sink[0].workers`"]);
    check(
        &[splunk(json!({"pace": {"backoff": "0s"}}))],
        &["`sink[0].pace.backoff`", "hammered"],
    );
    check(
        &[splunk(json!({"http": {"timeout": "0s"}}))],
        &["`sink[0].http.timeout`"],
    );
    check(&[splunk(json!({"tokn": "x"}))], &["unknown field `tokn`"]);
    check(&[splunk(json!({"kind": "splunk"}))], &["unknown variant `splunk`"]);
}

#[test]
fn what_is_wrong_with_webhooks_and_sentinel_too() {
    check(
        &[webhook(json!({"url": "https://169.254.169.254/latest"}))],
        &["`sink[0].url`", "allow_private"],
    );
    check(
        &[webhook(json!({"url": "https://[::ffff:10.0.0.1]/"}))],
        &["allow_private"],
    );
    check(&[webhook(json!({"secret": []}))], &["`sink[0].secret`", "openssl rand"]);
    check(
        &[sentinel(json!({"rule": "my-rule"}))],
        &["`sink[0].rule`", "immutable id"],
    );
    check(
        &[sentinel(json!({"stream": "TriplineFindings_CL"}))],
        &["`sink[0].stream`", "Custom-"],
    );
    check(&[sentinel(json!({"tenant": "a/b"}))], &["`sink[0].tenant`"]);
    check(
        &[sentinel(json!({"authority": "http://login.example"}))],
        &["`sink[0].authority`", "plain http"],
    );
}

#[test]
fn what_is_wrong_is_said_without_what_may_be_a_secret() {
    let wrong = [
        webhook(json!({"url": "htps://hook.example/hush?token=hush"})),
        webhook(json!({"url": "hook.example/hush"})),
        webhook(json!({"url": "https://hush:hush@hook.example/hush"})),
        webhook(json!({"url": "http://hook.example/hush?token=hush"})),
        webhook(json!({"url": "https://10.0.0.7/hush?token=hush"})),
        webhook(json!({"http": {"proxy": "socks5://hush:hush@proxy"}})),
        splunk(json!({"url": "https://splunk.example:99999/?hush"})),
        splunk(json!({"token": 424242})),
        splunk(json!({"token": 4242.42})),
    ];
    for entry in wrong {
        let said = match serde_json::from_value::<Config>(json!([entry])) {
            Err(error) => error.to_string(),
            Ok(config) => format!("{:?}", config.validate().unwrap_err()),
        };
        assert!(!said.contains("hush") && !said.contains("4242"), "{said}");
    }
}

#[test]
fn secrets_and_queries_do_not_print() {
    let entry = webhook(json!({"url": "https://hook.example/x?key=hush", "secret": "hush"}));
    let config: Config = serde_json::from_value(json!([entry])).unwrap();
    assert!(!format!("{config:?}").contains("hush"), "{config:?}");
}
