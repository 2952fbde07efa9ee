//! The config's own errors: each names the key, what is wrong and the fix.

use super::*;
use serde_json::{Value, json};

fn check(config: Value, expect: &[&str]) {
    let parsed: Config = serde_json::from_value(config.clone()).unwrap_or_else(|error| panic!("{config}: {error}"));
    let problems = parsed.validate().err().unwrap_or_default();
    let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, expect, "{config}: {problems:?}");
    assert!(problems.iter().all(|problem| !problem.fix.is_empty()));
}

#[test]
fn a_listener_that_others_reach_needs_a_proof() {
    check(json!({}), &[]);
    check(json!({"http": {"listen": "[::1]:8088"}}), &[]);
    check(json!({"http": {"listen": "0.0.0.0:8088"}}), &["ingest.http.auth"]);
    check(json!({"http": {"listen": "0.0.0.0:8088", "enabled": false}}), &[]);
    let token = |more: Value| {
        let mut http = json!({"listen": "0.0.0.0:8088", "auth": {"token": ["t", "u"]}});
        http.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"http": http})
    };
    check(token(json!({})), &["ingest.http.tls"]);
    check(token(json!({"allow_http": true})), &[]);
    check(token(json!({"listen": "127.0.0.1:8088"})), &[]);
    check(token(json!({"tls": {"cert": "c", "key": "k"}})), &[]);
    check(
        json!({"http": {"listen": "0.0.0.0:8088", "auth": {"hmac": {"secret": "s"}}}, "push": {"kubernetes_audit": {"token": "t"}}}),
        &["ingest.http.tls"],
    );
    check(
        json!({"http": {"listen": "0.0.0.0:8088", "auth": {"hmac": {"secret": "t"}}}}),
        &[],
    );
    check(
        json!({"http": {"listen": "0.0.0.0:8088", "auth": {"client_certificate": ["*"]}}}),
        &["ingest.http.auth.client_certificate"],
    );
    check(json!({"http": {"in_flight": "1MiB"}}), &["ingest.http.in_flight"]);
    check(
        json!({"http": {"auth": {"hmac": {"secret": "t", "header": "a b"}}}}),
        &["ingest.http.auth.hmac.header"],
    );
}

#[test]
fn a_push_endpoint_without_a_proof_is_refused() {
    let push = |value: Value| json!({"push": value});
    check(
        push(json!({"sns": {"topics": ["arn:aws:sns:eu-central-1:111122223333:config"]}})),
        &[],
    );
    check(push(json!({"sns": {"topics": []}})), &["ingest.push.sns.topics"]);
    check(
        push(json!({"sns": {"topics": ["config"]}})),
        &["ingest.push.sns.topics"],
    );
    check(
        push(json!({"sns": {"topics": ["arn:aws:sns:*:111122223333:*"], "max_age": "1d"}})),
        &["ingest.push.replay_window"],
    );
    check(push(json!({"eventgrid": {}})), &["ingest.push.eventgrid"]);
    check(push(json!({"eventgrid": {"key": "k"}})), &[]);
    check(
        push(json!({"eventgrid": {"entra": {"tenant": "a/b", "audience": "x"}}})),
        &["ingest.push.eventgrid.entra.tenant"],
    );
    check(
        push(json!({"pubsub": {"audience": "a", "service_accounts": []}})),
        &["ingest.push.pubsub.service_accounts"],
    );
    check(push(json!({"kubernetes_audit": {}})), &["ingest.push.kubernetes_audit"]);
    check(
        push(json!({"kubernetes_audit": {"client_certificate": ["a"]}})),
        &["ingest.push.kubernetes_audit.client_certificate"],
    );
    check(
        push(json!({"signed": [{"name": "sns", "hmac": {"secret": "s"}}]})),
        &["ingest.push.signed[0].name"],
    );
    check(
        push(json!({"signed": [{"name": "a/b", "hmac": {"secret": "s"}}]})),
        &["ingest.push.signed[0].name"],
    );
    check(
        json!({"http": {"enabled": false}, "push": {"eventgrid": {"key": "k"}}}),
        &["ingest.push"],
    );
}

#[test]
fn mappings_and_watches_are_checked() {
    let mapping = json!({"name": "a", "when": {"kind": "b"}, "resource_type": "b", "uid": "{id}"});
    check(json!({"mapping": [mapping]}), &[]);
    check(json!({"mapping": [mapping, mapping]}), &["ingest.mapping[1].name"]);
    check(json!({"watch": [{"path": ""}]}), &["ingest.watch[0].path"]);
    check(json!({"record_limit": "1KiB"}), &["ingest.record_limit"]);
    check(json!({"lag_limit": 0}), &["ingest.lag_limit"]);
}

#[test]
fn unknown_keys_and_secrets_stay_out() {
    assert!(
        serde_json::from_value::<Config>(json!({"htp": {}}))
            .unwrap_err()
            .to_string()
            .contains("htp")
    );
    let config: Config = serde_json::from_value(json!({"http": {"auth": {"token": "hush-hush"}}})).unwrap();
    assert!(!format!("{config:?} {}", serde_json::to_value(&config).unwrap()).contains("hush-hush"));
}
